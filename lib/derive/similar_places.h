/* Floor 2: places that may be one and the same. */
#ifndef CDS_SIMILAR_PLACES_H
#define CDS_SIMILAR_PLACES_H

#include "base/buf.h"
#include "cdslog.h"
#include "base/map.h"

/* A place that may be the same as another, and how they relate: one of the reasons of cdslog.h. */
struct cds__like {
	int64_t place;
	unsigned where;
};

/* Those that were asked for, remembered. */
struct cds__similar {
	struct cds__map at;             /* item.n → where its places begin */
	/* struct cds__like, each place's up to one without a place */
	struct cds__buf like;
};

void cds__similar_free(struct cds__similar *alike);
/* The place itself and those like it, up to one without a place. Borrowed until the next
 * question; NULL: it failed. */
const struct cds__like *cds__places_similar(cds_log *log, struct cds__similar *alike,
    int64_t place);

#endif
