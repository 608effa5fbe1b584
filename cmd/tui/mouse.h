/* The mouse: the wheel moves, a click chooses what a view said that stands there. It can be
 * turned off, since it takes the terminal's own selecting. Called by the loop and keys.c. */
#ifndef MOUSE_H
#define MOUSE_H

#include "tui/tui.h"

/* Turns it on, unless the log's setting "mouse" says off. */
void mouse_start(struct tui *tui);
/* Turns it off or on, keeps that in the log, and says so. */
void mouse_toggle(struct tui *tui);
/* After KEY_MOUSE: the action that is meant; a click on what is a view's own is told to it.
 * ACTION_NONE: done. */
enum action mouse_action(struct tui *tui);

#endif
