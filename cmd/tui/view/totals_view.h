/* The totals on the screen: what view_totals.c, which answers the keys, and totals_draw.c share. */
#ifndef TOTALS_VIEW_H
#define TOTALS_VIEW_H

#include "model/totals_model.h"
#include "tui/tui.h"

struct totals_view {
	struct totals_model model;
	enum totals_panel panel;        /* the panel of the cursor */
	size_t row[TOTALS_PANELS];      /* in each panel, the row or day of the cursor */
	bool whole[TOTALS_PANELS];      /* all rows of a long panel are shown */
	int top;                        /* the first line in sight */
	struct {
		int x, y, width, height;
	} at[TOTALS_PANELS];            /* where each panel is; y counts all lines from the top */
};

/* To the mouse, a row or day is its panel times this, plus its number there. */
#define TOTALS_ROWS ((size_t)1 << 24)

/* How many rows (or days) of a panel are shown. Of a long panel, the last row opens the rest. */
size_t totals_rows(const struct totals_view *view, enum totals_panel panel);

/* Is this the row that opens the rest? */
bool totals_is_more(const struct totals_view *view, enum totals_panel panel, size_t row);

/* Draws the panels around the cursor of a struct totals_view. */
void totals_draw(struct tui *tui, void *view, struct area area);

#endif
