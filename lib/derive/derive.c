/* Sessions: from fields to the row that lists, totals and reports read. */
#include "derive/derive.h"

#include "entry/clock.h"
#include "derive/derive_item.h"
#include "derive/due.h"
#include "derive/redaction.h"
#include "store/sql.h"
#include "base/status.h"
#include "store/store.h"
#include "derive/suspect.h"
#include "derive/totals.h"
#include "base/uuid.h"
#include "derive/verdict.h"
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

static void fill_field(cds_log *log, struct cds__session_row *row, struct cds__slice name,
    const struct cds__value *v, int64_t seq)
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
	} else if (cds__slice_equal(name, CDS__SLICE("date"))) {
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

static void start_row(struct cds__session_row *row, int64_t n)
{
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
	struct cds__changes r;
	struct cds__change c;

	start_row(row, seq);
	row->origin = e->origin ? e->origin : cds__entry_origin(log, e->kind, e->device,
	    e->author);
	cds__changes_read(&r, e->changes);
	while (cds__changes_next(&r, &c))
		fill_field(log, row, c.name, &c.value, seq);
	if (e->parents.n > 0)
		row->flags |= CDS_SESSION_INCOMPLETE;
	if (cds__clock_doubtful_alone(e, row->day))
		row->flags |= CDS_SESSION_CLOCK;
}

/* The row that a session's entries make. */
static bool derive_row(cds_log *log, const struct cds__subject *s, int64_t first,
    struct cds__session_row *row)
{
	const struct cds__entry *e = &s->version[0].e;

	start_row(row, first);
	row->origin = cds__entry_origin(log, e->kind, e->device, e->author);
	for (size_t f = 0; f < s->fields; f++) {
		const struct cds__setter *t = &s->setter[s->field[f].winner];
		fill_field(log, row, s->field[f].name, &t->value, s->version[t->version].seq);
	}
	if (s->incomplete)
		row->flags |= CDS_SESSION_INCOMPLETE;
	if (s->conflicts)
		row->flags |= CDS_SESSION_CONFLICT;
	if (cds__clock_doubtful(log, s, row->day))
		row->flags |= CDS_SESSION_CLOCK;
	return !cds__failed(log);
}

/* Under the first entry of this kind: a stranger may write entries of several kinds about one
 * subject. */
static void store_conflicts(cds_log *log, const struct cds__subject *s)
{
	sqlite3_stmt *st = cds__sql(log, "DELETE FROM conflict WHERE subject = ?");
	int64_t first = s->version[0].seq;

	for (size_t i = 1; i < s->versions; i++)
		first = s->version[i].seq < first ? s->version[i].seq : first;
	cds__sql_bind(log, st, "i", first);
	cds__sql_run(log, st);
	for (size_t f = 0; f < s->fields; f++) {
		if (!s->field[f].conflict)
			continue;
		st = cds__sql(log, "INSERT INTO conflict (subject, field) VALUES (?, ?)");
		cds__sql_bind(log, st, "is", first, s->field[f].name);
		cds__sql_run(log, st);
	}
}

static bool derive_same_row(const struct cds__session_row *a, const struct cds__session_row *b)
{
	return a->day == b->day && a->last == b->last && a->place == b->place &&
	    a->team == b->team && a->origin == b->origin && a->residents == b->residents &&
	    a->volunteers == b->volunteers && a->flags == b->flags && a->counts == b->counts &&
	    memcmp(a->count, b->count, a->counts * sizeof *a->count) == 0;
}

void cds__derive_replace(cds_log *log, const struct cds__session_row *old,
    const struct cds__session_row *new)
{
	if (derive_same_row(old, new))
		return;
	cds__totals_add(log, old, -1);
	cds__session_row_store(log, new, false);
	cds__totals_add(log, new, 1);
	cds__suspect_moved(log, old, new);
	cds__suspect_touch(log, new->n, new, false);
}

static void store_new(cds_log *log, const struct cds__session_row *row)
{
	cds__session_row_store(log, row, true);
	cds__totals_add(log, row, 1);
	cds__suspect_moved(log, NULL, row);
	cds__suspect_touch(log, row->n, row, true);
}

static void session_changes(cds_log *log, const struct cds__subject *s, int64_t first,
    struct cds__effect *effect)
{
	struct cds__session_row old, new;
	bool there = cds__session_row_load(log, first, &old);

	if (!derive_row(log, s, first, &new))
		return;
	*effect = (struct cds__effect){.session = first, .fresh = !there, .changed = there};
	effect->conflicts = ((new.flags & CDS_SESSION_CONFLICT) != 0) - (there &&
	    (old.flags & CDS_SESSION_CONFLICT));
	store_conflicts(log, s);
	if (there)
		new.flags |= old.flags & CDS__GROUP_FLAGS;
	if (there)
		cds__derive_replace(log, &old, &new);
	else
		store_new(log, &new);
	if (!there || (old.flags ^ new.flags) & CDS_SESSION_VOID)
		cds__verdict_touch(log, &s->version[0].e.subject);
}

void cds__derive_subject(cds_log *log, const cds_uuid *id, struct cds__slice kind, int64_t first,
    struct cds__effect *effect)
{
	enum cds_kind item;
	bool session = cds__slice_equal(kind, CDS__SLICE("session"));
	bool redaction = cds__slice_equal(kind, CDS__SLICE("redaction")),
	    verdict = cds__slice_equal(kind, CDS__SLICE("verdict"));
	struct cds__subject *s;

	*effect = (struct cds__effect){0};
	if (!session && !redaction && !verdict && !cds__item_kind(kind, &item))
		/* a kind that this version does not know: kept, not read */
		return;
	s = cds__subject_load(log, id, kind);
	if (redaction) {
		for (size_t i = 0; s && i < s->versions; i++)
			cds__redaction_apply(log, id, s->version[i].e.changes);
	} else if (s && verdict) {
		cds__verdict_derive(log, s, id, first);
		store_conflicts(log, s);
	} else if (s && session) {
		session_changes(log, s, first, effect);
	} else if (s) {
		cds__derive_item(log, s, item, id);
		store_conflicts(log, s);
	}
	cds__subject_free(s);
}

void cds__derive_forget(cds_log *log, const cds_uuid *id, struct cds__slice kind, int64_t first)
{
	struct cds__session_row row;
	enum cds_kind item;

	if (cds__item_kind(kind, &item)) {
		cds__item_forget(log, item, id);
	} else if (cds__slice_equal(kind, CDS__SLICE("redaction"))) {
		cds__redaction_forget(log, id);
	} else if (cds__slice_equal(kind, CDS__SLICE("verdict"))) {
		cds__verdict_forget(log, first);
	} else if (cds__slice_equal(kind, CDS__SLICE("session")) &&
	    cds__session_row_load(log, first, &row)) {
		cds__totals_add(log, &row, -1);
		cds__session_row_delete(log, first);
		cds__suspect_moved(log, &row, NULL);
		cds__suspect_touch(log, first, NULL, false);
		cds__verdict_touch(log, id);
	}
}

/* A subject that has entries already: in a merge it waits for the rest of them. */
static void derive_again(cds_log *log, const struct cds__entry *e, int64_t first,
    struct cds__effect *effect)
{
	bool waited, session = cds__slice_equal(e->kind, CDS__SLICE("session"));
	struct cds__session_row row;

	if (!cds__due_add(log, &e->subject, e->kind, first, &waited)) {
		cds__derive_subject(log, &e->subject, e->kind, first, effect);
		return;
	}
	*effect = (struct cds__effect){.session = session ? first : 0};
	effect->fresh = session && !waited && !cds__session_row_load(log, first, &row);
	effect->changed = session && !effect->fresh;
}

void cds__derive(cds_log *log, const struct cds__entry *e, int64_t seq, int64_t first,
    struct cds__effect *effect)
{
	struct cds__session_row row;

	*effect = (struct cds__effect){0};
	if (cds__slice_equal(e->kind, CDS__SLICE("redaction"))) {
		cds__redaction_apply(log, &e->subject, e->changes);
		return;
	}
	if (seq != first) {
		derive_again(log, e, first, effect);
		return;
	}
	if (!cds__slice_equal(e->kind, CDS__SLICE("session"))) {
		cds__derive_subject(log, &e->subject, e->kind, first, effect);
		return;
	}
	fill_single(log, e, seq, &row);
	store_new(log, &row);
	cds__verdict_touch(log, &e->subject);
	*effect = (struct cds__effect){.session = seq, .fresh = true};
}
