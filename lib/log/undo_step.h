/* Floor 2: which entries this program wrote, by transactions: what undo takes back. */
#ifndef CDS_UNDO_STEP_H
#define CDS_UNDO_STEP_H

#include "entry/entry.h"
#include "base/map.h"

struct cds__undo_step {
	struct cds__buf ids;            /* subject and id of each entry, 32 bytes */
	/* where in ids the one is that says what this was: the first of a session, else the
	 * first */
	size_t name;
	char kind[33];                  /* of that one */
	int64_t transaction;            /* in which it was written */
	bool settles;                   /* a conflict */
};

struct cds__undo_steps {
	struct cds__undo_step *undo, *redo;
	size_t undos, redos, room;
	struct cds__map own;            /* ids of all entries that this program wrote */
	/* where entries go while undo and redo write; NULL: a step of their own */
	struct cds__undo_step *taking;
};

struct cds__undo_steps *cds__undo_steps_of(cds_log *log);         /* NULL: no memory */
/* An entry was written by a person through this log; it settles a conflict, or not. */
void cds__undo_step_note(cds_log *log, const struct cds__entry *e, bool settles);
void cds__step_free(struct cds__undo_step *step);

#endif
