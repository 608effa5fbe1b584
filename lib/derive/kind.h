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

/* A table that follows from entries.  `empty` is the SQL with which a rebuild begins; `which`
 * says in SQL which rows `check` compares with those that it makes again (NULL: all). */
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
	/* Called once when several subjects have been forgotten (NULL: there is nothing to do). */
	void (*tidy)(cds_log *log);
	/* Derives from one entry, without loading its subject: from the first entry of a subject
	 * and, with `each`, from every later one.  NULL: the subject is loaded for `derive`. */
	void (*entry)(cds_log *log, const struct cds__entry *e, int64_t seq,
	    struct cds__effect *effect);
	bool each;
	/* Called when an entry is stored whose subject waits (pending.h): puts into *effect what
	 * deriving it later will do, for whoever counts (NULL: nothing is counted).  `waited`: an
	 * earlier entry had put the subject there already. */
	void (*expect)(cds_log *log, int64_t first, bool waited, struct cds__effect *effect);
	bool conflicts;                 /* fields that disagree stand in `conflict` */

	/* Can undo take back what a person wrote of this kind?  CDS__UNDO_LEADS: yes, and a step
	 * with such an entry is named after it, whatever else the step wrote. */
	enum { CDS__UNDO_NONE, CDS__UNDO, CDS__UNDO_LEADS } undo;
	/* Undo can't delete a subject that a step made new.  Instead it sets these fields of it to
	 * true (`yes`), or unsets them.  NULL ends them. */
	struct {
		const char *field;
		bool yes;
	} unmake[3];
	/* SQL that asks whether anything still uses the item with this number.  If so,
	 * undo does not unmake it.  NULL: it is not asked. */
	const char *used;
};

/* The rows stand in the order in which waiting subjects are derived: a kind stands below the kinds
 * whose derived rows it reads. */
const struct cds__kind *cds__kind_at(size_t i);         /* NULL: there are no more */
const struct cds__kind *cds__kind_find(struct cds__slice name);         /* NULL: unknown */
const struct cds__kind *cds__kind_of(enum cds_kind kind);
/* The tables that any kind derives into, each once; NULL: there are no more. */
const struct cds__derived *cds__derived_at(size_t i);

#endif
