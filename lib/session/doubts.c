/* What somebody who logs or changes a session should be asked about before it is written. Called by
 * everything that takes a session from a person: the form, line mode, add, edit and import; and by
 * whatever says why a session is flagged. */
#include <stdio.h>
#include <stdlib.h>

#include "base/status.h"
#include "catalogue/catalogue.h"
#include "derive/session_row.h"
#include "entry/plausible.h"
#include "entry/value_form.h"
#include "store/sql.h"
#include "store/store.h"

/* A session as it is before a change, or after it. */
struct doubting {
	cds_log *log;
	const cds_fields *was, *changes;
	struct cds__counted counted;
	int today;
	struct cds_doubts *out;
};

/* ---- its fields ---- */

/* The i-th field of the session with its changes, which come first; NULL: it is unset, or was
 * replaced. *more: there are so many. */
static const struct cds_field *doubts_field(const struct doubting *d, size_t i, bool *more)
{
	size_t changed = cds_fields_size(d->changes);
	const struct cds_field *f = i < changed ? cds_fields_at(d->changes, i)
	    : cds_fields_at(d->was, i - changed);

	*more = f != NULL;
	return f && i >= changed && cds_fields_find(d->changes, f->name) ? NULL : f;
}

/* The count that a field holds; CDS_UNKNOWN: none that can be compared. */
static int64_t doubts_count(const struct cds_field *f)
{
	struct cds__value v = {.type = f->type, .number = f->number,
	    .text = cds__slice_of(f->text)};
	int64_t count;

	return cds__value_count(&v, &count) ? count : CDS_UNKNOWN;
}

/* Adds up what is compared. */
static void doubts_gather(struct doubting *d)
{
	const struct cds_field *f;
	bool more = true;

	cds__counted_start(&d->counted);
	for (size_t i = 0; more; i++) {
		struct cds__slice name, code;
		enum cds_measure measure;
		f = doubts_field(d, i, &more);
		if (!f || f->type == CDS_NULL)
			continue;
		name = cds__slice_of(f->name);
		if (cds__field_split(name, &measure, &code))
			cds__counted_service(&d->counted, measure, doubts_count(f));
		else
			cds__counted_people(&d->counted, name, doubts_count(f));
	}
}

/* ---- questions ---- */

/* Adds a question about a field, with counts and a text as its arguments. */
static void doubts_add(struct doubting *d, const char *field, const char *template_text,
    const char *text, int64_t a, int64_t b)
{
	char first[32], second[32];
	struct cds_doubt *doubt;

	if (d->out->n == CDS_DOUBTS)
		return;
	doubt = &d->out->doubt[d->out->n++];
	snprintf(doubt->field, sizeof doubt->field, "%s", field);
	snprintf(first, sizeof first, "%lld", (long long)a);
	snprintf(second, sizeof second, "%lld", (long long)b);
	(void)cds__refuse(&doubt->question, CDS_INVALID, template_text, text, first, second);
}

/* The name of a service, or its code where the log does not have it. */
static void doubts_service_name(cds_log *log, const char *code, char *buf, size_t size)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT name FROM item WHERE kind = " CDS__SQL_SERVICE
	    " AND code = ? AND known");

	cds__sql_bind(log, st, "s", cds__slice_of(code));
	snprintf(buf, size, "%s", cds__sql_row(log, st) ? cds__sql_text(log, st, 0) : code);
	sqlite3_reset(st);
}

static void doubts_of_service(struct doubting *d, const struct cds_field *f,
    enum cds_measure measure, const char *code)
{
	int64_t count = doubts_count(f), residents = d->counted.residents;
	char name[CDS_REFUSAL_TEXT];

	if (!cds__doubtful_service(measure, count, residents))
		return;
	doubts_service_name(d->log, code, name, sizeof name);
	if (count > CDS_RESIDENTS_PLAUSIBLE || residents == CDS_UNKNOWN)
		doubts_add(d, f->name, N_("'%1' %2 times at one outing: is that right?"), name,
		    count, 0);
	else
		doubts_add(d, f->name, N_("'%1' %2 times for %3 people: is that right?"), name,
		    count, residents);
}

static void doubts_of_residents(struct doubting *d)
{
	int64_t residents = d->counted.residents, helped = cds__counted_helped(&d->counted);

	if (cds__doubtful_residents(residents))
		doubts_add(d, "residents", N_("%2 people at one outing: is that right?"), "",
		    residents, 0);
	if (cds__doubtful_helped(residents, helped))
		doubts_add(d, "residents", N_("%2 people, and all services together only %3: is "
		    "that right?"), "", residents, helped);
}

static void doubts_of_date(struct doubting *d, const struct cds_field *f)
{
	char iso[CDS_DATE_TEXT];
	int first, last;

	if (d->today != CDS_NO_DAY && f->type == CDS_TEXT &&
	    cds__date_iso(cds__slice_of(f->text), &first, &last) && first > d->today)
		doubts_add(d, "date", N_("%1 is still to come: is the date right?"),
		    cds_date_text(first, last, iso), 0, 0);
}

/* A unit that had ended on the session's day, or had not begun. */
static void doubts_of_place(struct doubting *d, const struct cds_field *place)
{
	const struct cds_field *date = cds_fields_find(d->changes, "date");
	struct cds_doubt *doubt = &d->out->doubt[d->out->n];
	int first, last;
	cds_uuid id;

	date = date ? date : cds_fields_find(d->was, "date");
	if (d->out->n == CDS_DOUBTS || !date || !cds_uuid_parse(place->text, &id) ||
	    !cds__date_iso(cds__slice_of(date->text), &first, &last) ||
	    cds__place_on_day(d->log, &id, first, true, &doubt->question) || cds__failed(d->log))
		return;
	snprintf(doubt->field, sizeof doubt->field, "%s", place->name);
	d->out->n++;
}

static void doubts_of_field(struct doubting *d, const struct cds_field *f)
{
	const struct cds_session_field *known = cds_session_field_find(f->name);
	struct cds__slice name = cds__slice_of(f->name), code;
	enum cds_measure measure;

	if (cds__field_split(name, &measure, &code))
		doubts_of_service(d, f, measure, code.p);
	else if (cds__slice_equal(name, CDS__SLICE("residents")))
		doubts_of_residents(d);
	else if (cds__slice_equal(name, CDS__SLICE("date")))
		doubts_of_date(d, f);
	else if (cds__slice_equal(name, CDS__SLICE("place")))
		doubts_of_place(d, f);
	else if (cds__slice_equal(name, CDS__SLICE("volunteers")) &&
	    cds__doubtful_volunteers(d->counted.volunteers))
		doubts_add(d, f->name, N_("%2 volunteers at one outing: is that right?"), "",
		    d->counted.volunteers, 0);
	else if (strncmp(f->name, "group.", 6) == 0 &&
	    cds__doubtful_group(doubts_count(f), d->counted.residents))
		doubts_add(d, f->name, N_("%2 %1 among %3 people: is that right?"),
		    known ? known->label : f->name, doubts_count(f), d->counted.residents);
}

static void doubts_find(cds_log *log, const cds_fields *was, const cds_fields *changes, int today,
    struct cds_doubts *out)
{
	struct doubting d = {.log = log, .was = was, .changes = changes, .today = today,
	    .out = out};
	bool more = true;

	out->n = 0;
	doubts_gather(&d);
	for (size_t i = 0; more && !cds__failed(log); i++) {
		const struct cds_field *f = doubts_field(&d, i, &more);
		if (f && f->type != CDS_NULL)
			doubts_of_field(&d, f);
	}
}

/* ---- what a change makes doubtful ---- */

static bool doubts_same(const struct cds_doubt *a, const struct cds_doubt *b)
{
	bool same = strcmp(a->field, b->field) == 0 &&
	    a->question.error.template_text == b->question.error.template_text;

	for (int i = 0; same && i < CDS_ERROR_ARGS; i++)
		same = strcmp(a->question.text[i], b->question.text[i]) == 0;
	return same;
}

/* Copies a doubt, whose arguments point into itself. */
static void doubts_copy(struct cds_doubt *to, const struct cds_doubt *from)
{
	const struct cds_error *e = &from->question.error;

	memcpy(to->field, from->field, sizeof to->field);
	(void)cds__refuse(&to->question, e->status, e->template_text, e->arg[0], e->arg[1],
	    e->arg[2], e->arg[3]);
}

/* Takes away the doubts that there were before. */
static void doubts_subtract(struct cds_doubts *from, const struct cds_doubts *old)
{
	size_t n = 0;

	for (size_t i = 0; i < from->n; i++) {
		bool known = false;
		for (size_t k = 0; k < old->n; k++)
			known |= doubts_same(&from->doubt[i], &old->doubt[k]);
		if (known)
			continue;
		if (n != i)
			doubts_copy(&from->doubt[n], &from->doubt[i]);
		n++;
	}
	from->n = n;
}

enum cds_status cds_session_doubts(cds_log *log, const cds_fields *was, const cds_fields *changes,
    int today, struct cds_doubts *out)
{
	struct cds_doubts old;

	cds__read_begin(log);
	doubts_find(log, was, changes, today, out);
	if (was && out->n > 0 && !cds__failed(log)) {
		doubts_find(log, was, NULL, today, &old);
		doubts_subtract(out, &old);
	}
	return cds__read_end(log);
}
