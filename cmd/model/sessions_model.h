/* A window on the list of sessions: however long the log, only what is near the cursor is read.
 * Of a filter or another order than by date the rest is looked through while nobody types, and
 * shown as it is found. */
#ifndef SESSIONS_MODEL_H
#define SESSIONS_MODEL_H

#include "cdslog.h"

#define SESSIONS_WINDOW 240

struct session_row {
	cds_uuid id;
	struct cds_position position;
	int first, last;
	char place[120], team[80], author[80], marks[80];
	int64_t assists;                /* or what the filter's service counts */
	unsigned flags;
};

struct sessions_model {
	cds_log *log;
	struct cds_filter filter;
	char search[256];
	struct session_row row[SESSIONS_WINDOW];
	size_t rows, here;              /* the cursor, in the window */
	size_t top;                     /* the first row shown */
	bool at_first, at_last;         /* the window's ends are the list's */
	enum cds_sort sort;
	bool reverse;
	cds_scan *scan;                 /* NULL: all, by date, newest first: read as a list */
	size_t base;                    /* where in the scan the window begins */
	/* the session to stand on when the scan is done; 0: none */
	int64_t wanted;
};

void sessions_init(struct sessions_model *m, cds_log *log);
void sessions_free(struct sessions_model *m);
/* The filter, the search or the order changed. */
enum cds_status sessions_start(struct sessions_model *m);
/* A piece of what is left to look through; *more: there is more. */
enum cds_status sessions_work(struct sessions_model *m, bool *more);
/* To the first session of a day, or the nearest before it. */
enum cds_status sessions_to_day(struct sessions_model *m, int day);
/* To a session, if it is in what is listed. */
enum cds_status sessions_to(struct sessions_model *m, const struct cds_position *position);
enum cds_status sessions_first(struct sessions_model *m);
enum cds_status sessions_last(struct sessions_model *m);
/* read anew, the cursor where it was */
enum cds_status sessions_again(struct sessions_model *m);
enum cds_status sessions_move(struct sessions_model *m, int by);
/* moves top so that the cursor is seen */
void sessions_show(struct sessions_model *m, size_t height);
const struct session_row *sessions_here(const struct sessions_model *m);        /* NULL: none */

#endif
