/* One line of text asked for at the bottom, over the view that asks. Called by the views. */
#ifndef PROMPT_H
#define PROMPT_H

#include "model/text_field.h"
#include "tui/tui.h"

/* Asks for it; what is in the field can be typed over. Enter: true, and the text is in the field.
 * Esc: false, and the field is as it was. `follow` (NULL: none) is told of every change, so that
 * a list can narrow as it is typed. */
bool tui_prompt(struct tui *tui, const char *label, struct text_field *field,
    void (*follow)(struct tui *tui, void *arg), void *arg);

#endif
