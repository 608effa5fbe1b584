/* A form becomes a draft, and a session. */
#include <stdio.h>
#include <string.h>

#include "model/session_form.h"

enum cds_status session_form_keep(struct session_form *sf, bool tally)
{
	struct cds_draft draft = {.session = sf->session, .edits = sf->editing, .tally = tally,
	    .holder = draft_holder()};
	enum cds_status status;
	cds_fields *text;

	if (!sf->form.touched && !tally)
		return CDS_OK;
	sf->form.touched = false;
	if (!sf->kept && !tally && !form_dirty(&sf->form))
		return CDS_OK;
	draft.text = text = draft_text(sf);
	status = text ? cds_draft_keep(sf->form.log, &draft) : CDS_NO_MEMORY;
	cds_fields_free(text);
	if (status == CDS_OK) {
		sf->session = draft.session;
		sf->kept = true;
	} else {
		/* not kept: it is tried again, and said when somebody leaves */
		sf->form.touched = true;
	}
	return status;
}

enum cds_status session_form_discard(struct session_form *sf)
{
	bool kept = sf->kept;

	sf->kept = sf->form.touched = false;
	return kept ? cds_draft_discard(sf->form.log, &sf->session) : CDS_OK;
}

/* ---- saving ---- */

/* One that was retired and is named again is there again. */
static enum cds_status bring_back(struct session_form *sf, const struct form_field *x)
{
	cds_fields *fields = cds_fields_new();
	cds_items *items = NULL;
	enum cds_status status = fields ? cds_item_get(sf->form.log, x->item, &x->id, &items)
	    : CDS_NO_MEMORY;

	if (status == CDS_OK && cds_items_at(items, 0)->retired) {
		status = cds_fields_null(fields, "retired");
		if (status == CDS_OK)
			status = cds_item_edit(sf->form.log, x->item, &x->id, fields);
	}
	cds_items_free(items);
	cds_fields_free(fields);
	return status;
}

/* "Thôn 1, Phước Ninh": the place above comes after the comma, and is made with it where it is
 * not there. */
static enum cds_status make_named(cds_log *log, enum cds_kind kind, const char *text, cds_uuid *id)
{
	const char *comma = strchr(text, ',');
	cds_fields *fields = cds_fields_new();
	enum cds_status status = fields ? CDS_OK : CDS_NO_MEMORY;
	char name[TEXT_FIELD_SIZE];
	cds_uuid above;

	snprintf(name, sizeof name, "%.*s", comma ? (int)(comma - text) : (int)strlen(text), text);
	if (status == CDS_OK)
		status = cds_fields_text(fields, "name", name);
	if (status == CDS_OK && comma) {
		comma += 1 + strspn(comma + 1, " ");
		status = cds_item_find(log, CDS_PLACE, comma, CDS_NO_DAY, &above);
		if (status == CDS_NOT_FOUND)
			status = make_named(log, CDS_PLACE, comma, &above);
		if (status == CDS_OK)
			status = cds_fields_uuid(fields, kind == CDS_TEAM ? "place" : "parent",
			    &above);
	}
	if (status == CDS_OK)
		status = cds_item_add(log, kind, fields, id);
	cds_fields_free(fields);
	return status;
}

static enum cds_status session_save_make_item(struct session_form *sf, struct form_field *x)
{
	enum cds_status status = make_named(sf->form.log, x->item, x->text.text, &x->id);

	if (status == CDS_EXISTS)
		status = bring_back(sf, x);
	x->chosen = status == CDS_OK;
	return status;
}

/* What was made for a session that is not saved is not there, either; and what can't be made is
 * gone to. */
static void session_save_unmake(struct form *f, size_t failed)
{
	for (size_t i = 0; i < f->fields; i++)
		if (f->field[i].make_new)
			f->field[i].chosen = false;
	if (failed < f->fields)
		f->here = failed;
}

static enum cds_status session_save_put(struct session_form *sf, struct form_field *x,
    cds_fields *out)
{
	const char *text = x->text.text;
	char iso[CDS_DATE_TEXT];
	int first, last;
	int64_t n;
	enum cds_status status;

	if (!*text)
		return sf->editing ? cds_fields_null(out, x->name) : CDS_OK;
	switch (x->kind) {
	case FORM_DATE:
		if (cds_date_parse(text, &first, &last) != CDS_OK)
			return CDS_INVALID;
		return cds_fields_text(out, x->name, cds_date_text(first, last, iso));
	case FORM_ITEM:
		status = x->chosen ? CDS_OK : session_save_make_item(sf, x);
		return status == CDS_OK ? cds_fields_uuid(out, x->name, &x->id) : status;
	case FORM_MARK:
		if (form_is_yes(text))
			return cds_fields_bool(out, x->name, true);
		/* fall through */
	case FORM_COUNT:
		status = cds_count_parse(text, &n);
		return status == CDS_OK ? cds_fields_count(out, x->name, n) : status;
	default:
		return cds_fields_text(out, x->name, text);
	}
}

static enum cds_status session_save_write(struct session_form *sf, const cds_fields *fields)
{
	char id[CDS_UUID_TEXT];
	enum cds_status status = sf->editing ? CDS_EXISTS
	    : cds_session_add(sf->form.log, fields, &sf->session);

	/* A merge may have brought it while the form was open. */
	if (status == CDS_EXISTS)
		status = cds_session_edit(sf->form.log, &sf->session, fields);
	if (status == CDS_OK && sf->kept)
		status = cds_draft_discard(sf->form.log, &sf->session);
	if (status == CDS_OK && !sf->editing)
		status = cds_config_set(sf->form.log, SESSION_FORM_LAST,
		    cds_uuid_text(&sf->session, id));
	return status;
}

/* A date that is typed anew is vouched for: the library knows whether that says something. */
static bool session_save_differs(const struct form_field *x)
{
	return strcmp(x->text.text, x->was) != 0 || (x->kind == FORM_DATE && x->typed);
}

enum cds_status session_form_save(struct session_form *sf)
{
	struct form *f = &sf->form;
	cds_fields *fields;
	enum cds_status status;
	size_t i = 0;

	if (!form_right(f))
		return CDS_INVALID;
	fields = cds_fields_new();
	status = fields ? cds_log_begin(f->log) : CDS_NO_MEMORY;
	if (status != CDS_OK) {
		cds_fields_free(fields);
		return status;
	}
	for (; status == CDS_OK && i < f->fields; i += status == CDS_OK)
		if (!sf->editing || session_save_differs(&f->field[i]))
			status = session_save_put(sf, &f->field[i], fields);
	if (status == CDS_OK)
		status = session_save_write(sf, fields);
	sf->differs = cds_fields_size(fields) > 0;
	cds_fields_free(fields);
	if (status == CDS_OK) {
		sf->kept = f->touched = false;
		return cds_log_commit(f->log);
	}
	cds_log_rollback(f->log);
	session_save_unmake(f, i);
	return status;
}
