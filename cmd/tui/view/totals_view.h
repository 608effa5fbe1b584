/* The totals on the screen: what view_totals.c, which answers the keys, and totals_draw.c share. */
#ifndef TOTALS_VIEW_H
#define TOTALS_VIEW_H

#include "model/totals_model.h"
#include "tui/tui.h"

struct totals_view {
	struct totals_model model;
	enum totals_panel panel;        /* the cursor: which panel, which row or day in it */
	size_t row[TOTALS_PANELS];
	bool whole[TOTALS_PANELS];      /* somebody asked for all rows of a long one */
	int top;                        /* the first line of all that is in sight */
	struct {
		int x, y, width, height;
	} at[TOTALS_PANELS];            /* where the panels stand, from the top of all */
};

/* A row or day as the mouse knows it: its panel, times this, and its number there. */
#define TOTALS_ROWS ((size_t)1 << 24)

/* Rows of a panel in sight; of a long one the last opens the rest. */
size_t totals_rows(const struct totals_view *view, enum totals_panel panel);
/* Is it the one that opens the rest? */
bool totals_is_more(const struct totals_view *view, enum totals_panel panel, size_t row);
/* Draws all panels, with the cursor in sight. */
void totals_draw(struct tui *tui, struct totals_view *view, struct area area);

#endif
