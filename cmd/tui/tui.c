#include "tui.h"
int tui_run(struct app *app) { (void)app; return 1; }
