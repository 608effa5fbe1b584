/* The mouse: what a click or a turn of the wheel means. */
#include "tui/mouse.h"

#include <curses.h>
#include <string.h>

#include "app/i18n.h"
#include "tui/rows_view.h"

#define WHEEL 3                         /* rows for each notch of the wheel */
#define EVENTS 8                        /* as many as curses keeps */

static bool on;

static void mouse_set(bool turn_on)
{
	on = turn_on;
	mousemask(on ? BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED : 0, NULL);
	mouseinterval(0);
}

void mouse_start(struct tui *t)
{
	const char *value;

	mouse_set(cds_config_get(t->app->log, "mouse", &value) != CDS_OK ||
	    strcmp(value, "off") != 0);
}

void mouse_toggle(struct tui *t)
{
	mouse_set(!on);
	tui_tell(t, on ? _("the mouse chooses and scrolls; text is selected with Shift held") :
	    _("the mouse is off: the terminal selects text again"));
	tui_error(t, cds_config_set(t->app->log, "mouse", on ? NULL : "off"));
}

/* What was drawn at this place; NULL: nothing that can be clicked on. */
static const struct spot *mouse_find(const struct tui *t, int y, int x)
{
	for (size_t i = t->spots; i-- > 0;) {
		const struct area *a = &t->spot[i].at;
		if (y >= a->y && y < a->y + a->height && x >= a->x && x < a->x + a->width)
			return &t->spot[i];
	}
	return NULL;
}

/* What a click means. */
static enum action mouse_press(struct tui *t, const MEVENT *e)
{
	const struct view *view = tui_top(t);
	const struct spot *spot = mouse_find(t, e->y, e->x);
	struct rows *rows = rows_of(view, tui_top_self(t));
	bool there;

	if (!spot || spot->action != ACTION_NONE)
		return spot ? spot->action : ACTION_NONE;
	if (view->choose)
		there = view->choose(t, tui_top_self(t), spot->what);
	else
		there = rows && rows_choose(rows, spot->what);
	return there ? ACTION_OPEN : ACTION_NONE;
}

/* Curses gives one KEY_MOUSE for all events that came at once, and the newest of them first. */
enum action mouse_action(struct tui *t)
{
	enum action action = ACTION_NONE, a;
	MEVENT e[EVENTS];
	size_t n = 0;
	int turned = 0;

	while (n < EVENTS && getmouse(&e[n]) == OK)
		n++;
	while (n-- > 0) {
		turned += e[n].bstate & BUTTON4_PRESSED ? -1
		    : e[n].bstate & BUTTON5_PRESSED ? 1 : 0;
		a = e[n].bstate & BUTTON1_PRESSED ? mouse_press(t, &e[n]) : ACTION_NONE;
		action = a ? a : action;
	}
	if (action != ACTION_NONE || turned == 0)
		return action;
	t->times = turned < 0 ? -turned * WHEEL : turned * WHEEL;
	return turned < 0 ? ACTION_UP : ACTION_DOWN;
}
