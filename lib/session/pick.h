/* Floor 3: a filter made ready: which rows of sessions it picks. */
#ifndef CDS_PICK_H
#define CDS_PICK_H

#include "base/map.h"
#include "derive/row.h"

struct cds__pick {
	struct cds_filter filter;
	struct cds__map places;         /* item.n of the place and all under it */
	int64_t team;
	struct cds__map matched;        /* what the search said of an item or origin: 0 or 1 */
	struct cds__map named;          /* sessions whose UUID begins with what is searched for */
};

void cds__pick_init(cds_log *log, struct cds__pick *pick, const struct cds_filter *filter);
void cds__pick_free(struct cds__pick *pick);
/* Everything but the days, which the query bounds. */
bool cds__pick_row(cds_log *log, struct cds__pick *pick, const struct cds__row *row);
/* The author of an origin; until the next step. */
const char *cds__origin_author(cds_log *log, int64_t origin);

#endif
