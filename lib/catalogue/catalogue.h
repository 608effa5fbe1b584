/* Places, teams and services, for the library: an item has a number in each log, item.n, by which
 * rows of sessions know it.  lib/session/, lib/import/ and lib/report/ look names up with this. */
#ifndef CDS_CATALOGUE_H
#define CDS_CATALOGUE_H

#include "catalogue/names.h"
#include "base/status.h"
#include "derive/derive_item.h"
#include "entry/entry.h"
#include "derive/session_row.h"

struct cds_items {
	struct cds_item *item;
	int64_t *n;                     /* item.n of each */
	size_t size, room, n_room;
	struct cds__names names;        /* for their paths */
};

/* ---- finding ---- */

/* The items whose whole name or code this is, with marks or without; NULL: the log failed. */
cds_items *cds__items_whole(cds_log *log, enum cds_kind kind, const char *text);

/* All items of a kind, retired ones too, in the order of lists; NULL: the log failed. */
cds_items *cds__items_all(cds_log *log, enum cds_kind kind);

/* The number of an item that the log has an entry of; 0: it has none. */
int64_t cds__item_known(cds_log *log, enum cds_kind kind, const cds_uuid *id);

/* A list of the item of this number, with what tells it from others of its path; NULL: there is
 * none, or the log failed. */
cds_items *cds__item_by_number(cds_log *log, int64_t n);

/* Fills in what tells an item from another of the same path: start, author and made. */
void cds__item_tell(cds_log *log, struct cds_item *item);

/* Makes an item's label of its path, start and author. */
void cds__item_label(cds_log *log, struct cds_item *item);

/* The item whose label this is.  false: the text is no label, or of no item here. */
bool cds__item_of_label(cds_log *log, enum cds_kind kind, const char *text, cds_uuid *id);

/* The item whose UUID begins like this text, of 8 characters or more.  false: there is none.  true
 * also if there are several, and then the log has failed. */
bool cds__item_by_start(cds_log *log, enum cds_kind kind, const char *text, cds_uuid *id);

/* Finds as cds_item_find does, inside a transaction of the caller; if nothing is found, the log's
 * error says why.  With CDS__FIND_WHOLE the beginning of a name is not enough: it must be a whole
 * name, or a code.  With CDS__FIND_SUGGEST the error names the nearest name, which is looked for
 * among all: so only where a person will read it. */
enum { CDS__FIND_WHOLE = 1, CDS__FIND_SUGGEST = 2 };
void cds__item_find(cds_log *log, enum cds_kind kind, const char *text, int day, unsigned how,
    cds_uuid *id);

/* The level that a place says (""… "province"), or else what its name begins with ("Xã …").
 * CDS_LEVEL_NONE: neither says. */
enum cds_level cds__level_of(const char *level, const char *name);

/* ---- validity ---- */

/* Was the place of this item.n there on the day, and were all above it?  CDS_NO_DAY: yes. */
bool cds__place_was_there(cds_log *log, int64_t n, int day);

/* The same of a UUID; where it was not, `why` says until or from when it is valid, and what there
 * is in its stead: those that followed or preceded it, or those of its name.  `asks`: it is a
 * question, whether the place is right. */
bool cds__place_on_day(cds_log *log, const cds_uuid *id, int day, bool asks,
    struct cds_refusal *why);

/* ---- making ---- */

/* As cds_service_code, of a name in normal form; false: the log's error says why. */
bool cds__service_code(cds_log *log, const char *normal, char code[CDS_CODE]);

/* How a name is looked up, and what becomes of one that no item has. */
struct cds__naming {
	enum cds_making making;
	int day;                        /* what is valid then is preferred; CDS_NO_DAY: any */
	/* The source of an import: only whole names count, and items are made as cds__item_plan
	 * says, but not before cds__naming_make.  NULL: a person's name, whose item is made at
	 * once. */
	const char *source;
	/* The id that the table has for the item, which no item here has; NULL: none.  An item that
	 * is made gets it if it was drawn and does not follow from a list or a name. */
	const cds_uuid *given;
	bool apart;                     /* it is another than those of that name here */
	enum cds_measure measure;       /* of a service that is made */
	int64_t made[CDS_SERVICE + 1];  /* how many items of each kind an import made */
	struct cds__item_plan *plan;    /* what an import is to make, each after what is above it */
	size_t plans, room;
};

/* An item of which all is decided, and that is not made yet. */
struct cds__item_plan {
	enum cds_kind kind;
	cds_uuid id;
	cds_fields *fields;             /* of its first entry */
};

/* Decides all about a new item but makes nothing.  An import's item has no author, and is the same
 * on every laptop that imports that table; the place above it may still be a plan.  how NULL or
 * without a source: whoever writes makes it.  false: the log's error says why it can't be made; if
 * it is CDS_EXISTS, plan->id is the item that is there.  The caller frees plan->fields. */
bool cds__item_plan(cds_log *log, enum cds_kind kind, const cds_fields *fields,
    const struct cds__naming *how, struct cds__item_plan *plan);

/* Makes the item, inside a transaction of the caller; `import`: an import makes it. */
void cds__item_make(cds_log *log, const struct cds__item_plan *plan, bool import);

/* As cds_item_named, inside a transaction of the caller; false: the log's error says why. */
bool cds__item_named(cds_log *log, enum cds_kind kind, const char *text,
    struct cds__naming *naming, cds_uuid *id);

/* The plan of an item of this id; NULL: none is to be made. */
const struct cds__item_plan *cds__naming_plan(const struct cds__naming *naming,
    const cds_uuid *id);

/* Makes what was planned. */
void cds__naming_make(cds_log *log, struct cds__naming *naming);

/* Drops what was planned and not made. */
void cds__naming_drop(struct cds__naming *naming);

#endif
