/* export: writes sessions as a table that import reads back. */
#include "command/command.h"
#include "app/filter.h"
#include "app/i18n.h"
#include "out/export_out.h"

static int export_run(struct app *app, const struct args *args)
{
	struct export_options options = {0};
	struct cds_filter filter;
	char service[65];
	enum cds_status status;
	int64_t sessions;
	struct out out;
	int exit;

	if (!args_no_more(args, 0, "export") ||
	    !out_choose(&out, args, EXPORT_KINDS, args_get(args, "output")))
		return EXIT_MISUSED;
	exit = filter_read(app, args, &filter, service);
	if (exit == EXIT_OK)
		exit = out_begin(&out, app);
	if (exit != EXIT_OK)
		return exit;
	options.filter = &filter;
	status = export_tell(&out, app->log, &options, &sessions);
	return out_close(&out, say_error(app, status));
}

static const struct option own[] = {
	OUTPUT_OPTION,
	FORMAT_OPTION_NO_PAGE,
	EXCEL_OPTION,
	{NULL, NULL, NULL}
};

const struct command command_export = {
	"export", N_("[filters] [-o FILE]"),
	N_("write sessions as a table that import reads back"),
	own, filter_options, OPEN_EXISTING | OPEN_READING, export_run,
	"  cdslog export --period 2024 --format csv -o 2024.csv"
};
