/* Who writes: asked once, where nobody has said it. Called by the views that log a session. */
#ifndef WHO_H
#define WHO_H

#include "tui/tui.h"

/* Asks before something is logged, if nobody has said it. */
void tui_who(struct tui *tui);

#endif
