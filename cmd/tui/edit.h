/* A line of text on the screen: how it is drawn, and the keys that edit it, the same wherever
 * one is typed. Called by the line at the bottom and by forms. */
#ifndef EDIT_H
#define EDIT_H

#include "model/text_field.h"
#include "tui/tui.h"

/* Edits the text or moves its cursor; false: the action does neither. */
bool edit_act(const struct tui *tui, struct text_field *field, enum action action);
/* What was pasted goes in; false: nothing did. */
bool edit_paste(struct tui *tui, struct text_field *field);
/* Does the action change the text, or only move? */
bool edit_changes(enum action action);
/* Draws in `width` columns, the part around the cursor; *cursor_x is where the cursor belongs. */
void text_field_draw(const struct text_field *field, int y, int x, int width, int *cursor_x);

#endif
