/* Places, teams and services, for the library: an item has a number in each log, item.n, by which
 * rows of sessions know it.  lib/session/, lib/import/ and lib/report/ look names up with this. */
#ifndef CDS_CATALOGUE_H
#define CDS_CATALOGUE_H

#include "catalogue/fit.h"
#include "catalogue/names.h"
#include "base/status.h"
#include "derive/derive_item.h"
#include "entry/entry.h"
#include "derive/session_row.h"

struct cds_items {
	struct cds_item *item;
	int64_t *n;                     /* item.n of each; 0: it is only offered */
	size_t size, room, n_room;
	struct cds__names names;        /* for their paths */
};

/* ---- lists: items.c ---- */

/* An empty list, to be freed with cds_items_free; NULL: the log failed. */
cds_items *cds__items_new(cds_log *log);
/* Adds to a list the item of this number, or a unit that is offered. */
void cds__items_add(cds_log *log, cds_items *items, int64_t n);
void cds__items_add_listed(cds_log *log, cds_items *items, size_t at);
/* Keeps the first `limit` (0: all). */
void cds__items_shorten(cds_items *items, size_t limit);

/* ---- finding ---- */

/* The items whose whole name or code this is, with marks or without; where the log has none, the
 * units that are offered and valid on `day` (CDS_NO_DAY: on any), which may also be named without
 * the word in front.  NULL: the log failed. */
cds_items *cds__items_whole(cds_log *log, enum cds_kind kind, const char *text, int day);

/* All items of a kind, retired ones too, in the order of lists; NULL: the log failed. */
cds_items *cds__items_all(cds_log *log, enum cds_kind kind);

/* The number of an item that the log has an entry of; 0: it has none. */
int64_t cds__item_known(cds_log *log, enum cds_kind kind, const cds_uuid *id);

/* A list of the item of this number, with what tells it from others of its path; NULL: there is
 * none, or the log failed. */
cds_items *cds__item_by_number(cds_log *log, int64_t n);

/* Who made an item, and when: its first entry says so.  The caller frees the name, which is "" of
 * what a list or an import made, or where no entry is here; NULL: no memory. */
char *cds__item_author(cds_log *log, const cds_uuid *id, int64_t *made);

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
 * among all: so only where a person will read it.  With CDS__FIND_MAKING a place is made if none is
 * found: then an offered unit is found only by its whole name. */
enum { CDS__FIND_WHOLE = 1, CDS__FIND_SUGGEST = 2, CDS__FIND_MAKING = 4 };
void cds__item_find(cds_log *log, enum cds_kind kind, const char *text, int day, unsigned how,
    cds_uuid *id);

/* Appends the name, or of a service the code, that is most similar to a folded text; nothing if
 * none is similar enough. */
void cds__item_nearest(cds_log *log, enum cds_kind kind, const char *fold, struct cds__buf *out);

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

/* ---- the units that come with the program: listed.c ----
 * Each has an index from 0 to below cds__listed_size, and those above it have lower ones. */

#define CDS__NOT_LISTED SIZE_MAX
#define CDS__LISTED_PATH 100            /* bytes of a path, with its NUL */

size_t cds__listed_size(void);
const char *cds__listed_list(void);     /* the name of their list */
struct cds__fit_item cds__listed_fit(size_t at);        /* its name and what is above */
const char *cds__listed_code(size_t at);
int cds__listed_from(size_t at);        /* its first day */
size_t cds__listed_above(size_t at);    /* CDS__NOT_LISTED: none */
void cds__listed_path(size_t at, char path[CDS__LISTED_PATH]);
void cds__listed_id(size_t at, cds_uuid *id);

/* The unit of this UUID or this code; CDS__NOT_LISTED: there is none. */
size_t cds__listed_find(const cds_uuid *id);
size_t cds__listed_by_code(const char *code);

/* Fills in an item for a unit that is offered.  Its texts are the caller's. */
void cds__listed_item(cds_log *log, size_t at, struct cds_item *item);

/* Is it an item of the log, or a unit that becomes one when it is used? */
bool cds__item_there(cds_log *log, enum cds_kind kind, const cds_uuid *id);

/* Makes a unit, and those above it, part of the log where they are not; it does nothing for any
 * other place.  Inside a transaction of the caller, right before an entry is written that names the
 * place. */
void cds__listed_use(cds_log *log, const cds_uuid *id);
void cds__listed_use_at(cds_log *log, size_t at);       /* CDS__NOT_LISTED: none */
/* The same for what the fields of an entry name as `place`, `parent` and `successors`. */
void cds__listed_use_fields(cds_log *log, const cds_fields *fields);

/* The commune where whoever uses this file works: home.c. */
struct cds__home {
	bool set;
	cds_uuid id;
	int64_t n;                      /* item.n; 0: the log does not have it yet */
	size_t unit;                    /* of a listed unit its index; else CDS__NOT_LISTED */
};
void cds__home(cds_log *log, struct cds__home *home);

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
