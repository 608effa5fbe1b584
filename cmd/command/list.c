/* list: sessions, newest first, with their sums at the foot. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/command.h"
#include "app/filter.h"
#include "app/format.h"
#include "app/i18n.h"
#include "out/out.h"
#include "out/session_out.h"

/* Sums of the sessions that were listed, by measure, and how many counts are missing in them. Those
 * that are removed or ruled a duplicate are listed, too, but not counted. */
struct foot {
	int64_t sessions, total[3], uncounted[3];
};

/* What one session adds to the sums, by measure: all its counts, or only those of one service
 * (NULL: all) where the filter asks for one, as the screens and reports do it. */
static void totals_of(const struct cds_session *s, const char *service, struct foot *own)
{
	*own = (struct foot){.sessions = 1};
	for (size_t i = 0; i < s->counts; i++) {
		const struct cds_count *c = &s->count[i];
		if (service && strcmp(c->service, service) != 0)
			continue;
		own->total[c->measure] += c->count == CDS_UNKNOWN ? 0 : c->count;
		own->uncounted[c->measure] += c->count == CDS_UNKNOWN;
	}
}

static void list_add(struct foot *foot, const struct cds_session *s, const struct foot *own)
{
	if (s->flags & (CDS_SESSION_VOID | CDS_SESSION_DUPLICATE))
		return;
	foot->sessions++;
	for (int m = 0; m < 3; m++) {
		foot->total[m] += own->total[m];
		foot->uncounted[m] += own->uncounted[m];
	}
}

static void print_foot(const struct foot *foot, const char *service)
{
	const int64_t *total = foot->total, *missing = foot->uncounted;
	char a[FORMAT_SUM_SIZE], b[FORMAT_SUM_SIZE];

	fprintf(stderr, "%s, %s", format_many(a, sizeof a, foot->sessions, NOUN_SESSION),
	    format_assists(b, sizeof b, total[CDS_ASSIST], missing[CDS_ASSIST]));
	if (service && total[CDS_ATTENDANCE] + missing[CDS_ATTENDANCE])
		fprintf(stderr, _("; attendance: %s"), format_at_least(a, sizeof a,
		    total[CDS_ATTENDANCE], missing[CDS_ATTENDANCE]));
	if (service && total[CDS_VISIT] + missing[CDS_VISIT])
		fprintf(stderr, _("; visits: %s"), format_at_least(a, sizeof a, total[CDS_VISIT],
		    missing[CDS_VISIT]));
	if (service)
		fprintf(stderr, "; %s", service);
	fputc('\n', stderr);
}

/* Programs get a column for each measure. People get one, with the assists or what the filter's
 * service counts. In a tree each row also has the counts of all its services. */
static const struct column list_columns[] = {
	{.name = "id", .label = NC_("column", "ID"), .kinds = OUT_PAGE | OUT_SHEET},
	{.name = "date", .label = N_("Date"), .kinds = OUT_PAGE | OUT_SHEET, .right = true},
	{.name = "place", .label = N_("Place"), .kinds = OUT_PAGE | OUT_SHEET},
	{.name = "team", .label = N_("Team"), .kinds = OUT_PAGE | OUT_SHEET},
	{.name = "assists", .kinds = OUT_SHEET}, {.name = "attendance", .kinds = OUT_SHEET},
	{.name = "visits", .kinds = OUT_SHEET}, {.name = "residents", .kinds = OUT_SHEET},
	{.name = "sum", .label = N_("Assists"), .kinds = OUT_PAGE, .right = true},
	{.name = "author", .label = N_("By"), .kinds = OUT_PAGE | OUT_SHEET},
	{.name = "flags", .label = N_("Marks"), .kinds = OUT_PAGE | OUT_SHEET},
};

#define COLUMNS (sizeof list_columns / sizeof *list_columns)
#define COLUMN_SUM 8 /* people's column of sums, which a service gives its name to */

static void list_row(struct out *out, const struct cds_session *s, const struct foot *own,
    const char *service)
{
	const int64_t *total = own->total, *missing = own->uncounted;

	out_row(out);
	session_tree_within(out, s);
	out_cell(out, cell_id(&s->id));
	out_cell(out, cell_date(s->first, s->last));
	out_cell(out, cell_text(s->place_name));
	out_cell(out, cell_text(s->team_name));
	for (int m = 0; m < 3; m++)
		out_cell(out, cell_sum(total[m], missing[m]));
	out_cell(out, cell_count(s->residents));
	out_cell(out, service ? cell_sum(total[0] + total[1] + total[2], missing[0] + missing[1] +
	    missing[2]) : cell_sum(total[CDS_ASSIST], missing[CDS_ASSIST]));
	out_cell(out, cell_text(s->author));
	out_cell(out, cell_text(session_marks(s)));
	out_row_end(out);
}

/* The number of --limit; 0: not given; -1: it is no number, which has been said. */
static long long limit_of(const struct args *args)
{
	const char *text = args_get(args, "limit");
	char *end;
	long long n = text ? strtoll(text, &end, 10) : 0;

	if (text && (!*text || *end || n < 1)) {
		say(_("'%s' is not a limit: use a number from 1 on"), text);
		return -1;
	}
	return n;
}

static enum cds_status list_rows(struct out *out, cds_list *list, const char *service,
    long long limit, struct foot *foot)
{
	enum cds_status status = CDS_OK;
	const struct cds_session *s;

	for (long long n = 0; (limit == 0 || n < limit) &&
	    (status = cds_list_next(list, &s)) == CDS_OK; n++) {
		struct foot own;
		totals_of(s, service, &own);
		list_add(foot, s, &own);
		list_row(out, s, &own, service);
	}
	return status == CDS_END ? CDS_OK : status;
}

static enum cds_status list_tell(struct out *out, const struct cds_filter *filter,
    cds_list *list, long long limit)
{
	struct column column[COLUMNS];
	const struct table table = {.name = "sessions", .column = column, .columns = COLUMNS,
	    .kinds = OUT_ALL, .most = 32};
	struct foot foot = {0};
	enum cds_status status;

	memcpy(column, list_columns, sizeof column);
	column[COLUMN_SUM].words = filter->service;
	out_table(out, &table);
	status = list_rows(out, list, filter->service, limit, &foot);
	out_table_end(out);
	if (status == CDS_OK && out_is(out, OUT_PAGE))
		print_foot(&foot, filter->service);
	return status;
}

static int list_run(struct app *app, const struct args *args)
{
	struct cds_filter filter;
	cds_list *list;
	char service[65];
	struct out out;
	enum cds_status status;
	long long limit = limit_of(args);
	int exit;

	if (limit < 0 || !args_no_more(args, 0, "list") ||
	    !out_choose(&out, args, OUT_ALL, NULL))
		return EXIT_MISUSED;
	exit = filter_read(app, args, &filter, service);
	if (exit != EXIT_OK)
		return exit;
	status = cds_list_open(app->log, &filter, false, NULL, &list);
	if (status != CDS_OK)
		return say_error(app, status);
	exit = out_begin(&out, app);
	if (exit == EXIT_OK) {
		status = list_tell(&out, &filter, list, limit);
		exit = out_close(&out, say_error(app, status));
	}
	cds_list_close(list);
	return exit;
}

static const struct option own[] = {
	{"limit", N_("N"), N_("show at most N")},
	FORMAT_OPTION,
	{NULL, NULL, NULL}
};

const struct command command_list = {
	"list", N_("[filters]"), N_("list sessions, newest first"), own, filter_options,
	OPEN_EXISTING | OPEN_READING, list_run, "  cdslog list --period 2024-05 --place 'my binh'"
};
