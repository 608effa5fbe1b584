/* The loop: key → keymap → action → the view on top. */
#include "tui/tui.h"

#include <curses.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <wctype.h>

#include "app/format.h"
#include "app/i18n.h"
#include "tui/term/draw.h"
#include "tui/keys_file.h"
#include "tui/mouse.h"
#include "tui/view/undo.h"
#include "tui/view.h"

#define LEAST_HEIGHT 8
#define LEAST_WIDTH 36
#define MESSAGE_LINES (COLS < 60 ? 6 : 4)
#define NARROW 60       /* columns, below which the bar has no room for every label */
#define WAIT_MS 500                     /* then look whether another program changed the log */

bool tui_push(struct tui *t, const struct view *view, void *self)
{
	if (self && t->depth == VIEWS_DEEP) {
		view->close(self);
		tui_tell(t, _("too many screens are open: close some first"));
		return false;
	}
	if (!self) {
		tui_tell(t, out_of_memory());
		return false;
	}
	t->stack[t->depth].view = view;
	t->stack[t->depth++].self = self;
	return true;
}

void tui_pop(struct tui *t)
{
	if (t->depth == 0)
		return;
	t->depth--;
	t->stack[t->depth].view->close(t->stack[t->depth].self);
	if (t->depth > 0 && t->stack[t->depth - 1].view->reread)
		t->stack[t->depth - 1].view->reread(t, t->stack[t->depth - 1].self);
}

void tui_tell(struct tui *t, const char *text)
{
	snprintf(t->message, sizeof t->message, "%s", text);
	t->message_bad = false;
}

void tui_error(struct tui *t, enum cds_status status)
{
	if (status == CDS_OK || status == CDS_END)
		return;
	error_words(cds_error(t->app->log), t->message, sizeof t->message);
	t->message_bad = true;
}

/* ---- drawing ---- */

static void add_spot(struct tui *t, struct area at, enum action action, size_t what)
{
	if (t->spots < SPOTS)
		t->spot[t->spots++] = (struct spot){at, action, what};
}

void tui_spot(struct tui *t, struct area at, size_t what)
{
	add_spot(t, at, ACTION_NONE, what);
}

/* What is open for review stands in the bar of every view: in words where there is room. */
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
		add_spot(t, (struct area){0, x - draw_width(open), 1, draw_width(open)},
		    ACTION_REVIEW, 0);
	term_look(LOOK_PLAIN);
}

/* The way out and the help are always there; on a narrow screen as bare keys, which leaves room
 * for others. */
static bool loop_always(enum action a)
{
	return a == ACTION_HELP || a == ACTION_BACK;
}

static const char *key_label(enum action a)
{
	return loop_always(a) && COLS < NARROW ? "" : _(actions[a].label);
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
	add_spot(t, (struct area){LINES - 1, x, 1, key_width(scope, a) - 2}, a, 0);
	return x + key_width(scope, a);
}

/* The keys that matter here, as many as fit. */
static void draw_keys(struct tui *t, unsigned scope, const enum action *foot)
{
	int x = 1, kept = 0;

	term_look(LOOK_BAR);
	draw_cell(LINES - 1, 0, COLS, "", false);
	for (const enum action *a = foot; *a != ACTION_NONE; a++)
		kept += loop_always(*a) ? key_width(scope, *a) : 0;
	for (const enum action *a = foot; *a != ACTION_NONE; a++) {
		if (!*keymap_key(scope, *a) || !actions[*a].label)
			continue;
		kept -= loop_always(*a) ? key_width(scope, *a) : 0;
		if (x + key_width(scope, *a) + kept - 2 < COLS)
			x = draw_key(t, scope, *a, x);
	}
	term_look(LOOK_PLAIN);
}

/* What is drawn over a view leaves only its own keys to the mouse. */
void tui_draw_keys(struct tui *t, unsigned scope, const enum action *foot)
{
	t->spots = 0;
	if (tui_fits())
		draw_keys(t, scope, foot);
}

/* A message may need more than one line. */
static int message_lines(const struct tui *t)
{
	int lines = 0;

	for (const char *p = t->message; *p && lines < MESSAGE_LINES; lines++) {
		p += format_fit(p, COLS - 2);
		p += *p == ' ';
	}
	return lines;
}

/* It takes what it needs above the foot. */
static void draw_message(struct tui *t)
{
	int lines = message_lines(t);

	if (lines == 0)
		return;
	for (int i = 0; i < lines; i++)
		draw_cell(LINES - 1 - lines + i, 0, COLS, "", false);
	term_look(t->message_bad ? LOOK_BAD : LOOK_GOOD);
	draw_wrapped(LINES - 1 - lines, 1, COLS - 2, lines, t->message);
	term_look(LOOK_PLAIN);
}

/* The message leaves the row of the cursor in sight; what is wrong with a field is only known
 * when it is drawn. */
static void draw_view(struct tui *t, const struct view *view, void *self)
{
	int lines, height;

	do {
		erase();
		t->cursor_y = -1;
		t->spots = 0;
		lines = message_lines(t);
		height = LINES - 2 - (lines > 1 ? lines : 1);
		draw_title(t, view->scope, view->title(self));
		view->draw(t, self, (struct area){1, 0, height > LEAST_HEIGHT - 3 ? height
		    : LEAST_HEIGHT - 3, COLS});
	} while (message_lines(t) > lines);
	draw_message(t);
	draw_keys(t, view->scope, view->foot);
}

bool tui_fits(void)
{
	return LINES >= LEAST_HEIGHT && COLS >= LEAST_WIDTH;
}

static void draw_too_small(void)
{
	char text[200];

	erase();
	snprintf(text, sizeof text, _("the window is too small: %d columns and %d rows are"
	    " needed"), LEAST_WIDTH, LEAST_HEIGHT);
	draw_wrapped(0, 0, COLS, LINES, text);
}

void tui_draw(struct tui *t)
{
	const struct view *view = t->stack[t->depth - 1].view;
	void *self = t->stack[t->depth - 1].self;

	t->cursor_y = -1;
	t->spots = 0;
	if (tui_fits())
		draw_view(t, view, self);
	else
		draw_too_small();
	curs_set(t->cursor_y >= 0);
	if (t->cursor_y >= 0)
		move(t->cursor_y, t->cursor_x);
	refresh();
}

enum action tui_action(struct tui *t, unsigned scope)
{
	t->times = 1;
	return t->now.special && t->now.c == KEY_MOUSE ? mouse_action(t)
	    : keymap_find(scope, t->now.c, t->now.special);
}

/* ---- asking ---- */

static const enum action ask_foot[] = {ACTION_YES, ACTION_NO, ACTION_NONE};

static bool loop_ask(struct tui *t, const char *question, unsigned scope)
{
	for (;;) {
		enum action a;
		snprintf(t->message, sizeof t->message, "%s%s", question, t->now.part == PART_PASTE
		    ? _(" (Press a key to answer; do not paste text.)") : "");
		t->message_bad = true;
		tui_draw(t);
		tui_draw_keys(t, scope, ask_foot);
		refresh();
		if (term_asked_to_end())
			return false;
		if (!tui_key(t, WAIT_MS))
			continue;
		a = tui_action(t, scope);
		if (a == ACTION_YES || a == ACTION_NO) {
			t->message[0] = '\0';
			return a == ACTION_YES;
		}
	}
}

bool tui_ask(struct tui *t, const char *question)
{
	return loop_ask(t, question, SCOPE_ASK);
}

bool tui_ask_final(struct tui *t, const char *question)
{
	return loop_ask(t, question, SCOPE_FINAL);
}

/* ---- the loop ---- */

static bool may_close(struct tui *t)
{
	const struct view *view = t->stack[t->depth - 1].view;

	return !view->may_close || view->may_close(t, t->stack[t->depth - 1].self);
}

static void refresh_all(struct tui *t)
{
	for (int i = 0; i < t->depth; i++)
		if (t->stack[i].view->reread)
			t->stack[i].view->reread(t, t->stack[i].self);
}

/* What opens from anywhere. */
static const struct {
	enum action action;
	void (*open)(struct tui *t);
} openings[] = {
	{ACTION_REVIEW, view_review_open}, {ACTION_MERGE, view_files_open},
	{ACTION_TOTALS, view_totals_open},
	{ACTION_ITEMS, view_items_open},
};

/* Actions that mean the same everywhere. */
static void act_anywhere(struct tui *t, enum action a, unsigned scope)
{
	switch (a) {
	case ACTION_BACK:
		if (t->depth > 1 && may_close(t))
			tui_pop(t);
		return;
	case ACTION_QUIT:
		t->done = may_close(t);
		return;
	case ACTION_HELP:
		view_help_open(t, scope);
		return;
	case ACTION_LANGUAGE:
		i18n_set(i18n_lang() == LANG_VI ? LANG_EN : LANG_VI);
		tui_error(t, cds_config_set(t->app->log, "lang", i18n_lang() == LANG_VI ? "vi"
		    : "en"));
		refresh_all(t);
		return;
	case ACTION_UNDO:
		tui_undo(t);
		refresh_all(t);
		return;
	case ACTION_REDO:
		tui_redo(t);
		refresh_all(t);
		return;
	case ACTION_REDRAW:
		clearok(stdscr, TRUE);
		return;
	case ACTION_MOUSE:
		mouse_toggle(t);
		return;
	default:
		break;
	}
	for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
		if (openings[i].action == a)
			openings[i].open(t);
}

/* Text is never taken for keys. */
static void loop_paste(struct tui *t, const struct view *view, void *self)
{
	t->message[0] = '\0';
	t->letter = 0;
	if (view->paste)
		view->paste(t, self);
	else
		tui_tell(t, _("nothing was pasted: here keys are commands, not text"));
}

static void loop_key(struct tui *t)
{
	const struct view *view = t->stack[t->depth - 1].view;
	void *self = t->stack[t->depth - 1].self;
	struct key k = t->now;
	enum action a;

	if (k.special && k.c == KEY_RESIZE) {
		refresh_all(t);
		return;
	}
	if (k.part == PART_PASTE) {
		loop_paste(t, view, self);
		return;
	}
	t->message[0] = '\0';
	a = tui_action(t, view->scope);
	if (a == ACTION_NONE && !k.special && view->type)
		view->type(t, self, k.c);
	for (int times = t->times; a != ACTION_NONE && times > 0; times--)
		if (!view->act(t, self, a))
			act_anywhere(t, a, view->scope);
	if (k.part != PART_BACK && (k.special || k.c < '0' || k.c > '9'))
		t->letter = !k.special && iswalpha(k.c) ? k.c : 0;
}

/* Another program may have written: then the views read anew. */
static void look_for_changes(struct tui *t)
{
	uint32_t generation = cds_log_generation(t->app->log);

	if (generation == 0) {
		tui_error(t, cds_error(t->app->log)->status);
		return;
	}
	if (generation != t->generation && t->generation != 0) {
		refresh_all(t);
		t->open_stale = true;
	}
	t->generation = generation;
}

void tui_changed(struct tui *t)
{
	t->open_stale = true;
}

static void count_open(struct tui *t)
{
	int64_t conflicts = 0, duplicates = 0;

	t->open_stale = false;
	if (cds_review_count(t->app->log, &conflicts, &duplicates) == CDS_OK)
		t->open = conflicts + duplicates;
}

static bool loop_idle(struct tui *t)
{
	bool more = false;

	for (int i = 0; i < t->depth; i++)
		if (t->stack[i].view->idle)
			more |= t->stack[i].view->idle(t, t->stack[i].self);
	return more;
}

/* Nobody types: what was put off is done, a piece at a time, so that a key never waits for it. */
bool tui_idle(struct tui *t, bool waited)
{
	if (t->open_stale) {
		count_open(t);
		return true;
	}
	if (waited)
		look_for_changes(t);
	return loop_idle(t);
}

static int64_t loop_clock_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void loop_run(struct tui *t)
{
	int64_t idled = loop_clock_ms();
	bool busy = true;               /* the first look is drawn before anything is counted */

	while (!t->done && t->depth > 0 && !term_asked_to_end()) {
		tui_draw(t);
		if (!tui_key(t, busy ? 0 : WAIT_MS)) {
			busy = tui_idle(t, !busy);
			idled = loop_clock_ms();
			continue;
		}
		busy = true;
		loop_key(t);
		/* However fast somebody types, what is typed is on the disk within the second. */
		if (loop_clock_ms() - idled > WAIT_MS) {
			loop_idle(t);
			idled = loop_clock_ms();
		}
	}
}

int tui_run(struct app *app)
{
	struct tui t = {.app = app, .open_stale = true};
	char said[500];

	if (!term_start())
		return EXIT_FAILED;
	/* before the first reading, so that nothing slips between */
	t.generation = cds_log_generation(app->log);
	keys_file_read(said, sizeof said);
	mouse_start(&t);
	view_sessions_open(&t);
	if (!*said && cds_log_readonly(app->log))
		snprintf(said, sizeof said, "%s", _("this log is read-only here, nothing can be "
		    "saved: copy it to a folder that can be written"));
	if (*said) {
		tui_tell(&t, said);
		t.message_bad = true;
	} else {
		view_drafts_offer(&t);
	}
	loop_run(&t);
	while (t.depth > 0) {
		t.depth--;
		t.stack[t.depth].view->close(t.stack[t.depth].self);
	}
	term_stop();
	return EXIT_OK;
}
