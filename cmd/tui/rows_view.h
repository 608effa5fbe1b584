/* A list on the screen: the keys that move its cursor, and its rows, the same in every list. Called
 * by the loop for views that say where their list is, and by the views to draw it. */
#ifndef ROWS_VIEW_H
#define ROWS_VIEW_H

#include "model/rows.h"
#include "tui/tui.h"

/* The list of a view; NULL: it has none. */
struct rows *rows_of(const struct view *view, void *self);

/* Moves the cursor. False: the action is no movement. */
bool rows_act(struct rows *rows, enum action action);

/* Draws the rows that are in sight, one on each line, and marks that of the cursor. `row` draws the
 * i-th from column 1 on, in the look that is set. The mouse chooses a row by its number. */
void rows_draw(struct tui *tui, void *self, struct rows *rows, struct area area,
    void (*row)(struct tui *tui, void *self, size_t i, int y, int width));

#endif
