/* Makes a draft of a form, and a session. Called by the screens of the form and of the tally. */
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
		/* This makes it try again; leaving the form tells if that fails, too. */
		sf->form.touched = true;
	}
	return status;
}

enum cds_status session_form_discard(struct session_form *sf)
{
	/* The form of a tally is known by its plain order. */
	enum cds_status status = sf->form.touched ? session_form_keep(sf, sf->plain_order)
	    : CDS_OK;

	if (status == CDS_OK && sf->kept)
		status = cds_draft_bin(sf->form.log, &sf->session);
	if (status == CDS_OK)
		sf->kept = sf->form.touched = false;
	return status;
}

enum cds_status session_form_drop(struct session_form *sf)
{
	bool kept = sf->kept;

	sf->kept = sf->form.touched = false;
	return kept ? cds_draft_discard(sf->form.log, &sf->session) : CDS_OK;
}

/* ---- saving ---- */

/* After a failure: places and teams that were made in this transaction are gone again, and the
 * cursor goes to the field that failed. */
static void session_save_unmake(struct form *f, size_t failed)
{
	for (size_t i = 0; i < f->fields; i++)
		if (f->field[i].make_new)
			f->field[i].chosen = false;
	if (failed < f->fields)
		f->here = failed;
}

/* Reads a field into `out`, and makes what it names if that is to be made. */
static enum cds_status session_save_put(struct session_form *sf, struct form_field *x,
    cds_fields *out)
{
	struct cds_typing how = {.today = sf->form.today, .making = x->make_new ? CDS_MAKE
	    : CDS_FIND};
	enum cds_status status;

	if (!x->text.text[0])
		return sf->editing ? cds_fields_null(out, x->name) : CDS_OK;
	if (x->chosen)
		return cds_fields_uuid(out, x->name, &x->id);
	status = cds_field_read(sf->form.log, x->name, x->text.text, &how, out);
	x->chosen = status == CDS_OK && x->kind == FORM_ITEM &&
	    cds_uuid_parse(cds_fields_str(out, x->name), &x->id);
	return status;
}

/* Writes the session, deletes its draft, and remembers it as the last one. */
static enum cds_status session_save_write(struct session_form *sf, const cds_fields *fields)
{
	char id[CDS_UUID_TEXT];
	enum cds_status status = sf->editing ? CDS_EXISTS
	    : cds_session_add(sf->form.log, fields, &sf->session);

	/* A merge may have brought this session while the form was open. */
	if (status == CDS_EXISTS)
		status = cds_session_edit(sf->form.log, &sf->session, fields);
	if (status == CDS_OK && sf->kept)
		status = cds_draft_discard(sf->form.log, &sf->session);
	if (status == CDS_OK && !sf->editing)
		status = cds_config_set(sf->form.log, SESSION_FORM_LAST,
		    cds_uuid_text(&sf->session, id));
	return status;
}

/* Is this field to be written? A date that somebody types is, even if it is the same: that may
 * vouch for a date that was doubtful, which the library decides. */
static bool session_save_differs(const struct form_field *x)
{
	return strcmp(x->text.text, x->was) != 0 || (x->kind == FORM_DATE && x->typed);
}

/* Sets the place that is chosen, or of one that is to be made the place above it, if that is
 * there: a unit that had ended is asked about, also where a hamlet is made under it. */
static enum cds_status session_save_place(const struct session_form *sf,
    const struct form_field *x, cds_fields *changes)
{
	const char *comma = strchr(x->text.text, ',');
	int day = CDS_NO_DAY, last;
	cds_uuid id = x->id;
	enum cds_status status = CDS_OK;

	if (!x->chosen && !comma)
		return CDS_OK;
	if (cds_date_parse(cds_fields_str(changes, "date"), &day, &last) != CDS_OK)
		day = CDS_NO_DAY;
	if (!x->chosen)
		status = cds_item_find(sf->form.log, CDS_PLACE, comma + 1 + strspn(comma + 1, " "),
		    day, &id);
	if (status == CDS_OK)
		return cds_fields_uuid(changes, x->name, &id);
	return status == CDS_NOT_FOUND || status == CDS_AMBIGUOUS || status == CDS_INVALID
	    ? CDS_OK : status;
}

enum cds_status session_form_doubts(struct session_form *sf, struct cds_doubts *out)
{
	struct form *f = &sf->form;
	cds_fields *changes = cds_fields_new(), *was = NULL;
	enum cds_status status = changes ? CDS_OK : CDS_NO_MEMORY;

	out->n = 0;
	if (status == CDS_OK && sf->editing)
		status = cds_session_fields(f->log, &sf->session, &was);
	for (size_t i = 0; status == CDS_OK && i < f->fields; i++) {
		struct form_field *x = &f->field[i];
		if ((x->kind == FORM_COUNT || x->kind == FORM_DATE) &&
		    (!sf->editing || session_save_differs(x)))
			status = session_save_put(sf, x, changes);
		if (status == CDS_OK && strcmp(x->name, "place") == 0 &&
		    (!sf->editing || session_save_differs(x)))
			status = session_save_place(sf, x, changes);
	}
	if (status == CDS_OK)
		status = cds_session_doubts(f->log, was, changes, f->today, out);
	cds_fields_free(was);
	cds_fields_free(changes);
	return status;
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
