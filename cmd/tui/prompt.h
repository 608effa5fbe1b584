/* Asks for one line of text at the bottom, over the view that asks. Called by the views. */
#ifndef PROMPT_H
#define PROMPT_H

#include "model/text_field.h"
#include "tui/tui.h"

/* Asks for the text of `field`, in which the text it has can be edited. Enter: returns true. Esc:
 * returns false, and the field is as it was. `follow` (NULL: nothing) is called after each
 * change, so that a list can be narrowed as somebody types; ↑ and ↓ go to the view that asks, if it
 * is a page for its question alone (SCOPE_PROMPT). */
bool tui_prompt(struct tui *tui, const char *label, struct text_field *field,
    void (*follow)(struct tui *tui, void *arg), void *arg);

#endif
