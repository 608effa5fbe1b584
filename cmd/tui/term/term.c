/* The terminal: choosing what it is, taking it, giving it back, and how it shows things. */
#include "tui/term/term.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

#include "app/app.h"
#include "app/i18n.h"
#include "tui/term/term_signals.h"

static SCREEN *screen;
static bool colour;
static const char *paste_on = "", *paste_off = "";      /* turn the marks around pastes on, off */
static char leave[512];                 /* the bytes that give the terminal back, for a crash */
static size_t leave_n;

bool term_asked_to_end(void)
{
	return signals_asked_to_end();
}

/* Can a terminal of this name put its cursor anywhere? */
static bool term_usable(const char *name)
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

/* Does this machine know a terminal of this name? */
static bool term_known(const char *name)
{
	int err = 0;

	if (setupterm(name, STDOUT_FILENO, &err) != OK)
		return false;
	del_curterm(cur_term);
	return true;
}

/* The name to use for the terminal; NULL: it can't show screens. One that is not known here is
 * taken for an xterm, which nearly all are like. */
static const char *term_choose(void)
{
	const char *name = getenv("TERM");

	if (name && *name && term_usable(name))
		return name;
	if (name && *name && term_known(name))
		return NULL;            /* it is known, and can't show screens */
	if (name && *name && strcmp(name, "dumb") != 0 && term_usable("xterm-256color"))
		return "xterm-256color";
	return NULL;
}

bool term_needs_lines(void)
{
	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && !term_choose();
}

/* Tells curses what nearly all terminals send for these keys, since descriptions of terminals may
 * lack it. PgUp would otherwise be read as Esc, which leaves a form, and then letters, which are
 * commands. */
static void know_keys(void)
{
	static const struct {
		const char *bytes;
		int key;
	} usual[] = {
		{"\033[Z", KEY_BTAB},
		{"\033[A", KEY_UP}, {"\033[B", KEY_DOWN}, {"\033[C", KEY_RIGHT},
		{"\033[D", KEY_LEFT},
		{"\033OA", KEY_UP}, {"\033OB", KEY_DOWN}, {"\033OC", KEY_RIGHT},
		{"\033OD", KEY_LEFT},
		{"\033[5~", KEY_PPAGE}, {"\033[6~", KEY_NPAGE},
		{"\033[H", KEY_HOME}, {"\033OH", KEY_HOME}, {"\033[1~", KEY_HOME},
		{"\033[F", KEY_END}, {"\033OF", KEY_END}, {"\033[4~", KEY_END},
		{"\033[2~", KEY_IC}, {"\033[3~", KEY_DC},
	};

	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		define_key(usual[i].bytes, usual[i].key);
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

/* ---- pasted text ---- */

/* Finds out how to turn on the marks around pasted text. Without them, pasted text would come as
 * keys. Terminals whose description is too old to have this are recognised by their names; if one
 * of them does not know the sequence, it ignores it. */
static void find_paste(const char *name)
{
	static const char *const kin[] = {"xterm", "tmux", "screen", "rxvt", "st-"};
	const char *on = tigetstr("BE"), *off = tigetstr("BD");
	bool able = false;

	for (size_t i = 0; i < sizeof kin / sizeof *kin; i++)
		able |= strncmp(name, kin[i], strlen(kin[i])) == 0;
	if (on && on != (const char *)-1 && off && off != (const char *)-1) {
		paste_on = on;
		paste_off = off;
	} else if (able) {
		paste_on = "\033[?2004h";
		paste_off = "\033[?2004l";
	}
	define_key("\033[200~", TERM_PASTE);
	define_key("\033[201~", TERM_PASTE_END);
}

static void term_tell(const char *bytes)
{
	fputs(bytes, stdout);
	fflush(stdout);
}

/* ---- for a crash ---- */

/* Adds a byte to `leave`, as tputs calls it. */
static int add_to_leave(int c)
{
	if (leave_n + 1 < sizeof leave)
		leave[leave_n++] = (char)c;
	return c;
}

/* Prepares the bytes by which curses gives the terminal back at its end: in a crash it can't be
 * asked. */
static void prepare_leave(void)
{
	static const char *const ways[] = {"sgr0", "rmkx", "cnorm", "rmcup"};
	const char *mouse = tigetstr("kmous");

	for (const char *p = paste_off; *p; p++)
		add_to_leave(*p);
	for (const char *p = mouse && mouse != (const char *)-1 ? "\033[?1006l\033[?1000l" : "";
	    *p; p++)
		add_to_leave(*p);
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		const char *bytes = tigetstr(ways[i]);
		if (bytes && bytes != (const char *)-1)
			tputs(bytes, 1, add_to_leave);
	}
}

/* ---- beginning and end ---- */

bool term_start(void)
{
	const char *name;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
		say("%s", _("the screens need a terminal: 'cdslog help' lists commands that work "
		    "without a full-screen terminal"));
		return false;
	}
	i18n_characters();
	name = term_choose();
	if (!name) {
		say(_("terminal '%s' can't show the screens, or is not known here (package "
		    "ncurses-term adds more): 'cdslog help' lists commands that work without a "
		    "full-screen terminal"), getenv("TERM") ? getenv("TERM") : "");
		return false;
	}
	signals_start(leave);
	screen = newterm(name, stdout, stdin);
	if (!screen) {
		say(_("terminal '%s' can't show the screens, or is not known here (package "
		    "ncurses-term adds more): 'cdslog help' lists commands that work without a "
		    "full-screen terminal"), name);
		return false;
	}
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	set_escdelay(25);
	know_keys();
	start_colours();
	find_paste(name);
	prepare_leave();
	term_tell(paste_on);
	return true;
}

void term_pause(void)
{
	if (!screen || !signals_asked_to_pause())
		return;
	term_tell(paste_off);
	endwin();
	signals_pause();
	term_tell(paste_on);
	clearok(curscr, TRUE);
	refresh();
}

/* A terminal that has no other screen to go back to keeps what was drawn. The next prompt comes
 * on the last line, so that is cleared of the bar. */
static void leave_line(void)
{
	const char *back = tigetstr("rmcup");

	if (back && back != (const char *)-1)
		return;
	if (move(LINES - 1, 0) == OK && clrtoeol() == OK)
		refresh();
}

void term_stop(void)
{
	if (!screen)
		return;
	term_tell(paste_off);
	leave_line();
	endwin();
	delscreen(screen);
	screen = NULL;
}

bool term_is_coarse(void)
{
	return strncmp(termname(), "linux", 5) == 0;
}

/* Nothing is told by colour alone: each look also has an attribute or a word beside it. Only
 * colours are used that can be read on dark and on light ground, so no yellow, cyan or green. */
void term_look(enum look look)
{
	static const struct {
		attr_t attr;
		short pair;
	} looks[] = {
		[LOOK_PLAIN] = {A_NORMAL, 0}, [LOOK_BAR] = {A_REVERSE, 0},
		[LOOK_TITLE] = {A_REVERSE | A_BOLD, 0}, [LOOK_HERE] = {A_REVERSE, 0},
		[LOOK_DIM] = {A_DIM, 0}, [LOOK_GOOD] = {A_BOLD, 0},
		[LOOK_WARN] = {A_BOLD, 1}, [LOOK_BAD] = {A_BOLD, 2},
		[LOOK_HEAD] = {A_BOLD | A_UNDERLINE, 0},
	};

	attr_set(looks[look].attr, colour ? looks[look].pair : 0, NULL);
}
