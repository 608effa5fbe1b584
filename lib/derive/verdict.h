/* Verdicts: what was ruled of two sessions, places or teams, and which one counts of the sessions
 * that are one outing. */
#ifndef CDS_VERDICT_H
#define CDS_VERDICT_H

#include "derive/pending.h"

/* Sets *out to the subject of the verdict on two sessions, places or teams: UUIDv5 of their ids in
 * order. */
void cds__verdict_subject(const cds_uuid *a, const cds_uuid *b, cds_uuid *out);
/* The functions of verdicts in the table of kinds, which says what each is for. */
void cds__verdict_derive(cds_log *log, enum cds_kind kind, const struct cds__subject *subject,
    int64_t first, struct cds__effect *effect);
void cds__verdict_forget(cds_log *log, enum cds_kind kind, const cds_uuid *id, int64_t first);

/* What holds of the two now. */
enum cds__ruling { CDS__UNRULED, CDS__SAME, CDS__DIFFERENT };
enum cds__ruling cds__verdict_of(cds_log *log, const cds_uuid *a, const cds_uuid *b);

/* Does the log hold any verdict?  Most logs don't, and then no session needs to be looked up. */
bool cds__verdicts_any(cds_log *log);

/* A session, a place or a team came, went, or counts now as it did not before: its group waits in
 * the queue of pending.h. */
void cds__verdict_touch(cds_log *log, const cds_uuid *id);

/* Decides again, for the groups of these n sessions, which member counts.  Called by pending.c. */
void cds__verdict_regroup(cds_log *log, struct cds__pending *session, size_t n);

/* Adds to `members` all sessions that are ruled to be one outing with this one, itself first,
 * and to `prefer` the session that each of their verdicts prefers.  Both are UUIDs one after
 * another. */
void cds__verdict_group(cds_log *log, const cds_uuid *session, struct cds__buf *members,
    struct cds__buf *prefer);

#endif
