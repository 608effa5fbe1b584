/* Makes of what a person typed for a field of a session the field's value. The command line, the
 * screens, line mode and import all come here, so that one text means one thing wherever it is
 * typed. */
#include "session/field_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/status.h"
#include "base/text.h"
#include "entry/session_field.h"
#include "store/sql.h"
#include "store/store.h"

/* Fails for the reason that a reader of the base gave. */
static void field_read_refuse(cds_log *log, const struct cds_refusal *why)
{
	const struct cds_error *e = &why->error;

	cds__fail(log, e->status, e->template_text, e->arg[0], e->arg[1], e->arg[2], e->arg[3]);
}

/* Fails if a value could not be set, which happens only without memory. */
static void field_read_put(cds_log *log, enum cds_status status)
{
	if (status != CDS_OK)
		cds__fail_memory(log);
}

/* ---- yes and no ---- */

/* Is this one of the words (NULL ends them)? Capitals don't matter, and marks may be left out,
 * but those that are typed must be right. CDS_OK, CDS_INVALID: it is none, CDS_NO_MEMORY. */
static enum cds_status field_read_word(const char *text, const char *const *words)
{
	bool is = false, failed = false;

	for (; !failed && *words && !is; words++)
		is = cds__text_is(*words, text, &failed);
	return failed ? CDS_NO_MEMORY : is ? CDS_OK : CDS_INVALID;
}

enum cds_status cds_yes_parse(const char *text, bool *yes)
{
	static const char *const words[] = {"yes", "true", "có", "x", NULL},
	    *const no[] = {"no", "false", "không", NULL};

	enum cds_status status = field_read_word(text, words);

	*yes = status == CDS_OK;
	return status == CDS_INVALID ? field_read_word(text, no) : status;
}

/* ---- one function for each form of field ---- */

struct field_read {
	const char *name;
	const struct cds_session_field *field;
	const char *text;
	int today;
	struct cds__naming *naming;
	bool *filled_in;
	cds_fields *out;
};

static void field_read_date(cds_log *log, const struct field_read *r)
{
	char iso[CDS_DATE_TEXT];
	struct cds_refusal why;
	struct cds_span days;

	if (cds_date_read(r->text, r->today, &days, &why) != CDS_OK) {
		field_read_refuse(log, &why);
		return;
	}
	*r->filled_in |= !days.in_full;
	field_read_put(log, cds_fields_text(r->out, r->name, cds_date_text(days.first, days.last,
	    iso)));
}

/* Of units that were valid at different times, the one that was there on the session's day is
 * preferred. */
static void field_read_item(cds_log *log, const struct field_read *r)
{
	int first = CDS_NO_DAY, last;
	cds_uuid id;

	if (cds__date_iso(cds__slice_of(cds_fields_str(r->out, "date")), &first, &last))
		r->naming->day = first;
	if (cds__item_named(log, r->field->item, r->text, r->naming, &id))
		field_read_put(log, cds_fields_uuid(r->out, r->name, &id));
}

bool cds__count_read(cds_log *log, const char *text, int64_t *count)
{
	struct cds_refusal why;

	if (cds_count_read(text, count, &why) != CDS_OK)
		field_read_refuse(log, &why);
	return !cds__failed(log);
}

static void field_read_count(cds_log *log, const struct field_read *r)
{
	int64_t n;

	if (cds__count_read(log, r->text, &n))
		field_read_put(log, cds_fields_count(r->out, r->name, n));
}

static void field_read_mark(cds_log *log, const struct field_read *r)
{
	bool yes;
	enum cds_status status = cds_yes_parse(r->text, &yes);

	if (status == CDS_INVALID && !strpbrk(r->text, "0123456789?"))
		cds__fail(log, CDS_INVALID, "'%1' is neither yes nor a count: write yes, no, "
		    "or how many people", r->text);
	else if (status == CDS_INVALID)
		field_read_count(log, r);
	else
		field_read_put(log, status == CDS_OK ? cds_fields_bool(r->out, r->name, yes)
		    : status);
}

static void field_read_flag(cds_log *log, const struct field_read *r)
{
	bool yes;
	enum cds_status status = cds_yes_parse(r->text, &yes);

	if (status != CDS_INVALID)
		field_read_put(log, status == CDS_OK ? cds_fields_bool(r->out, r->name, yes)
		    : status);
	else
		cds__fail(log, CDS_INVALID, "'%1' is neither yes nor no", r->text);
}

static void field_read_text(cds_log *log, const struct field_read *r)
{
	field_read_put(log, cds_fields_text(r->out, r->name, r->text));
}

/* ---- all of them ---- */

bool cds__field_read(cds_log *log, const char *name, const char *text, int today,
    struct cds__naming *naming, bool *filled_in, cds_fields *out)
{
	static void (*const forms[])(cds_log *log, const struct field_read *r) = {
		[CDS_FORM_DATE] = field_read_date, [CDS_FORM_ITEM] = field_read_item,
		[CDS_FORM_COUNT] = field_read_count, [CDS_FORM_MARK] = field_read_mark,
		[CDS_FORM_FLAG] = field_read_flag, [CDS_FORM_TEXT] = field_read_text,
		[CDS_FORM_NOTE] = field_read_text,
	};
	const struct field_read r = {name, cds_session_field_find(name), text, today, naming,
	    filled_in, out};

	if (!r.field || !cds__name_valid(cds__slice_of(name)))
		cds__fail(log, CDS_INVALID, "'%1' is not the name of a field, such as "
		    "group.women or obstacle.signal", name);
	else
		forms[r.field->form](log, &r);
	return !cds__failed(log);
}

enum cds_status cds_field_read(cds_log *log, const char *name, const char *text,
    struct cds_typing *how, cds_fields *out)
{
	struct cds__naming naming = {.making = how->making, .day = how->today};
	int last;

	if (how->before && !cds__date_iso(cds__slice_of(cds_fields_str(how->before, "date")),
	    &naming.day, &last))
		naming.day = CDS_NO_DAY;
	if (how->making == CDS_FIND)
		cds__read_begin(log);
	else
		cds__write_begin(log);
	cds__field_read(log, name, text, how->today, &naming, &how->filled_in, out);
	return how->making == CDS_FIND ? cds__read_end(log) : cds__write_end(log);
}

enum cds_status cds_service_field(cds_log *log, const char *text, enum cds_making making,
    char field[CDS_FIELD])
{
	cds_items *items = NULL;
	cds_uuid id;
	enum cds_status status = cds_item_named(log, CDS_SERVICE, text, CDS_NO_DAY, making, &id);

	*field = '\0';
	if (status == CDS_OK)
		status = cds_item_get(log, CDS_SERVICE, &id, &items);
	if (status == CDS_OK)
		snprintf(field, CDS_FIELD, "%s.%s",
		    cds_measure_name(cds_items_at(items, 0)->measure),
		    cds_items_at(items, 0)->code);
	cds_items_free(items);
	return status;
}
