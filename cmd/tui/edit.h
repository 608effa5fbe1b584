/* A line of text on the screen: how it is drawn, and the keys that edit it, which are the same
 * wherever one is typed. Called by the line at the bottom and by forms. */
#ifndef EDIT_H
#define EDIT_H

#include "model/text_field.h"
#include "tui/tui.h"

/* Edits the text or moves its cursor. False: the action does neither. */
bool edit_act(const struct tui *tui, struct text_field *field, enum action action);

/* Puts in the text that was pasted. False: nothing was put in. */
bool edit_paste(struct tui *tui, struct text_field *field);

/* Does this action change the text (and not only move the cursor)? */
bool edit_changes(enum action action);

/* Draws the field in `width` columns, of a long text the part around the cursor. *cursor_x: the
 * column where the cursor is to be shown. */
void text_field_draw(const struct text_field *field, int y, int x, int width, int *cursor_x);

#endif
