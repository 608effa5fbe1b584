#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "app/filter.h"
#include "app/format.h"
#include "app/i18n.h"
#include "out/out.h"
#include "out/session_out.h"

/* Sums at the foot of the list: of what was shown. */
struct foot {
	int64_t sessions, total[3];
};

/* By measure; of the service that is filtered by (NULL: none) alone, as screens and reports add
 * them. */
static void totals_of(const struct cds_session *s, const char *service, int64_t total[3])
{
	memcpy(total, s->total, sizeof s->total);
	if (!service)
		return;
	memset(total, 0, sizeof s->total);
	for (size_t i = 0; i < s->counts; i++)
		if (strcmp(s->count[i].service, service) == 0 && s->count[i].count != CDS_UNKNOWN)
			total[s->count[i].measure] += s->count[i].count;
}

static void text_row(struct table *t, const struct cds_session *s, const int64_t total[3],
    const char *service)
{
	char buf[FORMAT_SIZE], id[CDS_UUID_TEXT];

	cds_uuid_text(&s->id, id);
	id[13] = '\0';
	table_cell(t, id, false);
	table_cell(t, format_date(buf, sizeof buf, s->first, s->last), true);
	table_cell(t, s->place_name, false);
	table_cell(t, s->team_name, false);
	table_cell(t, format_count(buf, sizeof buf, service ? total[0] + total[1] + total[2]
	    : total[CDS_ASSIST]), true);
	table_cell(t, s->author, false);
	table_cell(t, session_marks(s), false);
}

static void list_add(struct foot *foot, const struct cds_session *s, const int64_t total[3])
{
	if (s->flags & (CDS_SESSION_VOID | CDS_SESSION_DUPLICATE))
		return;
	foot->sessions++;
	for (int m = 0; m < 3; m++)
		foot->total[m] += total[m];
}

static void print_foot(const struct foot *foot, const char *service)
{
	char a[FORMAT_SIZE], b[FORMAT_SIZE];

	fprintf(stderr, "%s, %s", format_many(a, sizeof a, foot->sessions, NOUN_SESSION),
	    format_many(b, sizeof b, foot->total[CDS_ASSIST], NOUN_ASSIST));
	if (service && foot->total[CDS_ATTENDANCE])
		fprintf(stderr, _("; attendance: %s"),
		    format_count(a, sizeof a, foot->total[CDS_ATTENDANCE]));
	if (service && foot->total[CDS_VISIT])
		fprintf(stderr, _("; visits: %s"),
		    format_count(a, sizeof a, foot->total[CDS_VISIT]));
	if (service)
		fprintf(stderr, "; %s", service);
	fputc('\n', stderr);
}

static void list_begin(enum out_form form, const char *service, struct table *t, struct csv *csv,
    struct json *json)
{
	static const char *const heads[] = {NC_("column", "ID"), N_("Date"), N_("Place"),
	    N_("Team"), N_("Assists"), N_("By"), N_("Marks")};
	static const char *const names[] = {"id", "date", "place", "team", "assists", "attendance",
	    "visits", "residents",
		"author", "flags"};

	for (size_t i = 0; form == OUT_TEXT && i < 7; i++)
		table_cell(t, i == 4 && service ? service : _(heads[i]), i == 1 || i == 4);
	if (form == OUT_JSON) {
		json_open(json, NULL, '{');
		json_int(json, "format", 1);
		json_open(json, "sessions", '[');
	}
	if (form == OUT_CSV) {
		csv_start(csv);
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			csv_cell(csv, names[i]);
		csv_end(csv);
	}
}

static void csv_row(struct csv *csv, const struct cds_session *s, const int64_t total[3])
{
	char id[CDS_UUID_TEXT], date[CDS_DATE_TEXT];

	csv_cell(csv, cds_uuid_text(&s->id, id));
	csv_cell(csv, cds_date_text(s->first, s->last, date));
	csv_cell(csv, s->place_name);
	csv_cell(csv, s->team_name);
	for (int m = 0; m < 3; m++)
		csv_number(csv, total[m]);
	csv_number(csv, s->residents);
	csv_cell(csv, s->author);
	csv_cell(csv, session_marks(s));
	csv_end(csv);
}

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

static int list_run(struct app *app, const struct args *args)
{
	struct table *t;
	struct csv csv = {stdout, false, false};
	struct json json = {stdout, false};
	struct foot foot = {0};
	struct cds_filter filter;
	const struct cds_session *s;
	cds_list *list;
	char service[65];
	enum out_form form;
	enum cds_status status;
	long long limit = limit_of(args);
	int exit;

	if (limit < 0 || !out_form(args, &form))
		return EXIT_MISUSED;
	exit = filter_read(app, args, &filter, service);
	if (exit != EXIT_OK)
		return exit;
	status = cds_list_open(app->log, &filter, false, NULL, &list);
	if (status != CDS_OK)
		return say_error(app, status);
	t = form == OUT_TEXT ? table_new(7) : NULL;
	list_begin(form, filter.service, t, &csv, &json);
	for (long long n = 0; (limit == 0 || n < limit) &&
	    (status = cds_list_next(list, &s)) == CDS_OK; n++) {
		int64_t total[3];
		totals_of(s, filter.service, total);
		list_add(&foot, s, total);
		if (form == OUT_TEXT)
			text_row(t, s, total, filter.service);
		else if (form == OUT_CSV)
			csv_row(&csv, s, total);
		else
			session_json(&json, NULL, s);
	}
	cds_list_close(list);
	if (form == OUT_JSON) {
		json_close(&json, '[');
		json_close(&json, '{');
		putchar('\n');
	}
	if (t)
		table_print(stdout, t, 32);
	if (status != CDS_OK && status != CDS_END)
		return say_error(app, status);
	if (form == OUT_TEXT)
		print_foot(&foot, filter.service);
	return out_end(EXIT_OK);
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
