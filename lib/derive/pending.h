/* What is to be derived or compared before the transaction ends, each thing once however
 * many entries touch it.  It is done in stages, since each makes work for those after it only:
 *
 *   subjects  in a merge, those that have several entries: derived when all of them are here
 *   groups    of sessions that are ruled one outing: which of them counts?
 *   doubles   of places and teams: which names have to be compared is remembered by double.c
 *   teams     of which sessions have to be compared anew
 *   windows   of sessions at a place on a day: which pairs are probably one outing?
 */
#ifndef CDS_PENDING_H
#define CDS_PENDING_H

#include "derive/kind.h"

/* One thing to do.  A stage uses what of the key it needs and leaves the rest 0. */
struct cds__pending {
	struct cds__pending_key {
		cds_uuid id;            /* of the subject; of a session whose group it is */
		const struct cds__kind *kind;   /* of the subject */
		int64_t place, day;     /* of the window: item.n, and CDS__EVERY_DAY for all */
	} key;
	int64_t first;                  /* the subject's number, or the team's */
	int64_t times;                  /* how often it was put here */
	bool words;                     /* of a subject: the text of a note was redacted */
	unsigned what;                  /* of a window: what its sessions did, CDS__CAME … */
};

#define CDS__EVERY_DAY INT32_MIN
enum { CDS__CAME = 1, CDS__WENT = 2, CDS__CHANGED = 4 };

/* From here on subjects may wait, until cds__pending_derive or a rollback.  `follow` (NULL: nobody)
 * is told of each subject that waits, and asked before each that is derived: true: stop, with the
 * log failed. */
typedef bool cds__pending_follow(void *arg, bool waits);
void cds__pending_gather(cds_log *log, cds__pending_follow *follow, void *arg);
/* Derives all subjects that wait, and lets no more wait.  Returns how many more of them are in
 * conflict now than before. */
int64_t cds__pending_derive(cds_log *log);

/* An entry of this kind came to a subject that has others.  false: subjects don't wait now, derive
 * it at once.  *waited: it did already. */
bool cds__pending_subject(cds_log *log, const struct cds__kind *kind, const cds_uuid *subject,
    int64_t first, bool *waited);
/* Words of a session's entries were redacted: they are taken out when it is derived.  false: do
 * it now. */
bool cds__pending_words(cds_log *log, const cds_uuid *session, int64_t first);
/* The group of a session may be another, or another of it may count. */
void cds__pending_group(cds_log *log, const cds_uuid *session);
/* Names of places and teams were touched, so they have to be compared. */
void cds__pending_doubles(cds_log *log);
/* What tells a team (item.n) from others changed, so its sessions may have to be compared. */
void cds__pending_team(cds_log *log, int64_t team);
/* Something happened to the sessions at a place on a day, or on every day, so they may have to be
 * compared.  `what`: CDS__CAME, CDS__WENT or CDS__CHANGED. */
void cds__pending_window(cds_log *log, int64_t place, int64_t day, unsigned what);

/* Were windows compared already in this transaction, before its end? */
bool cds__pending_early(cds_log *log);

/* Does what of a stage has become too much to keep.  Asked wherever rows and entries fit each
 * other: after an entry, a subject, a group. */
void cds__pending_relieve(cds_log *log);

#endif
