/* Totals of a period, as panels of numbers; each number knows which sessions are behind it. */
#ifndef TOTALS_MODEL_H
#define TOTALS_MODEL_H

#include "cdslog.h"

enum totals_panel { TOTALS_SUMS, TOTALS_SERVICES, TOTALS_MONTHS, TOTALS_DAYS, TOTALS_PLACES,
    TOTALS_TEAMS, TOTALS_PANELS };

struct totals_row {
	char label[160];
	int64_t n;                      /* CDS_UNKNOWN: nobody counted */
	/* in the period before; CDS_UNKNOWN: none to compare with */
	int64_t before;
	int64_t sessions;
	enum cds_measure measure;       /* of a service */
	/* of the sessions behind it; a service's code is in `service` */
	struct cds_filter filter;
	char service[65];
	bool review;                    /* pairs, not sessions: the review shows them */
};

#define TOTALS_DAYS_MAX 800             /* more than two years are no calendar */

struct totals_model {
	cds_log *log;
	char kind;                      /* M, Q, H, Y; D: own dates; A: all there is */
	int cutoff, day, today;         /* the period is the one that holds the day */
	int from, to;
	struct {
		struct totals_row *row;
		size_t n, room;
	} panel[TOTALS_PANELS];         /* the days have none */
	/* The calendar is read a piece at a time. */
	struct totals_day {
		int64_t sessions, assists;
	} *calendar;
	size_t days;                    /* 0: no calendar */
	int first_day;                  /* of the calendar */
	struct cds_position at;
	bool days_begun, days_done;
};

void totals_init(struct totals_model *m, cds_log *log, int today);
void totals_free(struct totals_model *m);
enum cds_status totals_read(struct totals_model *m);
/* some more of the calendar, if it isn't done */
enum cds_status totals_read_days(struct totals_model *m);
void totals_go(struct totals_model *m, bool later);             /* the period after or before */
void totals_next_kind(struct totals_model *m);
/* months of the calendar, or from the 15th to the 14th */
void totals_cutoff(struct totals_model *m);
/* a month, quarter … where they are one */
void totals_own(struct totals_model *m, int from, int to);
struct cds_filter totals_day_filter(const struct totals_model *m, size_t day);

#endif
