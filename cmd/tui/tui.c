/* The loop: the keymap makes an action of a key. The view on top gets the action first. If it does
 * not know it, the loop does it, or opens the screen that the action stands for. The loop
 * knows no view by name. Called by main.c. */
#include "tui/tui.h"

#include <curses.h>
#include <stdio.h>
#include <wctype.h>

#include "app/elapsed.h"
#include "app/i18n.h"
#include "tui/keys_file.h"
#include "tui/mouse.h"
#include "tui/rows_view.h"
#include "tui/term/term.h"
#include "tui/undo.h"

#define WAIT_MS 500                     /* without a key, look whether another program wrote */

static bool may_close(struct tui *t)
{
	return !tui_top(t)->may_close || tui_top(t)->may_close(t, tui_top_self(t));
}

static void loop_language(struct tui *t)
{
	i18n_set(i18n_lang() == LANG_VI ? LANG_EN : LANG_VI);
	tui_error(t, cds_config_set(t->app->log, "lang", i18n_lang() == LANG_VI ? "vi" : "en"));
	tui_reread(t);
}

static void loop_back(struct tui *t)
{
	if (t->depth > 1 && may_close(t))
		tui_pop(t);
}

static void loop_quit(struct tui *t)
{
	t->done = may_close(t);
}

static void loop_redraw(struct tui *t)
{
	(void)t;
	clearok(stdscr, TRUE);
}

/* Does an action that the view on top does not know: one that means the same everywhere, or one
 * that opens a screen. */
static void act_anywhere(struct tui *t, enum action a)
{
	static const struct {
		enum action action;
		void (*run)(struct tui *t);
	} runs[] = {
		{ACTION_BACK, loop_back}, {ACTION_QUIT, loop_quit},
		{ACTION_LANGUAGE, loop_language}, {ACTION_UNDO, tui_undo},
		{ACTION_REDO, tui_redo}, {ACTION_REDRAW, loop_redraw},
		{ACTION_MOUSE, mouse_toggle},
	};

	for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
		if (runs[i].action == a) {
			runs[i].run(t);
			return;
		}
	}
	for (const struct view *const *s = t->screens; *s; s++) {
		if ((*s)->opens == a) {
			(*s)->open(t);
			return;
		}
	}
}

/* Pasted text is never taken for keys. */
static void loop_paste(struct tui *t, const struct view *view, void *self)
{
	t->message[0] = '\0';
	t->letter = 0;
	if (view->paste)
		view->paste(t, self);
	else
		tui_tell(t, _("nothing was pasted: here keys are commands, not text"));
}

/* Does an action: moves the cursor of the view's list, or what the view or the loop knows. A view
 * that is on top already is not opened once more. */
static void loop_act(struct tui *t, const struct view *view, void *self, enum action a)
{
	struct rows *rows = rows_of(view, self);

	if (!(rows && rows_act(rows, a)) && !(view->act && view->act(t, self, a)) &&
	    view->opens != a)
		act_anywhere(t, a);
}

/* Answers the key in `now`. */
static void loop_key(struct tui *t)
{
	const struct view *view = tui_top(t);
	void *self = tui_top_self(t);
	struct key k = t->now;
	enum action a;

	if (k.special && k.c == KEY_RESIZE) {
		tui_reread(t);
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
		loop_act(t, view, self, a);
	if (k.part != PART_BACK && (k.special || k.c < '0' || k.c > '9'))
		t->letter = !k.special && iswalpha(k.c) ? k.c : 0;
}

/* Lets the views read anew if another program wrote to the log. */
static void look_for_changes(struct tui *t)
{
	uint32_t generation = cds_log_generation(t->app->log);

	if (generation == 0) {
		tui_error(t, cds_error(t->app->log)->status);
		return;
	}
	if (generation != t->generation && t->generation != 0) {
		tui_reread(t);
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
	int64_t conflicts = 0, duplicates = 0, doubles = 0;

	t->open_stale = false;
	if (cds_review_count(t->app->log, &conflicts, &duplicates, &doubles) == CDS_OK)
		t->open = conflicts + duplicates + doubles;
}

/* Lets the views work. True: one has more to do. */
static bool loop_idle(struct tui *t)
{
	bool more = false;

	for (int i = 0; i < t->depth; i++)
		if (t->stack[i].view->idle)
			more |= t->stack[i].view->idle(t, t->stack[i].self);
	return more;
}

/* Work that was put off is done a piece at a time, so that a key never has to wait for it. */
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

static void loop_run(struct tui *t)
{
	int64_t idled = elapsed_ms();
	bool busy = true;               /* work is left, so don't wait for a key */

	while (!t->done && t->depth > 0 && !term_asked_to_end()) {
		tui_draw(t);
		if (!tui_key(t, busy ? 0 : WAIT_MS)) {
			busy = tui_idle(t, !busy);
			idled = elapsed_ms();
			continue;
		}
		busy = true;
		loop_key(t);
		/* Who types without a pause leaves no time to idle, so it is taken here: a form's
		 * draft reaches the disk within a second. */
		if (elapsed_ms() - idled > WAIT_MS) {
			loop_idle(t);
			idled = elapsed_ms();
		}
	}
}

/* What somebody should know before anything else: a file of keys with mistakes, or a log that
 * can't be written. */
static void loop_warnings(const struct app *app, char *said, size_t size)
{
	keys_file_read(said, size);
	if (!*said && cds_log_readonly(app->log))
		snprintf(said, size, "%s", _("this log is read-only here, nothing can be saved:"
		    " copy it to a folder that can be written"));
}

/* Lets the screens offer what can be continued, such as a draft. */
static void loop_offer(struct tui *t)
{
	for (const struct view *const *s = t->screens; *s; s++)
		if ((*s)->offer)
			(*s)->offer(t);
}

int tui_run(struct app *app, const struct view *const *screens)
{
	struct tui t = {.app = app, .screens = screens, .open_stale = true};
	char said[500];

	if (!term_start())
		return EXIT_FAILED;
	/* This comes before the first reading, so that no other program's change is missed. */
	t.generation = cds_log_generation(app->log);
	loop_warnings(app, said, sizeof said);
	mouse_start(&t);
	screens[0]->open(&t);
	if (*said)
		tui_warn(&t, said);
	else
		loop_offer(&t);
	loop_run(&t);
	tui_pop_all(&t);
	term_stop();
	return EXIT_OK;
}
