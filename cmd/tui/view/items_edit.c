/* Changing places, teams and services from their screen: adding, renaming, moving, joining,
 * retiring. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/i18n.h"
#include "tui/prompt.h"
#include "tui/view/items_view.h"

/* After a change: says `words`, or what went wrong, and puts the cursor on what was changed. */
static void items_edit_changed(struct tui *t, struct items_view *v, enum cds_status status,
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

/* Asks for a text; `given` can be taken or typed over. False: nothing was typed. */
static bool items_edit_ask(struct tui *t, const char *label, const char *given,
    struct text_field *field)
{
	text_field_set(field, given, *given != '\0');
	return tui_prompt(t, label, field, NULL, NULL) && field->text[0];
}

/* Asks for a service's code, which never changes, and its measure. *go_on: both were given. */
static enum cds_status ask_service(struct tui *t, cds_fields *fields, bool *go_on)
{
	static const char *const measures[] = {"assist", "attendance", "visit"};
	char label[200], code[CDS_CODE];
	struct text_field field;
	enum cds_measure measure = CDS_ASSIST;
	/* This code is offered: it can be taken or typed over. */
	enum cds_status status = cds_service_code(t->app->log, cds_fields_str(fields, "name"),
	    code);

	*go_on = status == CDS_OK;
	if (status != CDS_OK) {
		tui_error(t, status);
		return status;
	}
	*go_on = items_edit_ask(t, _("its code, a to z and 0 to 9, which never changes"), code,
	    &field);
	if (!*go_on)
		return CDS_OK;
	status = cds_fields_text(fields, "code", field.text);
	snprintf(label, sizeof label, _("what is counted: 1 %s, 2 %s, 3 %s"), _("assists"),
	    _("attendance"), _("visits"));
	do
		*go_on = items_edit_ask(t, label, "1", &field);
	while (*go_on && (field.text[0] < '1' || field.text[0] > '3' || field.text[1]));
	if (*go_on)
		measure = (enum cds_measure)(field.text[0] - '1');
	return status == CDS_OK ? cds_fields_text(fields, "measure", measures[measure]) : status;
}

void items_add(struct tui *t, struct items_view *v, bool inside)
{
	const struct cds_item *it = items_here(&v->model);
	cds_uuid above = !it || v->model.kind != CDS_PLACE ? (cds_uuid){{0}}
	    : inside ? it->id : it->parent, id;
	cds_fields *fields = cds_fields_new();
	struct text_field field;
	char label[400];
	bool go_on;
	enum cds_status status = fields ? CDS_OK : CDS_NO_MEMORY;

	if (inside && it)
		snprintf(label, sizeof label, _("new, under %s"), it->name);
	else
		snprintf(label, sizeof label, "%s", _("name of the new one"));
	go_on = fields && items_edit_ask(t, label, "", &field);
	if (go_on)
		status = cds_fields_text(fields, "name", field.text);
	if (go_on && status == CDS_OK && !cds_uuid_is_nil(&above))
		status = cds_fields_uuid(fields, "parent", &above);
	if (go_on && status == CDS_OK && v->model.kind == CDS_SERVICE)
		status = ask_service(t, fields, &go_on);
	if (go_on && status == CDS_OK)
		status = cds_item_add(t->app->log, v->model.kind, fields, &id);
	if (go_on)
		items_edit_changed(t, v, status, &id, _("it is added"));
	cds_fields_free(fields);
}

/* Changes a field of the one under the cursor. */
static void items_edit_edit(struct tui *t, struct items_view *v, const struct cds_field *f,
    const char *words)
{
	cds_uuid id = items_here(&v->model)->id;
	cds_fields *fields = cds_fields_new();
	enum cds_status status = CDS_NO_MEMORY;

	if (fields)
		status = f->type == CDS_TEXT ? cds_fields_text(fields, f->name, f->text)
		    : f->type == CDS_BOOL ? cds_fields_bool(fields, f->name, f->number)
		    : cds_fields_null(fields, f->name);
	if (status == CDS_OK)
		status = cds_item_edit(t->app->log, v->model.kind, &id, fields);
	items_edit_changed(t, v, status, &id, words);
	cds_fields_free(fields);
}

void items_rename(struct tui *t, struct items_view *v)
{
	const struct cds_item *it = items_here(&v->model);
	struct text_field field;

	if (!it)
		return;
	text_field_set(&field, it->name, false);        /* most people mend a part of the name */
	if (tui_prompt(t, _("new name"), &field, NULL, NULL) && field.text[0])
		items_edit_edit(t, v, &(struct cds_field){"name", CDS_TEXT, 0, field.text},
		    _("it is renamed; old sessions show the new name"));
}

/* Puts into the field the path of the place above, as somebody would type it. */
static void name_above(struct tui *t, const struct cds_item *it, struct text_field *field)
{
	cds_items *items = NULL;

	text_field_set(field, "", false);
	if (!cds_uuid_is_nil(&it->parent) &&
	    cds_item_get(t->app->log, CDS_PLACE, &it->parent, &items) == CDS_OK)
		text_field_set(field, cds_items_at(items, 0)->label, true);
	cds_items_free(items);
}

/* Says why no place was found. The library's words name a command that lists the places, which is
 * of no use here. */
static void tell_unknown(struct tui *t, const struct cds_error *e)
{
	bool plain = e->status == CDS_NOT_FOUND && !*e->arg[1];

	tui_error(t, e->status);
	if (plain)
		tui_tell(t, _("no match"));
	t->message_bad = true;
}

void items_put_under(struct tui *t, struct items_view *v)
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
	    cds_item_find(t->app->log, CDS_PLACE, field.text, app_today(t->app),
	    &above) != CDS_OK) {
		tell_unknown(t, cds_error(t->app->log));
		return;
	}
	if (field.text[0] && cds_uuid_compare(&above, &it->parent) == 0) {
		tui_tell(t, _("it is there already"));
		return;
	}
	items_edit_edit(t, v, field.text[0]
	    ? &(struct cds_field){name, CDS_TEXT, 0, cds_uuid_text(&above, id)}
	    : &(struct cds_field){name, CDS_NULL, 0, ""},
	    v->model.kind == CDS_TEAM ? _("the team is moved; its sessions stay where they were")
	    : _("it is moved; sessions there go with it"));
}

/* ---- joining ---- */

/* Puts into the field the path of what the item may be one with, if there is such a double. */
static void name_double(struct tui *t, const struct cds_item *it, struct text_field *field)
{
	cds_doubles *doubles = NULL;
	const struct cds_double *d;

	text_field_set(field, "", false);
	if (cds_doubles_get(t->app->log, it->kind, &it->id, false, &doubles) != CDS_OK)
		return;
	d = cds_doubles_at(doubles, 0);
	if (d)
		text_field_set(field, cds_uuid_compare(&d->a.id, &it->id) == 0 ? d->b.path
		    : d->a.path, true);
	cds_doubles_free(doubles);
}

/* Finds the place or team that somebody typed, to be joined with `it`. If only one other has that
 * name, it is meant, also where `it` has the same name. */
static enum cds_status find_other(struct tui *t, const struct cds_item *it, const char *text,
    cds_uuid *other)
{
	cds_items *items = NULL;
	size_t found = 0;

	if (cds_item_list(t->app->log, it->kind, text, true, 0, &items) != CDS_OK)
		return cds_error(t->app->log)->status;
	for (size_t i = 0; i < cds_items_size(items); i++) {
		const struct cds_item *o = cds_items_at(items, i);
		if (cds_uuid_compare(&o->id, &it->id) == 0 ||
		    (strcmp(o->path, text) != 0 && strcmp(o->name, text) != 0))
			continue;
		*other = o->id;
		found++;
	}
	cds_items_free(items);
	return found == 1 ? CDS_OK : cds_item_find(t->app->log, it->kind, text, app_today(t->app),
	    other);
}

static bool is_listed(cds_log *log, enum cds_kind kind, const cds_uuid *id)
{
	cds_items *items = NULL;
	bool listed = cds_item_get(log, kind, id, &items) == CDS_OK &&
	    *cds_items_at(items, 0)->list;

	cds_items_free(items);
	return listed;
}

/* Rules that one is the same as another: that one, or what stands for it, stands for both, unless
 * only the first is a unit of a list. *stands is the one that does. */
static enum cds_status rule_same(cds_log *log, enum cds_kind kind, const cds_uuid *one,
    const cds_uuid *other, cds_uuid *stands)
{
	cds_uuid own;
	enum cds_status status = cds_item_stands(log, kind, one, &own);

	if (status == CDS_OK)
		status = cds_item_stands(log, kind, other, stands);
	if (status != CDS_OK)
		return status;
	if (is_listed(log, kind, &own) && !is_listed(log, kind, stands))
		*stands = own;
	return cds_item_same(log, kind, (cds_uuid[2]){*one, *other}, 2, stands);
}

/* Joins two, and says which stands for both. */
static void items_edit_join(struct tui *t, struct items_view *v, const cds_uuid *one,
    const cds_uuid *other)
{
	enum cds_kind kind = v->model.kind;
	cds_items *items = NULL;
	char words[700];
	cds_uuid stands;
	enum cds_status status = rule_same(t->app->log, kind, one, other, &stands);

	if (status == CDS_OK)
		status = cds_item_get(t->app->log, kind, &stands, &items);
	if (status != CDS_OK) {
		tui_error(t, status);
		return;
	}
	snprintf(words, sizeof words, _("they are one now, as “%.300s” (%s takes it back)"),
	    cds_items_at(items, 0)->path, keymap_key(SCOPE_ITEMS, ACTION_UNDO));
	cds_items_free(items);
	items_edit_changed(t, v, status, &stands, words);
}

void items_same_as(struct tui *t, struct items_view *v)
{
	const struct cds_item *it = items_here(&v->model);
	struct text_field field;
	char label[400];
	cds_uuid id, other;

	if (v->model.kind == CDS_SERVICE)
		tui_tell(t, _("services are told apart by their codes, and are not joined"));
	if (!it || v->model.kind == CDS_SERVICE)
		return;
	id = it->id;
	snprintf(label, sizeof label, _("“%.300s” is the same as"), it->name);
	name_double(t, it, &field);
	if (!tui_prompt(t, label, &field, NULL, NULL) || !field.text[0])
		return;
	it = items_here(&v->model);     /* it may have been read anew while somebody typed */
	if (!it || cds_uuid_compare(&it->id, &id) != 0)
		return;
	if (find_other(t, it, field.text, &other) != CDS_OK)
		tell_unknown(t, cds_error(t->app->log));
	else
		items_edit_join(t, v, &id, &other);
}

/* ---- retiring ---- */

void items_retire(struct tui *t, struct items_view *v)
{
	const struct cds_item *it = items_here(&v->model);
	bool back = it && it->retired;
	char question[700], which[500];

	if (!it)
		return;
	/* Where two have the same name, the start of the id tells them apart. */
	snprintf(which, sizeof which, *it->start ? "%.300s, %.60s" : "%.300s", it->name,
	    it->start);
	snprintf(question, sizeof question, back ? _("Offer “%s” again?")
	    : _("Retire “%s”? It is no longer offered; its counts stay."), which);
	if (tui_ask(t, question))
		items_edit_edit(t, v, &(struct cds_field){"retired", CDS_BOOL, !back, ""},
		    back ? _("it is offered again") : _("it is retired"));
}

/* Puts the service under the cursor behind the row `behind` of the list; -1: before all rows.
 * Where there are no such rows it stays. */
static void items_edit_move(struct tui *t, struct items_view *v, ptrdiff_t behind,
    const char *words)
{
	const struct items_model *m = &v->model;
	const struct cds_item *it = items_here(m), *after;
	cds_uuid id;

	if (it && it->kind != CDS_SERVICE) {
		tui_tell(t, _("only services have an order: places and teams stand by their "
		    "names"));
	} else if (it && m->typed[0]) {
		tui_tell(t, keymap_words(_("first show all services: %s"), SCOPE_ITEMS,
		    ACTION_BACK));
	} else if (it && behind >= -1 && behind < (ptrdiff_t)m->rows.n) {
		after = behind < 0 ? NULL : cds_items_at(m->items, m->row[behind].item);
		id = it->id;
		items_edit_changed(t, v, cds_service_order(t->app->log, &id, 1,
		    after ? &after->id : NULL), &id, words);
	}
}

void items_move_up(struct tui *t, struct items_view *v)
{
	items_edit_move(t, v, (ptrdiff_t)v->model.rows.here - 2, _("it is moved up"));
}

void items_move_down(struct tui *t, struct items_view *v)
{
	items_edit_move(t, v, (ptrdiff_t)v->model.rows.here + 1, _("it is moved down"));
}

/* Does anybody have this key, and may it go to another service all the same? */
static bool items_edit_swap(struct tui *t, const struct items_view *v, const struct cds_item *it,
    int key)
{
	char question[400];
	const char *code = v->keys.code[key];
	cds_items *other = NULL;
	bool yes;

	if (!*code || strcmp(code, it->code) == 0)
		return true;
	if (cds_service_get(t->app->log, code, &other) == CDS_OK)
		code = cds_items_at(other, 0)->name;
	snprintf(question, sizeof question, _("%c is the key of %.200s. Swap the two?"),
	    TALLY_KEYS[key], code);
	yes = tui_ask(t, question);
	cds_items_free(other);
	return yes;
}

void items_key(struct tui *t, struct items_view *v)
{
	const struct cds_item *it = items_here(&v->model);
	struct text_field field;
	char label[200], text[200];
	int key;

	if (it && it->kind != CDS_SERVICE)
		tui_tell(t, _("only services have a key in the tally"));
	if (!it || it->kind != CDS_SERVICE)
		return;
	snprintf(label, sizeof label, _("key in the tally, one of %s"), TALLY_KEYS);
	if (!items_edit_ask(t, label, "", &field))
		return;
	key = field.text[1] ? -1 : tally_keys_find((unsigned char)field.text[0]);
	if (key < 0) {
		snprintf(text, sizeof text, _("“%.40s” is no key of the tally: one of %s"),
		    field.text, TALLY_KEYS);
		tui_tell(t, text);
	} else if (items_edit_swap(t, v, it, key)) {
		tui_error(t, tally_keys_give(t->app->log, it->code, key));
		tui_error(t, tally_keys_read(&v->keys, t->app->log, false));
	}
}
