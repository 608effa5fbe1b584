/* A line of text: the keys that edit it, what is pasted into it, and how it is drawn. */
#include "tui/edit.h"

#include <string.h>

#include "app/i18n.h"
#include "tui/term/draw.h"

static const struct {
	enum action action;
	bool changes;
	void (*edit)(struct text_field *field);
} edits[] = {
	{ACTION_BACKSPACE, true, text_field_backspace}, {ACTION_DELETE, true, text_field_delete},
	{ACTION_CLEAR, true, text_field_clear}, {ACTION_LEFT, false, text_field_left},
	{ACTION_RIGHT, false, text_field_right}, {ACTION_HOME, false, text_field_home},
	{ACTION_END, false, text_field_end},
};

bool edit_act(const struct tui *t, struct text_field *field, enum action a)
{
	if (a == ACTION_BACKSPACE && t->now.part == PART_BACK) {
		text_field_replace(field);
		return true;
	}
	for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
		if (edits[i].action == a) {
			edits[i].edit(field);
			return true;
		}
	}
	return false;
}

bool edit_paste(struct tui *t, struct text_field *field)
{
	bool room = !t->pasted_too_long && text_field_put(field, t->pasted);

	if (!room)
		tui_tell(t, _("nothing was pasted: the text is too long for one line"));
	t->message_bad = !room;
	return room && t->pasted[0];
}

bool edit_changes(enum action a)
{
	for (size_t i = 0; i < sizeof edits / sizeof *edits; i++)
		if (edits[i].action == a)
			return edits[i].changes;
	return false;
}

/* Moves *start on, letter by letter, until the text before the cursor takes at most `width`
 * columns. Returns how many it takes then. */
static int edit_scroll(const char **start, int columns, int width)
{
	while (columns > width && **start) {
		size_t n = text_field_letter_after(*start, 0);
		char letter[64] = "";
		memcpy(letter, *start, n < sizeof letter ? n : 0);
		columns -= draw_width(letter);
		*start += n;
	}
	return columns;
}

void text_field_draw(const struct text_field *f, int y, int x, int width, int *cursor_x)
{
	char before[TEXT_FIELD_SIZE];
	const char *start = f->text;
	int columns;

	memcpy(before, f->text, f->cursor);
	before[f->cursor] = '\0';
	columns = draw_width(before);
	/* The cursor may be right behind the field; a longer text before it is cut. */
	if (columns > width) {
		columns = edit_scroll(&start, columns, width - 1);
		draw_text(y, x++, 1, "…");
		width--;
	}
	draw_cell(y, x, width, start, false);
	*cursor_x = x + columns;
}
