#include "mouse.h"

#include <curses.h>
#include <string.h>

#include "../i18n.h"

#define WHEEL 3                         /* rows that a notch moves */

static bool on;

static void set(bool turn_on)
{
	on = turn_on;
	mousemask(on ? BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED : 0, NULL);
	mouseinterval(0);
}

void mouse_start(struct tui *t)
{
	const char *value;

	set(cds_config_get(t->app->log, "mouse", &value) != CDS_OK || strcmp(value, "off") != 0);
}

void mouse_toggle(struct tui *t)
{
	set(!on);
	tui_tell(t, on ? _("the mouse chooses and scrolls; text is selected with Shift held") :
	    _("the mouse is off: the terminal selects text again"));
	tui_error(t, cds_config_set(t->app->log, "mouse", on ? NULL : "off"));
}

enum action mouse_action(struct tui *t, int *times)
{
	const struct view *view = t->stack[t->depth - 1].view;
	MEVENT e;

	*times = 1;
	if (getmouse(&e) != OK)
		return ACTION_NONE;
	if (e.bstate & (BUTTON4_PRESSED | BUTTON5_PRESSED)) {
		*times = WHEEL;
		return e.bstate & BUTTON4_PRESSED ? ACTION_UP : ACTION_DOWN;
	}
	if (e.y == LINES - 1) {
		for (size_t i = 0; i < t->spots; i++)
			if (e.x >= t->spot[i].x && e.x < t->spot[i].x + t->spot[i].width)
				return t->spot[i].action;
		return ACTION_NONE;
	}
	return view->click && view->click(t, t->stack[t->depth - 1].self, e.y, e.x) ? ACTION_OPEN : ACTION_NONE;
}
