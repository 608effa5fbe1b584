/* A window on the list of sessions: however long the log, only what is near the cursor is read. */
#ifndef SESSIONS_MODEL_H
#define SESSIONS_MODEL_H

#include "cdslog.h"

#define SESSIONS_WINDOW 240

struct session_row {
	cds_uuid id;
	struct cds_position position;
	int first, last;
	char place[120], team[80], author[80], marks[80];
	int64_t assists, others;        /* others: attendance and visits */
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
};

void sessions_init(struct sessions_model *m, cds_log *log);
enum cds_status sessions_first(struct sessions_model *m);
enum cds_status sessions_last(struct sessions_model *m);
enum cds_status sessions_again(struct sessions_model *m);       /* read anew, the cursor where it was */
enum cds_status sessions_move(struct sessions_model *m, int by);
void sessions_show(struct sessions_model *m, size_t height);    /* moves top so that the cursor is seen */
const struct session_row *sessions_here(const struct sessions_model *m);        /* NULL: none */

#endif
