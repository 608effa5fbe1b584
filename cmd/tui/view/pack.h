/* Making a pack from the screens. Called by the views of files and of merges. */
#ifndef TUI_PACK_H
#define TUI_PACK_H

#include "tui/tui.h"

/* Asks where to (in that folder, unless somebody types another), and whether it is all or only
 * what a return receipt leaves; says what the pack holds. */
void tui_pack(struct tui *tui, const char *folder);

#endif
