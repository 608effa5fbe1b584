/* Places, teams and services: shown, found, and changed by items_edit.c. Opened from anywhere. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "tui/term/draw.h"
#include "tui/prompt.h"
#include "tui/view/items_view.h"
#include "tui/view/views.h"
#include "tui/rows_view.h"

static const char *kind_title(enum cds_kind kind)
{
	return kind == CDS_PLACE ? _("places") : kind == CDS_TEAM ? _("teams") : _("services");
}

/* The kind that is `by` further in the round of places, teams and services. */
static enum cds_kind kind_after(enum cds_kind kind, int by)
{
	static const enum cds_kind kinds[] = {CDS_PLACE, CDS_TEAM, CDS_SERVICE};
	int at = 0;

	while (at < 2 && kinds[at] != kind)
		at++;
	return kinds[(at + by) % 3];
}

static const char *view_items_title(void *self)
{
	return kind_title(((struct items_view *)self)->model.kind);
}

static void view_items_reread(struct tui *t, void *self)
{
	struct items_view *v = self;

	tui_error(t, items_read(&v->model));
	if (v->model.kind == CDS_SERVICE)
		tui_error(t, tally_keys_read(&v->keys, t->app->log, false));
}

/* ---- drawing ---- */

/* What is shown beside a name: where another one has it, whose it is; of a team its place; else
 * from when to when it is valid. */
static void view_items_beside(cds_log *log, const struct cds_item *it, bool wide, char *buf,
    size_t size)
{
	char a[FORMAT_SIZE], b[FORMAT_SIZE];
	cds_items *place = NULL;

	if (wide)
		format_apart(buf, size, it);
	else
		format_whose(buf, size, it);
	if (it->kind == CDS_TEAM && !cds_uuid_is_nil(&it->parent) &&
	    cds_item_get(log, CDS_PLACE, &it->parent, &place) == CDS_OK)
		snprintf(buf + strlen(buf), size - strlen(buf), "%s%.200s", *buf ? " · " : "",
		    cds_items_at(place, 0)->path);
	cds_items_free(place);
	if (!*buf && (it->from != CDS_NO_DAY || it->to != CDS_NO_DAY))
		snprintf(buf, size, "%s – %s", format_date(a, sizeof a, it->from, it->from),
		    format_date(b, sizeof b, it->to, it->to));
}

/* Does another place or team stand for this one? Then the path of that one is put into buf. */
static bool view_items_joined(cds_log *log, const struct cds_item *it, char *buf, size_t size)
{
	cds_items *items = NULL;
	cds_uuid id;
	bool joined = it->kind != CDS_SERVICE &&
	    cds_item_stands(log, it->kind, &it->id, &id) == CDS_OK &&
	    cds_uuid_compare(&id, &it->id) != 0 &&
	    cds_item_get(log, it->kind, &id, &items) == CDS_OK;

	if (joined)
		snprintf(buf, size, "%s", cds_items_at(items, 0)->path);
	cds_items_free(items);
	return joined;
}

/* What a service counts, and its key in the tally. */
static void view_items_measure(const struct items_view *v, const struct cds_item *it, char *buf,
    size_t size)
{
	int key = tally_keys_of(&v->keys, it->code);

	snprintf(buf, size, "%s", _(cds_measure_name(it->measure)));
	if (key >= 0)
		snprintf(buf + strlen(buf), size - strlen(buf), _(" · key %c"), TALLY_KEYS[key]);
}

static void view_items_draw_row(struct tui *t, void *self, size_t i, int y, int width)
{
	const struct items_view *v = self;
	const struct items_model *m = &v->model;
	const struct items_row *r = &m->row[i];
	const struct cds_item *it = cds_items_at(m->items, r->item);
	int name = width >= 70 ? width - 40
	    : it->retired || m->kind == CDS_SERVICE ? width - 12 : width - 1,
	    from = m->kind != CDS_SERVICE && !it->retired ? name + 1 : name + 12;
	char text[1200], more[FORMAT_SIZE + 600], stands[400];
	bool tree = m->kind == CDS_PLACE && !m->typed[0],
	    joined = view_items_joined(m->log, it, stands, sizeof stands);

	(void)t;
	if (i != m->rows.here && (it->retired || it->offered || joined))
		term_look(LOOK_DIM);
	if (joined && !tree)
		snprintf(more, sizeof more, "= %s", stands);
	else
		view_items_beside(m->log, it, width >= 70, more, sizeof more);
	snprintf(text, sizeof text, "%*s%s%s%s%s", 2 * r->depth, "",
	    r->open ? "▾ " : r->kids ? "▸ " : joined && tree ? "= "
	    : m->kind == CDS_PLACE ? "  " : "",
	    m->kind != CDS_PLACE || !m->typed[0]
	    ? it->name : it->path, *more && width < 70 ? " · " : "", width < 70 ? more : "");
	draw_cell(y, 1, name - 1, text, false);
	if (it->retired)
		draw_cell(y, name + 1, 10, _("retired"), false);
	else if (m->kind == CDS_SERVICE)
		draw_cell(y, name + 1, 10, it->code, false);
	if (m->kind == CDS_SERVICE)
		view_items_measure(v, it, more, sizeof more);
	if (width >= 70)
		draw_cell(y, from, width - from - 1, more, false);
}

static void view_items_draw(struct tui *t, void *self, struct area a)
{
	struct items_view *v = self;
	struct rows *r = &v->model.rows;
	char text[400], n[FORMAT_SIZE];
	int others = a.width;

	format_count(n, sizeof n, (int64_t)cds_items_size(v->model.items));
	if (v->model.typed[0])
		snprintf(text, sizeof text, _("%s: %s found by “%s”"), kind_title(v->model.kind),
		    n, v->model.typed);
	else
		snprintf(text, sizeof text, "%s: %s", kind_title(v->model.kind), n);
	term_look(LOOK_HEAD);
	draw_cell(a.y, 1, a.width - 2, text, false);
	others -= draw_width(text);
	snprintf(text, sizeof text, "%s: %s · %s", keymap_key(SCOPE_ITEMS, ACTION_NEXT),
	    kind_title(kind_after(v->model.kind, 1)), kind_title(kind_after(v->model.kind, 2)));
	if (draw_width(text) + 4 < others)
		draw_text(a.y, a.width - 1 - draw_width(text), a.width, text);
	term_look(LOOK_PLAIN);
	if (r->n == 0)
		draw_wrapped(a.y + 2, 1, a.width - 2, 3, v->model.typed[0]
		    ? keymap_words(_("nothing found: %s shows all again"), SCOPE_ITEMS, ACTION_BACK)
		    : _("There are none yet. Add them here, or log a session: names that are new"
		    " are created."));
	rows_draw(t, v, r, (struct area){a.y + 1, 0, a.height - 1, a.width}, view_items_draw_row);
}

/* ---- keys ---- */

static void view_items_follow(struct tui *t, void *arg)
{
	struct items_view *v = arg;

	snprintf(v->model.typed, sizeof v->model.typed, "%.250s", v->find.text);
	v->model.rows.here = 0;
	tui_error(t, items_read(&v->model));
}

static void view_items_find(struct tui *t, struct items_view *v)
{
	text_field_set(&v->find, v->model.typed, false);
	tui_prompt(t, "/", &v->find, view_items_follow, v);
}

static void open_sessions(struct tui *t, struct items_view *v)
{
	const struct cds_item *it = items_here(&v->model);
	struct cds_filter f = CDS_FILTER_ALL;
	char words[300];

	if (!it)
		return;
	if (it->kind == CDS_PLACE)
		f.place = it->id;
	else if (it->kind == CDS_TEAM)
		f.team = it->id;
	else
		f.service = it->code;
	snprintf(words, sizeof words, _("sessions behind: %s"), it->name);
	view_sessions_open_filtered(t, &f, words);
}

static void next_kind(struct tui *t, struct items_view *v, bool on)
{
	items_kind(&v->model, kind_after(v->model.kind, on ? 1 : 2));
	view_items_reread(t, v);
}

/* Does an action that changes or adds something. False: this one does not. */
static bool view_items_change(struct tui *t, struct items_view *v, enum action a)
{
	static const struct {
		enum action action;
		void (*run)(struct tui *t, struct items_view *v);
	} runs[] = {
		{ACTION_RENAME, items_rename}, {ACTION_UNDER, items_put_under},
		{ACTION_RETIRE, items_retire}, {ACTION_MOVE_UP, items_move_up},
		{ACTION_MOVE_DOWN, items_move_down}, {ACTION_KEY, items_key},
		{ACTION_SAME_AS, items_same_as},
	};

	for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
		if (runs[i].action == a) {
			runs[i].run(t, v);
			return true;
		}
	}
	if (a == ACTION_NEW || a == ACTION_NEW_INSIDE)
		items_add(t, v, a == ACTION_NEW_INSIDE && v->model.kind == CDS_PLACE);
	return a == ACTION_NEW || a == ACTION_NEW_INSIDE;
}

/* Shows all again after something was searched for. False: nothing was. */
static bool view_items_back(struct tui *t, struct items_view *v)
{
	if (!v->model.typed[0])
		return false;
	v->model.typed[0] = '\0';
	view_items_reread(t, v);
	return true;
}

static bool view_items_act(struct tui *t, void *self, enum action a)
{
	struct items_view *v = self;

	if (view_items_change(t, v, a))
		return true;
	switch (a) {
	case ACTION_LEFT:
	case ACTION_RIGHT:
		tui_error(t, items_open(&v->model, a == ACTION_RIGHT));
		return true;
	case ACTION_NEXT:
	case ACTION_PREVIOUS:
		next_kind(t, v, a == ACTION_NEXT);
		return true;
	case ACTION_OPEN:
		open_sessions(t, v);
		return true;
	case ACTION_FIND:
		view_items_find(t, v);
		return true;
	case ACTION_BACK:
		return view_items_back(t, v);
	default:
		return false;
	}
}

static void view_items_close_view(void *self)
{
	items_free(&((struct items_view *)self)->model);
}

static const enum action foot[] = {ACTION_NEXT, ACTION_NEW, ACTION_RENAME, ACTION_UNDER,
    ACTION_RETIRE, ACTION_SAME_AS, ACTION_FIND, ACTION_NEW_INSIDE, ACTION_OPEN, ACTION_HELP,
    ACTION_BACK, ACTION_NONE};

static void view_items_open(struct tui *t)
{
	struct items_view *v = tui_push(t, &view_items);

	if (!v)
		return;
	items_init(&v->model, t->app->log);
	view_items_reread(t, v);
}

const struct view view_items = {
	.scope = SCOPE_ITEMS, .size = sizeof(struct items_view), .title = view_items_title,
	.rows = offsetof(struct items_view, model.rows), .draw = view_items_draw,
	.act = view_items_act, .reread = view_items_reread, .close = view_items_close_view,
	.foot = foot,
	.open = view_items_open, .opens = ACTION_ITEMS,
};
