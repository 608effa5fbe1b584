#include "prompt.h"

#include <curses.h>
#include <string.h>

#include "../i18n.h"
#include "draw.h"

#define WAIT_MS 500

static const struct {
	enum action action;
	void (*edit)(struct text_field *field);
} edits[] = {
	{ACTION_BACKSPACE, text_field_backspace}, {ACTION_DELETE, text_field_delete}, {ACTION_CLEAR, text_field_clear},
	{ACTION_LEFT, text_field_left}, {ACTION_RIGHT, text_field_right}, {ACTION_HOME, text_field_home}, {ACTION_END, text_field_end},
};

static bool edit(struct text_field *field, enum action a)
{
	for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
		if (edits[i].action == a) {
			edits[i].edit(field);
			return true;
		}
	}
	return false;
}

static void draw(struct tui *t, const char *label, const struct text_field *field)
{
	int width = draw_width(label), cursor;

	tui_draw(t);
	if (width > COLS / 2)
		width = COLS / 2;
	draw_cell(LINES - 2, 0, COLS, "", false);
	term_look(LOOK_TITLE);
	draw_cell(LINES - 2, 1, width, label, false);
	term_look(LOOK_PLAIN);
	text_field_draw(field, LINES - 2, width + 2, COLS - width - 4, &cursor);
	tui_draw_keys(SCOPE_PROMPT, (const enum action[]){ACTION_ACCEPT, ACTION_BACK, ACTION_CLEAR, ACTION_NONE});
	curs_set(1);
	move(LINES - 2, cursor);
	refresh();
}

bool tui_prompt(struct tui *t, const char *label, struct text_field *field, void (*follow)(struct tui *, void *), void *arg)
{
	struct text_field was = *field;

	for (;;) {
		enum action a;
		wint_t c;
		int rc;
		bool changed;
		draw(t, label, field);
		timeout(WAIT_MS);
		rc = get_wch(&c);
		if (term_asked_to_end())
			return false;
		if (rc == ERR)
			continue;
		t->message[0] = '\0';
		a = keymap_find(SCOPE_PROMPT, c, rc == KEY_CODE_YES);
		if (a == ACTION_ACCEPT)
			return true;
		if (a == ACTION_REDRAW)
			clearok(stdscr, TRUE);
		changed = a == ACTION_NONE ? rc != KEY_CODE_YES && text_field_type(field, (wchar_t)c) : edit(field, a);
		if (a == ACTION_BACK) {
			*field = was;
			changed = true;
		}
		if (changed && follow)
			follow(t, arg);
		if (a == ACTION_BACK)
			return false;
	}
}
