/* A list's cursor: which row it is on, which rows are in sight. What a row is, the model that has
 * the list knows. Used by models, and by the screens and line mode that show them;
 * tui/widget/rows_keys.h moves it by keys. */
#ifndef ROWS_H
#define ROWS_H

#include <stdbool.h>
#include <stddef.h>

struct rows {
	size_t n, here, top;
	int height;                     /* as it was drawn last */
};

/* There are n rows now; the cursor stays inside. */
void rows_set(struct rows *rows, size_t n);
/* Before drawing so many rows: the cursor is in sight. */
void rows_fit(struct rows *rows, int height);
/* So many rows down, or up if below 0, as far as there are any. */
void rows_move(struct rows *rows, long by);
/* Puts the cursor on a row; true: it was there already. */
bool rows_choose(struct rows *rows, size_t at);

#endif
