/* The days of a period as a calendar: a column a week, Monday on top, darker the more was done.
 * Called by the totals. */
#ifndef CALENDAR_H
#define CALENDAR_H

#include "model/totals_model.h"
#include "tui/tui.h"

/* what the weeks are called, seven days, and the one under the cursor in words */
#define CALENDAR_LINES 9

/* Draws it, with the cursor on `day` if it is `here`. Lines outside of [top, bottom) are not
 * drawn. The mouse knows a day as `what` and its number. */
void calendar_draw(struct tui *tui, size_t what, const struct totals_model *m, bool here,
    size_t day, int y, int x, int width, int top, int bottom);
/* The line of a day: 1 is Monday. */
int calendar_line(const struct totals_model *m, size_t day);
/* A day on within the week; false: it ends there. */
bool calendar_step(const struct totals_model *m, size_t *day, int by);
/* A week on, or back; false: there is none. */
bool calendar_week(const struct totals_model *m, size_t *day, int by);

#endif
