/* Makes a session of one row, or refuses the row with the reason. Called by import.c. */
#include <stdio.h>
#include <stdlib.h>

#include "catalogue/catalogue.h"
#include "derive/derive_session.h"
#include "import/import.h"
#include "session/field_read.h"
#include "session/session.h"
#include "base/sha256.h"
#include "store/sql.h"
#include "entry/state.h"
#include "entry/value_form.h"
#include "store/store.h"
#include "base/uuid.h"
#include "log/write.h"

#define CELL_MAX 65536                  /* bytes of a field's text */

struct row {
	cds_fields *fields;
	cds_fields *of_new;             /* those that need an item which is still to be made */
	cds_uuid id;
	bool own_id;                    /* the row has the id: it was exported by this program */
	cds_uuid item[CDS_TEAM + 1];    /* the ids that it has for its place and team; nil: none */
	int first;                      /* the session's first day */
	const char *column;             /* the template that is being read, for a refusal */
	char value[256];                /* its text */
	char service[CDS_FIELD];        /* the count field of the column `service`, … */
	cds_fields *counted;            /* … and where it stands */
	bool has_service, has_count;    /* do the columns `service` and `count` hold something? */
	int64_t count;                  /* of the column `count` */
};

/* Fails, so that the row is refused. Returns false. */
static bool import_row_bad(struct cds__import *im, const char *template_text, const char *value)
{
	cds__fail(im->log, CDS_INVALID, template_text, value);
	return false;
}

/* Fails if a value could not be set, which happens only without memory. */
static bool import_row_set(struct cds__import *im, enum cds_status status)
{
	if (status != CDS_OK)
		cds__fail_memory(im->log);
	return status == CDS_OK;
}

/* ---- a cell for each kind of field ---- */

/* The field "assist.eid" that counts the service of this name, and the fields of the row among
 * which it stands. */
static bool service_field(struct cds__import *im, const struct row *r, const char *text,
    char out[CDS_FIELD], cds_fields **among)
{
	const struct cds__item_plan *plan;
	cds_items *items = NULL;
	cds_uuid id;

	if (!cds__import_item(im, CDS_SERVICE, text, NULL, &id))
		return false;
	plan = cds__naming_plan(&im->naming, &id);
	*among = plan ? r->of_new : r->fields;
	if (plan) {
		snprintf(out, CDS_FIELD, "%s.%s", cds_fields_str(plan->fields, "measure"),
		    cds_fields_str(plan->fields, "code"));
		return true;
	}
	if (cds_item_get(im->log, CDS_SERVICE, &id, &items) != CDS_OK)
		return false;
	snprintf(out, CDS_FIELD, "%s.%s", cds_measure_name(cds_items_at(items, 0)->measure),
	    cds_items_at(items, 0)->code);
	cds_items_free(items);
	return true;
}

/* Sets a field. Dates have to be written in full, since a table must mean the same on any day. */
static bool import_row_read(struct cds__import *im, const char *field, const char *text,
    cds_fields *fields)
{
	bool filled_in = false;

	return cds__field_read(im->log, field, text, CDS_NO_DAY, &im->naming, &filled_in, fields);
}

/* Sets a field to a place or team, which is looked up once for all rows that name it, by its id if
 * the row has one. */
static bool import_row_read_item(struct cds__import *im, struct row *r,
    const struct cds_session_field *field, const char *text)
{
	cds_uuid id;

	return cds__import_item(im, field->item, text, &r->item[field->item], &id) &&
	    import_row_set(im, cds_fields_uuid(cds__naming_plan(&im->naming, &id) ? r->of_new
	    : r->fields, field->name, &id));
}

static bool import_row_read_date(struct cds__import *im, struct row *r, const char *text)
{
	int last;

	if (!*text)
		return import_row_bad(im, "a session needs a date", "");
	if (!import_row_read(im, "date", text, r->fields) ||
	    !cds__date_iso(cds__slice_of(cds_fields_str(r->fields, "date")), &r->first, &last))
		return false;
	im->naming.day = r->first;
	return true;
}

/* Reads an id; a blank one stays nil. */
static bool read_id(struct cds__import *im, const char *text, cds_uuid *id)
{
	return !*text || cds_uuid_parse(text, id) ||
	    import_row_bad(im, "'%1' is not a UUID", text);
}

/* Reads a column that is no field of a session. False: it is not such a column. *good: it could
 * be read. */
static bool import_row_read_own(struct cds__import *im, struct row *r, const char *field,
    const char *text, bool *good)
{
	char name[CDS_FIELD];
	cds_fields *among;

	*good = true;
	if (strcmp(field, "id") == 0) {
		*good = read_id(im, text, &r->id);
		r->own_id = *good && *text;
	} else if (strcmp(field, "place_id") == 0) {
		*good = read_id(im, text, &r->item[CDS_PLACE]);
	} else if (strcmp(field, "team_id") == 0) {
		*good = read_id(im, text, &r->item[CDS_TEAM]);
	} else if (strcmp(field, "service") == 0) {
		r->has_service = *text != '\0';
		*good = !*text || service_field(im, r, text, r->service, &r->counted);
	} else if (strcmp(field, "count") == 0) {
		r->has_count = *text != '\0';
		*good = !*text || cds__count_read(im->log, text, &r->count);
	} else if (strncmp(field, "counts.", 7) == 0) {
		*good = !*text || (service_field(im, r, field + 7, name, &among) &&
		    import_row_read(im, name, text, among));
	} else {
		/* These are ignored: an import has no author and removes no session. */
		return strcmp(field, "author") == 0 || strcmp(field, "void") == 0;
	}
	return true;
}

/* Reads the text of a column into its field. */
static bool read_field(struct cds__import *im, struct row *r, const char *field, const char *text)
{
	const struct cds_session_field *f = cds_session_field_find(field);
	bool good;

	if (strlen(text) > CELL_MAX)
		return import_row_bad(im, "a cell is longer than 65,536 bytes", "");
	if (import_row_read_own(im, r, field, text, &good))
		return good;
	if (f && f->form == CDS_FORM_DATE)
		return import_row_read_date(im, r, text);
	if (!*text)
		return true;
	return f && f->form == CDS_FORM_ITEM ? import_row_read_item(im, r, f, text)
	    : import_row_read(im, field, text, r->fields);
}

/* A place and a team are read after the date and the ids that say which of their name is meant,
 * wherever those stand in the table. */
static bool import_row_reads_late(const char *field)
{
	return strcmp(field, "place") == 0 || strcmp(field, "team") == 0;
}

/* Reads the columns of the row that are read early, or those that are read late. */
static bool import_row_read_some(struct cds__import *im, struct row *r, bool late)
{
	for (size_t i = 0; i < im->maps; i++) {
		const char *text;
		if (import_row_reads_late(im->map[i].field) != late)
			continue;
		r->column = im->map[i].value.source;
		cds__template_expand(im, &im->map[i].value, &im->text);
		text = im->text.p ? im->text.p : "";
		snprintf(r->value, sizeof r->value, "%.200s", text);
		/* A date made of several columns is blank if the columns are. */
		if (!read_field(im, r, im->map[i].field, text))
			return false;
	}
	r->column = "";
	return true;
}

/* Sets a place or team for which the row has only an id. */
static bool import_row_read_lone_id(struct cds__import *im, struct row *r, enum cds_kind kind)
{
	const char *field = cds_kind_name(kind);
	char text[CDS_UUID_TEXT];

	if (cds_uuid_is_nil(&r->item[kind]) || cds_fields_find(r->fields, field) ||
	    cds_fields_find(r->of_new, field))
		return true;
	if (cds__item_there(im->log, kind, &r->item[kind]))
		return import_row_set(im, cds_fields_uuid(r->fields, field, &r->item[kind]));
	cds__fail(im->log, CDS_NOT_FOUND, kind == CDS_PLACE
	    ? N_("there is no place '%1': 'cdslog place list' shows them")
	    : N_("there is no team '%1': 'cdslog team list' shows them"),
	    cds_uuid_text(&r->item[kind], text));
	return false;
}

/* Reads all columns of the row. */
static bool import_row_read_fields(struct cds__import *im, struct row *r)
{
	if (!import_row_read_some(im, r, false) || !import_row_read_some(im, r, true) ||
	    !import_row_read_lone_id(im, r, CDS_PLACE) || !import_row_read_lone_id(im, r, CDS_TEAM))
		return false;
	if (r->has_count && !r->has_service)
		return import_row_bad(im, "a count without a service", "");
	/* A service without a count was given, but nobody counted: that is unknown, not 0. */
	return !r->has_service || import_row_set(im,
	    cds_fields_count(r->counted, r->service, r->has_count ? r->count : CDS_UNKNOWN));
}

/* ---- which session a row is ---- */

/* Sets the id of the row's session: it follows from the source and from the key, or from all
 * cells of the row. Of several equal rows, each is a session of its own. */
static bool import_row_find_subject(struct cds__import *im, struct row *r)
{
	struct cds__buf name = {0};
	int64_t times = 0;
	size_t start;

	cds__buf_text(&name, im->source);
	cds__buf_byte(&name, 0);
	start = name.n;
	if (im->has_key) {
		cds__template_expand(im, &im->key, &im->text);
		cds__buf_add(&name, im->text.p, im->text.n);
	}
	for (size_t i = 0; !im->has_key && i < im->csv.cells; i++) {
		cds__buf_add(&name, im->csv.cell[i].p, im->csv.cell[i].n);
		cds__buf_byte(&name, 0x1f);
	}
	if (name.failed) {
		cds__buf_free(&name);
		return import_row_set(im, CDS_NO_MEMORY);
	}
	cds__map_get(&im->times, name.p + start, name.n - start, &times);
	if (im->has_key && times > 0) {
		cds__buf_free(&name);
		return import_row_bad(im, "another row of this table has the same key '%1'",
		    im->text.p);
	}
	if (!cds__map_put(&im->times, name.p + start, name.n - start, times + 1))
		cds__fail_memory(im->log);
	cds__buf_byte(&name, 0);
	cds__buf_number(&name, times);
	cds__uuid_v5(&cds__ns_row, name.p, name.n, &r->id);
	cds__buf_free(&name);
	return !cds__failed(im->log);
}

/* ---- what differs from what is there ---- */

/* The salt of a note: it follows from the session and the text, so that every laptop that imports
 * the table makes the same entry. */
static void salt_of(const cds_uuid *id, const char *words, unsigned char salt[32])
{
	struct cds__sha256 s;

	cds__sha256_init(&s);
	cds__sha256_add(&s, "cdslog import\n", 14);
	cds__sha256_add(&s, id->b, 16);
	cds__sha256_add(&s, words, strlen(words));
	cds__sha256_end(&s, salt);
}

/* Is the stored value the one of this field? A note is compared by the name of its text. */
static bool import_row_same(const struct cds_field *f, const struct cds__value *v,
    const cds_uuid *id)
{
	unsigned char salt[32];
	char name[CDS__NOTE_TEXT_NAME + 1];

	if (!v || v->type == CDS_NULL)
		return f->type == CDS_NULL;
	if (v->type != f->type || v->type != CDS_TEXT)
		return v->type == f->type && v->number == f->number;
	if (strcmp(f->name, "note") == 0) {
		salt_of(id, f->text, salt);
		cds__note_text_name((struct cds__slice){(const char *)salt, 16},
		    cds__slice_of(f->text), name);
		return v->text.n == CDS__NOTE_TEXT_NAME &&
		    memcmp(v->text.p, name, CDS__NOTE_TEXT_NAME) == 0;
	}
	return cds__value_is(v, f->text);
}

/* The value of a field that imports of this source left, or with `all` the current one. NULL:
 * there is none. */
static const struct cds__value *value_of(const struct cds__subject *s, struct cds__slice name,
    bool all)
{
	const struct cds__value *v = NULL;

	for (size_t i = 0; i < s->setters; i++) {
		const struct cds__setter *t = &s->setter[i];
		const struct cds__entry *e = &s->version[t->version].e;
		if (!cds__slice_equal(s->field[t->field].name, name))
			continue;
		if (all ? s->field[t->field].winner == i : e->author.n == 0 && e->device.n == 0)
			v = &t->value;
	}
	return v;
}

static bool import_row_mapped(const struct cds__import *im, struct cds__slice field)
{
	for (size_t i = 0; i < im->maps; i++)
		if (cds__slice_equal(cds__slice_of(im->map[i].field), field))
			return true;
	return false;
}

/* The fields of the row that change something, and those that the row has no longer, as NULL. The
 * caller frees them. */
static cds_fields *import_row_differences(struct cds__import *im, const struct row *r,
    const struct cds__subject *s, const cds_fields *fields)
{
	cds_fields *out = cds_fields_new();
	bool ok = out != NULL;

	for (size_t i = 0; ok && i < cds_fields_size(fields); i++) {
		const struct cds_field *f = cds_fields_at(fields, i);
		if (!import_row_same(f, value_of(s, cds__slice_of(f->name), r->own_id), &r->id))
			ok = cds__fields_copy(out, f) == CDS_OK;
	}
	for (size_t i = 0; ok && i < s->fields; i++) {
		struct cds__slice name = s->field[i].name;
		const struct cds__value *v = value_of(s, name, r->own_id);
		char text[65];
		memcpy(text, name.p, name.n);
		text[name.n] = '\0';
		if (!v || v->type == CDS_NULL || cds_fields_find(fields, text) ||
		    (r->own_id && !import_row_mapped(im, name)) || strcmp(text, "void") == 0)
			continue;
		ok = cds_fields_null(out, text) == CDS_OK;
	}
	if (!ok)
		cds__fail_memory(im->log);
	return out;
}

/* Does the session have this note already, written by hand and so under another salt? Then it
 * stays as it is. */
static bool same_note_by_hand(cds_log *log, const struct row *r, cds_fields *fields)
{
	cds_fields *now = NULL;
	bool equal = false;

	if (r->own_id && cds_fields_find(fields, "note") &&
	    cds_session_fields(log, &r->id, &now) == CDS_OK)
		equal = strcmp(cds_fields_str(now, "note"), cds_fields_str(fields, "note")) == 0;
	cds_fields_free(now);
	return equal;
}

/* Tells what is doubtful in a session that the row makes or changes: `s` (NULL: it is new) gets
 * `changes`. */
static void import_row_doubts(struct cds__import *im, const struct cds__subject *s,
    const cds_fields *changes)
{
	cds_fields *was = s ? cds__session_read(im->log, s) : NULL;
	int today = im->options->today ? im->options->today : CDS_NO_DAY;
	struct cds_doubts doubts;

	if (!cds__failed(im->log) &&
	    cds_session_doubts(im->log, was, changes, today, &doubts) == CDS_OK) {
		im->result->doubtful += doubts.n > 0;
		for (size_t i = 0; i < doubts.n && im->options->doubt; i++)
			im->options->doubt(im->options->arg, im->csv.line, &doubts.doubt[i]);
	}
	cds_fields_free(was);
}

/* Writes the row's session: its first entry, or what has changed. */
static void import_row_write_row(struct cds__import *im, const struct row *r,
    const cds_fields *fields)
{
	struct cds__writer by = {.at = r->first > 0 ? (int64_t)r->first * CDS__DAY_SECONDS : 0,
	    .chain = !r->own_id};
	struct cds__subject *s = cds__subject_load(im->log, &r->id, CDS__SLICE("session"));
	unsigned char salt[32];
	cds_fields *differ;

	salt_of(&r->id, cds_fields_str(fields, "note"), salt);
	cds__listed_use_fields(im->log, fields);
	if (!s) {
		import_row_doubts(im, NULL, fields);
		cds__entry_write(im->log, "session", &r->id, fields, &by, salt);
		im->result->added++;
		return;
	}
	differ = import_row_differences(im, r, s, fields);
	if (!cds__failed(im->log) && cds_fields_size(differ) > 0)
		import_row_doubts(im, s, differ);
	cds__subject_free(s);
	if (!cds__failed(im->log) && cds_fields_size(differ) == 1 &&
	    same_note_by_hand(im->log, r, differ)) {
		im->result->same++;
	} else if (!cds__failed(im->log) && cds_fields_size(differ) > 0) {
		cds__entry_write(im->log, "session", &r->id, differ, &by, salt);
		im->result->changed++;
	} else {
		im->result->same++;
	}
	cds_fields_free(differ);
}

/* Tells that the row is refused, and clears the failure, so that the import goes on. */
static void import_row_reject(struct cds__import *im, const struct row *r)
{
	struct cds_import_reject told = {
		.line = im->csv.line, .column = r->column, .value = r->value,
		.why = *cds_error(im->log), .row = im->csv.row.p, .row_size = im->csv.row.n,
		.header = im->header.p, .header_size = im->header.n,
	};

	im->result->rejected++;
	if (im->options->reject)
		im->options->reject(im->options->arg, &told);
	cds__fault_clear(&im->log->fault);
}

/* Makes what the row has that is new, and lets its fields stand among the others, which were
 * checked. */
static void import_row_make_new(struct cds__import *im, const struct row *r, cds_fields *fields)
{
	cds__import_names_end(im, true);
	for (size_t i = 0; !cds__failed(im->log) && i < cds_fields_size(r->of_new); i++)
		import_row_set(im, cds__fields_copy(fields, cds_fields_at(r->of_new, i)));
}

void cds__import_row(struct cds__import *im)
{
	struct row r = {.fields = cds_fields_new(), .of_new = cds_fields_new(),
	    .first = CDS_NO_DAY, .column = ""};
	cds_fields *fields = NULL;
	enum cds_status status;
	bool good = import_row_set(im, r.fields && r.of_new ? CDS_OK : CDS_NO_MEMORY);

	im->result->rows++;
	im->naming.day = CDS_NO_DAY;
	if (good && im->csv.unclosed)
		good = import_row_bad(im, "a quote that is opened in this row is never closed", "");
	good = good && import_row_read_fields(im, &r);
	if (good && !r.own_id)
		good = import_row_find_subject(im, &r) &&
		    import_row_set(im, cds_fields_text(r.fields, "source", im->source));
	if (good)
		fields = cds__session_normal(im->log, r.fields);
	status = cds_error(im->log)->status;
	/* A row is refused for a mistake in it; any other failure ends the import. */
	if (status == CDS_INVALID || status == CDS_PRIVATE || status == CDS_NOT_FOUND ||
	    status == CDS_AMBIGUOUS) {
		import_row_reject(im, &r);
		cds__import_names_end(im, false);
	} else if (status == CDS_OK && fields) {
		import_row_make_new(im, &r, fields);
		import_row_write_row(im, &r, fields);
	}
	if (status == CDS_OK && !cds__map_put(&im->seen, r.id.b, 16, 1))
		cds__fail_memory(im->log);
	cds_fields_free(fields);
	cds_fields_free(r.fields);
	cds_fields_free(r.of_new);
}
