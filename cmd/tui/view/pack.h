/* Making a pack from the screens. Called by the views of files and of merges. */
#ifndef TUI_PACK_H
#define TUI_PACK_H

#include "tui/tui.h"

/* Asks which file to write (it offers one in that folder), and whether the pack is to have
 * everything or only what a return receipt does not cover; makes the pack, and says what it
 * holds. */
void tui_pack(struct tui *tui, const char *folder);

#endif
