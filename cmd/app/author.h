/* Asking who logs, where nobody has said it on this laptop. Called by add, by line mode and by the
 * screens. */
#ifndef AUTHOR_H
#define AUTHOR_H

#include "app/app.h"

/* Must somebody be asked who logs? Only where no option, no environment and no setting says it, and
 * where the answer can be kept. */
bool author_unknown(const struct app *app);

/* For a command that logs: if nobody has said who logs, asks for it once on the terminal and keeps
 * the answer for later runs. Returns the exit status; EXIT_MISUSED: there is no terminal, or no
 * answer, and it has been said how to give the name. */
int author_ask(struct app *app);

#endif
