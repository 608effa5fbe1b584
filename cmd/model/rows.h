/* The list widget: which row the cursor is on, which are in sight. What a row is, its view
 * knows. */
#ifndef ROWS_H
#define ROWS_H

#include <stddef.h>

#include "tui/keymap.h"

struct rows {
	size_t n, here, top;
	int height;                     /* as it was drawn last */
};

/* so many there are now; the cursor stays inside */
void rows_set(struct rows *rows, size_t n);
/* before drawing: the cursor is in sight */
void rows_fit(struct rows *rows, int height);
bool rows_act(struct rows *rows, enum action action);   /* true: it was a movement */
bool rows_choose(struct rows *rows, size_t at);         /* true: the cursor was there already */

#endif
