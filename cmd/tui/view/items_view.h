/* Places, teams and services on the screen: what view_items.c, which shows them, and items_edit.c,
 * which changes them, share. */
#ifndef ITEMS_VIEW_H
#define ITEMS_VIEW_H

#include "model/items_model.h"
#include "model/text_field.h"
#include "tui/tui.h"

struct items_view {
	struct items_model model;
	struct text_field find;
};

/* Each asks what it has to know, does it, and says what was done. */
/* A new one beside the one under the cursor, or, of places, inside it. */
void items_add(struct tui *tui, struct items_view *view, bool inside);
/* Another name for the one under the cursor. */
void items_rename(struct tui *tui, struct items_view *view);
/* The place or team under the cursor goes under another place, or under none. */
void items_put_under(struct tui *tui, struct items_view *view);
/* The one under the cursor is no longer offered, or is again. */
void items_retire(struct tui *tui, struct items_view *view);

#endif
