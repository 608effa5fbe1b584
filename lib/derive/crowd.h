/* Floor 2: what too many share tells nothing of two: a place with more than a score of sessions
 * on one day, and a name that many places have which stand under no other. Without this a file
 * of ten thousand sessions at one place and day would be fifty million pairs. */
#ifndef CDS_CROWD_H
#define CDS_CROWD_H

#include "cdslog.h"
#include "base/map.h"
#include "derive/session_row.h"

#define CDS__CROWD_MAX 20               /* sessions at one place on one day that are compared */
#define CDS__NAMESAKES_MAX 8            /* places of one name, without a place above, that are */

struct cds__crowds {
	struct cds__map day_at, name_at;
	struct cds__buf days, names;    /* struct cds__crowd_day, struct cds__crowd_name */
};

/* days without anything of interest, after which a new question is asked */
#define CDS__CROWD_GAP 30

/* Sessions at a place on a day, by how many more there are than before; now: how many, -1 if
 * nobody asked. */
struct cds__crowd_day {
	int64_t place, day, by, now;
};

/* The same of places with a name. */
struct cds__crowd_name {
	char *name, *fold;
	int64_t by;
};

void cds__crowds_free(struct cds__crowds *crowds);
/* A session's row came (sign 1) or went (-1). */
void cds__crowd_session(cds_log *log, struct cds__crowds *crowds,
    const struct cds__session_row *row, int sign);
/* A place without one above got the name, or lost it. */
void cds__crowd_name(cds_log *log, struct cds__crowds *crowds, const char *name, int sign);

/* How many there are now, of all days that changed: place by place, so that a long merge asks
 * once for many days. */
void cds__crowds_count(cds_log *log, struct cds__crowds *crowds);
bool cds__crowded(cds_log *log, struct cds__crowds *crowds, int64_t place, int day);
/* Of a day that was counted, 1: it became a crowd by what came and went, -1: it is none any
 * more, 0: neither. */
int cds__crowd_turned(const struct cds__crowd_day *day);
/* The same of a name. */
int cds__crowd_name_turned(cds_log *log, const struct cds__crowd_name *name);

#endif
