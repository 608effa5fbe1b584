/* Which places, and which teams, may be one and the same, for the search of duplicates.  Called by
 * suspect.c. */
#ifndef CDS_SIMILAR_H
#define CDS_SIMILAR_H

#include "cdslog.h"

/* A place that may be the same as another, and how they relate: one of the reasons of cdslog.h. */
struct cds__like {
	int64_t place;
	unsigned where;
};

/* The place itself and those like it; a place of 0 ends the list.  The list is borrowed until the
 * next call.  NULL: the log failed.  Of two places either both lists name the other, and in the
 * same way, or none does. */
const struct cds__like *cds__places_similar(cds_log *log, int64_t place);

/* How two teams (item.n) relate: CDS_SAME_TEAM, CDS_SAME_TEAM_NAME or CDS_OTHER_TEAM; 0: one of
 * them is 0, so nothing is known. */
unsigned cds__teams_similar(cds_log *log, int64_t a, int64_t b);

/* Places or teams changed, so forgets what it remembered of them. */
void cds__similar_forget(cds_log *log);

#endif
