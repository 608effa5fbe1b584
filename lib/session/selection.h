/* Floor 3: a filter made ready: which rows of sessions it picks. */
#ifndef CDS_SELECTION_H
#define CDS_SELECTION_H

#include "base/map.h"
#include "derive/session_row.h"

struct cds__selection {
	struct cds_filter filter;
	struct cds__map places;         /* item.n of the place and all under it */
	int64_t team;
	struct cds__map matched;        /* what the search said of an item or origin: 0 or 1 */
	struct cds__map named;          /* sessions whose UUID begins with what is searched for */
};

void cds__selection_init(cds_log *log, struct cds__selection *selection,
    const struct cds_filter *filter);
void cds__selection_free(struct cds__selection *selection);
/* Everything but the days, which the query bounds. */
bool cds__selection_takes(cds_log *log, struct cds__selection *selection,
    const struct cds__session_row *row);
/* The author of an origin; until the next step. */
const char *cds__origin_author(cds_log *log, int64_t origin);

#endif
