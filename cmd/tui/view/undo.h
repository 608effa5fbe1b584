/* Taking back what was done in this run, in words. */
#ifndef UNDO_H
#define UNDO_H

#include "tui/view.h"

void tui_undo(struct tui *tui);
void tui_redo(struct tui *tui);

#endif
