/* The form of a session: its fields, opening it, and what is in it. */
#include "model/session_form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "model/first_start.h"
#include "out/session_out.h"

/* ---- fields ---- */

static enum cds_status session_form_add_services(struct session_form *sf)
{
	struct form *f = &sf->form;
	cds_items *items;
	enum cds_status status = cds_item_list(f->log, CDS_SERVICE, NULL, false, FORM_FIELDS - 30,
	    &items);
	char name[80];

	sf->services_from = f->fields;
	for (size_t i = 0; i < cds_items_size(items); i++) {
		const struct cds_item *it = cds_items_at(items, i);
		snprintf(name, sizeof name, "%s.%s", cds_measure_name(it->measure), it->code);
		form_add(f, FORM_COUNT, name, it->name);
	}
	sf->services = f->fields - sf->services_from;
	cds_items_free(items);
	return status;
}

static void session_form_add_field(struct form *f, const struct cds_session_field *field)
{
	static const enum form_kind kinds[] = {
		[CDS_FORM_DATE] = FORM_DATE, [CDS_FORM_ITEM] = FORM_ITEM,
		[CDS_FORM_COUNT] = FORM_COUNT, [CDS_FORM_MARK] = FORM_MARK,
		[CDS_FORM_FLAG] = FORM_MARK, [CDS_FORM_TEXT] = FORM_LINE,
		[CDS_FORM_NOTE] = FORM_TEXT,
	};

	form_add(f, kinds[field->form], field->name, _(field->label))->item = field->item;
}

/* Adds the fields of the form, as the table of fields has them, with the services of this log. */
static enum cds_status session_form_add_fields(struct session_form *sf)
{
	struct form *f = &sf->form;
	enum cds_status status = CDS_OK;
	const char *part = "";

	for (size_t i = 0; status == CDS_OK && i < cds_session_fields_known(); i++) {
		const struct cds_session_field *field = cds_session_field_at(i);
		bool begins = field->part && strcmp(field->part, part) != 0;
		size_t first = f->fields;
		if (!field->part || (field->item == CDS_SERVICE && !begins))
			continue;
		if (field->item == CDS_SERVICE)
			status = session_form_add_services(sf);
		else
			session_form_add_field(f, field);
		if (begins && f->fields > first)
			f->field[first].section = field->part;
		part = field->part;
	}
	return status;
}

/* ---- opening ---- */

static enum cds_status session_form_start(struct session_form *sf, struct app *app)
{
	sf->app = app;
	sf->editing = sf->kept = false;
	memset(&sf->session, 0, sizeof sf->session);
	form_init(&sf->form, app->log);
	sf->form.today = app_today(app);
	return session_form_add_fields(sf);
}

/* Sets a date; `begin`: this is what the field holds at first. */
static void set_date(struct form_field *x, int first, int last, bool begin)
{
	char text[FORMAT_SIZE], end[FORMAT_SIZE];

	format_date(text, sizeof text, first, first);
	if (last != first)
		snprintf(text + strlen(text), sizeof text - strlen(text), " - %s",
		    format_date(end, sizeof end, last, last));
	form_set(x, text);
	if (begin)
		memcpy(x->was, x->text.text, sizeof x->was);
}

/* The session that was logged last on this laptop, else the newest one. False: there is none. */
static bool session_form_last_time(struct session_form *sf, cds_uuid *id)
{
	struct cds_filter all = CDS_FILTER_ALL;
	const struct cds_session *s;
	const char *text;
	cds_list *list = NULL;
	bool found;

	if (cds_config_get(sf->form.log, SESSION_FORM_LAST, &text) == CDS_OK &&
	    cds_uuid_parse(text, id) && cds_session_get(sf->form.log, id, &list, &s) == CDS_OK) {
		found = !(s->flags & CDS_SESSION_VOID);
		cds_list_close(list);
		if (found)
			return true;
	}
	found = cds_list_open(sf->form.log, &all, false, NULL, &list) == CDS_OK &&
	    cds_list_next(list, &s) == CDS_OK;
	if (found)
		*id = s->id;
	cds_list_close(list);
	return found;
}

/* Sets a place or team, as what the field holds at first. */
static void begin_item(struct session_form *sf, const char *name, const cds_uuid *id)
{
	struct form_field *x = form_find(&sf->form, name);

	form_set_item(&sf->form, x, id);
	memcpy(x->was, x->text.text, sizeof x->was);
}

/* Puts the cursor on the first field where something has to be typed. */
static void session_form_stand(struct session_form *sf)
{
	struct form *f = &sf->form;

	f->here = !form_find(f, "place")->text.text[0] ? 1
	    : !form_find(f, "team")->text.text[0] ? 2 : sf->services_from;
	f->touched = false;
}

enum cds_status session_form_new(struct session_form *sf, struct app *app)
{
	enum cds_status status = session_form_start(sf, app);
	const struct cds_session *s;
	cds_list *list = NULL;
	cds_uuid last;

	if (status != CDS_OK)
		return status;
	set_date(form_find(&sf->form, "date"), app_today(app), app_today(app), true);
	if (session_form_last_time(sf, &last) &&
	    cds_session_get(app->log, &last, &list, &s) == CDS_OK) {
		begin_item(sf, "place", &s->place);
		begin_item(sf, "team", &s->team);
	} else {
		first_start_only_team(app->log, &last);
		begin_item(sf, "team", &last);
	}
	cds_list_close(list);
	status = session_form_order(sf);
	session_form_stand(sf);
	/* The last session had no team, so this one will have none: the first thing to be typed is
	 * a count. */
	if (form_find(&sf->form, "place")->text.text[0])
		sf->form.here = sf->services_from;
	return status;
}

static bool session_form_is_count(const char *name)
{
	const struct cds_session_field *f = cds_session_field_find(name);

	return f && f->item == CDS_SERVICE;
}

struct form_field *session_form_field(struct session_form *sf, const char *name)
{
	struct form_field *x = form_find(&sf->form, name);

	return x || !session_form_is_count(name) ? x
	    : form_add(&sf->form, FORM_COUNT, name, field_label(sf->form.log, name));
}

/* Sets the form's field for a field of a session. */
static void set_value(struct session_form *sf, const struct cds_field *v)
{
	struct form_field *x = session_form_field(sf, v->name);
	char text[FORMAT_SIZE];
	cds_uuid id;
	int first, last;

	if (!x)
		return;
	if (x->kind == FORM_ITEM && cds_uuid_parse(v->text, &id))
		form_set_item(&sf->form, x, &id);
	else if (x->kind == FORM_DATE && cds_date_parse(v->text, &first, &last) == CDS_OK)
		set_date(x, first, last, false);
	else if (v->type == CDS_INT)
		form_set(x, format_count(text, sizeof text, v->number));
	else if (v->type == CDS_BOOL)
		form_set(x, v->number ? _("yes") : "");
	else
		form_set(x, v->text);
}

enum cds_status session_form_edit(struct session_form *sf, struct app *app, const cds_uuid *id)
{
	cds_fields *fields = NULL;
	enum cds_status status = session_form_start(sf, app);

	sf->editing = true;
	sf->session = *id;
	if (status == CDS_OK)
		status = cds_session_fields(app->log, id, &fields);
	if (status != CDS_OK)
		return status;
	for (size_t i = 0; i < cds_fields_size(fields); i++)
		set_value(sf, cds_fields_at(fields, i));
	cds_fields_free(fields);
	for (size_t i = 0; i < sf->form.fields; i++)
		memcpy(sf->form.field[i].was, sf->form.field[i].text.text,
		    sizeof sf->form.field[i].was);
	status = session_form_order(sf);
	session_form_stand(sf);
	return status;
}

/* Copies the counts of another session, with `all` also everything else that may be the same. */
static enum cds_status copy_from(struct session_form *sf, const cds_uuid *id, bool all)
{
	cds_fields *fields = NULL;
	enum cds_status status = cds_session_fields(sf->form.log, id, &fields);

	for (size_t i = 0; i < cds_fields_size(fields); i++) {
		const struct cds_field *v = cds_fields_at(fields, i);
		struct form_field *x = form_find(&sf->form, v->name);
		if (strcmp(v->name, "date") == 0 || strcmp(v->name, "note") == 0 ||
		    (!all && (!session_form_is_count(v->name) || !x || x->text.text[0])))
			continue;
		set_value(sf, v);
		if (!all && (x = form_find(&sf->form, v->name)))
			x->copied = true;
		sf->form.touched = true;
	}
	cds_fields_free(fields);
	return status;
}

enum cds_status session_form_like(struct session_form *sf, struct app *app, const cds_uuid *id)
{
	enum cds_status status = session_form_start(sf, app);

	if (status != CDS_OK)
		return status;
	set_date(form_find(&sf->form, "date"), app_today(app), app_today(app), true);
	status = copy_from(sf, id, true);
	if (status != CDS_OK)
		return status;
	status = session_form_order(sf);
	session_form_stand(sf);
	return status;
}

/* Clears the counts that were copied before, maybe for another team; what was typed stays. */
static void drop_copied(struct form *f)
{
	for (size_t i = 0; i < f->fields; i++)
		if (f->field[i].copied)
			form_set(&f->field[i], "");
}

enum cds_status session_form_repeat(struct session_form *sf, char *words, size_t size)
{
	const struct cds_session *s;
	cds_list *list = NULL;
	enum cds_status status = session_form_team_last(sf, &list, &s);
	char day[FORMAT_SIZE], codes[SESSION_FORM_CODES];
	cds_uuid id;

	if (status != CDS_OK)
		return status;
	id = s->id;
	session_form_codes(s, codes);
	snprintf(words, size, *s->place_name ? "%s, %s" : "%s",
	    format_date(day, sizeof day, s->first, s->last), s->place_name);
	cds_list_close(list);
	drop_copied(&sf->form);
	status = copy_from(sf, &id, false);
	return status == CDS_OK ? session_form_template_set(sf, codes) : status;
}

enum cds_status session_form_resume(struct session_form *sf, struct app *app,
    const cds_uuid *session)
{
	const struct cds_session *s;
	cds_list *list = NULL;
	cds_drafts *drafts = NULL;
	enum cds_status status = cds_drafts_get(app->log, session, &drafts);

	if (status != CDS_OK || cds_drafts_size(drafts) == 0) {
		cds_drafts_free(drafts);
		return status != CDS_OK ? status : CDS_NOT_FOUND;
	}
	/* The session may have been finished on another copy of the log and merged since. Then the
	 * form changes that session, knowing what it says. */
	if (cds_session_get(app->log, session, &list, &s) == CDS_OK)
		status = session_form_edit(sf, app, session);
	else
		status = session_form_start(sf, app);
	cds_list_close(list);
	if (status == CDS_OK) {
		draft_fill(sf, cds_drafts_at(drafts, 0)->text);
		status = session_form_order(sf);
		session_form_stand(sf);
		/* This puts the cursor on a field that is wrong, if there is one. */
		form_right(&sf->form);
	}
	sf->session = *session;
	sf->kept = true;
	cds_drafts_free(drafts);
	return status;
}

void session_form_free(struct session_form *sf)
{
	form_free(&sf->form);
}

/* ---- what is in it ---- */

int64_t session_form_assists(const struct session_form *sf, int64_t *uncounted)
{
	int64_t sum = 0, n;

	*uncounted = 0;
	for (size_t i = 0; i < sf->form.fields; i++) {
		if (strncmp(sf->form.field[i].name, "assist.", 7) != 0 ||
		    cds_count_parse(sf->form.field[i].text.text, &n) != CDS_OK)
			continue;
		*uncounted += n == CDS_UNKNOWN;
		sum += n == CDS_UNKNOWN ? 0 : n;
	}
	return sum;
}

bool session_form_counts(const struct session_form *sf)
{
	for (size_t i = 0; i < sf->form.fields; i++)
		if (session_form_is_count(sf->form.field[i].name) &&
		    sf->form.field[i].text.text[0])
			return true;
	return false;
}
