#include "out/report_out.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"

#define BAR 24                          /* columns of the longest bar */
#define LABEL_MIN 12
#define LABEL_MAX 40                    /* of a service's name */

/* ---- text ---- */

static void report_out_line(FILE *out, const char *label, const char *value)
{
	format_cell(out, label, 22);
	fprintf(out, " %s\n", value);
}

static void report_out_count_line(FILE *out, const char *label, int64_t n)
{
	char a[FORMAT_SIZE];

	if (n)
		report_out_line(out, label, format_count(a, sizeof a, n));
}

static void residents_line(FILE *out, const struct cds_sums *s)
{
	char a[FORMAT_SIZE], b[FORMAT_SIZE], c[FORMAT_SIZE], text[3 * FORMAT_SIZE + 80];

	if (s->residents == CDS_UNKNOWN)
		snprintf(text, sizeof text, "%s", _("not counted"));
	else if (s->sessions_with_residents == s->sessions)
		snprintf(text, sizeof text, "%s", format_count(a, sizeof a, s->residents));
	else
		snprintf(text, sizeof text, _("%s, counted at %s of %s"), format_count(a,
		    sizeof a, s->residents), format_count(b, sizeof b, s->sessions_with_residents),
		    format_many(c, sizeof c, s->sessions, NOUN_SESSION));
	report_out_line(out, C_("report", "residents"), text);
}

/* A bar in eighths of a column. */
static void report_out_bar(FILE *out, int64_t n, int64_t most)
{
	static const char *const part[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
	int64_t eighths = most > 0 ? (n * BAR * 8 + most - 1) / most : 0;

	for (int64_t i = 0; i < eighths / 8; i++)
		fputs("█", out);
	fputs(part[eighths % 8], out);
}

/* Its name, or the code where it has none. */
static const char *service_label(const cds_items *all, const char *code)
{
	for (size_t i = 0; all && i < cds_items_size(all); i++)
		if (*cds_items_at(all, i)->name && strcmp(cds_items_at(all, i)->code, code) == 0)
			return cds_items_at(all, i)->name;
	return code;
}

static void report_out_print_services(FILE *out, const struct cds_report *r, const cds_items *all)
{
	int64_t most[3] = {0, 0, 0};
	char a[FORMAT_SIZE];
	int width = LABEL_MIN;

	for (size_t i = 0; i < r->services; i++) {
		int w = format_width(service_label(all, r->service[i].code));
		width = w < width ? width : w < LABEL_MAX ? w : LABEL_MAX;
		if (r->service[i].count > most[r->service[i].measure])
			most[r->service[i].measure] = r->service[i].count;
	}
	for (size_t i = 0; i < r->services; i++) {
		const struct cds_service_sum *s = &r->service[i];
		if (i == 0 || s->measure != r->service[i - 1].measure)
			fprintf(out, "\n%s\n", s->measure == CDS_ASSIST ? _("assists by service") :
			    s->measure == CDS_ATTENDANCE ? _("attendance") : _("visits"));
		fputs("  ", out);
		format_cell(out, service_label(all, s->code), width);
		format_cell(out, format_count(a, sizeof a, s->count), -10);
		fputs("  ", out);
		report_out_bar(out, s->count, most[s->measure]);
		if (s->unknown)
			fprintf(out, _("  (not counted in %s)"),
			    format_many(a, sizeof a, s->unknown, NOUN_SESSION));
		fputc('\n', out);
	}
}

/* "11/2023"; of a half month, "2023-11-a", its days: "1–14/11/2023". */
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

static const char *key_text(enum cds_by by, const char *key, const cds_items *services)
{
	if (!*key)
		return by == CDS_BY_PLACE ? _("(no place)") : by == CDS_BY_TEAM ? _("(no team)")
		    : _("(nobody)");
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

static void print_rows(FILE *out, const struct cds_report *r, const enum cds_by *by,
    const cds_items *services)
{
	struct table *t = r->nby ? table_new(r->nby + 5) : NULL;
	const char *heads[] = {N_("sessions"), N_("assists"), N_("attendance"), N_("visits"),
	    N_("residents")};
	char a[FORMAT_SIZE];

	if (r->nby == 0)
		return;
	for (size_t k = 0; k < r->nby; k++)
		table_cell(t, report_by_label(by[k]), false);
	for (int i = 0; i < 5; i++)
		table_cell(t, _(heads[i]), true);
	for (size_t i = 0; i < r->rows; i++) {
		const struct cds_sums *s = &r->row[i].sums;
		for (size_t k = 0; k < r->nby; k++)
			table_cell(t, key_text(by[k], r->row[i].key[k], services), false);
		table_cell(t, format_count(a, sizeof a, s->sessions), true);
		table_cell(t, format_count(a, sizeof a, s->assists), true);
		table_cell(t, format_count(a, sizeof a, s->attendance), true);
		table_cell(t, format_count(a, sizeof a, s->visits), true);
		table_cell(t, s->residents == CDS_UNKNOWN ? "–"
		    : format_count(a, sizeof a, s->residents), true);
	}
	fputc('\n', out);
	table_print(out, t, 48);
}

static void print_attention(FILE *out, const struct cds_report *r)
{
	if (!(r->conflicts || r->duplicates || r->disputed || r->incomplete || r->flagged ||
	    r->clocks || r->undated || r->sums.unknown))
		return;
	fprintf(out, "\n%s\n", _("keep in mind when using these totals"));
	report_out_count_line(out, _("  in conflict"), r->conflicts);
	report_out_count_line(out, _("  likely duplicates"), r->duplicates);
	report_out_count_line(out, _("  rulings disagree"), r->disputed);
	report_out_count_line(out, _("  history incomplete"), r->incomplete);
	report_out_count_line(out, _("  need a look"), r->flagged);
	report_out_count_line(out, _("  doubtful clock"), r->clocks);
	report_out_count_line(out, _("  without a date"), r->undated);
	report_out_count_line(out, _("  counts missing"), r->sums.unknown);
}

static void report_out_print_text(FILE *out, cds_log *log, const struct cds_report *r,
    const enum cds_by *by)
{
	char a[FORMAT_SIZE], b[FORMAT_SIZE], text[2 * FORMAT_SIZE + 8];
	cds_items *services = NULL;

	if (cds_item_list(log, CDS_SERVICE, NULL, true, 0, &services) != CDS_OK)
		services = NULL;        /* codes will do */
	if (r->from == CDS_NO_DAY)
		snprintf(text, sizeof text, "%s", _("no sessions"));
	else
		snprintf(text, sizeof text, "%s – %s", format_date(a, sizeof a, r->from, r->from),
		    format_date(b, sizeof b, r->to, r->to));
	report_out_line(out, C_("report", "period"), text);
	report_out_line(out, C_("report", "sessions"),
	    format_count(a, sizeof a, r->sums.sessions));
	report_out_line(out, C_("report", "assists"),
	    format_count(a, sizeof a, r->sums.assists));
	report_out_count_line(out, C_("report", "attendance"), r->sums.attendance);
	report_out_count_line(out, C_("report", "visits"), r->sums.visits);
	residents_line(out, &r->sums);
	report_out_print_services(out, r, services);
	print_rows(out, r, by, services);
	print_attention(out, r);
	fputc('\n', out);
	snprintf(text, sizeof text, "%s (%s)", r->fingerprint,
	    format_many(a, sizeof a, r->entries, NOUN_ENTRY));
	report_out_line(out, C_("report", "fingerprint"), text);
	cds_items_free(services);
}

/* ---- json ---- */

static void sums_json(struct json *json, const struct cds_sums *s)
{
	json_int(json, "sessions", s->sessions);
	json_int(json, "assists", s->assists);
	json_count(json, "residents", s->residents);
	json_int(json, "sessions_with_residents", s->sessions_with_residents);
	json_int(json, "attendance", s->attendance);
	json_int(json, "visits", s->visits);
	json_int(json, "uncounted", s->unknown);
}

static void day_json(struct json *json, const char *key, int day)
{
	char text[CDS_DATE_TEXT];

	if (day == CDS_NO_DAY)
		json_null(json, key);
	else
		json_text(json, key, cds_date_text(day, day, text));
}

static void report_out_print_json(FILE *out, const struct cds_report *r, const enum cds_by *by)
{
	struct json json = {out, false};

	json_open(&json, NULL, '{');
	json_int(&json, "format", 1);
	day_json(&json, "from", r->from);
	day_json(&json, "to", r->to);
	sums_json(&json, &r->sums);
	json_open(&json, "services", '[');
	for (size_t i = 0; i < r->services; i++) {
		json_open(&json, NULL, '{');
		json_text(&json, "code", r->service[i].code);
		json_text(&json, "measure", cds_measure_name(r->service[i].measure));
		json_int(&json, "sessions", r->service[i].sessions);
		json_int(&json, "count", r->service[i].count);
		json_int(&json, "uncounted", r->service[i].unknown);
		json_close(&json, '{');
	}
	json_close(&json, '[');
	if (r->nby) {
		json_open(&json, "rows", '[');
		for (size_t i = 0; i < r->rows; i++) {
			json_open(&json, NULL, '{');
			json_open(&json, "key", '{');
			for (size_t k = 0; k < r->nby; k++)
				json_text(&json, cds_by_name(by[k]), r->row[i].key[k]);
			json_close(&json, '{');
			sums_json(&json, &r->row[i].sums);
			json_close(&json, '{');
		}
		json_close(&json, '[');
	}
	json_int(&json, "conflicts", r->conflicts);
	json_int(&json, "duplicates", r->duplicates);
	json_int(&json, "disputed", r->disputed);
	json_int(&json, "incomplete", r->incomplete);
	json_int(&json, "flagged", r->flagged);
	json_int(&json, "clocks", r->clocks);
	json_int(&json, "undated", r->undated);
	json_int(&json, "entries", r->entries);
	json_text(&json, "fingerprint", r->fingerprint);
	json_close(&json, '{');
	fputc('\n', out);
}

static void print_csv(FILE *out, const struct cds_report *r, const enum cds_by *by, bool excel)
{
	struct csv csv = {out, excel, false};
	static const char *const heads[] = {"sessions", "assists", "attendance", "visits",
	    "residents",
		"sessions_with_residents", "uncounted"};

	csv_start(&csv);
	for (size_t k = 0; k < r->nby; k++)
		csv_cell(&csv, cds_by_name(by[k]));
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		csv_cell(&csv, heads[i]);
	csv_end(&csv);
	for (size_t i = 0; i < (r->nby ? r->rows : 1); i++) {
		const struct cds_sums *s = r->nby ? &r->row[i].sums : &r->sums;
		const int64_t value[] = {s->sessions, s->assists, s->attendance, s->visits,
		    s->residents,
			s->sessions_with_residents, s->unknown};
		for (size_t k = 0; k < r->nby; k++)
			csv_cell(&csv, r->row[i].key[k]);
		for (size_t v = 0; v < sizeof value / sizeof *value; v++)
			csv_number(&csv, value[v]);
		csv_end(&csv);
	}
}

void report_write(FILE *out, enum out_form form, bool excel, cds_log *log,
    const struct cds_report *r, const enum cds_by *by)
{
	if (form == OUT_JSON)
		report_out_print_json(out, r, by);
	else if (form == OUT_CSV)
		print_csv(out, r, by, excel);
	else
		report_out_print_text(out, log, r, by);
}
