/* Totals, told as out.h says. Called by report, by line mode and by the screens. */
#include "out/report_out.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "out/double_out.h"

#define LABEL_MIN 12
#define LABEL_MAX 40                    /* of a service's name */

/* ---- sums ---- */

/* How many people came: counted at all sessions, at some of them, or at none. */
static void report_out_residents(struct out *out, const struct cds_sums *s)
{
	char a[FORMAT_SIZE], b[FORMAT_SIZE], c[FORMAT_SIZE], text[3 * FORMAT_SIZE + 80];

	if (s->residents == CDS_UNKNOWN)
		snprintf(text, sizeof text, "%s", _("not counted"));
	else if (s->sessions_with_residents == s->sessions)
		snprintf(text, sizeof text, "%s", format_count(a, sizeof a, s->residents));
	else
		snprintf(text, sizeof text, _("%s, counted at %s of %s"),
		    format_count(a, sizeof a, s->residents),
		    format_count(b, sizeof b, s->sessions_with_residents),
		    format_many(c, sizeof c, s->sessions, NOUN_SESSION));
	out_value(out, NULL, C_("report", "residents"), cell_text(text));
}

/* What the counts of a measure add up to. A page has it in words, and with `always` also where
 * nothing was counted or missing. */
static void report_out_measure(struct out *out, const char *name, const char *label, int64_t sum,
    int64_t uncounted, bool always)
{
	char text[FORMAT_SUM_SIZE];

	out_value(out, name, NULL, cell_sum(sum, uncounted));
	if (always || sum > 0 || uncounted > 0)
		out_value(out, NULL, label, cell_text(format_at_least(text, sizeof text, sum,
		    uncounted)));
}

/* A value that a page leaves out where it is 0. */
static void report_out_some(struct out *out, const char *name, const char *label, int64_t n)
{
	out_value(out, name, n ? label : NULL, cell_count(n));
}

static void report_out_sums(struct out *out, const struct cds_sums *s)
{
	out_value(out, "sessions", C_("report", "sessions"), cell_count(s->sessions));
	report_out_measure(out, "assists", C_("report", "assists"), s->assists,
	    s->uncounted[CDS_ASSIST], true);
	out_value(out, "residents", NULL, cell_count(s->residents));
	out_value(out, "sessions_with_residents", NULL, cell_count(s->sessions_with_residents));
	report_out_measure(out, "attendance", C_("report", "attendance"), s->attendance,
	    s->uncounted[CDS_ATTENDANCE], false);
	report_out_measure(out, "visits", C_("report", "visits"), s->visits,
	    s->uncounted[CDS_VISIT], false);
	out_value(out, "uncounted", NULL, cell_count(s->unknown));
	report_out_residents(out, s);
}

static void report_out_period(struct out *out, const struct cds_report *r)
{
	char a[FORMAT_SIZE], b[FORMAT_SIZE], text[2 * FORMAT_SIZE + 8];

	if (r->from == CDS_NO_DAY)
		snprintf(text, sizeof text, "%s", _("no sessions"));
	else
		snprintf(text, sizeof text, "%s – %s", format_date(a, sizeof a, r->from, r->from),
		    format_date(b, sizeof b, r->to, r->to));
	out_value(out, "from", NULL, cell_date(r->from, r->from));
	out_value(out, "to", NULL, cell_date(r->to, r->to));
	out_value(out, NULL, C_("report", "period"), cell_text(text));
}

const char *report_level_label(enum cds_level level)
{
	static const char *const levels[] = {"", N_("by hamlet"), N_("by commune"),
	    N_("by district"), N_("by province")};

	return level == CDS_LEVEL_NONE ? "" : _(levels[level]);
}

/* By which places sessions are counted, where somebody asked for others than they name. */
static void report_out_units(struct out *out, const struct cds_units *u)
{
	char day[CDS_DATE_TEXT], shown[FORMAT_SIZE], text[2 * FORMAT_SIZE + 80] = "";

	if (u->level == CDS_LEVEL_NONE && u->day == CDS_NO_DAY)
		return;
	if (u->day != CDS_NO_DAY)
		snprintf(text, sizeof text, _("units of %s"),
		    format_date(shown, sizeof shown, u->day, u->day));
	out_value(out, "level", NULL, cell_text(cds_level_name(u->level)));
	out_value(out, "units", NULL, cell_text(u->day == CDS_NO_DAY ? "then"
	    : cds_date_text(u->day, u->day, day)));
	if (u->level != CDS_LEVEL_NONE)
		out_value(out, NULL, C_("report", "level"),
		    cell_text(report_level_label(u->level)));
	if (u->day != CDS_NO_DAY)
		out_value(out, NULL, C_("report", "units"), cell_text(text));
}

/* ---- services ---- */

/* A service's name, or its code where it has none. */
static const char *service_label(const cds_items *all, const char *code)
{
	for (size_t i = 0; all && i < cds_items_size(all); i++)
		if (*cds_items_at(all, i)->name && strcmp(cds_items_at(all, i)->code, code) == 0)
			return cds_items_at(all, i)->name;
	return code;
}

static const struct column service_columns[] = {
	{.name = "code", .kinds = OUT_TREE}, {.name = "measure", .kinds = OUT_TREE},
	{.name = "sessions", .kinds = OUT_TREE},
	{.name = "name", .kinds = OUT_PAGE, .least = LABEL_MIN},
	{.name = "count", .kinds = OUT_PAGE | OUT_TREE, .right = true, .least = 8},
	{.name = "uncounted", .kinds = OUT_TREE}, {.name = "bar", .kinds = OUT_PAGE},
};

static void report_out_service(struct out *out, const struct cds_service_sum *s,
    const cds_items *all, int64_t most)
{
	char beside[FORMAT_SIZE + 80] = "", a[FORMAT_SIZE];

	if (s->unknown)
		snprintf(beside, sizeof beside, _("  (not counted in %s)"),
		    format_many(a, sizeof a, s->unknown, NOUN_SESSION));
	out_row(out);
	out_cell(out, cell_text(s->code));
	out_cell(out, cell_text(cds_measure_name(s->measure)));
	out_cell(out, cell_count(s->sessions));
	out_cell(out, cell_text(service_label(all, s->code)));
	out_cell(out, cell_sum(s->count, s->unknown));
	out_cell(out, cell_count(s->unknown));
	out_cell(out, cell_bar(s->count, most, beside));
	out_row_end(out);
}

static void report_out_services(struct out *out, const struct cds_report *r, const cds_items *all)
{
	static const struct table table = {
		.name = "services", .column = service_columns, .kinds = OUT_PAGE | OUT_TREE,
		.columns = sizeof service_columns / sizeof *service_columns,
		.most = LABEL_MAX, .indent = 2,
	};
	int64_t most[3] = {0, 0, 0};

	for (size_t i = 0; i < r->services; i++)
		if (r->service[i].count > most[r->service[i].measure])
			most[r->service[i].measure] = r->service[i].count;
	out_table(out, &table);
	for (size_t i = 0; i < r->services; i++) {
		const struct cds_service_sum *s = &r->service[i];
		if (i == 0 || s->measure != r->service[i - 1].measure)
			out_group(out, s->measure == CDS_ASSIST ? _("assists by service") :
			    s->measure == CDS_ATTENDANCE ? _("attendance") : _("visits"));
		report_out_service(out, s, all, most[s->measure]);
	}
	out_table_end(out);
}

/* ---- rows, by what was asked ---- */

/* A month "2023-11" as people write it, "11/2023"; a half month "2023-11-a" by its days,
 * "1–14/11/2023". It is static, until the next call. */
static const char *month_text(const char *key)
{
	static char text[32];
	int year = atoi(key), month = atoi(key + 5), first, last;

	cds_period_of(cds_day_make(year, month, 1), 'M', 0, &first, &last);
	cds_day_split(last, &year, &month, &last);
	if (key[7] == '\0')
		snprintf(text, sizeof text, "%.2s/%d", key + 5, year);
	else if (key[8] == 'a')
		snprintf(text, sizeof text, "1–14/%d/%d", month, year);
	else
		snprintf(text, sizeof text, "15–%d/%d/%d", last, month, year);
	return text;
}

const char *report_place_label(enum cds_row_unit unit, const char *key)
{
	static char text[512];

	if (unit == CDS_ROW_PLACE)
		return *key ? key : _("(no place)");
	if (unit == CDS_ROW_UNSAID)
		return _("(not said at this level)");
	if (!*key)
		return _("(unallocated)");
	snprintf(text, sizeof text, _("(unallocated) %s"), key);
	return text;
}

/* What a page shows for a row's key. */
static const char *key_text(enum cds_by by, const char *key, enum cds_row_unit unit,
    const cds_items *services)
{
	if (by == CDS_BY_PLACE)
		return report_place_label(unit, key);
	if (!*key)
		return by == CDS_BY_TEAM ? _("(no team)") : _("(nobody)");
	if (by == CDS_BY_SERVICE)
		return service_label(services, key);
	if ((by == CDS_BY_MONTH || by == CDS_BY_HALF) && i18n_lang() == LANG_VI)
		return month_text(key);
	return key;
}

const char *report_by_label(enum cds_by by)
{
	static const char *const labels[] = {N_("service"), N_("place"), N_("team"), N_("month"),
	    N_("half month"), N_("author")};

	return _(labels[by]);
}

static const struct column sum_columns[] = {
	{.name = "sessions", .label = N_("sessions"), .kinds = OUT_ALL, .right = true},
	{.name = "assists", .label = N_("assists"), .kinds = OUT_ALL, .right = true},
	/* A tree has these in another place than a page and a sheet. */
	{.name = "residents", .kinds = OUT_TREE},
	{.name = "sessions_with_residents", .kinds = OUT_TREE},
	{.name = "attendance", .label = N_("attendance"), .kinds = OUT_ALL, .right = true},
	{.name = "visits", .label = N_("visits"), .kinds = OUT_ALL, .right = true},
	{.name = "residents", .label = N_("residents"), .kinds = OUT_PAGE | OUT_SHEET,
	    .right = true},
	{.name = "sessions_with_residents", .kinds = OUT_SHEET},
	{.name = "uncounted", .kinds = OUT_SHEET | OUT_TREE},
};

#define SUMS (sizeof sum_columns / sizeof *sum_columns)

/* The sums of a row, which ends it. */
static void report_out_row(struct out *out, const struct cds_sums *s)
{
	const int64_t *missing = s->uncounted;
	const struct cell cell[SUMS] = {cell_count(s->sessions),
	    cell_sum(s->assists, missing[CDS_ASSIST]), cell_count(s->residents),
	    cell_count(s->sessions_with_residents),
	    cell_sum(s->attendance, missing[CDS_ATTENDANCE]),
	    cell_sum(s->visits, missing[CDS_VISIT]), cell_count(s->residents),
	    cell_count(s->sessions_with_residents), cell_count(s->unknown)};

	for (size_t i = 0; i < SUMS; i++)
		out_cell(out, cell[i]);
	out_row_end(out);
}

/* Do the keys of rows say whether they are a place's? */
static bool report_out_has_unit(const struct cds_report *r, const enum cds_by *by)
{
	bool place = false;

	for (size_t k = 0; k < r->nby; k++)
		place |= by[k] == CDS_BY_PLACE;
	return place && (r->units.level != CDS_LEVEL_NONE || r->units.day != CDS_NO_DAY);
}

static void report_out_keyed_row(struct out *out, const struct cds_report *r, size_t row,
    const enum cds_by *by, const cds_items *services)
{
	static const char *const units[] = {"", "unsaid", "unallocated"};
	const char *const *key = r->row[row].key;
	enum cds_row_unit unit = r->row[row].unit;

	out_row(out);
	out_open(out, "key", '{');
	for (size_t k = 0; k < r->nby; k++)
		out_value(out, cds_by_name(by[k]), NULL, cell_text(key[k]));
	if (report_out_has_unit(r, by))
		out_value(out, "unit", NULL, cell_text(units[unit]));
	out_shut(out, '{');
	for (size_t k = 0; k < r->nby; k++)
		out_cell(out, cell_text(out_is(out, OUT_PAGE) ? key_text(by[k], key[k], unit,
		    services) : key[k]));
	if (report_out_has_unit(r, by))
		out_cell(out, cell_text(units[unit]));
	report_out_row(out, &r->row[row].sums);
}

/* The rows that were asked for. A sheet has nothing else; where no rows were asked for, it gets
 * one with the sums of the whole report. */
static void report_out_rows(struct out *out, const struct cds_report *r, const enum cds_by *by,
    const cds_items *services)
{
	struct column column[CDS_BY_COUNT + 1 + SUMS];
	size_t keys = r->nby + report_out_has_unit(r, by);
	const struct table table = {.name = "rows", .column = column, .columns = keys + SUMS,
	    .kinds = r->nby ? OUT_ALL : OUT_SHEET, .most = 48};

	for (size_t k = 0; k < r->nby; k++)
		column[k] = (struct column){.name = cds_by_name(by[k]),
		    .words = report_by_label(by[k]), .kinds = OUT_PAGE | OUT_SHEET};
	column[r->nby] = (struct column){.name = "unit", .kinds = OUT_SHEET};
	memcpy(column + keys, sum_columns, sizeof sum_columns);
	if (r->nby)
		out_prose(out, "\n");
	out_table(out, &table);
	for (size_t i = 0; i < r->rows && r->nby; i++)
		report_out_keyed_row(out, r, i, by, services);
	if (r->nby == 0) {
		out_row(out);
		report_out_row(out, &r->sums);
	}
	out_table_end(out);
}

/* ---- all of it ---- */

#define NAMED 3                         /* so many doubles a page names … */
#define NAMED_OF 200                    /* … unless there are more, which would have to be read */

/* Places and teams that are probably one, since a row for each of them is a row too many. */
static void report_out_doubles(struct out *out, cds_log *log, int64_t n)
{
	cds_doubles *doubles = NULL;
	char words[600];
	size_t i = 0;

	out_value(out, "doubles", NULL, cell_count(n));
	if (n == 0 || !out_is(out, OUT_PAGE))
		return;
	if (n <= NAMED_OF && cds_doubles_get(log, CDS_PLACE, NULL, false, &doubles) == CDS_OK)
		for (; i < cds_doubles_size(doubles) && i < NAMED; i++)
			out_prose(out, "  %s\n", double_words(cds_doubles_at(doubles, i), words,
			    sizeof words));
	cds_doubles_free(doubles);
	if (i == 0)
		out_prose(out, "  %s\n", format_many(words, sizeof words, n, NOUN_DOUBLE));
	else if (n > (int64_t)i)
		out_prose(out, _("  and %s\n"), format_many(words, sizeof words, n - (int64_t)i,
		    NOUN_MORE_DOUBLE));
}

static void report_out_attention(struct out *out, cds_log *log, const struct cds_report *r)
{
	if (r->conflicts || r->duplicates || r->doubles || r->disputed || r->incomplete ||
	    r->flagged || r->clocks || r->undated || r->sums.unknown)
		out_heading(out, _("keep in mind when using these totals"));
	report_out_some(out, "conflicts", _("  in conflict"), r->conflicts);
	report_out_some(out, "duplicates", _("  likely duplicates"), r->duplicates);
	report_out_doubles(out, log, r->doubles);
	report_out_some(out, "disputed", _("  rulings disagree"), r->disputed);
	report_out_some(out, "incomplete", _("  history incomplete"), r->incomplete);
	report_out_some(out, "flagged", _("  need a look"), r->flagged);
	report_out_some(out, "clocks", _("  doubtful clock"), r->clocks);
	report_out_some(out, "undated", _("  without a date"), r->undated);
	report_out_some(out, NULL, _("  counts missing"), r->sums.unknown);
}

void report_tell(struct out *out, cds_log *log, const struct cds_report *r, const enum cds_by *by)
{
	char a[FORMAT_SIZE], text[2 * FORMAT_SIZE + 8];
	cds_items *services = NULL;

	if (out_is(out, OUT_PAGE) &&
	    cds_item_list(log, CDS_SERVICE, NULL, true, 0, &services) != CDS_OK)
		services = NULL;        /* without names, the codes are shown */
	report_out_period(out, r);
	report_out_units(out, &r->units);
	report_out_sums(out, &r->sums);
	report_out_services(out, r, services);
	report_out_rows(out, r, by, services);
	report_out_attention(out, log, r);
	snprintf(text, sizeof text, "%s (%s)", r->fingerprint,
	    format_many(a, sizeof a, r->entries, NOUN_ENTRY));
	out_value(out, "entries", NULL, cell_count(r->entries));
	out_value(out, "fingerprint", NULL, cell_text(r->fingerprint));
	out_prose(out, "\n");
	out_value(out, NULL, C_("report", "fingerprint"), cell_text(text));
	cds_items_free(services);
}
