/* Places that may be one and the same. */
#ifndef CDS_SIMILAR_PLACES_H
#define CDS_SIMILAR_PLACES_H

#include "cdslog.h"

/* A place that may be the same as another, and how they relate: one of the reasons of cdslog.h. */
struct cds__like {
	int64_t place;
	unsigned where;
};

/* The place itself and those like it, up to one without a place.  Borrowed until the next
 * question; NULL: it failed. */
const struct cds__like *cds__places_similar(cds_log *log, int64_t place);
/* A place moved: what was remembered does not hold. */
void cds__similar_forget(cds_log *log);
/* A place under no other is about to get the name, or to lose it (`comes` false): does the name
 * become so common by that that it tells nothing any more, or does it cease to be? */
bool cds__similar_turns(cds_log *log, const char *name, bool comes);
/* And then, when it has: all sessions at places of that name are compared anew. */
void cds__similar_turned(cds_log *log, const char *name);

#endif
