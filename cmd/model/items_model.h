/* Places as a tree, teams and services as lists; narrowed as somebody types. */
#ifndef ITEMS_MODEL_H
#define ITEMS_MODEL_H

#include "cdslog.h"
#include "model/rows.h"

struct items_row {
	size_t item;                    /* among the items */
	int depth;
	bool kids, open;
};

struct items_model {
	cds_log *log;
	enum cds_kind kind;
	char typed[256];                /* not "": a list of what matches, no tree */
	cds_items *items;
	struct items_row *row;
	size_t room;
	struct rows rows;
	cds_uuid *opened;               /* places whose children are in sight */
	size_t opens, open_room;
};

void items_init(struct items_model *m, cds_log *log);
void items_free(struct items_model *m);
/* anew; the cursor stays on the same one */
enum cds_status items_read(struct items_model *m);
void items_kind(struct items_model *m, enum cds_kind kind);     /* then read */
const struct cds_item *items_here(const struct items_model *m);         /* NULL: none */
/* its children; closing a closed one goes to the one above */
enum cds_status items_open(struct items_model *m, bool open);
/* reads, opens what is above it, puts the cursor on it */
enum cds_status items_go(struct items_model *m, const cds_uuid *id);

#endif
