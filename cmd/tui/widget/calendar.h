/* The days of a period as a calendar: a column for each week, Monday on top, darker the more was
 * done. Called by the screen of totals. */
#ifndef CALENDAR_H
#define CALENDAR_H

#include "model/totals_model.h"
#include "tui/tui.h"

/* A line that names the weeks, seven days, and a line about the day of the cursor. */
#define CALENDAR_LINES 9

/* Draws the calendar, with the cursor on `day` if the cursor is `here`. Lines outside of [top,
 * bottom) are not drawn. To the mouse, a day is `what` plus its number. */
void calendar_draw(struct tui *tui, size_t what, const struct totals_model *m, bool here,
    size_t day, int y, int x, int width, int top, int bottom);

/* The line on which a day is drawn; Mondays are on line 1. */
int calendar_line(const struct totals_model *m, size_t day);

/* Goes a day on (by is 1) or back (-1) within a week. False: the week or the calendar ends
 * there. */
bool calendar_step(const struct totals_model *m, size_t *day, int by);

/* Goes a week on or back. False: the calendar ends before that. */
bool calendar_week(const struct totals_model *m, size_t *day, int by);

#endif
