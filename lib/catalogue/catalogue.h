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
/* "Phước Ninh, Thuận Nam": the name and those above it, to `out`. */
void cds__item_path(cds_log *log, int64_t n, struct cds__buf *out);

#endif
