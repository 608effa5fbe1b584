#include "form.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../format.h"
#include "../i18n.h"
#include "../session_out.h"

#define OFFERS 5

/* ---- fields ---- */

static struct form_field *add(struct form *f, enum form_kind kind, const char *name, const char *label)
{
	struct form_field *x = &f->field[f->fields < FORM_FIELDS - 1 ? f->fields++ : f->fields - 1];

	memset(x, 0, sizeof *x);
	x->kind = kind;
	snprintf(x->name, sizeof x->name, "%s", name);
	snprintf(x->label, sizeof x->label, "%s", label);
	return x;
}

/* The services that every log begins with stand in their own order, what a team added after them. */
static int rank(const struct cds_item *it)
{
	static const char *const usual[] = {"eid", "dvc", "bank", "ecom", "health", "safety", "skills", "app", "class", "qr", "web"};
	int i = 0;

	while (i < (int)(sizeof usual / sizeof *usual) && strcmp(it->code, usual[i]) != 0)
		i++;
	return i;
}

static int by_rank(const void *a, const void *b)
{
	const struct cds_item *x = *(const struct cds_item *const *)a, *y = *(const struct cds_item *const *)b;
	int c = rank(x) - rank(y);

	return c ? c : cds_text_compare(x->name, y->name);
}

static enum cds_status add_services(struct form *f)
{
	const struct cds_item *order[FORM_FIELDS];
	cds_items *items;
	enum cds_status status = cds_item_list(f->log, CDS_SERVICE, NULL, false, FORM_FIELDS - 30, &items);
	size_t n = cds_items_size(items);
	char name[80];

	for (size_t i = 0; i < n; i++)
		order[i] = cds_items_at(items, i);
	qsort(order, n, sizeof *order, by_rank);
	for (size_t i = 0; i < n; i++) {
		snprintf(name, sizeof name, "%s.%s", cds_measure_name(order[i]->measure), order[i]->code);
		add(f, FORM_COUNT, name, order[i]->name);
	}
	cds_items_free(items);
	return status;
}

static enum cds_status add_fields(struct form *f)
{
	static const char *const groups[] = {"group.women", "group.elderly", "group.minority", "group.disabled", "group.children"};
	static const char *const obstacles[] = {"obstacle.signal", "obstacle.device", "obstacle.app", "obstacle.papers",
		"obstacle.language", "obstacle.other"};
	enum cds_status status;

	add(f, FORM_DATE, "date", field_label(f->log, "date"));
	add(f, FORM_ITEM, "place", field_label(f->log, "place"))->item = CDS_PLACE;
	add(f, FORM_ITEM, "team", field_label(f->log, "team"))->item = CDS_TEAM;
	status = add_services(f);
	add(f, FORM_COUNT, "residents", field_label(f->log, "residents"));
	add(f, FORM_COUNT, "volunteers", field_label(f->log, "volunteers"));
	for (size_t i = 0; i < 5; i++)
		add(f, FORM_COUNT, groups[i], field_label(f->log, groups[i]));
	for (size_t i = 0; i < 6; i++)
		add(f, FORM_MARK, obstacles[i], field_label(f->log, obstacles[i]));
	add(f, FORM_TEXT, "campaign", field_label(f->log, "campaign"));
	add(f, FORM_TEXT, "note", field_label(f->log, "note"));
	return status;
}

static struct form_field *find(struct form *f, const char *name)
{
	for (size_t i = 0; i < f->fields; i++)
		if (strcmp(f->field[i].name, name) == 0)
			return &f->field[i];
	return NULL;
}

static void set(struct form_field *x, const char *text)
{
	text_field_set(&x->text, text, true);
	memcpy(x->was, x->text.text, sizeof x->was);
}

static void set_item(struct form *f, const char *name, const cds_uuid *id)
{
	struct form_field *x = find(f, name);
	cds_items *items = NULL;

	if (!x || cds_uuid_is_nil(id) || cds_item_get(f->log, x->item, id, &items) != CDS_OK)
		return;
	set(x, cds_items_at(items, 0)->known ? cds_items_at(items, 0)->path : "?");
	x->id = *id;
	x->chosen = true;
	cds_items_free(items);
}

static void set_date(struct form *f, int first, int last)
{
	char text[FORMAT_SIZE], end[FORMAT_SIZE];

	format_date(text, sizeof text, first, first);
	if (last != first)
		snprintf(text + strlen(text), sizeof text - strlen(text), " - %s", format_date(end, sizeof end, last, last));
	set(find(f, "date"), text);
}

/* ---- opening ---- */

enum cds_status form_new(struct form *f, cds_log *log, int today)
{
	struct cds_filter all = CDS_FILTER_ALL;
	const struct cds_session *last;
	cds_list *list = NULL;
	enum cds_status status;

	*f = (struct form){.log = log};
	status = add_fields(f);
	if (status != CDS_OK)
		return status;
	set_date(f, today, today);
	status = cds_list_open(log, &all, false, NULL, &list);
	if (status == CDS_OK && (status = cds_list_next(list, &last)) == CDS_OK) {
		cds_uuid place = last->place, team = last->team;
		set_item(f, "place", &place);
		set_item(f, "team", &team);
	}
	cds_list_close(list);
	/* Where the usual is known, the cursor stands where something is to be typed. */
	f->here = !find(f, "place")->chosen ? 1 : !find(f, "team")->chosen ? 2 : 3;
	return status == CDS_END ? CDS_OK : status;
}

static void set_value(struct form *f, const struct cds_field *v)
{
	struct form_field *x = find(f, v->name);
	char text[FORMAT_SIZE];
	cds_uuid id;
	int first, last;

	if (!x && strncmp(v->name, "assist.", 7) != 0 && strncmp(v->name, "attendance.", 11) != 0 && strncmp(v->name, "visit.", 6) != 0)
		return;
	if (!x)                                 /* a service that is retired, or not in this log */
		x = add(f, FORM_COUNT, v->name, v->name);
	if (x->kind == FORM_ITEM && cds_uuid_parse(v->text, &id))
		set_item(f, v->name, &id);
	else if (x->kind == FORM_DATE && cds_date_parse(v->text, &first, &last) == CDS_OK)
		set_date(f, first, last);
	else if (v->type == CDS_INT)
		set(x, format_count(text, sizeof text, v->number));
	else if (v->type == CDS_BOOL)
		set(x, v->number ? _("yes") : "");
	else
		set(x, v->text);
}

enum cds_status form_edit(struct form *f, cds_log *log, const cds_uuid *id)
{
	cds_fields *fields;
	enum cds_status status;

	*f = (struct form){.log = log, .editing = true, .session = *id};
	status = add_fields(f);
	if (status == CDS_OK)
		status = cds_session_fields(log, id, &fields);
	if (status != CDS_OK)
		return status;
	for (size_t i = 0; i < cds_fields_size(fields); i++)
		set_value(f, cds_fields_at(fields, i));
	cds_fields_free(fields);
	return CDS_OK;
}

void form_free(struct form *f)
{
	cds_items_free(f->offered);
	f->offered = NULL;
}

bool form_dirty(const struct form *f)
{
	for (size_t i = 0; i < f->fields; i++)
		if (strcmp(f->field[i].text.text, f->field[i].was) != 0)
			return true;
	return false;
}

/* ---- what is wrong, as it is typed ---- */

static bool is_yes(const char *text)
{
	return strcmp(text, _("yes")) == 0 || strcmp(text, "x") == 0 || strcmp(text, "X") == 0;
}

void form_check(struct form_field *x)
{
	const char *text = x->text.text;
	int64_t n;
	int first, last;

	x->wrong = NULL;
	if (!*text)
		x->wrong = x->kind == FORM_DATE ? N_("a session needs a date") : NULL;
	else if (x->kind == FORM_DATE && cds_date_parse(text, &first, &last) != CDS_OK)
		x->wrong = N_("no such date: day/month/year");
	else if (x->kind == FORM_COUNT && cds_count_parse(text, &n) != CDS_OK)
		x->wrong = N_("a whole number, or ?");
	else if (x->kind == FORM_MARK && !is_yes(text) && cds_count_parse(text, &n) != CDS_OK)
		x->wrong = N_("Space for yes, or a number");
}

/* ---- completion ---- */

void form_offer(struct form *f)
{
	struct form_field *x = &f->field[f->here];

	cds_items_free(f->offered);
	f->offered = NULL;
	f->picked = 0;
	f->offering = x->kind == FORM_ITEM && x->text.text[0] && !x->chosen;
	if (f->offering && cds_item_list(f->log, x->item, x->text.text, false, OFFERS, &f->offered) != CDS_OK)
		f->offering = false;
}

size_t form_offers(const struct form *f)
{
	return f->offering ? cds_items_size(f->offered) + 1 : 0;
}

static void choose(struct form *f, struct form_field *x)
{
	const struct cds_item *it = cds_items_at(f->offered, f->picked);

	if (it) {
		text_field_set(&x->text, it->path, true);
		x->id = it->id;
		x->chosen = true;
		x->make_new = false;
	} else {
		x->make_new = true;
	}
	f->offering = false;
}

bool form_leave(struct form *f, bool accept)
{
	struct form_field *x = &f->field[f->here];

	form_check(x);
	if (x->kind == FORM_ITEM && f->offering) {
		bool is_new = f->picked >= cds_items_size(f->offered);
		if (is_new && !accept)
			x->wrong = N_("nothing is called so: Enter makes it new");
		else
			choose(f, x);
	}
	return x->wrong == NULL;
}

/* ---- saving ---- */

/* "Thôn 1, Phước Ninh": the place above comes after the comma. */
static enum cds_status make_item(struct form *f, struct form_field *x)
{
	cds_fields *fields = cds_fields_new();
	char *comma = strchr(x->text.text, ','), name[TEXT_FIELD_SIZE];
	enum cds_status status = fields ? CDS_OK : CDS_NO_MEMORY;
	cds_uuid above;

	snprintf(name, sizeof name, "%.*s", comma ? (int)(comma - x->text.text) : (int)strlen(x->text.text), x->text.text);
	if (status == CDS_OK)
		status = cds_fields_text(fields, "name", name);
	if (status == CDS_OK && comma)
		status = cds_item_find(f->log, CDS_PLACE, comma + 1, CDS_NO_DAY, &above);
	if (status == CDS_OK && comma)
		status = cds_fields_uuid(fields, x->item == CDS_TEAM ? "place" : "parent", &above);
	if (status == CDS_OK)
		status = cds_item_add(f->log, x->item, fields, &x->id);
	if (status == CDS_EXISTS)
		status = CDS_OK;
	x->chosen = status == CDS_OK;
	cds_fields_free(fields);
	return status;
}

static enum cds_status put(struct form *f, struct form_field *x, cds_fields *out)
{
	const char *text = x->text.text;
	char iso[CDS_DATE_TEXT];
	int first, last;
	int64_t n;
	enum cds_status status;

	if (!*text)
		return f->editing ? cds_fields_null(out, x->name) : CDS_OK;
	switch (x->kind) {
	case FORM_DATE:
		if (cds_date_parse(text, &first, &last) != CDS_OK)
			return CDS_INVALID;
		return cds_fields_text(out, x->name, cds_date_text(first, last, iso));
	case FORM_ITEM:
		status = x->chosen ? CDS_OK : make_item(f, x);
		return status == CDS_OK ? cds_fields_uuid(out, x->name, &x->id) : status;
	case FORM_MARK:
		if (is_yes(text))
			return cds_fields_bool(out, x->name, true);
		/* fall through */
	case FORM_COUNT:
		status = cds_count_parse(text, &n);
		return status == CDS_OK ? cds_fields_count(out, x->name, n) : status;
	default:
		return cds_fields_text(out, x->name, text);
	}
}

static bool all_right(struct form *f)
{
	for (size_t i = 0; i < f->fields; i++) {
		struct form_field *x = &f->field[i];
		form_check(x);
		if (x->kind == FORM_ITEM && x->text.text[0] && !x->chosen && !x->make_new)
			x->wrong = N_("nothing is called so: Enter makes it new");
		if (x->wrong) {
			f->here = i;
			return false;
		}
	}
	return true;
}

enum cds_status form_save(struct form *f)
{
	cds_fields *fields;
	enum cds_status status;

	if (!all_right(f))
		return CDS_INVALID;
	fields = cds_fields_new();
	status = fields ? cds_log_begin(f->log) : CDS_NO_MEMORY;
	if (status != CDS_OK) {
		cds_fields_free(fields);
		return status;
	}
	for (size_t i = 0; status == CDS_OK && i < f->fields; i++)
		if (!f->editing || strcmp(f->field[i].text.text, f->field[i].was) != 0)
			status = put(f, &f->field[i], fields);
	if (status == CDS_OK)
		status = f->editing ? cds_session_edit(f->log, &f->session, fields) :
		    cds_session_add(f->log, fields, &f->session);
	cds_fields_free(fields);
	if (status == CDS_OK)
		return cds_log_commit(f->log);
	cds_log_rollback(f->log);
	return status;
}
