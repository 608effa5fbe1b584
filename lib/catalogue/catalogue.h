/* Floor 3: places, teams and services. */
#ifndef CDS_CATALOGUE_H
#define CDS_CATALOGUE_H

#include "derive/derive_item.h"
#include "entry/entry.h"
#include "derive/session_row.h"

struct cds_items {
	struct cds_item *item;
	int64_t *n;                     /* item.n of each */
	size_t size, room, n_room;
};
/* Those whose whole name or code it is, marks or no marks; NULL: failed. */
cds_items *cds__items_whole(cds_log *log, enum cds_kind kind, const char *text);
/* item.n of an id that is known; 0: not. */
int64_t cds__item_known(cds_log *log, enum cds_kind kind, const cds_uuid *id);
/* And back: nil for 0. */
void cds__item_id(cds_log *log, int64_t n, cds_uuid *id);
/* Fills in what tells it from another of the same path. */
void cds__item_tell(cds_log *log, struct cds_item *item);
/* The one whose UUID begins so, 8 characters or more; true also where there are several, which
 * is a failure. */
bool cds__item_by_start(cds_log *log, enum cds_kind kind, const char *text, cds_uuid *id);
/* As cds_item_find, within a transaction; `whole`: the start of a name does not count, only the
 * whole of it or a code. What is wrong is the log's error. */
void cds__item_find(cds_log *log, enum cds_kind kind, const char *text, int day, bool whole,
    cds_uuid *id);
/* As cds_item_add, within a transaction. With a `source` it is an import's: nobody's, and the same
 * on every laptop that imports that table; NULL: the person's who writes. */
void cds__item_make(cds_log *log, enum cds_kind kind, const cds_fields *fields,
    const char *source, cds_uuid *id);
/* As cds_service_code, of a name in normal form; false: the log's error says why. */
bool cds__service_code(cds_log *log, const char *normal, char code[CDS_CODE]);

/* How a name is looked up, and what becomes of one that nothing has. */
struct cds__naming {
	enum cds_making making;
	int day;                        /* what is valid then comes first; CDS_NO_DAY */
	/* of an import: whole names count alone, and what is made is as in cds__item_make */
	const char *source;
	enum cds_measure measure;       /* of a service that is made */
	int64_t made[CDS_SERVICE + 1];  /* by kind: how many were */
};
/* As cds_item_named, within a transaction; false: the log's error says why. */
bool cds__item_named(cds_log *log, enum cds_kind kind, const char *text,
    struct cds__naming *naming, cds_uuid *id);
/* "Phước Ninh, Thuận Nam": the name and those above it, to `out`. */
void cds__item_path(cds_log *log, int64_t n, struct cds__buf *out);

#endif
