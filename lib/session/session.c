/* Logging, changing, removing and bringing back a session, and reading its fields. */
#include <stdio.h>
#include <stdlib.h>

#include "catalogue/catalogue.h"
#include "derive/derive_session.h"
#include "derive/sql_names.h"
#include "session/session.h"
#include "store/sql.h"
#include "base/status.h"
#include "store/store.h"
#include "base/uuid.h"
#include "session/note_text.h"
#include "entry/session_field.h"
#include "entry/stored.h"
#include "log/write.h"

/* ---- what may be written ---- */

/* Fails if the field counts a service that is not there, or in another measure than that service
 * has. */
static void check_service(cds_log *log, const char *name)
{
	enum cds_measure measure, is;
	struct cds__slice code;
	sqlite3_stmt *st;

	if (!cds__field_split(cds__slice_of(name), &measure, &code))
		return;
	st = cds__sql(log, "SELECT measure FROM item WHERE kind = " CDS__SQL_SERVICE
	    " AND code = ? AND known");
	cds__sql_bind(log, st, "s", code);
	if (!cds__sql_row(log, st))
		cds__fail(log, CDS_NOT_FOUND,
		    "there is no service '%1': 'cdslog service list' shows them", code.p);
	else if ((is = (enum cds_measure)cds__sql_within(log, st, 0, CDS_ASSIST, CDS_VISIT)) !=
	    measure)
		cds__fail(log, CDS_INVALID, "service '%1' is counted in another measure: %2",
		    code.p, cds_measure_name(is));
	sqlite3_reset(st);
}

/* Fails if the field names a place or team that is not there. */
static void check_item(cds_log *log, enum cds_kind kind, const struct cds_field *f)
{
	cds_uuid id;

	if (f->type == CDS_TEXT && cds_uuid_parse(f->text, &id) &&
	    !cds__item_there(log, kind, &id))
		cds__fail(log, CDS_NOT_FOUND, kind == CDS_PLACE ? "there is no place '%1'"
		    : "there is no team '%1'", f->text);
}

/* Fails if the field must not be set to this. */
static void session_check_field(cds_log *log, const struct cds_field *f)
{
	struct cds__value v = cds__field_value(f);
	const struct cds_session_field *field = cds_session_field_find(f->name);
	size_t start, n;
	const char *why;

	v.words = cds__session_field_note(f->name) && f->type == CDS_TEXT;
	if (f->type == CDS_TEXT && cds_text_private(f->text, &start, &n) &&
	    cds__text_field(f->name)) {
		cds__fail(log, CDS_PRIVATE, "'%1' contains a phone or ID number: a log holds "
		    "counts, not personal data", f->text);
		return;
	}
	why = cds__session_field_form(cds__slice_of(f->name), &v);
	if (why) {
		char number[32];
		snprintf(number, sizeof number, "%lld", (long long)f->number);
		cds__fail(log, CDS_INVALID, "'%1' can't be the %2 of a session: %3",
		    f->type == CDS_INT ? number : f->text, f->name, why);
	}
	if (f->type == CDS_NULL)
		return;
	check_service(log, f->name);
	if (field && field->form == CDS_FORM_ITEM)
		check_item(log, field->item, f);
}

cds_fields *cds__session_normal(cds_log *log, const cds_fields *fields)
{
	cds_fields *copy = cds_fields_new();
	enum cds_status status = copy ? CDS_OK : CDS_NO_MEMORY;

	for (size_t i = 0; status == CDS_OK && i < cds_fields_size(fields) && !cds__failed(log);
	    i++) {
		const struct cds_field *f = cds_fields_at(fields, i);
		char *text = NULL;
		if (f->type == CDS_GONE)
			continue;               /* an erased text stays as it is */
		if (f->type != CDS_TEXT) {
			status = cds__fields_copy(copy, f);
		} else if (cds__note_text_normal(log, f->text, cds__session_field_note(f->name),
		    &text) != CDS_OK) {
			cds__fail(log, CDS_INVALID, "'%1' is not plain text", f->text);
		} else {
			status = *text ? cds_fields_text(copy, f->name, text)
			    : cds_fields_null(copy, f->name);
		}
		free(text);
		if (status == CDS_OK && !cds__failed(log))
			session_check_field(log, cds_fields_find(copy, f->name));
	}
	if (status == CDS_INVALID)
		cds__fail(log, CDS_INVALID, "'%1' is not the name of a field, such as "
		    "group.women or obstacle.signal",
		    cds_fields_at(fields, cds_fields_size(copy))->name);
	else if (status != CDS_OK)
		cds__fail_memory(log);
	return copy;
}

/* ---- writing ---- */

static bool session_exists(cds_log *log, const cds_uuid *id)
{
	struct cds__session_row row;
	int64_t n = cds__subject_seq(log, id);

	return n && cds__session_row_load(log, n, &row);
}

enum cds_status cds_session_add(cds_log *log, const cds_fields *given, cds_uuid *id)
{
	cds_fields *fields;
	struct cds__writer by;

	cds__write_begin(log);
	fields = cds__session_normal(log, given);
	if (!cds__failed(log) && !*cds_fields_str(fields, "date"))
		cds__fail(log, CDS_INVALID, "a session needs a date");
	if (cds_uuid_is_nil(id))
		cds__uuid_new(log, id);
	else if (session_exists(log, id))
		cds__fail(log, CDS_EXISTS, "this session is there already");
	by = cds__writer_here(log);
	cds__listed_use_fields(log, fields);
	if (!cds__failed(log))
		cds__entry_write(log, "session", id, fields, &by, NULL);
	cds_fields_free(fields);
	return cds__write_end(log);
}

/* Does the note have this text already? That can't be seen from the name under which its text is
 * stored, since each one has its own salt. */
static bool same_note(cds_log *log, const struct cds__subject *s, const struct cds_field *f)
{
	struct cds__buf words = {0};
	bool same;

	if (f->type != CDS_TEXT)
		return false;
	for (size_t i = 0; i < s->fields; i++)
		if (cds__slice_equal(s->field[i].name, cds__slice_of(f->name)) &&
		    s->field[i].conflict)
			return false;
	cds__note_text_of(log, s, f->name, &words);
	if (words.failed)
		cds__fail_memory(log);
	same = words.n > 0 && strcmp(cds__buf_str(&words), f->text) == 0;
	cds__buf_free(&words);
	return same;
}

/* Is this a date for a session whose date a wrong clock makes doubtful? Then it says something
 * even if it is the same date: somebody vouches for it. */
static bool session_vouches(cds_log *log, const cds_uuid *id, const struct cds_field *f)
{
	struct cds__session_row row;

	return strcmp(f->name, "date") == 0 && f->type == CDS_TEXT &&
	    cds__session_row_load(log, cds__subject_seq(log, id), &row) &&
	    row.flags & CDS_SESSION_CLOCK;
}

/* Writes an entry with the fields that change something, if there are any. */
static void write_differences(cds_log *log, const cds_uuid *id, const cds_fields *fields)
{
	struct cds__subject *s = cds__subject_load(log, id, CDS__SLICE("session"));
	cds_fields *differ = cds_fields_new();
	struct cds__writer by = cds__writer_here(log);

	if (!s)
		cds__fail(log, CDS_NOT_FOUND, "there is no such session");
	for (size_t i = 0; s && differ && i < cds_fields_size(fields); i++) {
		const struct cds_field *f = cds_fields_at(fields, i);
		bool note = cds__session_field_note(f->name);
		if ((cds__subject_says(s, f) && !session_vouches(log, id, f)) ||
		    (note && same_note(log, s, f)))
			continue;
		if (cds__fields_copy(differ, f) != CDS_OK)
			cds__fail_memory(log);
	}
	if (!differ)
		cds__fail_memory(log);
	cds__listed_use_fields(log, differ);
	if (!cds__failed(log) && cds_fields_size(differ) > 0)
		cds__entry_write(log, "session", id, differ, &by, NULL);
	cds_fields_free(differ);
	cds__subject_free(s);
}

enum cds_status cds_session_edit(cds_log *log, const cds_uuid *id, const cds_fields *changes)
{
	cds_fields *fields;

	cds__write_begin(log);
	fields = cds__session_normal(log, changes);
	if (!cds__failed(log))
		write_differences(log, id, fields);
	cds_fields_free(fields);
	return cds__write_end(log);
}

/* Removes a session, or brings it back. */
static enum cds_status set_void(cds_log *log, const cds_uuid *id, bool value)
{
	cds_fields *fields = cds_fields_new();

	cds__write_begin(log);
	if (!fields || cds_fields_bool(fields, "void", value) != CDS_OK)
		cds__fail_memory(log);
	else
		write_differences(log, id, fields);
	cds_fields_free(fields);
	return cds__write_end(log);
}

enum cds_status cds_session_remove(cds_log *log, const cds_uuid *id)
{
	return set_void(log, id, true);
}

enum cds_status cds_session_restore(cds_log *log, const cds_uuid *id)
{
	return set_void(log, id, false);
}

/* ---- reading ---- */

void cds__id_find(cds_log *log, const char *prefix, const char *sql,
    const struct cds__id_refusals *refusals, cds_uuid *id)
{
	sqlite3_stmt *st;
	cds_uuid low, high;

	memset(id, 0, sizeof *id);
	if (!cds__uuid_prefix(prefix, &low, &high)) {
		cds__fail(log, CDS_INVALID, refusals->no_start, prefix);
		return;
	}
	st = cds__sql(log, sql);
	cds__sql_bind(log, st, "uu", &low, &high);
	if (!cds__sql_row(log, st) || !cds__sql_id(log, st, 0, id))
		cds__fail(log, CDS_NOT_FOUND, refusals->none, prefix);
	else if (cds__sql_row(log, st))
		cds__fail(log, CDS_AMBIGUOUS, refusals->several, prefix);
	sqlite3_reset(st);
}

enum cds_status cds_session_find(cds_log *log, const char *prefix, cds_uuid *id)
{
	static const struct cds__id_refusals refusals = {
		N_("'%1' is not the start of a session's UUID: give at least 4 characters"),
		N_("there is no session '%1'"),
		N_("more than one session begins with '%1': give more of its UUID"),
	};

	cds__read_begin(log);
	cds__id_find(log, prefix, "SELECT DISTINCT e.subject FROM entry e JOIN session s"
	    " ON s.n = e.seq WHERE e.subject BETWEEN ? AND ? LIMIT 2", &refusals, id);
	return cds__read_end(log);
}

/* Puts the value of a field into `out`, with the text of a note in the place of its name. */
static void put_field(cds_log *log, const struct cds__subject *s, const struct cds__setter *t,
    cds_fields *out)
{
	const struct cds__subject_field *f = &s->field[t->field];
	struct cds__buf text = {0};
	char name[65];

	if (t->value.type == CDS_NULL)
		return;
	memcpy(name, f->name.p, f->name.n);
	name[f->name.n] = '\0';
	if (t->value.type != CDS_TEXT) {
		if (cds__fields_put(out, f->name, &t->value) != CDS_OK)
			cds__fail_memory(log);
		return;
	}
	if (t->value.words)
		cds__note_text_set(log, s, t, &text);
	else
		cds__value_text(&t->value, &text);
	if (cds__text_field(name))
		cds__text_mask(&text);
	if (text.failed || (t->value.words && text.n == 0 ? cds__fields_gone(out, name) :
		cds_fields_text(out, name, cds__buf_str(&text))) != CDS_OK)
		cds__fail_memory(log);
	cds__buf_free(&text);
}

cds_fields *cds__session_read(cds_log *log, const struct cds__subject *s)
{
	cds_fields *fields = cds_fields_new();

	if (!fields)
		cds__fail_memory(log);
	for (size_t i = 0; fields && i < s->fields; i++)
		put_field(log, s, &s->setter[s->field[i].winner], fields);
	if (cds__failed(log)) {
		cds_fields_free(fields);
		fields = NULL;
	}
	return fields;
}

cds_fields *cds__session_rivals(cds_log *log, const struct cds__subject *s)
{
	cds_fields *fields = cds_fields_new();
	/* Of each field in conflict, the last value that competes with the current one. */
	const struct cds__setter **rival = calloc(s->fields + 1, sizeof *rival);

	if (!fields || !rival)
		cds__fail_memory(log);
	for (size_t i = 0; rival && i < s->setters; i++) {
		const struct cds__setter *t = &s->setter[i];
		if (t->live && s->field[t->field].conflict && !cds__slice_equal(t->value.raw,
		    s->setter[s->field[t->field].winner].value.raw))
			rival[t->field] = t;
	}
	/* In the order of names, in which a set of fields grows fastest. */
	for (size_t f = 0; fields && rival && f < s->fields; f++)
		if (rival[f])
			put_field(log, s, rival[f], fields);
	free(rival);
	if (cds__failed(log)) {
		cds_fields_free(fields);
		fields = NULL;
	}
	return fields;
}

enum cds_status cds_session_fields(cds_log *log, const cds_uuid *id, cds_fields **out)
{
	struct cds__subject *s;

	*out = NULL;
	cds__read_begin(log);
	s = cds__subject_load(log, id, CDS__SLICE("session"));
	if (s)
		*out = cds__session_read(log, s);
	else
		cds__fail(log, CDS_NOT_FOUND, "there is no such session");
	cds__subject_free(s);
	return cds__read_end(log);
}
