/* Places, teams and services: looked through, added, renamed, retired. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "tui/term/draw.h"
#include "model/items_model.h"
#include "tui/prompt.h"
#include "tui/view/views.h"
#include "tui/widget/rows_keys.h"

struct items_view {
	struct items_model model;
	struct text_field find;
};

static const char *kind_title(enum cds_kind kind)
{
	return kind == CDS_PLACE ? _("places") : kind == CDS_TEAM ? _("teams") : _("services");
}

/* Places, teams, services, and places again: so many further. */
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
}

/* ---- drawing ---- */

/* When it holds; or whose it is, where another is called the same; a team's place. */
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

static void view_items_draw_row(const struct items_view *v, size_t i, int y, int width)
{
	const struct items_model *m = &v->model;
	const struct items_row *r = &m->row[i];
	const struct cds_item *it = cds_items_at(m->items, r->item);
	bool here = i == m->rows.here;
	int name = width >= 70 ? width - 40 : it->retired || m->kind == CDS_SERVICE ? width - 12
	    : width - 1, from = m->kind != CDS_SERVICE && !it->retired ? name + 1 : name + 12;
	char text[1200], more[FORMAT_SIZE + 600];

	term_look(here ? LOOK_HERE : it->retired ? LOOK_DIM : LOOK_PLAIN);
	draw_cell(y, 0, width, here ? "›" : "", false);
	view_items_beside(m->log, it, width >= 70, more, sizeof more);
	snprintf(text, sizeof text, "%*s%s%s%s%s", 2 * r->depth, "", r->open
	    ? "▾ " : r->kids ? "▸ " : m->kind == CDS_PLACE ? "  " : "", m->kind == CDS_SERVICE ||
	    (m->kind == CDS_PLACE && !m->typed[0]) ? it->name : it->path, *more &&
	    width < 70 ? " · " : "", width < 70 ? more : "");
	draw_cell(y, 1, name - 1, text, false);
	if (it->retired)
		draw_cell(y, name + 1, 10, _("retired"), false);
	else if (m->kind == CDS_SERVICE)
		draw_cell(y, name + 1, 10, it->code, false);
	if (width >= 70)
		draw_cell(y, from, width - from - 1, m->kind == CDS_SERVICE
		    ? _(cds_measure_name(it->measure)) : more, false);
	term_look(LOOK_PLAIN);
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
		draw_wrapped(a.y + 2, 1, a.width - 2, 3, v->model.typed[0] ?
		    keymap_words(_("nothing found: %s shows all again"), SCOPE_ITEMS,
		    ACTION_BACK) : _("There are none yet. Add them here, or log a session: names "
		    "that are new are created."));
	rows_fit(r, a.height - 1);
	for (int i = 0; i < a.height - 1 && r->top + (size_t)i < r->n; i++) {
		view_items_draw_row(v, r->top + (size_t)i, a.y + 1 + i, a.width);
		tui_spot(t, (struct area){a.y + 1 + i, 0, 1, a.width}, r->top + (size_t)i);
	}
}

/* ---- changing ---- */

static void view_items_changed(struct tui *t, struct items_view *v, enum cds_status status,
    const cds_uuid *id, const char *words)
{
	if (status != CDS_OK && status != CDS_EXISTS) {
		tui_error(t, status);
		return;
	}
	if (items_go(&v->model, id) != CDS_OK) {
		tui_error(t, cds_error(t->app->log)->status);
		return;
	}
	tui_changed(t);
	tui_tell(t, status == CDS_EXISTS ? _("that one is there already") : words);
}

static bool view_items_ask(struct tui *t, const char *label, const char *given,
    struct text_field *field)
{
	text_field_set(field, given, *given != '\0');
	return tui_prompt(t, label, field, NULL, NULL) && field->text[0];
}

/* "Chữ ký số" may be chu_ky_so: to be taken or typed over. */
static void code_from(const char *name, char code[33])
{
	char *fold = cds_text_fold(name);

	snprintf(code, 33, "%.32s", fold ? fold : "");
	for (char *p = code; *p; p++)
		if (!(*p >= 'a' && *p <= 'z') && !(*p >= '0' && *p <= '9'))
			*p = '_';
	free(fold);
}

/* A service also has a code, which never changes, and a measure. */
static enum cds_status ask_service(struct tui *t, cds_fields *fields, bool *go_on)
{
	static const char *const measures[] = {"assist", "attendance", "visit"};
	char label[200], code[33];
	struct text_field field;
	enum cds_measure measure = CDS_ASSIST;
	enum cds_status status = CDS_OK;

	code_from(cds_fields_str(fields, "name"), code);
	*go_on = view_items_ask(t, _("its code, a to z and 0 to 9, which never changes"), code,
	    &field);
	if (!*go_on)
		return CDS_OK;
	status = cds_fields_text(fields, "code", field.text);
	snprintf(label, sizeof label, _("what is counted: 1 %s, 2 %s, 3 %s"), _("assists"),
	    _("attendance"), _("visits"));
	do
		*go_on = view_items_ask(t, label, "1", &field);
	while (*go_on && (field.text[0] < '1' || field.text[0] > '3' || field.text[1]));
	if (*go_on)
		measure = (enum cds_measure)(field.text[0] - '1');
	return status == CDS_OK ? cds_fields_text(fields, "measure", measures[measure]) : status;
}

static void view_items_add(struct tui *t, struct items_view *v, bool inside)
{
	const struct cds_item *it = items_here(&v->model);
	cds_uuid above = !it || v->model.kind != CDS_PLACE ? (cds_uuid){{0}} : inside ? it->id
	    : it->parent, id;
	cds_fields *fields = cds_fields_new();
	struct text_field field;
	char label[400];
	bool go_on;
	enum cds_status status = fields ? CDS_OK : CDS_NO_MEMORY;

	if (inside && it)
		snprintf(label, sizeof label, _("new, under %s"), it->name);
	else
		snprintf(label, sizeof label, "%s", _("name of the new one"));
	go_on = fields && view_items_ask(t, label, "", &field);
	if (go_on)
		status = cds_fields_text(fields, "name", field.text);
	if (go_on && status == CDS_OK && !cds_uuid_is_nil(&above))
		status = cds_fields_uuid(fields, "parent", &above);
	if (go_on && status == CDS_OK && v->model.kind == CDS_SERVICE)
		status = ask_service(t, fields, &go_on);
	if (go_on && status == CDS_OK)
		status = cds_item_add(t->app->log, v->model.kind, fields, &id);
	if (go_on)
		view_items_changed(t, v, status, &id, _("it is added"));
	cds_fields_free(fields);
}

static void view_items_edit(struct tui *t, struct items_view *v, const struct cds_field *f,
    const char *words)
{
	cds_uuid id = items_here(&v->model)->id;
	cds_fields *fields = cds_fields_new();
	enum cds_status status = CDS_NO_MEMORY;

	if (fields)
		status = f->type == CDS_TEXT ? cds_fields_text(fields, f->name, f->text) :
		    f->type == CDS_BOOL ? cds_fields_bool(fields, f->name, f->number)
		    : cds_fields_null(fields, f->name);
	if (status == CDS_OK)
		status = cds_item_edit(t->app->log, v->model.kind, &id, fields);
	view_items_changed(t, v, status, &id, words);
	cds_fields_free(fields);
}

static void rename_it(struct tui *t, struct items_view *v)
{
	const struct cds_item *it = items_here(&v->model);
	struct text_field field;

	if (!it)
		return;
	text_field_set(&field, it->name, false);        /* most renames mend a part of it */
	if (tui_prompt(t, _("new name"), &field, NULL, NULL) && field.text[0])
		view_items_edit(t, v, &(struct cds_field){"name", CDS_TEXT, 0, field.text},
		    _("it is renamed; old sessions show the new name"));
}

/* Which place is above it now, as somebody would type it. */
static void name_above(struct tui *t, const struct cds_item *it, struct text_field *field)
{
	cds_items *items = NULL;

	text_field_set(field, "", false);
	if (!cds_uuid_is_nil(&it->parent) &&
	    cds_item_get(t->app->log, CDS_PLACE, &it->parent, &items) == CDS_OK)
		text_field_set(field, cds_items_at(items, 0)->path, true);
	cds_items_free(items);
}

/* The library names a command that lists them; here they are in sight. */
static void tell_unknown(struct tui *t, const struct cds_error *e)
{
	bool plain = e->status == CDS_NOT_FOUND && !*e->arg[1];

	tui_error(t, e->status);
	if (plain)
		tui_tell(t, _("no match"));
	t->message_bad = true;
}

static void put_under(struct tui *t, struct items_view *v)
{
	const struct cds_item *it = items_here(&v->model);
	const char *name = v->model.kind == CDS_TEAM ? "place" : "parent";
	struct text_field field;
	char id[CDS_UUID_TEXT];
	cds_uuid above;

	if (v->model.kind == CDS_SERVICE)
		tui_tell(t, _("services have no place above them"));
	if (!it || v->model.kind == CDS_SERVICE)
		return;
	name_above(t, it, &field);
	if (!tui_prompt(t, _("the place above it; empty: none"), &field, NULL, NULL))
		return;
	if (field.text[0] &&
	    cds_item_find(t->app->log, CDS_PLACE, field.text, CDS_NO_DAY, &above) != CDS_OK) {
		tell_unknown(t, cds_error(t->app->log));
		return;
	}
	if (field.text[0] && cds_uuid_compare(&above, &it->parent) == 0) {
		tui_tell(t, _("it is there already"));
		return;
	}
	view_items_edit(t, v, field.text[0] ? &(struct cds_field){name, CDS_TEXT, 0,
	    cds_uuid_text(&above, id)} : &(struct cds_field){name, CDS_NULL, 0, ""},
	    v->model.kind == CDS_TEAM ? _("the team is moved; its sessions stay where they were")
	    : _("it is moved; sessions there go with it"));
}

static void view_items_retire(struct tui *t, struct items_view *v)
{
	const struct cds_item *it = items_here(&v->model);
	bool back = it && it->retired;
	char question[700], which[500];

	if (!it)
		return;
	/* of two of one name */
	snprintf(which, sizeof which, *it->start ? "%.300s, %.60s" : "%.300s", it->name,
	    it->start);
	snprintf(question, sizeof question, back ? _("Offer “%s” again?")
	    : _("Retire “%s”? It is no longer offered; its counts stay."), which);
	if (tui_ask(t, question))
		view_items_edit(t, v, &(struct cds_field){"retired", CDS_BOOL, !back, ""},
		    back ? _("it is offered again") : _("it is retired"));
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

static bool view_items_act(struct tui *t, void *self, enum action a)
{
	struct items_view *v = self;

	if (rows_act(&v->model.rows, a))
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
	case ACTION_NEW:
	case ACTION_NEW_INSIDE:
		view_items_add(t, v, a == ACTION_NEW_INSIDE && v->model.kind == CDS_PLACE);
		return true;
	case ACTION_RENAME:
		rename_it(t, v);
		return true;
	case ACTION_UNDER:
		put_under(t, v);
		return true;
	case ACTION_RETIRE:
		view_items_retire(t, v);
		return true;
	case ACTION_BACK:
		if (!v->model.typed[0])
			return false;
		v->model.typed[0] = '\0';
		view_items_reread(t, v);
		return true;
	default:
		return a == ACTION_ITEMS;
	}
}

static bool view_items_choose(struct tui *t, void *self, size_t what)
{
	(void)t;
	return rows_choose(&((struct items_view *)self)->model.rows, what);
}

static void view_items_close_view(void *self)
{
	items_free(&((struct items_view *)self)->model);
	free(self);
}

static const enum action foot[] = {ACTION_NEXT, ACTION_NEW, ACTION_RENAME, ACTION_UNDER,
    ACTION_RETIRE, ACTION_FIND, ACTION_NEW_INSIDE, ACTION_OPEN,
	ACTION_HELP, ACTION_BACK, ACTION_NONE};
static void view_items_open(struct tui *t)
{
	struct items_view *v = calloc(1, sizeof *v);

	if (!tui_push(t, &view_items, v))
		return;
	items_init(&v->model, t->app->log);
	view_items_reread(t, v);
}

const struct view view_items = {
	.scope = SCOPE_ITEMS, .title = view_items_title, .draw = view_items_draw,
	.act = view_items_act, .choose = view_items_choose, .reread = view_items_reread,
	.close = view_items_close_view, .foot = foot,
	.open = view_items_open, .opens = ACTION_ITEMS,
};
