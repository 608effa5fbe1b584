/* Who writes: asked once, where nobody has said it. Called by the views that log a session. */
#ifndef WHO_H
#define WHO_H

#include "tui/tui.h"

/* Asks for the name of whoever logs something, unless that is known or was asked before. */
void tui_who(struct tui *tui);

/* At the first start of all asks for the name, the commune and the team. */
void tui_first_start(struct tui *tui);

#endif
