/* One line of text asked for at the bottom, over the view that asks. */
#include "tui/prompt.h"

#include <curses.h>
#include <stdio.h>
#include <string.h>

#include "app/i18n.h"
#include "tui/term/draw.h"
#include "tui/edit.h"

#define WAIT_MS 500                     /* without a key, look whether a signal came */
#define LEAST_ROOM 14                   /* columns for an answer */
#define MOST_ABOVE 5                    /* lines above it: the forms of a period in 40 columns */

/* The question with a colon behind it, which keeps it apart from the answer also without
 * colours. */
static const char *with_colon(const char *label, char *buf, size_t size)
{
	size_t n = strlen(label);

	snprintf(buf, size, "%s%s", label,
	    n == 0 || label[n - 1] == ':' || strcmp(label, "/") == 0 ? "" : ":");
	return buf;
}

/* How many lines of its own above the answer a question needs. It has some if it would leave too
 * little room for the answer: a long answer, such as a path, gets three quarters of the line. */
static int prompt_above(const char *label, const struct text_field *field)
{
	int room = draw_width(field->text) + 2, most, above;

	most = COLS - 4 - (room > LEAST_ROOM ? room : LEAST_ROOM);
	most = most > COLS / 4 ? most : COLS / 4;
	above = draw_width(label) <= most ? 0 : draw_hanging_lines(COLS - 2, 0, label);
	return above > MOST_ABOVE ? MOST_ABOVE : above;
}

/* Draws the question with so many lines above. Returns the column where the answer begins. */
static int draw_label(const char *label, int above)
{
	int width = draw_width(label);

	for (int i = 0; i <= above; i++)
		draw_cell(LINES - 2 - i, 0, COLS, "", false);
	term_look(LOOK_TITLE);
	if (above > 0)
		draw_wrapped(LINES - 2 - above, 1, COLS - 2, above, label);
	else
		draw_cell(LINES - 2, 1, width, label, false);
	term_look(LOOK_PLAIN);
	return above > 0 ? 1 : width + 2;
}

static void prompt_draw(struct tui *t, const char *name, const struct text_field *field)
{
	char label[500];
	int x, cursor;

	t->asked = 1 + prompt_above(with_colon(name, label, sizeof label), field);
	tui_draw(t);
	x = t->asked - 1;
	t->asked = 0;
	if (!tui_fits())
		return;
	x = draw_label(label, x);
	text_field_draw(field, LINES - 2, x, COLS - x - 2, &cursor);
	tui_draw_keys(t, SCOPE_PROMPT,
	    (const enum action[]){ACTION_ACCEPT, ACTION_BACK, ACTION_CLEAR, ACTION_NONE});
	curs_set(1);
	move(LINES - 2, cursor);
	refresh();
}

/* Lets a key edit the field. True: the text was changed. */
static bool prompt_edit(struct tui *t, struct text_field *field, enum action a)
{
	if (t->now.part == PART_PASTE)
		return edit_paste(t, field);
	if (a == ACTION_NONE)
		return !t->now.special && text_field_type(field, (wchar_t)t->now.c);
	return edit_act(t, field, a) && edit_changes(a);
}

bool tui_prompt(struct tui *t, const char *label, struct text_field *field,
    void (*follow)(struct tui *, void *), void *arg)
{
	struct text_field was = *field;
	bool busy = false;

	for (;;) {
		enum action a;
		bool changed;
		prompt_draw(t, label, field);
		if (term_asked_to_end())
			return false;
		if (!tui_key(t, busy ? 0 : WAIT_MS)) {
			busy = tui_idle(t, !busy);
			continue;
		}
		busy = true;
		t->message[0] = '\0';
		a = tui_action(t, SCOPE_PROMPT);
		if (a == ACTION_ACCEPT)
			return true;
		if (a == ACTION_REDRAW)
			clearok(stdscr, TRUE);
		changed = prompt_edit(t, field, a);
		if (a == ACTION_BACK) {
			*field = was;
			changed = true;
		}
		if ((a == ACTION_UP || a == ACTION_DOWN) && tui_top(t)->scope == SCOPE_PROMPT &&
		    tui_top(t)->act)
			tui_top(t)->act(t, tui_top_self(t), a);
		if (changed && follow)
			follow(t, arg);
		if (a == ACTION_BACK)
			return false;
	}
}
