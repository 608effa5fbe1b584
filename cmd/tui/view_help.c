/* The keys of a screen, from the tables that the keys work by. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../i18n.h"
#include "lines.h"

struct help_view {
	unsigned scope;
	struct lines lines;
};

static const char *title(void *self)
{
	(void)self;
	return _("help");
}

static void reread(struct tui *t, void *self)
{
	struct help_view *v = self;

	(void)t;
	lines_clear(&v->lines);
	lines_add(&v->lines, LOOK_HEAD, "%s", _("keys"));
	for (int a = ACTION_NONE + 1; a < ACTIONS; a++) {
		char keys[120] = "", cell[160];
		for (size_t i = 0; i < bindings_count; i++)
			if ((bindings[i].scope & v->scope) && bindings[i].action == (enum action)a)
				snprintf(keys + strlen(keys), sizeof keys - strlen(keys), "%s%s", *keys ? ", " : "", bindings[i].label);
		if (!*keys)
			continue;
		snprintf(cell, sizeof cell, "%s%*s", keys, draw_width(keys) < 18 ? 18 - draw_width(keys) : 1, "");
		lines_add(&v->lines, LOOK_PLAIN, "  %s %s", cell, _(actions[a].help));
	}
	lines_add(&v->lines, LOOK_PLAIN, "%s", "");
	lines_add(&v->lines, LOOK_PLAIN, "%s", _("Names may be typed without marks: “my binh” finds Mỹ Bình."));
	lines_add(&v->lines, LOOK_PLAIN, "%s", _("A count may be ? where the service was given and nobody counted."));
}

static void draw(struct tui *t, void *self, struct area a)
{
	(void)t;
	lines_draw(&((struct help_view *)self)->lines, a);
}

static bool act(struct tui *t, void *self, enum action a)
{
	(void)t;
	return lines_act(&((struct help_view *)self)->lines, a);
}

static void close_view(void *self)
{
	struct help_view *v = self;

	lines_clear(&v->lines);
	free(v);
}

static const enum action foot[] = {ACTION_BACK, ACTION_NONE};
static const struct view view = {
	.scope = SCOPE_HELP, .title = title, .draw = draw, .act = act, .reread = reread, .close = close_view,
	.foot = foot,
};

void view_help_open(struct tui *t, unsigned scope)
{
	struct help_view *v = calloc(1, sizeof *v);

	if (!tui_push(t, &view, v))
		return;
	v->scope = scope;
	reread(t, v);
}
