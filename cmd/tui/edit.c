#include "edit.h"

#include "../i18n.h"

static const struct {
	enum action action;
	bool changes;
	void (*edit)(struct text_field *field);
} edits[] = {
	{ACTION_BACKSPACE, true, text_field_backspace}, {ACTION_DELETE, true, text_field_delete},
	{ACTION_CLEAR, true, text_field_clear}, {ACTION_LEFT, false, text_field_left}, {ACTION_RIGHT, false, text_field_right},
	{ACTION_HOME, false, text_field_home}, {ACTION_END, false, text_field_end},
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
		tui_tell(t, _("what was pasted is too long for one line: nothing of it was taken"));
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
