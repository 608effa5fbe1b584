/* pack: writes a smaller log, for a stick or a chat message. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "command/command.h"
#include "app/filter.h"
#include "app/format.h"
#include "app/i18n.h"
#include "app/typed.h"
#include "out/merge_out.h"
#include "out/out.h"
#include "app/progress.h"

/* The time at which a day begins in the laptop's time zone. */
static int64_t pack_command_midnight(int day)
{
	struct tm tm = {.tm_isdst = -1};

	cds_day_split(day, &tm.tm_year, &tm.tm_mon, &tm.tm_mday);
	tm.tm_year -= 1900;
	tm.tm_mon -= 1;
	return (int64_t)mktime(&tm);
}

/* Reads --since into *since, which stays as it is where the option is not given. Returns the exit
 * status. */
static int pack_command_since(const struct app *app, const struct args *args, int64_t *since)
{
	const char *text = args_get(args, "since");
	struct cds_span days;
	int exit = text ? typed_date(app, text, &days) : EXIT_OK;

	if (text && exit == EXIT_OK) {
		*since = pack_command_midnight(days.first);
		*since = *since < 0 ? 0 : *since;
	}
	return exit;
}

/* Is one of the filter's options given? */
static bool pack_command_filtered(const struct args *args)
{
	for (const struct option *o = filter_options; o->name; o++)
		if (args_has(args, o->name))
			return true;
	return false;
}

static void pack_command_tell(struct out *out, const char *path, const struct cds_manifest *m)
{
	char a[FORMAT_SIZE], b[FORMAT_SIZE], c[FORMAT_SIZE];

	out_value(out, "file", NULL, cell_text(path));
	manifest_tree(out, "pack", m);
	out_prose(out, _("%s: %s, %s, %s; written and read back\n"), path,
	    format_many(a, sizeof a, m->entries, NOUN_ENTRY),
	    format_many(b, sizeof b, m->sessions, NOUN_SESSION),
	    format_many(c, sizeof c, m->assists, NOUN_ASSIST));
	out_prose(out, _("fingerprint %s\n"), m->fingerprint);
}

static int pack_command_make(struct app *app, const char *path, struct cds_pack_options *options,
    struct out *out)
{
	struct progress progress;
	struct cds_manifest manifest;
	enum cds_status status;

	progress_catch_signals();
	progress_start(&progress, path);
	options->progress = progress_tick;
	options->arg = &progress;
	status = cds_pack(app->log, path, options, &manifest);
	progress_end(&progress);
	if (status != CDS_OK)
		return say_error(app, status);
	if (out_begin(out, app) != EXIT_OK)
		return EXIT_FAILED;
	pack_command_tell(out, path, &manifest);
	return out_close(out, EXIT_OK);
}

static int pack_command_run(struct app *app, const struct args *args)
{
	struct cds_pack_options options = CDS_PACK_ALL;
	const char *path = args_get(args, "output");
	struct cds_filter filter;
	char service[65];
	struct out out;
	int exit;

	/* What is told of a pack is a few single values, which make no table for a sheet. */
	if (!args_no_more(args, 0, "pack") || !out_choose(&out, args, OUT_PAGE | OUT_TREE, NULL))
		return EXIT_MISUSED;
	if (!path || !*path) {
		say("%s", _("no file given for the pack: cdslog pack -o FILE"));
		return EXIT_MISUSED;
	}
	if (strcmp(path, "-") == 0) {
		say("%s", _("a pack is a file, not a stream: name one, as in -o for-lead.cdslog"));
		return EXIT_MISUSED;
	}
	options.receipt = args_get(args, "for");
	if (options.receipt && (args_has(args, "since") || pack_command_filtered(args))) {
		say("%s", _("--for cannot be combined with --since or filters"));
		return EXIT_MISUSED;
	}
	exit = pack_command_since(app, args, &options.since);
	if (exit == EXIT_OK && pack_command_filtered(args)) {
		exit = filter_read(app, args, &filter, service);
		options.filter = &filter;
	}
	return exit == EXIT_OK ? pack_command_make(app, path, &options, &out) : exit;
}

static const struct option own[] = {
	{"output", N_("FILE"), N_("write to this file (-o FILE)")},
	{"since", N_("DATE"), N_("only what was written since that day")},
	{"for", N_("RECEIPT"), N_("only what the sender of this return receipt does not have")},
	FORMAT_OPTION_NO_SHEET,
	{NULL, NULL, NULL}
};

const struct command command_pack = {
	"pack", N_("-o FILE [--since DATE | --for RECEIPT | filters]"),
	N_("make a smaller log to send"), own, filter_options, OPEN_EXISTING | OPEN_READING,
	pack_command_run, "  cdslog pack --since 2024-05-01 -o for-lead.cdslog\n  cdslog pack"
	" --for K7QF-2M9X-4TRA-OB5L/152 -o rest.cdslog"
};
