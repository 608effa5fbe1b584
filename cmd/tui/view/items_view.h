/* Places, teams and services on the screen: what view_items.c, which shows them, and
 * items_edit.c, which changes them, share. */
#ifndef ITEMS_VIEW_H
#define ITEMS_VIEW_H

#include "model/items_model.h"
#include "model/tally_keys.h"
#include "model/text_field.h"
#include "tui/tui.h"

struct items_view {
	struct items_model model;
	struct text_field find;         /* what is typed to narrow the list */
	struct tally_keys keys;         /* of services */
};

/* These are in items_edit.c. Each asks what it has to know, does it, and says what was done. */

/* Adds a place, team or service beside the one under the cursor, or a place inside it. */
void items_add(struct tui *tui, struct items_view *view, bool inside);

/* Renames the one under the cursor. */
void items_rename(struct tui *tui, struct items_view *view);

/* Puts the place or team under the cursor under another place, or under none. */
void items_put_under(struct tui *tui, struct items_view *view);

/* Rules that the place or team under the cursor is one with another, which is asked for. */
void items_same_as(struct tui *tui, struct items_view *view);

/* Retires the one under the cursor, or offers it again. */
void items_retire(struct tui *tui, struct items_view *view);

/* Gives the service under the cursor another key of the tally. */
void items_key(struct tui *tui, struct items_view *view);

/* Moves the service under the cursor by one row, in every list of services. */
void items_move_up(struct tui *tui, struct items_view *view);
void items_move_down(struct tui *tui, struct items_view *view);

#endif
