/* Floor 2: places that may be one and the same. */
#ifndef CDS_ALIKE_H
#define CDS_ALIKE_H

#include "base/buf.h"
#include "cdslog.h"
#include "base/map.h"

/* A place that may be the same as another, and how they relate: one of the reasons of cdslog.h. */
struct cds__like {
	int64_t place;
	unsigned where;
};

/* Those that were asked for, remembered. */
struct cds__alike {
	struct cds__map at;             /* item.n → where its places begin */
	struct cds__buf like;           /* struct cds__like, each place's up to one without a place */
};

void cds__alike_free(struct cds__alike *alike);
/* The place itself and those like it, up to one without a place.  Borrowed until the next question; NULL: it failed. */
const struct cds__like *cds__places_alike(cds_log *log, struct cds__alike *alike, int64_t place);

#endif
