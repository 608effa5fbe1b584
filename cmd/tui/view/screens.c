/* The views of the table of screens. */
#include "tui/view/screens.h"

#include "tui/view/views.h"

#define LISTED(scope, its, name, kind) &view_##its,

const struct view *const screens[] = {SCREENS(LISTED) NULL};
