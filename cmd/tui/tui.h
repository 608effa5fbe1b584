/* The screens. */
#ifndef TUI_H
#define TUI_H

#include "../app.h"

int tui_run(struct app *app);           /* the exit status */

#endif
