/* Undo and redo from any screen: each asks first, and says what was done. Called by the loop. */
#ifndef UNDO_H
#define UNDO_H

#include "tui/tui.h"

/* Takes back what was done last in this run, if somebody says yes. */
void tui_undo(struct tui *tui);
/* Does again what was taken back last, if somebody says yes. */
void tui_redo(struct tui *tui);

#endif
