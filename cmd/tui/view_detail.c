/* One session: its fields, what disagrees, and its whole history. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../format.h"
#include "../i18n.h"
#include "../session_out.h"
#include "lines.h"

struct detail_view {
	cds_uuid id;
	bool removed;
	struct lines lines;
};

static const char *title(void *self)
{
	(void)self;
	return _("session");
}

static const char *named(struct tui *t, const struct cds_field *f, char *buf, size_t size)
{
	enum cds_kind kind = strcmp(f->name, "team") == 0 ? CDS_TEAM : CDS_PLACE;
	cds_items *items = NULL;
	cds_uuid id;
	int first, last;

	if (strcmp(f->name, "date") == 0 && cds_date_parse(f->text, &first, &last) == CDS_OK)
		return format_date(buf, size, first, last);
	if (f->type == CDS_INT)
		return format_count(buf, size, f->number);
	if ((strcmp(f->name, "place") && strcmp(f->name, "team")) || !cds_uuid_parse(f->text, &id) ||
	    cds_item_get(t->app->log, kind, &id, &items) != CDS_OK)
		return field_text(f);
	snprintf(buf, size, "%s", cds_items_at(items, 0)->known ? cds_items_at(items, 0)->path : "?");
	cds_items_free(items);
	return buf;
}

static void add_field(struct tui *t, struct lines *l, const struct cds_field *f, const char *was)
{
	char buf[512];
	const char *label = field_label(t->app->log, f->name);

	lines_add(l, LOOK_PLAIN, "  %s%*s %s%s%s", label, draw_width(label) < 26 ? 26 - draw_width(label) : 0, "", was, *was ? " → " : "",
	    named(t, f, buf, sizeof buf));
}

static void add_conflicts(struct tui *t, struct lines *l, const cds_history *h)
{
	char value[512];

	for (size_t i = 0; i < cds_history_conflicts(h); i++) {
		const struct cds_conflict *c = cds_history_conflict(h, i);
		lines_add(l, LOOK_PLAIN, "%s", "");
		lines_add(l, LOOK_BAD, _("conflict in %s: entries disagree that did not know of each other"), field_label(t->app->log, c->field));
		for (size_t k = 0; k < c->entries; k++) {
			const struct cds_entry *e = cds_history_at(h, c->entry[k]);
			const struct cds_field *f = cds_fields_find(e->changes, c->field);
			lines_add(l, LOOK_PLAIN, "  %s %s  (%s)", c->entry[k] == c->winner ? "●" : "○",
			    f ? named(t, f, value, sizeof value) : _("changed without knowing of it"), *e->author ? e->author : _("import"));
		}
		lines_add(l, LOOK_PLAIN, "%s", _("  Editing the field to what is right settles it."));
	}
}

static void add_history(struct tui *t, struct lines *l, const cds_history *h)
{
	char when[FORMAT_SIZE], was[512];

	lines_add(l, LOOK_PLAIN, "%s", "");
	lines_add(l, LOOK_HEAD, "%s", _("history"));
	for (size_t i = cds_history_size(h); i-- > 0;) {
		const struct cds_entry *e = cds_history_at(h, i);
		lines_add(l, LOOK_DIM, "%s  %s%s%s%s", format_time(when, sizeof when, e->at), *e->author ? e->author : _("import"),
		    *e->device ? " (" : "", e->device, *e->device ? ")" : "");
		for (size_t k = 0; k < cds_fields_size(e->changes); k++) {
			const struct cds_field *f = cds_fields_at(e->changes, k), *old = cds_fields_find(e->before, f->name);
			add_field(t, l, f, old ? named(t, old, was, sizeof was) : "");
		}
	}
}

static void reread(struct tui *t, void *self)
{
	struct detail_view *v = self;
	const struct cds_session *s;
	cds_fields *fields = NULL;
	cds_history *h = NULL;
	cds_list *list = NULL;
	char id[CDS_UUID_TEXT];
	enum cds_status status = cds_session_fields(t->app->log, &v->id, &fields);

	if (status == CDS_OK)
		status = cds_history_get(t->app->log, &v->id, &h);
	if (status == CDS_OK)
		status = cds_session_get(t->app->log, &v->id, &list, &s);
	lines_clear(&v->lines);
	if (status == CDS_OK) {
		v->removed = s->flags & CDS_SESSION_VOID;
		if (*session_marks(s))
			lines_add(&v->lines, LOOK_WARN, "%s", session_marks(s));
		for (size_t i = 0; i < cds_fields_size(fields); i++)
			add_field(t, &v->lines, cds_fields_at(fields, i), "");
		lines_add(&v->lines, LOOK_DIM, "  %s", cds_uuid_text(&v->id, id));
		add_conflicts(t, &v->lines, h);
		add_history(t, &v->lines, h);
	} else {
		tui_error(t, status);
	}
	cds_list_close(list);
	cds_history_free(h);
	cds_fields_free(fields);
}

static void draw(struct tui *t, void *self, struct area a)
{
	(void)t;
	lines_draw(&((struct detail_view *)self)->lines, a);
}

static void remove_it(struct tui *t, struct detail_view *v)
{
	enum cds_status status;

	if (!tui_ask(t, v->removed ? _("Bring this session back into the totals?") :
		_("Remove this session from the totals? It can be brought back.")))
		return;
	status = v->removed ? cds_session_restore(t->app->log, &v->id) : cds_session_remove(t->app->log, &v->id);
	reread(t, v);
	tui_error(t, status);
}

static bool act(struct tui *t, void *self, enum action a)
{
	struct detail_view *v = self;

	if (lines_act(&v->lines, a))
		return true;
	if (a == ACTION_EDIT)
		view_form_open(t, &v->id);
	else if (a == ACTION_REMOVE)
		remove_it(t, v);
	else
		return false;
	return true;
}

static void close_view(void *self)
{
	struct detail_view *v = self;

	lines_clear(&v->lines);
	free(v);
}

static const enum action foot[] = {ACTION_EDIT, ACTION_REMOVE, ACTION_HELP, ACTION_BACK, ACTION_NONE};
static const struct view view = {
	.scope = SCOPE_DETAIL, .title = title, .draw = draw, .act = act, .reread = reread, .close = close_view,
	.foot = foot,
};

void view_detail_open(struct tui *t, const cds_uuid *id)
{
	struct detail_view *v = calloc(1, sizeof *v);

	if (!tui_push(t, &view, v))
		return;
	v->id = *id;
	reread(t, v);
}
