/* report: totals of a period, in rows by whatever is asked. */
#include <stdio.h>
#include <string.h>

#include "command/command.h"
#include "app/filter.h"
#include "app/i18n.h"
#include "app/typed.h"
#include "out/report_out.h"

/* Reads what rows are by: "--by place,service" or "--by place --by service", each once. False:
 * said. */
static bool read_by(const struct args *args, enum cds_by by[CDS_BY_COUNT], size_t *n)
{
	const char *text;
	size_t at = 0;
	char word[32];

	*n = 0;
	while ((text = args_each(args, "by", &at))) {
		while (*text) {
			size_t len = strcspn(text, ",");
			bool twice = false;
			snprintf(word, sizeof word, "%.*s", (int)len, text);
			if (*n == CDS_BY_COUNT || !cds_by_parse(word, &by[*n])) {
				say(_("can't report by '%s': use service, place, team, month, half "
				    "or author"), word);
				return false;
			}
			for (size_t i = 0; i < *n; i++)
				twice |= by[i] == by[*n];
			*n += !twice;
			text += len + (text[len] == ',');
		}
	}
	return true;
}

/* Reads --level and --units. Returns the exit status. */
static int read_units(const struct app *app, const struct args *args, struct cds_units *units)
{
	const char *level = args_get(args, "level"), *day = args_get(args, "units");
	int exit = EXIT_OK;

	*units = (struct cds_units){CDS_LEVEL_NONE, CDS_NO_DAY};
	if (level && !cds_level_parse(level, &units->level)) {
		say(_("'%s' is no level: use hamlet, commune, district or province"), level);
		return EXIT_MISUSED;
	}
	if (!day || strcmp(day, "then") == 0)
		return EXIT_OK;
	units->day = app_today(app);
	if (strcmp(day, "now") != 0)
		exit = typed_day(app, day, &units->day);
	if (exit != EXIT_OK)
		say("%s", _("--units takes then, now or a date"));
	return exit;
}

/* A report of some level has rows by place, whether that was said or not. */
static void add_place(enum cds_by by[CDS_BY_COUNT + 1], size_t *n)
{
	for (size_t i = 0; i < *n; i++)
		if (by[i] == CDS_BY_PLACE)
			return;
	memmove(by + 1, by, *n * sizeof *by);
	by[0] = CDS_BY_PLACE;
	(*n)++;
}

static int report_run(struct app *app, const struct args *args)
{
	enum cds_by by[CDS_BY_COUNT + 1];
	struct cds_report *r = NULL;
	struct cds_filter filter;
	struct cds_units units;
	char service[65];
	enum cds_status status;
	struct out out;
	size_t nby;
	int exit, cutoff;

	if (!out_choose(&out, args, OUT_ALL, args_get(args, "output")) ||
	    !read_by(args, by, &nby) || !args_no_more(args, 0, "report"))
		return EXIT_MISUSED;
	exit = filter_read(app, args, &filter, service);
	exit = exit ? exit : filter_cutoff(args, &cutoff);
	exit = exit ? exit : read_units(app, args, &units);
	if (exit != EXIT_OK)
		return exit;
	if (units.level != CDS_LEVEL_NONE)
		add_place(by, &nby);
	status = cds_report_units(app->log, &filter, &units, by, nby, cutoff, &r);
	if (status != CDS_OK)
		return say_error(app, status);
	exit = out_begin(&out, app);
	if (exit == EXIT_OK) {
		report_tell(&out, app->log, r, by);
		exit = out_close(&out, EXIT_OK);
	}
	cds_report_free(r);
	return exit;
}

static const struct option own[] = {
	{"by", N_("WHAT"),
	    N_("rows by service, place, team, month, half, author; several with commas")},
	{"level", N_("LEVEL"), N_("count places at this level: hamlet, commune, district, "
	    "province")},
	{"units", N_("WHICH"),
	    N_("by the units that sessions name (then), of today (now) or of a date")},
	OUTPUT_OPTION,
	FORMAT_OPTION,
	EXCEL_OPTION,
	{NULL, NULL, NULL}
};

const struct command command_report = {
	"report", N_("[filters] [--by …]"), N_("print totals"),
	own, filter_options, OPEN_EXISTING | OPEN_READING, report_run,
	"  cdslog report --period 2024-Q2 --cutoff 14 --by place,service"
};
