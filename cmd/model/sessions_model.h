/* A window on the list of sessions: however long the log is, only the sessions near the cursor
 * are read. With a filter, or in another order than by date, the whole log has to be looked
 * through; that is done piece by piece while nobody types, and what was found so far is shown.
 * Called by the screen of sessions. */
#ifndef SESSIONS_MODEL_H
#define SESSIONS_MODEL_H

#include "cdslog.h"

#define SESSIONS_WINDOW 240

struct session_row {
	cds_uuid id;
	struct cds_position position;
	int first, last;
	char place[120], team[80], author[80], marks[80];
	int64_t assists;                /* or the count of the filter's service */
	int64_t uncounted;              /* how many counts are missing in that */
	unsigned flags;                 /* CDS_SESSION_… */
};

struct sessions_model {
	cds_log *log;
	struct cds_filter filter;
	char search[256];               /* text to search for; "": none */
	struct session_row row[SESSIONS_WINDOW];        /* the window */
	size_t rows, here;              /* rows in the window, and the cursor's among them */
	size_t top;                     /* the first row in sight */
	bool at_first, at_last;         /* the window begins or ends where the list does */
	enum cds_sort sort;
	bool reverse;
	cds_scan *scan;                 /* NULL: all sessions by date, read as a list */
	size_t base;                    /* where in the scan the window begins */
	int64_t wanted;                 /* session for the cursor once the scan ends; 0: none */
};

/* Begins with all sessions, newest first; nothing is read yet. */
void sessions_init(struct sessions_model *m, cds_log *log);

/* Closes the scan. */
void sessions_free(struct sessions_model *m);

/* To be called after the filter, the search or the order was changed. Without a scan, one of the
 * functions that go somewhere is to follow. */
enum cds_status sessions_start(struct sessions_model *m);

/* Looks through a piece of what is left. *more: there is still more. */
enum cds_status sessions_work(struct sessions_model *m, bool *more);

/* Goes to the first session of a day, or the nearest before it. */
enum cds_status sessions_to_day(struct sessions_model *m, int day);

/* Goes to a session, if it is listed. */
enum cds_status sessions_to(struct sessions_model *m, const struct cds_position *position);
enum cds_status sessions_first(struct sessions_model *m);
enum cds_status sessions_last(struct sessions_model *m);

/* Reads anew after the log has changed. The cursor stays on its session. */
enum cds_status sessions_again(struct sessions_model *m);

/* Moves the cursor this many rows down, up if below 0. */
enum cds_status sessions_move(struct sessions_model *m, int by);

/* Before `height` rows are drawn: moves `top` so that the cursor is in sight, and reads on where
 * the window ends too near. */
void sessions_show(struct sessions_model *m, size_t height);

/* The session under the cursor, until the model changes; NULL: there is none. */
const struct session_row *sessions_here(const struct sessions_model *m);

#endif
