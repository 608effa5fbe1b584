/* The mouse: the wheel moves the cursor, and a click chooses what the view drew there. It can be
 * turned off, since a terminal with it does not select text as usual. Called by the loop and
 * keys.c. */
#ifndef MOUSE_H
#define MOUSE_H

#include "tui/tui.h"

/* Turns the mouse on, unless the log's setting "mouse" says off. */
void mouse_start(struct tui *tui);

/* Turns it on or off, keeps that in the log, and says so. */
void mouse_toggle(struct tui *tui);

/* After KEY_MOUSE: the action that is meant. A click on something that a view drew is passed on
 * to the view. ACTION_NONE: nothing more is to be done. */
enum action mouse_action(struct tui *tui);

#endif
