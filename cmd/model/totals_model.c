/* The totals of a period, as panels of numbers. */
#include "model/totals_model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "model/totals_period.h"
#include "out/report_out.h"
#include "out/session_out.h"

#define PIECE 2000                      /* sessions that are read for the calendar at a time */
#define MONTHS 12                       /* rows of the panel of months */

void totals_init(struct totals_model *m, cds_log *log, int today)
{
	*m = (struct totals_model){.log = log, .kind = 'M', .day = today, .today = today};
}

static void totals_model_clear(struct totals_model *m)
{
	for (int i = 0; i < TOTALS_PANELS; i++)
		m->panel[i].n = 0;
	m->failed = false;
}

void totals_free(struct totals_model *m)
{
	for (int i = 0; i < TOTALS_PANELS; i++)
		free(m->panel[i].row);
	free(m->calendar);
}

void totals_next_level(struct totals_model *m)
{
	m->level = m->level == CDS_LEVEL_PROVINCE ? CDS_LEVEL_NONE : m->level + 1;
}

struct cds_units totals_units(const struct totals_model *m)
{
	return (struct cds_units){m->level, m->now ? m->today : CDS_NO_DAY};
}

/* ---- rows ---- */

/* Adds a row for the sessions of the period; NULL: no memory. */
static struct totals_row *totals_model_add(struct totals_model *m, enum totals_panel panel,
    const char *label, int64_t n)
{
	struct totals_row *row;

	if (!cds_grow(m->panel[panel].row, m->panel[panel].n, m->panel[panel].room)) {
		m->failed = true;
		return NULL;
	}
	row = &m->panel[panel].row[m->panel[panel].n++];
	*row = (struct totals_row){.n = n, .before = CDS_UNKNOWN, .filter = CDS_FILTER_ALL};
	row->filter.from = m->from;
	row->filter.to = m->to;
	snprintf(row->label, sizeof row->label, "%s", label);
	return row;
}

/* Adds a sum of the period. */
static void add_sum(struct totals_model *m, const char *label, int64_t n, int64_t was)
{
	struct totals_row *row = totals_model_add(m, TOTALS_SUMS, label, n);

	if (row)
		row->before = was;
}

/* Adds what a measure adds up to in the period and in the one before (NULL: none); where nothing of
 * it was counted or is missing in either, only if `always`. Its label says how much is missing. */
static void add_measure(struct totals_model *m, const char *label, enum cds_measure measure,
    const struct cds_sums *s, const struct cds_sums *w, bool always)
{
	const struct cds_sums none = {0}, *was = w ? w : &none;
	const int64_t sum[] = {s->assists, s->attendance, s->visits},
	    before[] = {was->assists, was->attendance, was->visits};
	char text[160], missing[FORMAT_SIZE];
	struct totals_row *row;

	if (!always && sum[measure] + before[measure] + s->uncounted[measure] +
	    was->uncounted[measure] == 0)
		return;
	snprintf(text, sizeof text, s->uncounted[measure] ? "%s (%s)" : "%s", label,
	    format_many(missing, sizeof missing, s->uncounted[measure], NOUN_MISSING));
	row = totals_model_add(m, TOTALS_SUMS, text, sum[measure]);
	if (!row)
		return;
	row->uncounted = s->uncounted[measure];
	row->before = w ? before[measure] : CDS_UNKNOWN;
	row->uncounted_before = was->uncounted[measure];
}

/* The label of residents says at how many sessions they were counted, unless that is all. */
static const char *residents_label(const struct cds_sums *s, char *buf, size_t size)
{
	char a[FORMAT_SIZE], b[FORMAT_SIZE];

	if (s->residents == CDS_UNKNOWN && s->sessions > 0)
		return _("residents (not counted)");
	if (s->sessions_with_residents == s->sessions)
		return _("residents");
	snprintf(buf, size, _("residents (at %s/%s)"),
	    format_count(a, sizeof a, s->sessions_with_residents),
	    format_count(b, sizeof b, s->sessions));
	return buf;
}

static void add_sums(struct totals_model *m, const struct cds_report *r,
    const struct cds_report *was)
{
	const struct cds_sums *s = &r->sums, *w = was ? &was->sums : NULL;
	char label[160];
	struct totals_row *row;

	add_sum(m, _("sessions"), s->sessions, w ? w->sessions : CDS_UNKNOWN);
	add_measure(m, _("assists"), CDS_ASSIST, s, w, true);
	add_sum(m, residents_label(s, label, sizeof label), s->residents,
	    w ? w->residents : CDS_UNKNOWN);
	add_measure(m, _("attendance"), CDS_ATTENDANCE, s, w, false);
	add_measure(m, _("visits"), CDS_VISIT, s, w, false);
	if (r->attention &&
	    (row = totals_model_add(m, TOTALS_SUMS, _("! need a look"), r->attention)))
		row->filter.attention = true;
	if (r->duplicates &&
	    (row = totals_model_add(m, TOTALS_SUMS, _("= likely duplicates"), r->duplicates)))
		row->review = true;
	if (r->doubles && (row = totals_model_add(m, TOTALS_SUMS, _("≈ doubles"), r->doubles)))
		row->review = row->doubles = true;
	if (r->undated && (row = totals_model_add(m, TOTALS_SUMS, _("without a date, not counted"),
	    r->undated))) {
		row->filter = (struct cds_filter)CDS_FILTER_ALL;
		row->filter.undated = true;
	}
}

/* Adds a service to the panel of its measure. False: no memory. */
static bool totals_model_add_service(struct totals_model *m, const struct cds_service_sum *s,
    const struct cds_report *was)
{
	char name[80], label[240], n[FORMAT_SIZE];
	struct totals_row *row;

	snprintf(name, sizeof name, "%s.%s", cds_measure_name(s->measure), s->code);
	snprintf(label, sizeof label, "%s", field_label(m->log, name));
	if (s->unknown)
		snprintf(label + strlen(label), sizeof label - strlen(label),
		    _(" (not counted in %s)"),
		    format_many(n, sizeof n, s->unknown, NOUN_SESSION));
	row = totals_model_add(m, (enum totals_panel)(TOTALS_ASSISTS + (int)s->measure), label,
	    s->count);
	if (!row)
		return false;
	row->sessions = s->sessions;
	row->uncounted = s->unknown;
	snprintf(row->service, sizeof row->service, "%s", s->code);
	row->before = was ? 0 : CDS_UNKNOWN;
	for (size_t k = 0; was && k < was->services; k++) {
		const struct cds_service_sum *w = &was->service[k];
		if (strcmp(w->code, s->code) != 0 || w->measure != s->measure)
			continue;
		row->before = w->count;
		row->uncounted_before = w->unknown;
	}
	return true;
}

static void totals_model_add_services(struct totals_model *m, const struct cds_report *r,
    const struct cds_report *was)
{
	bool good = true;

	for (size_t i = 0; good && i < r->services; i++)
		good = totals_model_add_service(m, &r->service[i], was);
}

static int totals_model_most_first(const void *a, const void *b)
{
	const struct totals_row *x = a, *y = b;

	if (x->n != y->n)
		return x->n < y->n ? 1 : -1;
	if (x->sessions != y->sessions)
		return x->sessions < y->sessions ? 1 : -1;
	return cds_text_compare(x->label, y->label);
}

/* Adds places or teams, those with the most assists first. */
static void add_ranked(struct totals_model *m, enum totals_panel panel, const struct cds_report *r,
    const struct cds_report *was)
{
	bool place = panel == TOTALS_PLACES;

	for (size_t i = 0; i < r->rows; i++) {
		const struct cds_report_row *x = &r->row[i];
		struct totals_row *row = totals_model_add(m, panel,
		    place ? report_place_label(x->unit, x->key[0])
		    : *x->key[0] ? x->key[0] : _("(no team)"), x->sums.assists);
		if (!row)
			return;
		row->sessions = x->sums.sessions;
		row->uncounted = x->sums.uncounted[CDS_ASSIST];
		row->filter.row = place;
		row->filter.units = r->units;
		row->filter.unit = x->unit;
		row->filter.team_only = !place;
		*(place ? &row->filter.place : &row->filter.team) = x->id[0];
		row->before = was ? 0 : CDS_UNKNOWN;
		for (size_t k = 0; was && k < was->rows; k++)
			if (was->row[k].unit == x->unit &&
			    cds_uuid_compare(&was->row[k].id[0], &x->id[0]) == 0) {
				row->before = was->row[k].sums.assists;
				row->uncounted_before = was->row[k].sums.uncounted[CDS_ASSIST];
			}
	}
	if (m->panel[panel].n > 1)
		qsort(m->panel[panel].row, m->panel[panel].n, sizeof *m->panel[panel].row,
		    totals_model_most_first);
}

/* Adds the twelve months up to the period's last day. */
static enum cds_status add_months(struct totals_model *m, int last)
{
	static const enum cds_by by[] = {CDS_BY_MONTH};
	struct cds_filter f = CDS_FILTER_ALL;
	struct cds_report *r = NULL;
	int from[MONTHS], to[MONTHS], day = last;
	char label[64];
	enum cds_status status;

	for (int i = MONTHS - 1; i >= 0; i--) {
		cds_period_of(day, 'M', m->cutoff, &from[i], &to[i]);
		day = from[i] - 1;
	}
	f.from = from[0];
	f.to = to[MONTHS - 1];
	status = cds_report_run(m->log, &f, by, 1, m->cutoff, &r);
	for (int i = 0; status == CDS_OK && i < MONTHS; i++) {
		struct totals_row *row;
		int y, mo, d;
		cds_day_split(to[i], &y, &mo, &d);
		snprintf(label, sizeof label, "%04d-%02d", y, mo);
		row = totals_model_add(m, TOTALS_MONTHS, label, 0);
		for (size_t k = 0; row && k < r->rows; k++) {
			if (strcmp(r->row[k].key[0], label) == 0) {
				row->n = r->row[k].sums.assists;
				row->uncounted = r->row[k].sums.uncounted[CDS_ASSIST];
				row->sessions = r->row[k].sums.sessions;
			}
		}
		if (!row)
			break;
		row->filter.from = from[i];
		row->filter.to = to[i];
		if (i18n_lang() == LANG_VI)
			snprintf(row->label, sizeof row->label, "%d/%d", mo, y);
	}
	cds_report_free(r);
	return status;
}

/* ---- reading ---- */

static enum cds_status totals_model_run(struct totals_model *m, int from, int to,
    const enum cds_by *by, struct cds_report **out)
{
	struct cds_units units = totals_units(m);
	struct cds_filter f = CDS_FILTER_ALL;

	f.from = from;
	f.to = to;
	return cds_report_units(m->log, &f, &units, by, by ? 1 : 0, m->cutoff, out);
}

/* Reads the period three times: for its sums, by place and by team, and each time the days
 * from..to of the period before, if there is one to compare with. */
static enum cds_status read_panels(struct totals_model *m, bool compare, int from, int to)
{
	static const enum cds_by by[] = {CDS_BY_PLACE, CDS_BY_TEAM};
	struct cds_report *r[2] = {NULL, NULL};
	int last = m->to;
	enum cds_status status = CDS_OK;

	for (int pass = 0; status == CDS_OK && pass < 3; pass++) {
		const enum cds_by *what = pass ? &by[pass - 1] : NULL;
		status = totals_model_run(m, m->from, m->to, what, &r[0]);
		if (status == CDS_OK && compare)
			status = totals_model_run(m, from, to, what, &r[1]);
		if (status == CDS_OK && pass == 0) {
			add_sums(m, r[0], r[1]);
			totals_model_add_services(m, r[0], r[1]);
			last = r[0]->to == CDS_NO_DAY ? m->day : r[0]->to;
			m->first_day = r[0]->from;
			m->days = r[0]->from == CDS_NO_DAY ||
			    r[0]->to - r[0]->from >= TOTALS_DAYS_MAX ? 0
			    : (size_t)(r[0]->to - r[0]->from + 1);
		} else if (status == CDS_OK) {
			add_ranked(m, pass == 1 ? TOTALS_PLACES : TOTALS_TEAMS, r[0], r[1]);
		}
		cds_report_free(r[0]);
		cds_report_free(r[1]);
		r[0] = r[1] = NULL;
	}
	return status == CDS_OK ? add_months(m, last) : status;
}

enum cds_status totals_read(struct totals_model *m)
{
	int from = 0, to = 0;
	bool compare;
	enum cds_status status;

	totals_model_clear(m);
	totals_period_set(m);
	compare = totals_period_before(m, &from, &to);
	m->days = 0;
	status = read_panels(m, compare, from, to);
	if (status == CDS_OK && m->failed)
		status = CDS_NO_MEMORY;
	free(m->calendar);
	m->calendar = status == CDS_OK && m->days ? calloc(m->days, sizeof *m->calendar) : NULL;
	m->days = m->calendar ? m->days : 0;
	m->days_begun = false;
	m->days_done = m->days == 0;
	return status;
}

/* No statement stays open from one piece to the next, or no other program could write in
 * between. */
enum cds_status totals_read_days(struct totals_model *m)
{
	struct cds_filter f = CDS_FILTER_ALL;
	const struct cds_session *s;
	cds_list *list;
	enum cds_status status;

	if (m->days_done)
		return CDS_OK;
	f.from = m->first_day;
	f.to = m->first_day + (int)m->days - 1;
	status = cds_list_open(m->log, &f, false, m->days_begun ? &m->at : NULL, &list);
	for (int i = 0; status == CDS_OK && i < PIECE; i++) {
		status = cds_list_next(list, &s);
		if (status != CDS_OK)
			break;
		m->at = s->position;
		m->days_begun = true;
		m->calendar[s->first - m->first_day].sessions++;
		m->calendar[s->first - m->first_day].assists += s->total[CDS_ASSIST];
		m->calendar[s->first - m->first_day].uncounted += s->uncounted[CDS_ASSIST];
	}
	cds_list_close(list);
	m->days_done = status != CDS_OK;
	return status == CDS_END ? CDS_OK : status;
}

struct cds_filter totals_day_filter(const struct totals_model *m, size_t day)
{
	struct cds_filter f = CDS_FILTER_ALL;

	f.from = f.to = m->first_day + (int)day;
	return f;
}
