/* The screens. */
#ifndef TUI_H
#define TUI_H

#include "app/app.h"

bool tui_needs_lines(void);             /* this is a terminal, but none for screens */
int tui_run(struct app *app);           /* the exit status */

#endif
