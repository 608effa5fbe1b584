#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "command.h"
#include "out/export_out.h"
#include "app/filter.h"
#include "app/i18n.h"
#include "app/save.h"

static int export_to_file(struct app *app, const char *path, const struct export_options *options)
{
	enum cds_status status;
	int64_t sessions;
	struct save save;
	bool good;

	if (save_same(path, cds_log_path(app->log))) {
		say(_("'%s' is this log: name another file"), path);
		return EXIT_FAILED;
	}
	good = save_begin(&save, path);
	if (good) {
		status = export_write(save.out, app->log, options, &sessions);
		good = save_end(&save, status == CDS_OK);
		if (status != CDS_OK)
			return say_error(app, status);
	}
	if (good)
		return EXIT_OK;
	return save_failed(path);
}

static int export_run(struct app *app, const struct args *args)
{
	const char *path = args_get(args, "output");
	struct export_options options = {.excel = args_has(args, "excel")};
	struct cds_filter filter;
	char service[65];
	enum cds_status status;
	int64_t sessions;
	int exit;

	if (!out_form(args, &options.form))
		return EXIT_MISUSED;
	exit = filter_read(app, args, &filter, service);
	if (exit != EXIT_OK)
		return exit;
	options.filter = &filter;
	if (path)
		return export_to_file(app, path, &options);
	status = export_write(stdout, app->log, &options, &sessions);
	return status == CDS_OK ? out_end(EXIT_OK) : say_error(app, status);
}

static const struct option own[] = {
	{"output", N_("FILE"), N_("write to this file (-o FILE)")},
	{"format", N_("FORMAT"), N_("csv or json")},
	{"excel", NULL, N_("CSV that Excel opens correctly")},
	{NULL, NULL, NULL}
};

const struct command command_export = {
	"export", N_("[filters] [-o FILE]"), N_("write sessions as a table that import reads "
	    "back"), own, filter_options, OPEN_EXISTING | OPEN_READING, export_run,
	"  cdslog export --period 2024 --format csv -o 2024.csv"
};
