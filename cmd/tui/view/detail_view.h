/* One session on the screen: what view_detail.c, which draws it and answers the keys, and
 * detail_rows.c share. */
#ifndef DETAIL_VIEW_H
#define DETAIL_VIEW_H

#include "model/rows.h"
#include "tui/term/term.h"
#include "tui/tui.h"

/* A row of the screen, which may take several lines. The cursor goes from row to row. */
struct detail_row {
	char *text;
	enum look look;
	size_t entry;                   /* the entry that begins in this row; SIZE_MAX: none */
};

/* The rows, and what they are made of. */
struct detail_view {
	cds_uuid id;
	bool removed;
	cds_history *history;
	struct detail_row *row;
	size_t n, room;
	bool failed;                    /* a row is missing, for which there was no memory */
	struct rows rows;               /* the cursor, among all rows */
};

/* Takes all rows and the history away. */
void detail_clear(struct detail_view *view);

/* Makes all rows of a session with these fields; the view has its id and its history. Where there
 * is no memory for a row, `failed` is set. */
void detail_fill(struct tui *tui, struct detail_view *view, const struct cds_session *session,
    const cds_fields *fields);

#endif
