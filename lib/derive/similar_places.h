/* Places that may be one and the same: within one another, or of one name.  Called by suspect.c. */
#ifndef CDS_SIMILAR_PLACES_H
#define CDS_SIMILAR_PLACES_H

#include "cdslog.h"

/* A place that may be the same as another, and how they relate: one of the reasons of cdslog.h. */
struct cds__like {
	int64_t place;
	unsigned where;
};

/* The place itself and those like it; a place of 0 ends the list.  The list is borrowed until the
 * next call.  NULL: the log failed. */
const struct cds__like *cds__places_similar(cds_log *log, int64_t place);

/* A place moved, so forgets what it remembered of places. */
void cds__similar_forget(cds_log *log);

/* A place that stands under no other is about to get this name, or to lose it (`comes` false).
 * Does the name become too common by that to tell places apart, or does it stop being too
 * common? */
bool cds__similar_turns(cds_log *log, const char *name, bool comes);

/* After that has happened: marks all sessions at places of that name to be compared anew. */
void cds__similar_turned(cds_log *log, const char *name);

#endif
