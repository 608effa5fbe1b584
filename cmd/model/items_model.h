/* Places as a tree, teams and services as lists, all narrowed while somebody types. Called by the
 * screen of places, teams and services. */
#ifndef ITEMS_MODEL_H
#define ITEMS_MODEL_H

#include "cdslog.h"
#include "model/rows.h"

struct items_row {
	size_t item;                    /* index among the items */
	int depth;                      /* in the tree; 0: at the top */
	bool kids, open;                /* it has children; they are in sight */
};

/* A place that was ruled one with another, which stands for it. */
struct items_joined {
	cds_uuid id, stands;
};

struct items_model {
	cds_log *log;
	enum cds_kind kind;
	char typed[256];                /* what is looked for, as a list; "": the tree */
	cds_items *items;               /* all that were read, owned */
	struct items_row *row;          /* those in sight */
	size_t room;
	struct rows rows;
	/* Of the tree, by their ids: they stand under the one that stands for them, and what is
	 * under them is shown there, too. */
	struct items_joined *joined;
	size_t joins, join_room;
	cds_uuid *opened;               /* places whose children are in sight */
	size_t opens, open_room;
};

/* Begins with places; nothing is read yet. */
void items_init(struct items_model *m, cds_log *log);

/* Frees everything in it. */
void items_free(struct items_model *m);

/* Reads anew. The cursor stays on the same place, team or service. */
enum cds_status items_read(struct items_model *m);

/* Changes to another kind; items_read is to follow. */
void items_kind(struct items_model *m, enum cds_kind kind);

/* The one under the cursor, until it is read anew; NULL: there is none. */
const struct cds_item *items_here(const struct items_model *m);

/* Opens or closes the place under the cursor; where it is closed already, the cursor goes to the
 * place above it. */
enum cds_status items_open(struct items_model *m, bool open);

/* Reads anew, opens all that is above a place, and puts the cursor on it. */
enum cds_status items_go(struct items_model *m, const cds_uuid *id);

#endif
