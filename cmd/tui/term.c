#include "term.h"

#include <curses.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

#include "../app.h"
#include "../i18n.h"
#include "tui.h"

static volatile sig_atomic_t asked_to_end;
static SCREEN *screen;
static bool colour;

static void on_end(int sig)
{
	(void)sig;
	asked_to_end = 1;
}

bool term_asked_to_end(void)
{
	return asked_to_end;
}

/* A terminal of this name that can put its cursor anywhere. */
static bool usable(const char *name)
{
	int err = 0;
	const char *cup;
	bool can;

	if (setupterm(name, STDOUT_FILENO, &err) != OK || err != 1)
		return false;
	cup = tigetstr("cup");
	can = cup != NULL && cup != (const char *)-1;
	del_curterm(cur_term);
	return can;
}

static bool known(const char *name)
{
	int err = 0;

	if (setupterm(name, STDOUT_FILENO, &err) != OK)
		return false;
	del_curterm(cur_term);
	return true;
}

static const char *choose(void)
{
	const char *name = getenv("TERM");

	if (name && *name && usable(name))
		return name;
	if (name && *name && known(name))
		return NULL;            /* known, and not able */
	if (name && *name && strcmp(name, "dumb") != 0 && usable("xterm-256color"))
		return "xterm-256color";
	return NULL;
}

bool tui_needs_lines(void)
{
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && !choose();
}

static void start_colours(void)
{
	const char *no = getenv("NO_COLOR");

	colour = has_colors() && !(no && *no) && start_color() == OK && use_default_colors() == OK;
	if (!colour)
		return;
	init_pair(1, COLOR_MAGENTA, -1);
	init_pair(2, COLOR_RED, -1);
}

bool term_start(void)
{
	static const int ending[] = {SIGTERM, SIGHUP, SIGINT};
	struct sigaction act = {.sa_handler = on_end};
	const char *name;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		say("%s", _("the screens need a terminal: 'cdslog help' tells the commands that do without"));
		return false;
	}
	i18n_characters();
	name = choose();
	if (!name) {
		say(_("terminal '%s' can't show the screens, or is not known here (package ncurses-term knows more): 'cdslog help' tells the commands that do without"),
		    getenv("TERM") ? getenv("TERM") : "");
		return false;
	}
	screen = newterm(name, stdout, stdin);
	if (!screen) {
		say(_("terminal '%s' can't show the screens, or is not known here (package ncurses-term knows more): 'cdslog help' tells the commands that do without"), name);
		return false;
	}
	for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
		sigaction(ending[i], &act, NULL);
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	set_escdelay(25);
	start_colours();
	return true;
}

void term_stop(void)
{
	if (!screen)
		return;
	endwin();
	delscreen(screen);
	screen = NULL;
}

/* Nothing is told by colour alone: each look has an attribute or a word beside it.  Only colours that can be read on a
 * dark ground and on a light one are used: no yellow, cyan or green. */
void term_look(enum look look)
{
	static const struct {
		attr_t attr;
		short pair;
	} looks[] = {
		[LOOK_PLAIN] = {A_NORMAL, 0}, [LOOK_BAR] = {A_REVERSE, 0}, [LOOK_TITLE] = {A_REVERSE | A_BOLD, 0},
		[LOOK_HERE] = {A_REVERSE, 0}, [LOOK_DIM] = {A_DIM, 0}, [LOOK_GOOD] = {A_BOLD, 0}, [LOOK_WARN] = {A_BOLD, 1},
		[LOOK_BAD] = {A_BOLD, 2}, [LOOK_HEAD] = {A_BOLD | A_UNDERLINE, 0},
	};

	attr_set(looks[look].attr, colour ? looks[look].pair : 0, NULL);
}
