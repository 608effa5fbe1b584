/* The keys that move the cursor of a list, the same in every list. Called by the views that have
 * one. */
#ifndef ROWS_KEYS_H
#define ROWS_KEYS_H

#include "model/rows.h"
#include "tui/keymap.h"

/* Moves the cursor. False: the action is no movement. */
bool rows_act(struct rows *rows, enum action action);

#endif
