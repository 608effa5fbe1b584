/* Where a report's facts come from: kept totals of half months, or sessions. */
#include <limits.h>

#include "report/report.h"
#include "store/sql.h"
#include "store/store.h"

/* ---- kept totals ---- */

/* Has the report rows by this? */
static bool report_facts_involves(const struct cds__making *m, enum cds_by by)
{
	for (size_t i = 0; i < m->nby; i++)
		if (m->by[i] == by)
			return true;
	return false;
}

bool cds__kept_serves(const struct cds__making *m)
{
	const struct cds_filter *f = &m->selection.filter;
	bool place = !cds_uuid_is_nil(&f->place) || report_facts_involves(m, CDS_BY_PLACE);
	bool team = !cds_uuid_is_nil(&f->team) || report_facts_involves(m, CDS_BY_TEAM);

	if (f->row || (f->place_only && cds_uuid_is_nil(&f->place)) ||
	    (f->team_only && cds_uuid_is_nil(&f->team)))
		return false;
	return !(place && team) && !f->service && !f->author && !f->campaign &&
	    !(f->search && *f->search) && !f->removed && !f->attention && !f->undated &&
	    !report_facts_involves(m, CDS_BY_AUTHOR);
}

/* Which of the kept totals: those of all, by place or by team. */
static int dim_of(bool place, bool team)
{
	return place ? CDS__DIM_PLACE : team ? CDS__DIM_TEAM : CDS__DIM_ALL;
}

/* Does the filter take the totals of this place or team? */
static bool key_picked(struct cds__making *m, int dim, int64_t key)
{
	const struct cds_filter *f = &m->selection.filter;
	int64_t found;

	if (dim == CDS__DIM_PLACE && !cds_uuid_is_nil(&f->place))
		return cds__map_get(&m->selection.places, &key, sizeof key, &found);
	if (dim == CDS__DIM_TEAM && !cds_uuid_is_nil(&f->team))
		return cds__map_get(&m->selection.teams, &key, sizeof key, &found);
	return true;
}

typedef void fact_fn(struct cds__making *m, const struct cds__fact *fact);

/* Says in the fact of which place or team it is. */
static void place_key(struct cds__fact *fact, int dim, int64_t key)
{
	if (dim == CDS__DIM_PLACE)
		fact->place = key;
	else if (dim == CDS__DIM_TEAM)
		fact->team = key;
}

static void measure_sum(struct cds__fact *fact, enum cds_measure measure, int64_t count)
{
	if (measure == CDS_ASSIST)
		fact->sums.assists = count;
	else if (measure == CDS_ATTENDANCE)
		fact->sums.attendance = count;
	else
		fact->sums.visits = count;
}

/* Gives a fact for each service that a kept total has packed. */
static void give_services(struct cds__making *m, struct cds__fact fact, struct cds__slice packed,
    fact_fn *fn)
{
	struct cds__total_service s;

	while (cds__total_next(&packed, &s)) {
		const struct cds__field *f = cds__field_at(m->log, s.field);
		if (!f)
			return;
		fact.field = s.field;
		fact.sums = (struct cds_sums){.sessions = s.sessions, .unknown = s.unknown};
		fact.sums.uncounted[f->measure] = s.unknown;
		measure_sum(&fact, f->measure, s.count);
		fn(m, &fact);
	}
	if (!packed.p)
		cds__damaged(m->log, "total");
}

/* Gives the kept totals of one kind and some half months, with or without their services. */
static void read_kept(struct cds__making *m, int dim, int64_t first, int64_t last, bool services,
    fact_fn *fn)
{
	sqlite3_stmt *st = cds__sql(m->log,
	    "SELECT half, key, sessions, residents, with_residents, assists, attendance, visits,"
	    " unknown, services FROM total WHERE dim = ? AND half BETWEEN ? AND ?");

	cds__sql_bind(m->log, st, "iii", (int64_t)dim, first, last);
	while (cds__sql_row(m->log, st)) {
		struct cds__fact fact =
		    {.half = (int)cds__sql_within(m->log, st, 0, 0, CDS__HALF_MAX), .sums = {
			.sessions = cds__sql_number(m->log, st, 2),
			.residents = cds__sql_number(m->log, st, 3),
			.sessions_with_residents = cds__sql_number(m->log, st, 4),
			.assists = cds__sql_number(m->log, st, 5), .attendance =
			cds__sql_number(m->log, st, 6), .visits = cds__sql_number(m->log, st, 7),
			.unknown = cds__sql_number(m->log, st, 8)}};
		int64_t key = cds__sql_number(m->log, st, 1);
		if (cds__failed(m->log))
			return;
		if (!key_picked(m, dim, key))
			continue;
		place_key(&fact, dim, key);
		if (fact.sums.unknown > 0)
			cds__total_uncounted(m->log, cds__sql_slice(st, 9),
			    fact.sums.uncounted);
		fn(m, &fact);
		if (services)
			give_services(m, fact, cds__sql_slice(st, 9), fn);
	}
}

void cds__kept_read(struct cds__making *m, int first, int last)
{
	const struct cds_filter *f = &m->selection.filter;
	bool place = !cds_uuid_is_nil(&f->place), team = !cds_uuid_is_nil(&f->team);
	int all = dim_of(place, team);
	int rows = dim_of(place || report_facts_involves(m, CDS_BY_PLACE), team ||
	    report_facts_involves(m, CDS_BY_TEAM));

	read_kept(m, all, first, last, true, cds__making_all);
	if (m->nby > 0)
		read_kept(m, rows, first, last, m->by_service, cds__making_row);
}

/* ---- sessions ---- */

static void report_facts_give(struct cds__making *m, const struct cds__fact *fact)
{
	cds__making_all(m, fact);
	cds__making_row(m, fact);
}

/* Gives the facts of one session: one for each of its services, and one for the whole. */
static void scan_row(struct cds__making *m, const struct cds__session_row *row)
{
	struct cds__fact whole = {.half = cds__half_of(row->day), .place = row->place,
	    .team = row->team,
		.origin = row->origin, .sums = {.sessions = 1}};
	bool any = row->residents != CDS_UNKNOWN;

	whole.sums.residents = any ? row->residents : 0;
	whole.sums.sessions_with_residents = any;
	for (size_t i = 0; i < row->counts; i++) {
		const struct cds__field *f = cds__field_at(m->log, row->count[i].field);
		struct cds__fact one = whole;
		int64_t count = row->count[i].count;
		if (!f)
			return;
		if (m->selection.filter.service &&
		    strcmp(f->code, m->selection.filter.service) != 0)
			continue;       /* the filter takes one service: only that is counted */
		one.field = row->count[i].field;
		one.sums = (struct cds_sums){.sessions = 1, .unknown = count == CDS_UNKNOWN};
		one.sums.uncounted[f->measure] = one.sums.unknown;
		measure_sum(&one, f->measure, count == CDS_UNKNOWN ? 0 : count);
		report_facts_give(m, &one);
		whole.sums.assists += one.sums.assists;
		whole.sums.attendance += one.sums.attendance;
		whole.sums.visits += one.sums.visits;
		whole.sums.unknown += one.sums.unknown;
		whole.sums.uncounted[f->measure] += one.sums.unknown;
	}
	report_facts_give(m, &whole);
}

void cds__scan_read(struct cds__making *m, int64_t from, int64_t to)
{
	sqlite3_stmt *st = cds__sql_own(m->log, "SELECT " CDS__SESSION_ROW_COLUMNS ""
	    " FROM session s WHERE s.day BETWEEN ? AND ?");
	struct cds__session_row row;

	cds__sql_bind(m->log, st, "ii", from, to);
	while (cds__sql_row(m->log, st) && cds__session_row_read(m->log, st, &row))
		if (cds__session_row_counts(&row) &&
		    cds__selection_takes(m->log, &m->selection, &row))
			scan_row(m, &row);
	sqlite3_finalize(st);
}
