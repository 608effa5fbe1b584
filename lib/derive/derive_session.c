/* Sessions: from fields to the row that lists, totals and reports read.  Called by way of the table
 * of kinds. */
#include "derive/derive_session.h"

#include "entry/clock.h"
#include "derive/derive_item.h"
#include "store/sql.h"
#include "base/status.h"
#include "store/store.h"
#include "derive/suspect.h"
#include "derive/totals.h"
#include "base/uuid.h"
#include "derive/verdict.h"
#include "entry/plausible.h"
#include "entry/session_field.h"
#include "entry/stored.h"

/* ---- filling the row ---- */

static void add_count(cds_log *log, struct cds__session_row *row, struct cds__slice name,
    int64_t count)
{
	if (row->counts == CDS__SESSION_ROW_COUNTS) {
		row->flags |= CDS_SESSION_FLAGGED;
		return;
	}
	row->count[row->counts++] = (struct cds__session_count){cds__field_n(log, name), count};
	if (count == CDS_UNKNOWN)
		row->flags |= CDS_SESSION_UNKNOWN_COUNT;
}

/* Flags of words that are here. */
static unsigned words_flags(cds_log *log, int64_t seq, struct cds__slice field)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT words FROM words WHERE entry = ? AND field = ?");
	unsigned flags = 0;
	size_t start, n;

	cds__sql_bind(log, st, "is", seq, field);
	if (cds__sql_row(log, st))
		flags = CDS_SESSION_NOTE | (cds_text_private(cds__sql_text(log, st, 0), &start, &n)
		    ? CDS_SESSION_FLAGGED : 0);
	sqlite3_reset(st);
	return flags;
}

/* `counted` gathers what is compared once all fields are filled in. */
static void fill_field(cds_log *log, struct cds__session_row *row, struct cds__counted *counted,
    struct cds__slice name, const struct cds__value *v, int64_t seq)
{
	enum cds_measure measure;
	struct cds__slice code;
	int64_t count;
	cds_uuid id;

	if (v->type == CDS_NULL)
		return;
	if (cds__session_field_form(name, v)) {
		row->flags |= CDS_SESSION_FLAGGED;
		return;
	}
	if (cds__field_split(name, &measure, &code)) {
		cds__value_count(v, &count);
		add_count(log, row, name, count);
		cds__counted_service(counted, measure, count);
		return;
	}
	if (cds__value_count(v, &count))
		cds__counted_people(counted, name, count);
	if (cds__slice_equal(name, CDS__SLICE("date"))) {
		cds__date_iso(v->text, &row->day, &row->last);
	} else if (cds__slice_equal(name, CDS__SLICE("place"))) {
		cds__uuid_slice(v->text, &id);
		row->place = cds__item_n(log, CDS_PLACE, &id);
	} else if (cds__slice_equal(name, CDS__SLICE("team"))) {
		cds__uuid_slice(v->text, &id);
		row->team = cds__item_n(log, CDS_TEAM, &id);
	} else if (cds__slice_equal(name, CDS__SLICE("residents"))) {
		cds__value_count(v, &row->residents);
	} else if (cds__slice_equal(name, CDS__SLICE("volunteers"))) {
		cds__value_count(v, &row->volunteers);
	} else if (cds__slice_equal(name, CDS__SLICE("void"))) {
		row->flags |= v->number ? CDS_SESSION_VOID : 0;
	} else if (cds__slice_equal(name, CDS__SLICE("note"))) {
		row->flags |= words_flags(log, seq, name);
	}
}

static void start_row(struct cds__session_row *row, struct cds__counted *counted, int64_t n)
{
	cds__counted_start(counted);
	row->n = n;
	row->day = row->last = CDS_NO_DAY;
	row->place = row->team = row->origin = 0;
	row->residents = row->volunteers = CDS_UNKNOWN;
	row->flags = 0;
	row->counts = 0;
}

/* The usual case: the only entry of its subject, without a walk through the store. */
static void fill_single(cds_log *log, const struct cds__entry *e, int64_t seq,
    struct cds__session_row *row)
{
	struct cds__counted counted;
	struct cds__changes r;
	struct cds__change c;

	start_row(row, &counted, seq);
	row->origin = e->origin ? e->origin : cds__entry_origin(log, e->kind, e->device,
	    e->author);
	cds__changes_read(&r, e->changes);
	while (cds__changes_next(&r, &c))
		fill_field(log, row, &counted, c.name, &c.value, seq);
	if (cds__counted_doubtful(&counted))
		row->flags |= CDS_SESSION_FLAGGED;
	if (e->parents.n > 0)
		row->flags |= CDS_SESSION_INCOMPLETE;
	if (cds__clock_doubtful_alone(e, row->day))
		row->flags |= CDS_SESSION_CLOCK;
}

/* The row that a session's entries make. */
static bool session_derive_row(cds_log *log, const struct cds__subject *s, int64_t first,
    struct cds__session_row *row)
{
	const struct cds__entry *e = &s->version[0].e;
	struct cds__counted counted;

	start_row(row, &counted, first);
	row->origin = cds__entry_origin(log, e->kind, e->device, e->author);
	for (size_t f = 0; f < s->fields; f++) {
		const struct cds__setter *t = &s->setter[s->field[f].winner];
		fill_field(log, row, &counted, s->field[f].name, &t->value,
		    s->version[t->version].seq);
	}
	if (cds__counted_doubtful(&counted))
		row->flags |= CDS_SESSION_FLAGGED;
	if (s->incomplete)
		row->flags |= CDS_SESSION_INCOMPLETE;
	if (s->conflicts)
		row->flags |= CDS_SESSION_CONFLICT;
	if (cds__clock_doubtful(log, s, row->day))
		row->flags |= CDS_SESSION_CLOCK;
	return !cds__failed(log);
}

static bool session_same_row(const struct cds__session_row *a, const struct cds__session_row *b)
{
	return a->day == b->day && a->last == b->last && a->place == b->place &&
	    a->team == b->team && a->origin == b->origin && a->residents == b->residents &&
	    a->volunteers == b->volunteers && a->flags == b->flags && a->counts == b->counts &&
	    memcmp(a->count, b->count, a->counts * sizeof *a->count) == 0;
}

void cds__session_replace(cds_log *log, const struct cds__session_row *old,
    const struct cds__session_row *new)
{
	if (session_same_row(old, new))
		return;
	cds__totals_add(log, old, -1);
	cds__session_row_store(log, new, false);
	cds__totals_add(log, new, 1);
	cds__suspect_session(log, old, new);
}

static void store_new(cds_log *log, const struct cds__session_row *row)
{
	cds__session_row_store(log, row, true);
	cds__totals_add(log, row, 1);
	cds__suspect_session(log, NULL, row);
}

void cds__session_derive(cds_log *log, enum cds_kind kind, const struct cds__subject *s,
    int64_t first, struct cds__effect *effect)
{
	struct cds__session_row old, new;
	bool there = cds__session_row_load(log, first, &old);

	(void)kind;
	if (!session_derive_row(log, s, first, &new))
		return;
	*effect = (struct cds__effect){.session = first, .fresh = !there, .changed = there};
	effect->conflicts = ((new.flags & CDS_SESSION_CONFLICT) != 0) - (there &&
	    (old.flags & CDS_SESSION_CONFLICT));
	if (there)
		new.flags |= old.flags & CDS__GROUP_FLAGS;
	if (there)
		cds__session_replace(log, &old, &new);
	else
		store_new(log, &new);
	if (!there || (old.flags ^ new.flags) & CDS_SESSION_VOID)
		cds__verdict_touch(log, &s->version[0].e.subject);
}

void cds__session_entry(cds_log *log, const struct cds__entry *e, int64_t seq,
    struct cds__effect *effect)
{
	struct cds__session_row row;

	fill_single(log, e, seq, &row);
	store_new(log, &row);
	cds__verdict_touch(log, &e->subject);
	*effect = (struct cds__effect){.session = seq, .fresh = true};
}

void cds__session_expect(cds_log *log, int64_t first, bool waited, struct cds__effect *effect)
{
	struct cds__session_row row;

	effect->session = first;
	effect->fresh = !waited && !cds__session_row_load(log, first, &row);
	effect->changed = !effect->fresh;
}

void cds__session_forget(cds_log *log, enum cds_kind kind, const cds_uuid *id, int64_t first)
{
	struct cds__session_row row;

	(void)kind;
	if (!cds__session_row_load(log, first, &row))
		return;
	cds__totals_add(log, &row, -1);
	cds__session_row_delete(log, first);
	cds__suspect_session(log, &row, NULL);
	cds__verdict_touch(log, id);
}
