/* How much speaks for two sessions being one outing.  Called by suspect.c for each pair. */
#ifndef CDS_SCORE_H
#define CDS_SCORE_H

#include "derive/session_row.h"

#define CDS__SCORE_COUNTS 64            /* services of one session that are compared */

/* What is compared of a session.  Its counts stand in an array of the caller. */
struct cds__side {
	int64_t n, place, team, origin;
	int day;
	size_t at, counts;              /* its part of that array */
};

/* Gives points from 0 to 100 for what agrees, and adds the reasons of cdslog.h to *reasons; 0
 * points if no service is in both.  ca and cb are the counts of a and b.  `where` and
 * `team`: how their places and their teams relate, each one of the reasons; `team` 0: not known. */
int cds__score(const struct cds__side *a, const struct cds__session_count *ca,
    const struct cds__side *b, const struct cds__session_count *cb, unsigned where,
    unsigned team, unsigned *reasons);

#endif
