/* The cursor of a list: which row it is on, and which rows are in sight. What a row is, only the
 * model of the list knows. Called by models, and by the screens and line mode that show them;
 * tui/rows_view.h draws them and moves the cursor by keys. */
#ifndef ROWS_H
#define ROWS_H

#include <stdbool.h>
#include <stddef.h>

struct rows {
	size_t n;                       /* how many rows there are */
	size_t here, top;               /* the row of the cursor, the first row in sight */
	int height;                     /* of the list as it was drawn last */
};

/* Sets how many rows there are. The cursor stays within them. */
void rows_set(struct rows *rows, size_t n);

/* To be called before a list of this height is drawn: moves `top` so that the cursor is in
 * sight. */
void rows_fit(struct rows *rows, int height);

/* Moves the cursor this many rows down, up if below 0, as far as there are any. */
void rows_move(struct rows *rows, long by);

/* Puts the cursor on a row. True: it was there already. */
bool rows_choose(struct rows *rows, size_t at);

#endif
