/* The list of views that main.c hands to the loop, made from the table in tui/screens.h. */
#include "tui/view/screens.h"

#include "tui/view/views.h"

#define LISTED(scope, its, name, kind) &view_##its,

const struct view *const screens[] = {SCREENS(LISTED) NULL};
