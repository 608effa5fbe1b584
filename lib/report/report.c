/* Totals for a filter and a period, in rows by whatever is asked: from kept totals where these have
 * the answer, so that it costs the same whatever the size of the log, and from the sessions
 * themselves where they don't.  cds_report_run is called by the command `report` and the screen of
 * totals. */
#include "report/report.h"

#include <stdlib.h>

#include "catalogue/catalogue.h"
#include "derive/canonical.h"
#include "entry/entry.h"
#include "store/sql.h"
#include "store/store.h"
#include "derive/sql_names.h"

static const char *const by_names[] = {"service", "place", "team", "month", "half", "author"};

const char *cds_by_name(enum cds_by by)
{
	return by_names[by];
}

bool cds_by_parse(const char *name, enum cds_by *out)
{
	for (int by = 0; by < CDS_BY_COUNT; by++) {
		if (strcmp(name, by_names[by]) == 0) {
			*out = (enum cds_by)by;
			return true;
		}
	}
	return false;
}

/* ---- adding up ---- */

/* No sum of a log comes near it.  It is a power of two, so that one comparison of several numbers'
 * bits is enough; and what is added is smaller, so that no sum can pass 2^63 before it is seen. */
#define SUM_MAX (INT64_C(1) << 61)

bool cds__sums_add(struct cds_sums *to, const struct cds_sums *more)
{
	to->sessions += more->sessions;
	to->assists += more->assists;
	to->attendance += more->attendance;
	to->visits += more->visits;
	to->residents += more->residents;
	to->sessions_with_residents += more->sessions_with_residents;
	to->unknown += more->unknown;
	for (int m = 0; m < 3; m++)
		to->uncounted[m] += more->uncounted[m];
	/* The others are never negative, so their bits together tell whether one is too large. */
	return to->residents < SUM_MAX &&
	    (to->sessions | to->assists | to->attendance | to->visits |
	    to->sessions_with_residents | to->unknown) < SUM_MAX;
}

/* The sum of a service, made if it is new; NULL: no memory, or the log failed. */
static struct cds_service_sum *service_slot(struct cds__making *m, int64_t field)
{
	const struct cds__field *f;
	int64_t at;

	if (cds__map_get(&m->service_at, &field, sizeof field, &at))
		return &m->service[at];
	f = cds__field_at(m->log, field);
	if (!cds_grow(m->service, m->services, m->service_room))
		return NULL;
	if (!f || !cds__map_put(&m->service_at, &field, sizeof field, (int64_t)m->services))
		return NULL;
	m->service[m->services] = (struct cds_service_sum){.code = f->code, .measure = f->measure};
	return &m->service[m->services++];
}

void cds__making_all(struct cds__making *m, const struct cds__fact *fact)
{
	struct cds_service_sum *s;

	if (fact->field == 0) {
		if (!cds__sums_add(&m->all, &fact->sums))
			cds__damaged(m->log, "total");
		return;
	}
	s = service_slot(m, fact->field);
	if (!s) {
		cds__fail_memory(m->log);
		return;
	}
	s->sessions += fact->sums.sessions;
	s->count += fact->sums.assists + fact->sums.attendance + fact->sums.visits;
	s->unknown += fact->sums.unknown;
	if (s->sessions > SUM_MAX || s->count > SUM_MAX || s->unknown > SUM_MAX)
		cds__damaged(m->log, "total");
}

/* The month of a half month, as 12 × year + month - 1.  Months of state reports run from the 15th
 * and have the name of the month in which they end. */
static int64_t month_of(const struct cds__making *m, int half)
{
	return (m->cutoff == 14 ? half + 1 : half) / 2;
}

/* The team that stands for another, each asked once. */
static int64_t making_stands(struct cds__making *m, int64_t n)
{
	int64_t stands;

	if (!m->ruled || cds__map_get(&m->stands, &n, sizeof n, &stands))
		return m->ruled ? stands : n;
	stands = cds__canonical(m->log, n);
	if (!cds__map_put(&m->stands, &n, sizeof n, stands))
		cds__fail_memory(m->log);
	return stands;
}

/* The number of a fact by which a row is found. */
static int64_t report_key_of(struct cds__making *m, enum cds_by by,
    const struct cds__fact *fact)
{
	switch (by) {
	case CDS_BY_SERVICE:
		return fact->field;
	case CDS_BY_PLACE:
		return cds__units_row(&m->units, fact->place);
	case CDS_BY_TEAM:
		return making_stands(m, fact->team);
	case CDS_BY_MONTH:
		return month_of(m, fact->half);
	case CDS_BY_HALF:
		return fact->half;
	default:
		return fact->origin;
	}
}

void cds__making_row(struct cds__making *m, const struct cds__fact *fact)
{
	int64_t key[CDS_BY_COUNT] = {0};
	int64_t at;

	if (m->nby == 0 || (fact->field != 0) != m->by_service)
		return;
	for (size_t i = 0; i < m->nby; i++)
		key[i] = report_key_of(m, m->by[i], fact);
	if (!cds__map_get(&m->cell_at, key, sizeof key, &at)) {
		if (!cds_grow(m->cell, m->cells, m->room)) {
			cds__fail_memory(m->log);
			return;
		}
		at = (int64_t)m->cells;
		if (!cds__map_put(&m->cell_at, key, sizeof key, at)) {
			cds__fail_memory(m->log);
			return;
		}
		memset(&m->cell[at], 0, sizeof m->cell[at]);
		memcpy(m->cell[at].key, key, sizeof key);
		m->cells++;
	}
	if (!cds__sums_add(&m->cell[at].sums, &fact->sums))
		cds__damaged(m->log, "total");
}

/* ---- the report ---- */

/* Reads all facts of the period. */
static void read_facts(struct cds__making *m)
{
	const struct cds_filter *f = &m->selection.filter;
	int64_t from = f->from == CDS_NO_DAY ? (int64_t)CDS_NO_DAY + 1 : f->from;
	int64_t to = f->to == CDS_NO_DAY ? INT32_MAX : f->to;
	int first, last;

	if (from > to)
		return;
	if (!cds__kept_serves(m)) {
		cds__scan_read(m, from, to);
		return;
	}
	/* Whole halves are kept; what sticks out at either end is scanned. */
	first = f->from == CDS_NO_DAY ? 0
	    : cds__half_of(f->from) + (cds__half_first(cds__half_of(f->from)) != f->from);
	last = f->to == CDS_NO_DAY ? INT32_MAX
	    : cds__half_of(f->to) - (cds__half_last(cds__half_of(f->to)) != f->to);
	if (first > last) {
		cds__scan_read(m, from, to);
		return;
	}
	if (f->from != CDS_NO_DAY && cds__half_first(first) > f->from)
		cds__scan_read(m, from, cds__half_first(first) - 1);
	cds__kept_read(m, first, last);
	if (f->to != CDS_NO_DAY && cds__half_last(last) < f->to)
		cds__scan_read(m, cds__half_last(last) + 1, to);
}

/* Does the filter take the sessions of all places, teams, services and authors? */
static bool picks_everything(const struct cds_filter *f)
{
	return cds_uuid_is_nil(&f->place) && cds_uuid_is_nil(&f->team) && !f->place_only &&
	    !f->row && !f->team_only && !f->service && !f->author && !f->campaign &&
	    !(f->search && *f->search);
}

/* Counts the likely duplicates of which the filter takes one session or both. */
static void count_duplicates(struct cds__making *m, struct cds_report *r)
{
	const struct cds_filter *f = &m->selection.filter;
	bool all = picks_everything(f);
	sqlite3_stmt *st = cds__sql_own(m->log, all ? "SELECT count(*), 0 FROM suspect"
	    " WHERE day BETWEEN ? AND ?" : "SELECT a, b FROM suspect WHERE day BETWEEN ? AND ?");
	struct cds__session_row a, b;

	cds__sql_bind(m->log, st, "ii", (int64_t)f->from, f->to == CDS_NO_DAY ? (int64_t)INT32_MAX
	    : (int64_t)f->to);
	while (cds__sql_row(m->log, st)) {
		if (all)
			r->duplicates = cds__sql_number(m->log, st, 0);
		else if (cds__session_row_load(m->log, cds__sql_number(m->log, st, 0), &a) &&
		    cds__session_row_load(m->log, cds__sql_number(m->log, st, 1), &b))
			r->duplicates += cds__selection_takes(m->log, &m->selection, &a) ||
			    cds__selection_takes(m->log, &m->selection, &b);
	}
	sqlite3_finalize(st);
}

/* Counts one session that wants a look, for what. */
static void count_flags(struct cds_report *r, const struct cds__session_row *row)
{
	r->attention += cds__session_row_attention(row);
	r->conflicts += (row->flags & CDS_SESSION_CONFLICT) != 0;
	r->incomplete += (row->flags & CDS_SESSION_INCOMPLETE) != 0;
	r->flagged += (row->flags & CDS_SESSION_FLAGGED) != 0;
	r->disputed += (row->flags & CDS_SESSION_DISPUTED) != 0;
	r->clocks += (row->flags & CDS_SESSION_CLOCK) != 0;
}

/* Counts the sessions that want a look.  Where the filter takes all, the index alone tells. */
static void count_flagged(struct cds__making *m, struct cds_report *r)
{
	const struct cds_filter *f = &m->selection.filter;
	bool all = picks_everything(f);
	sqlite3_stmt *st = cds__sql_own(m->log, all ? "SELECT s.flags FROM session s"
	    " INDEXED BY session_attention WHERE s.flags & " CDS__SQL_ATTENTION
	    " AND s.day BETWEEN ? AND ?" : "SELECT " CDS__SESSION_ROW_COLUMNS
	    " FROM session s WHERE s.flags & " CDS__SQL_ATTENTION " AND s.day BETWEEN ? AND ?");
	struct cds__session_row row = {.n = 0};
	bool gone;

	cds__sql_bind(m->log, st, "ii", (int64_t)f->from, f->to == CDS_NO_DAY ? (int64_t)INT32_MAX
	    : (int64_t)f->to);
	while (cds__sql_row(m->log, st)) {
		if (all)
			row.flags = (unsigned)cds__sql_within(m->log, st, 0, 0, UINT32_MAX);
		else if (!cds__session_row_read(m->log, st, &row))
			break;
		gone = row.flags & (CDS_SESSION_VOID | CDS_SESSION_DUPLICATE);
		if (gone && !(row.flags & CDS_SESSION_CONFLICT))
			continue;
		if ((all ? !gone || f->removed : cds__selection_takes(m->log, &m->selection, &row))
		    || (row.flags & CDS_SESSION_CONFLICT && row.flags & CDS_SESSION_VOID))
			count_flags(r, &row);
	}
	sqlite3_finalize(st);
}

/* Counts what a reader of the totals must know: conflicts, sessions that need a look, sessions
 * without a date, likely duplicates. */
static void count_attention(struct cds__making *m, struct cds_report *r)
{
	sqlite3_stmt *st;
	struct cds__session_row row;

	count_flagged(m, r);
	st = cds__sql_own(m->log, "SELECT " CDS__SESSION_ROW_COLUMNS " FROM session s"
	    " WHERE s.day = " CDS__SQL_NO_DAY);
	while (cds__sql_row(m->log, st) && cds__session_row_read(m->log, st, &row))
		r->undated += !(row.flags & (CDS_SESSION_VOID | CDS_SESSION_DUPLICATE)) &&
		    cds__selection_takes(m->log, &m->selection, &row);
	sqlite3_finalize(st);
	count_duplicates(m, r);
	r->doubles = cds__sql_int(m->log, "SELECT count(*) FROM " CDS__OPEN_DOUBLES);
}

/* The day that a statement gives. */
static int day_of(cds_log *log, const char *sql)
{
	int64_t day = cds__sql_int(log, sql);

	if (day == CDS_NO_DAY || (day >= 0 && day <= CDS__DAY_MAX))
		return (int)day;
	cds__damaged(log, "day");
	return CDS_NO_DAY;
}

/* The period that the report is of: where the filter leaves an end open, the first or the last day
 * of any session. */
static void find_range(struct cds__making *m, struct cds_report *r)
{
	const struct cds_filter *f = &m->selection.filter;

	r->from = f->from;
	r->to = f->to;
	if (r->from == CDS_NO_DAY)
		r->from = day_of(m->log, "SELECT ifnull((SELECT day FROM session"
		    " WHERE day > " CDS__SQL_NO_DAY " ORDER BY day LIMIT 1), " CDS__SQL_NO_DAY
		    ")");
	if (r->to == CDS_NO_DAY)
		r->to =
		    day_of(m->log, "SELECT ifnull((SELECT max(day) FROM session), "
		    CDS__SQL_NO_DAY ")");
}

static void making_free(struct cds__making *m)
{
	cds__selection_free(&m->selection);
	cds__units_free(&m->units);
	cds__map_free(&m->cell_at);
	cds__map_free(&m->service_at);
	cds__map_free(&m->stands);
	free(m->cell);
	free(m->service);
}

enum cds_status cds_report_run(cds_log *log, const struct cds_filter *filter,
    const enum cds_by *by, size_t nby, int cutoff, struct cds_report **out)
{
	return cds_report_units(log, filter, NULL, by, nby, cutoff, out);
}

enum cds_status cds_report_units(cds_log *log, const struct cds_filter *filter,
    const struct cds_units *units, const enum cds_by *by, size_t nby, int cutoff,
    struct cds_report **out)
{
	struct cds__making m = {.log = log, .by = by, .nby = nby < CDS_BY_COUNT ? nby
	    : CDS_BY_COUNT, .cutoff = cutoff};
	struct cds_report *r = calloc(1, sizeof *r);

	cds__read_begin(log);
	if (!r)
		cds__fail_memory(log);
	for (size_t i = 0; i < m.nby; i++)
		m.by_service |= by[i] == CDS_BY_SERVICE;
	if (log->depth > 0)
		cds__flush(log);
	cds__selection_init(log, &m.selection, filter);
	cds__units_init(&m.units, log, units);
	cds__units_select(&m.units, &m.selection);
	m.ruled = cds__sql_any(log, "SELECT 1 FROM canonical", "");
	if (!cds__failed(log)) {
		read_facts(&m);
		find_range(&m, r);
		count_attention(&m, r);
		cds__making_finish(&m, r);
		r->units = m.units.asked;
		r->entries = cds__sql_int(log, "SELECT ifnull(sum(entries), 0) FROM digest");
	}
	if (!cds__failed(log) && cds_log_fingerprint(log, r->fingerprint) != CDS_OK)
		memset(r->fingerprint, 0, sizeof r->fingerprint);
	making_free(&m);
	if (cds__failed(log)) {
		cds_report_free(r);
		r = NULL;
	}
	*out = r;
	return cds__read_end(log);
}
