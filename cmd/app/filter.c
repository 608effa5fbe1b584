/* The options that say which sessions are meant. Called by list, export, report and pack. */
#include "app/filter.h"

#include <stdio.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "app/typed.h"

const struct option filter_options[] = {
	{"from", N_("DATE"), N_("from this day on")},
	{"to", N_("DATE"), N_("up to and including this day")},
	{"period", N_("PERIOD"), N_("2024, 2024-H1, Q3/2024, 2024-9M, 5/2024, this-month, "
	    "last-quarter …")},
	{"cutoff", N_("DAY"), N_("14 for state reports, whose months run from the 15th to the "
	    "14th")},
	{"place", N_("PLACE"), N_("in this place and all under it: code, name or start of a name")},
	{"team", N_("TEAM"), N_("of this team")},
	{"service", N_("SERVICE"), N_("with this service; only its counts are added")},
	{"author", N_("NAME"), N_("logged by this person")},
	{"campaign", N_("TEXT"), N_("of the campaign of this name; marks may be left out")},
	{"search", N_("TEXT"), N_("text in place, team, campaign, note or author; marks may be "
	    "left out")},
	{"removed", NULL, N_("those removed or ruled a duplicate, too")},
	{"attention", NULL, N_("only what needs a look")},
	{"undated", NULL, N_("only what has no date")},
	{NULL, NULL, NULL}
};

/* Reads a date; of several days, the last one if `last_day`. *day stays as it is where the option
 * is not given. Returns the exit status. */
static int filter_read_day(const struct app *app, const struct args *args, const char *name,
    bool last_day, int *day)
{
	const char *text = args_get(args, name);
	struct cds_span days;
	int exit = text ? typed_date(app, text, &days) : EXIT_OK;

	if (text && exit == EXIT_OK)
		*day = last_day ? days.last : days.first;
	return exit;
}

int filter_cutoff(const struct args *args, int *cutoff)
{
	const char *text = args_get(args, "cutoff");

	*cutoff = text ? 14 : 0;
	if (!text || strcmp(text, "14") == 0)
		return EXIT_OK;
	if (strcmp(text, "0") == 0) {
		*cutoff = 0;
		return EXIT_OK;
	}
	say(_("'%s' is not a cut-off: 14 for state reports, 0 for calendar months"), text);
	return EXIT_MISUSED;
}

/* Reads --period into the filter's days. Returns the exit status. */
static int filter_read_period(const struct app *app, const struct args *args,
    struct cds_filter *f)
{
	const char *text = args_get(args, "period");
	struct cds_span days;
	int cutoff, code = filter_cutoff(args, &cutoff);

	if (code == EXIT_OK && text) {
		code = typed_period(app, text, cutoff, &days);
		f->from = days.first;
		f->to = days.last;
	}
	return code;
}

/* Where units that were there at different times have one name or code, the one of the last day is
 * meant. Says so if there was another one on the first day, since its sessions are left out. */
static void filter_tell_units(const struct app *app, const char *text, const cds_uuid *id,
    int first, int last)
{
	char day[FORMAT_SIZE];
	cds_items *items = NULL;
	cds_uuid then;
	enum cds_status status = cds_item_find(app->log, CDS_PLACE, text, first, &then);

	if ((status == CDS_OK ? cds_uuid_compare(&then, id) == 0 : status != CDS_AMBIGUOUS) ||
	    cds_item_get(app->log, CDS_PLACE, id, &items) != CDS_OK)
		return;
	say(_("'%s' is %s, as on %s: sessions of another place that had that name or code before "
	    "are left out"), text, cds_items_at(items, 0)->path,
	    format_date(day, sizeof day, last, last));
	cds_items_free(items);
}

/* Finds the place, team or service that an option names, of units the one that was there at the
 * end of the period, which is today where it is open. Returns the exit status. */
static int filter_read_item(struct app *app, const struct args *args, const char *name,
    enum cds_kind kind, const struct cds_filter *f, cds_uuid *id)
{
	const char *text = args_get(args, name);
	int last = f->to == CDS_NO_DAY ? app_today(app) : f->to;
	enum cds_status status = text ? cds_item_find(app->log, kind, text, last, id) : CDS_OK;

	if (status == CDS_OK && text && kind == CDS_PLACE)
		filter_tell_units(app, text, id, f->from, last);
	return say_error(app, status);
}

/* Finds the service, whose code goes into `code`. Returns the exit status. */
static int filter_read_service(struct app *app, const struct args *args, struct cds_filter *f,
    char code[65])
{
	cds_items *items = NULL;
	cds_uuid id = {{0}};
	int exit = filter_read_item(app, args, "service", CDS_SERVICE, f, &id);
	enum cds_status status;

	if (exit != EXIT_OK || !args_has(args, "service"))
		return exit;
	status = cds_item_get(app->log, CDS_SERVICE, &id, &items);
	if (status != CDS_OK)
		return say_error(app, status);
	snprintf(code, 65, "%s", cds_items_at(items, 0)->code);
	cds_items_free(items);
	f->service = code;
	return EXIT_OK;
}

int filter_read(struct app *app, const struct args *args, struct cds_filter *f, char service[65])
{
	int code;

	*f = (struct cds_filter)CDS_FILTER_ALL;
	f->author = args_get(args, "author");
	f->campaign = args_get(args, "campaign");
	f->search = args_get(args, "search");
	f->removed = args_has(args, "removed");
	f->attention = args_has(args, "attention");
	f->undated = args_has(args, "undated");
	code = filter_read_period(app, args, f);
	code = code ? code : filter_read_day(app, args, "from", false, &f->from);
	code = code ? code : filter_read_day(app, args, "to", true, &f->to);
	code = code ? code : filter_read_item(app, args, "place", CDS_PLACE, f, &f->place);
	code = code ? code : filter_read_item(app, args, "team", CDS_TEAM, f, &f->team);
	code = code ? code : filter_read_service(app, args, f, service);
	if (!code && f->from != CDS_NO_DAY && f->to != CDS_NO_DAY && f->from > f->to) {
		say("%s", _("the first day is after the last"));
		return EXIT_MISUSED;
	}
	return code;
}
