/* Who writes: asked once, where nobody has said it. */
#ifndef WHO_H
#define WHO_H

#include "tui/tui.h"

void tui_who(struct tui *tui);          /* before something is logged */

#endif
