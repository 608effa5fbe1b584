/* The review on the screen: what view_review.c, which answers the keys, and review_draw.c share. */
#ifndef REVIEW_VIEW_H
#define REVIEW_VIEW_H

#include "model/review_model.h"
#include "tui/tui.h"

struct review_view {
	struct review_model model;
	enum review_side side;          /* the side that Enter opens */
};

/* What can be clicked on: the rows of the list by their numbers, and from this number on the two
 * sides. */
#define REVIEW_SIDES ((size_t)1 << 24)

/* Draws the list of a struct review_view and, below it, both sides of the item under the cursor. */
void review_draw(struct tui *tui, void *view, struct area area);

#endif
