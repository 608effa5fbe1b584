/* The steps that undo takes back: which entries this program wrote, one step a transaction.
 * write.c notes them, review/undo.c takes them back. */
#ifndef CDS_UNDO_STEP_H
#define CDS_UNDO_STEP_H

#include "entry/entry.h"
#include "base/map.h"

struct cds__undo_step {
	struct cds__buf ids;            /* subject and id of each entry, 32 bytes */
	size_t name;                    /* where in ids the entry is that says what the step was */
	char kind[33];                  /* of that entry */
	int64_t transaction;            /* in which it was written */
	bool settles;                   /* a conflict */
	bool throws;                    /* a draft was thrown away … */
	cds_uuid thrown;                /* … that of this session */
};

struct cds__undo_steps {
	struct cds__undo_step *undo, *redo;
	size_t undos, redos, room;
	struct cds__map own;            /* ids of all entries that this program wrote */
	struct cds__undo_step *taking;  /* gets the entries that undo and redo write; or NULL */
};

/* The steps of this log.  NULL: no memory. */
struct cds__undo_steps *cds__undo_steps_of(cds_log *log);

/* Notes an entry that a person wrote through this log, and whether it settles a conflict. */
void cds__undo_step_note(cds_log *log, const struct cds__entry *e, bool settles);
/* Notes that a person threw away the draft of this session; and that it is not in the bin any more,
 * so that there is nothing to bring back. */
void cds__undo_step_throw(cds_log *log, const cds_uuid *session);
void cds__undo_step_unthrow(cds_log *log, const cds_uuid *session);
void cds__step_free(struct cds__undo_step *step);

#endif
