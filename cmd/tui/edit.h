/* Keys that edit a line of text, the same wherever one is typed. */
#ifndef EDIT_H
#define EDIT_H

#include "text_field.h"
#include "view.h"

bool edit_act(const struct tui *tui, struct text_field *field, enum action action);     /* false: not one of these */
bool edit_paste(struct tui *tui, struct text_field *field);     /* what was pasted goes in; false: nothing did */
bool edit_changes(enum action action);          /* does it change the text, or only move? */

#endif
