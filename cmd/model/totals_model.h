/* The totals of a period, as panels of numbers; each number knows which sessions are behind it.
 * Called by the screen of totals. */
#ifndef TOTALS_MODEL_H
#define TOTALS_MODEL_H

#include "cdslog.h"

/* All numbers of a panel are of one measure, except the first, which has no bars. The services of
 * each measure are a panel, in the order of enum cds_measure. */
enum totals_panel {
	TOTALS_SUMS, TOTALS_ASSISTS, TOTALS_ATTENDANCE, TOTALS_VISITS, TOTALS_MONTHS, TOTALS_DAYS,
	TOTALS_PLACES, TOTALS_TEAMS, TOTALS_PANELS
};

struct totals_row {
	char label[160];
	int64_t n;                      /* CDS_UNKNOWN: nobody counted */
	int64_t before;                 /* in the period before; CDS_UNKNOWN: nothing to compare */
	int64_t uncounted, uncounted_before;    /* how many counts are missing in the two */
	int64_t sessions;               /* in how many sessions */
	struct cds_filter filter;       /* takes the sessions behind the number … */
	char service[65];               /* … with this service; "": any */
	bool review;                    /* it counts pairs, which the review shows, not sessions */
	bool doubles;                   /* places and teams of one name, in the whole log */
};

#define TOTALS_DAYS_MAX 800             /* more than two years are no calendar */

struct totals_model {
	cds_log *log;
	char kind;                      /* of the period: M, Q, H, Y; D: own dates; A: all time */
	int cutoff;                     /* 14: state months; 0: calendar months */
	enum cds_level level;           /* of the places … */
	bool now;                       /* … by the units of today, not as sessions name them */
	int day, today;                 /* the period is the one with `day` in it */
	int from, to;                   /* its first and last day; A: CDS_NO_DAY */
	struct {
		struct totals_row *row;
		size_t n, room;
	} panel[TOTALS_PANELS];         /* TOTALS_DAYS has no rows, but the calendar */
	bool failed;                    /* a row is missing, for which there was no memory */
	/* The calendar, which is read a piece at a time: */
	struct totals_day {
		int64_t sessions, assists, uncounted;
	} *calendar;
	size_t days;                    /* of the calendar; 0: there is none */
	int first_day;
	struct cds_position at;         /* of the session that was read last */
	bool days_begun, days_done;
};

/* Begins with the month of `today`; nothing is read yet. */
void totals_init(struct totals_model *m, cds_log *log, int today);

/* Frees everything in it. */
void totals_free(struct totals_model *m);

/* Reads all panels, and begins the calendar. */
enum cds_status totals_read(struct totals_model *m);

/* Reads a piece of the calendar, unless days_done. */
enum cds_status totals_read_days(struct totals_model *m);

/* These change the period (totals_period.c), or by what it is counted; totals_read is to follow. */

/* Goes to the period after this one, or before it. */
void totals_go(struct totals_model *m, bool later);

/* Goes on from months to quarters, half years, years and all time. */
void totals_next_kind(struct totals_model *m);

/* Changes between calendar months and those from the 15th to the 14th. */
void totals_cutoff(struct totals_model *m);

/* Goes on to places of the next level, from those that sessions name to provinces. */
void totals_next_level(struct totals_model *m);

/* By which places the panel of places counts. */
struct cds_units totals_units(const struct totals_model *m);

/* Takes these days. If they are a month, quarter, half year or year, the period is that. */
void totals_own(struct totals_model *m, int from, int to);

/* A filter that takes the sessions of a day of the calendar, the first of which is 0. */
struct cds_filter totals_day_filter(const struct totals_model *m, size_t day);

#endif
