/* The keys of a screen, from the same tables by which the keys work; narrowed as somebody types.
 * Opened from anywhere. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/i18n.h"
#include "tui/widget/lines.h"
#include "tui/prompt.h"
#include "tui/view/views.h"

#define KEYS_COLUMN 21                  /* where the text behind the keys begins */

struct help_view {
	const struct view *of;          /* the view whose keys these are */
	struct text_field find;
	struct lines lines;
};

/* A key that terminals send in several ways has several lines in the table, but is one key to
 * people. */
static bool told_before(unsigned scope, size_t at)
{
	size_t i = 0;

	while (i < at && (!(bindings[i].scope & scope) ||
	    bindings[i].action != bindings[at].action ||
	    strcmp(bindings[i].label, bindings[at].label) != 0))
		i++;
	return i < at;
}

/* Lists the keys of an action. */
static void keys_of(unsigned scope, enum action a, char *buf, size_t size)
{
	buf[0] = '\0';
	for (size_t i = 0; i < bindings_count; i++) {
		size_t n = strlen(buf);
		if ((bindings[i].scope & scope) && bindings[i].action == a &&
		    !told_before(scope, i))
			snprintf(buf + n, size - n, "%s%s", n ? ", " : "", bindings[i].label);
	}
}

/* Does what was typed occur in the keys or the help of an action? */
static bool help_wanted(const struct help_view *v, const char *keys, const struct action_info *a)
{
	return !v->find.text[0] || strstr(keys, v->find.text) ||
	    cds_text_matches(_(a->help), v->find.text) || cds_text_matches(a->name, v->find.text);
}

/* Is this key the same on all screens that are read, such as those that move or that open a
 * screen? */
static bool help_everywhere(unsigned scope)
{
	return (scope & SCOPE_TOTALS) && (scope & SCOPE_RECEIPTS);
}

/* Adds the keys in the order of their table: first those of this screen, and in a second call
 * those that all screens share. */
static void add_keys(struct help_view *v, bool *told, bool shared)
{
	for (size_t i = 0; i < bindings_count; i++) {
		enum action a = bindings[i].action;
		char keys[120];
		if (!(bindings[i].scope & v->of->scope) ||
		    help_everywhere(bindings[i].scope) != shared || told[a])
			continue;
		told[a] = true;
		keys_of(v->of->scope, a, keys, sizeof keys);
		if (help_wanted(v, keys, &actions[a]))
			lines_add(&v->lines, LOOK_PLAIN, "  %s\t%s", keys, _(actions[a].help));
	}
}

static void help_reread(struct tui *t, void *self)
{
	struct help_view *v = self;
	bool told[ACTIONS] = {false};

	(void)t;
	lines_clear(&v->lines);
	if (v->find.text[0])
		lines_add(&v->lines, LOOK_HEAD, _("keys with “%s”"), v->find.text);
	else
		lines_add(&v->lines, LOOK_HEAD, "%s", _("keys"));
	if (v->of->typed && !v->find.text[0])
		lines_add(&v->lines, LOOK_PLAIN, "  %s\t%s", v->of->typed, _(v->of->typed_help));
	add_keys(v, told, false);
	add_keys(v, told, true);
	lines_add(&v->lines, LOOK_PLAIN, "%s", "");
	lines_add(&v->lines, LOOK_PLAIN, "%s",
	    _("Names may be typed without marks: “my binh” finds Mỹ Bình."));
	lines_add(&v->lines, LOOK_PLAIN, "%s",
	    _("A count may be ? where the service was given and nobody counted."));
	lines_add(&v->lines, LOOK_PLAIN, "%s", _("Keys can be changed: cdslog-keys(7) says how."));
	if (v->of->help)
		lines_add(&v->lines, LOOK_PLAIN, "%s",
		    keymap_words(_(v->of->help), v->of->scope, v->of->help_key));
}

static void help_draw(struct tui *t, void *self, struct area a)
{
	(void)t;
	lines_draw(&((struct help_view *)self)->lines, a);
}

static void help_follow(struct tui *t, void *arg)
{
	struct help_view *v = arg;

	v->lines.top = 0;
	help_reread(t, v);
}

static bool help_act(struct tui *t, void *self, enum action a)
{
	struct help_view *v = self;

	if (lines_act(&v->lines, a))
		return true;
	if (a == ACTION_FIND) {
		tui_prompt(t, "/", &v->find, help_follow, v);
		return true;
	}
	if (a != ACTION_BACK || !v->find.text[0])
		return false;
	text_field_clear(&v->find);
	help_follow(t, v);
	return true;
}

static void help_close_view(void *self)
{
	lines_clear(&((struct help_view *)self)->lines);
}

static const enum action foot[] = {ACTION_FIND, ACTION_BACK, ACTION_NONE};

static void help_open(struct tui *t)
{
	const struct view *of = tui_top(t);
	struct help_view *v = tui_push(t, &view_help);

	if (!v)
		return;
	v->of = of;
	v->lines.column = KEYS_COLUMN;
	help_reread(t, v);
}

const struct view view_help = {
	.scope = SCOPE_HELP, .size = sizeof(struct help_view), .name = N_("help"),
	.draw = help_draw, .act = help_act,
	.reread = help_reread, .close = help_close_view, .foot = foot,
	.open = help_open, .opens = ACTION_HELP,
};
