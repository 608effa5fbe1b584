/* A form on the screen: how it is drawn, and what keys, clicks and pasted text do in every form.
 * Called by the views that have a form. */
#ifndef FORM_VIEW_H
#define FORM_VIEW_H

#include "model/form.h"
#include "tui/tui.h"

/* Types a character into the field of the cursor. */
void form_type(struct tui *tui, struct form *form, wint_t c);

/* Puts the text in tui->pasted into that field. */
void form_paste(struct tui *tui, struct form *form);

/* Answers a click on the field of this number, or, from FORM_FIELDS on, on an offer. */
void form_click(struct form *form, size_t what);

/* Moves, edits, or takes what is offered. False: the action is not the form's. */
bool form_act(struct tui *tui, struct form *form, enum action action);

/* Draws the part of the form around the cursor, and what is offered there. */
void form_draw(struct tui *tui, struct form *form, struct area area);

#endif
