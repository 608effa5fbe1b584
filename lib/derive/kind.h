/* The kinds of entries, one row each.  Whoever treats kinds differently asks this table:
 * what derives, forgets, rebuilds, checks and takes back.  A kind that this version does not know
 * has no row: its entries are stored and kept, and nothing follows from them. */
#ifndef CDS_KIND_H
#define CDS_KIND_H

#include "entry/state.h"

/* What an entry's arrival did to its session, if it speaks of one. */
struct cds__effect {
	int64_t session;                /* n; 0: not a session */
	bool fresh, changed;
	int conflicts;                  /* 1: now in conflict and wasn't; -1: the other way */
};

/* A table that follows from entries: how a rebuild empties it, and which of its rows have to be
 * the same when it is made again (NULL: all). */
struct cds__derived {
	const char *name, *empty, *which;
};

struct cds__kind {
	struct cds__slice name;
	enum cds_kind kind;
	bool item;                      /* its subjects are items of the catalogue */
	const struct cds__derived *const *tables;       /* what it derives into; NULL ends them */

	/* A subject's state came or changed; `first` is its number here. */
	void (*derive)(cds_log *log, enum cds_kind kind, const struct cds__subject *subject,
	    int64_t first, struct cds__effect *effect);
	/* Its entries go, or its number changes: takes away what was derived of it. */
	void (*forget)(cds_log *log, enum cds_kind kind, const cds_uuid *id, int64_t first);
	/* After the last of several that were forgotten (NULL: nothing). */
	void (*tidy)(cds_log *log);
	/* Derives from one entry, without a walk through the store: from the only one of a subject
	 * or, with `each`, from every one (NULL: always from the whole subject). */
	void (*entry)(cds_log *log, const struct cds__entry *e, int64_t seq,
	    struct cds__effect *effect);
	bool each;
	/* What deriving the subject, which waits, will do (NULL: nothing that anybody counts);
	 * waited: it did so before this entry. */
	void (*expect)(cds_log *log, int64_t first, bool waited, struct cds__effect *effect);
	bool conflicts;                 /* fields that disagree stand in `conflict` */

	/* Can undo take back what a person wrote of it?  CDS__UNDO_LEADS: and it tells what a step
	 * was, whatever else is in the step. */
	enum { CDS__UNDO_NONE, CDS__UNDO, CDS__UNDO_LEADS } undo;
	/* The fields that unmake a new one: set to true, or unset.  NULL ends them. */
	struct {
		const char *field;
		bool yes;
	} unmake[3];
	/* Does anything still need the item with this number?  Then it is not unmade. */
	const char *used;
};

/* The rows stand in the order in which waiting subjects are derived: below those of whose result
 * they are made. */
const struct cds__kind *cds__kind_at(size_t i);         /* NULL: there are no more */
const struct cds__kind *cds__kind_find(struct cds__slice name);         /* NULL: unknown */
const struct cds__kind *cds__kind_of(enum cds_kind kind);
/* The tables that any kind derives into, each once; NULL: there are no more. */
const struct cds__derived *cds__derived_at(size_t i);

#endif
