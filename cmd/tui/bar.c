/* What is around a view: the title above it, the message and the keys below; and drawing all of
 * it. */
#include <curses.h>
#include <stdio.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "tui/term/draw.h"
#include "tui/tui.h"

#define LEAST_HEIGHT 8                  /* rows and columns that a view needs */
#define LEAST_WIDTH 36
#define MESSAGE_LINES (COLS < 60 ? 6 : 4)
#define NARROW 60                       /* fewer columns have no room for every label */

/* ---- what can be clicked on ---- */

static void bar_spot(struct tui *t, struct area at, enum action action, size_t what)
{
	if (t->spots < SPOTS)
		t->spot[t->spots++] = (struct spot){at, action, what};
}

void tui_spot(struct tui *t, struct area at, size_t what)
{
	bar_spot(t, at, ACTION_NONE, what);
}

/* ---- the title ---- */

/* Draws the title and the log's name. What waits for review is in the bar of every view, in words
 * where there is room. */
static void draw_title(struct tui *t, unsigned scope, const char *title)
{
	const char *path = strrchr(cds_log_path(t->app->log), '/');
	char left[512], open[128] = "", n[FORMAT_SIZE];
	int x = COLS - 1;

	term_look(LOOK_TITLE);
	snprintf(left, sizeof left, " cdslog · %s", title);
	if (t->open > 0) {
		snprintf(open, sizeof open, _("! %s to review: %s"),
		    format_count(n, sizeof n, t->open), keymap_key(SCOPE_READING, ACTION_REVIEW));
		if (draw_width(left) + draw_width(open) + 2 > COLS)
			snprintf(open, sizeof open, "!%s", format_count(n, sizeof n, t->open));
	}
	draw_cell(0, 0, x - draw_width(open) - (*open != 0), left, false);
	draw_cell(0, x - draw_width(open) - (*open != 0), COLS, "", false);
	path = path ? path + 1 : cds_log_path(t->app->log);
	if (draw_width(left) + draw_width(path) + draw_width(open) + 5 < COLS) {
		x -= draw_width(path);
		draw_text(0, x, COLS, path);
		x -= 2;
	}
	draw_text(0, x - draw_width(open), COLS, open);
	if (*open && *keymap_key(scope, ACTION_REVIEW))
		bar_spot(t, (struct area){0, x - draw_width(open), 1, draw_width(open)},
		    ACTION_REVIEW, 0);
	term_look(LOOK_PLAIN);
}

/* ---- the message ---- */

void tui_tell(struct tui *t, const char *text)
{
	snprintf(t->message, sizeof t->message, "%s", text);
	t->message_bad = false;
}

void tui_error(struct tui *t, enum cds_status status)
{
	if (status == CDS_OK || status == CDS_END)
		return;
	status_words(t->app, status, t->message, sizeof t->message);
	t->message_bad = true;
}

void tui_warn(struct tui *t, const char *text)
{
	tui_tell(t, text);
	t->message_bad = true;
}

/* How many lines the message needs. */
static int message_lines(const struct tui *t)
{
	int lines = 0;

	for (const char *p = t->message; *p && lines < MESSAGE_LINES; lines++) {
		p += format_fit(p, COLS - 2);
		p += *p == ' ';
	}
	return lines;
}

/* Draws the message over the lines above the bottom bar, or above the question there. */
static void draw_message(struct tui *t)
{
	int lines = message_lines(t);

	if (lines == 0)
		return;
	for (int i = 0; i < lines; i++)
		draw_cell(LINES - 1 - t->asked - lines + i, 0, COLS, "", false);
	term_look(t->message_bad ? LOOK_BAD : LOOK_GOOD);
	draw_wrapped(LINES - 1 - t->asked - lines, 1, COLS - 2, lines, t->message);
	term_look(LOOK_PLAIN);
}

/* ---- the keys ---- */

/* The keys for the way out and for help are always shown; on a narrow screen without a label,
 * which leaves room for others. */
static bool bar_always(enum action a)
{
	return a == ACTION_HELP || a == ACTION_BACK;
}

static const char *key_label(enum action a)
{
	return bar_always(a) && COLS < NARROW ? "" : _(actions[a].label);
}

static int key_width(unsigned scope, enum action a)
{
	return draw_width(keymap_key(scope, a)) + (*key_label(a) != 0) + draw_width(key_label(a)) +
	    2;
}

static int draw_key(struct tui *t, unsigned scope, enum action a, int x)
{
	const char *key = keymap_key(scope, a);

	term_look(LOOK_TITLE);
	draw_text(LINES - 1, x, COLS - x, key);
	term_look(LOOK_BAR);
	draw_text(LINES - 1, x + draw_width(key) + 1, COLS, key_label(a));
	bar_spot(t, (struct area){LINES - 1, x, 1, key_width(scope, a) - 2}, a, 0);
	return x + key_width(scope, a);
}

/* Draws the keys that matter here, as many as fit beside those that are always shown. */
static void draw_keys(struct tui *t, unsigned scope, const enum action *foot)
{
	int x = 1, kept = 0;

	term_look(LOOK_BAR);
	draw_cell(LINES - 1, 0, COLS, "", false);
	for (const enum action *a = foot; *a != ACTION_NONE; a++)
		kept += bar_always(*a) ? key_width(scope, *a) : 0;
	for (const enum action *a = foot; *a != ACTION_NONE; a++) {
		if (!*keymap_key(scope, *a) || !actions[*a].label)
			continue;
		kept -= bar_always(*a) ? key_width(scope, *a) : 0;
		if (x + key_width(scope, *a) + kept - 2 < COLS)
			x = draw_key(t, scope, *a, x);
	}
	term_look(LOOK_PLAIN);
}

void tui_draw_keys(struct tui *t, unsigned scope, const enum action *foot)
{
	t->spots = 0;
	if (tui_fits())
		draw_keys(t, scope, foot);
}

/* ---- all of it ---- */

/* Draws a view, again where the message needs more lines than expected: what is wrong with a
 * field becomes the message only as the field is drawn, and the message must not cover the
 * cursor's row. */
static void draw_view(struct tui *t, const struct view *view, void *self)
{
	int lines, height;

	do {
		erase();
		t->cursor_y = -1;
		t->spots = 0;
		lines = message_lines(t);
		height = LINES - 2 - t->asked - lines;
		height -= t->asked + lines == 0;
		draw_title(t, view->scope, view->title ? view->title(self)
		    : _(view->name));
		view->draw(t, self, (struct area){1, 0,
		    height > LEAST_HEIGHT - 3 ? height : LEAST_HEIGHT - 3, COLS});
	} while (message_lines(t) > lines);
	draw_message(t);
	draw_keys(t, view->scope, view->foot_now ? view->foot_now(self) : view->foot);
}

bool tui_fits(void)
{
	return LINES >= LEAST_HEIGHT && COLS >= LEAST_WIDTH;
}

static void draw_too_small(void)
{
	char text[200];

	erase();
	snprintf(text, sizeof text,
	    _("the window is too small: %d columns and %d rows are needed"), LEAST_WIDTH,
	    LEAST_HEIGHT);
	draw_wrapped(0, 0, COLS, LINES, text);
}

void tui_draw(struct tui *t)
{
	t->cursor_y = -1;
	t->spots = 0;
	if (tui_fits())
		draw_view(t, tui_top(t), tui_top_self(t));
	else
		draw_too_small();
	curs_set(t->cursor_y >= 0);
	if (t->cursor_y >= 0)
		move(t->cursor_y, t->cursor_x);
	refresh();
}
