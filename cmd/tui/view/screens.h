/* The list of views that main.c hands to the loop. */
#ifndef VIEW_SCREENS_H
#define VIEW_SCREENS_H

#include "tui/view.h"

/* In the order of tui/screens.h; NULL ends it. */
extern const struct view *const screens[];

#endif
