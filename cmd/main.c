/* cdslog: reads the options before the command, opens the log, and runs the command; where there
 * is no command, the screens or line mode. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "app/filter.h"
#include "app/spoken.h"
#include "app/start.h"
#include "out/out.h"
#include "plain/plain.h"
#include "tui/term/term.h"
#include "tui/tui.h"
#include "tui/view/screens.h"

/* Opens the log in the way that the command needs. Returns an exit status; what failed has been
 * said. */
static int open_for(struct app *app, const struct command *c, const struct args *args)
{
	unsigned flags = c->open & OPEN_EXISTING ? 0 : CDS_OPEN_CREATE;

	/* A stick that can't be written can still be read. */
	if ((c->open & OPEN_READING) && access(app->path, F_OK) == 0 &&
	    access(app->path, W_OK) != 0)
		flags = CDS_OPEN_READONLY;
	if (args_has(args, "as-is"))
		flags |= CDS_OPEN_AS_IS;
	return cds_status_exit(app_open(app, flags));
}

static int run_command(struct app *app, const struct command *c, int argc, char **argv)
{
	struct args args = {0};
	int exit = EXIT_OK;

	for (int i = 0; i < argc; i++) {
		if (strcmp(argv[i], "--help") == 0) {
			command_usage(c);
			return out_end(EXIT_OK);
		}
	}
	if (!args_init(&args, argc))
		return say_error(app, CDS_NO_MEMORY);
	if (!args_parse(&args, argc, argv, c->options, c->shared)) {
		args_free(&args);
		return EXIT_MISUSED;
	}
	/* Commands with a filter have an --author of another meaning. */
	app->author = c->shared == filter_options ? NULL : args_get(&args, "author");
	if (!(c->open & OPEN_NOT))
		exit = open_for(app, c, &args);
	if (exit == EXIT_OK)
		exit = c->run(app, &args);
	args_free(&args);
	return exit;
}

/* A terminal that can't put its cursor anywhere gets plain lines by itself. */
static int run_screens(struct app *app, bool plain)
{
	bool lines = plain || term_needs_lines();
	enum cds_status status;

	spoken_set(lines);
	status = app_open(app, CDS_OPEN_CREATE);
	if (status != CDS_OK)
		return cds_status_exit(status);
	return lines ? plain_run(app) : tui_run(app, screens);
}

int main(int argc, char **argv)
{
	struct app app = {.now = -1, .commands = commands};
	const struct command *c = NULL;
	struct start start;
	int exit;

	signal(SIGXFSZ, SIG_IGN);       /* a file that may not grow is a full disk, told as such */
	cds_alone();
	start_language(&app, NULL);     /* in which a wrong option is told */
	if (!start_read(argc, argv, &start) || !start_language(&app, start.lang) ||
	    !start_is_text(argc, argv))
		return EXIT_MISUSED;
	if (start.version) {
		puts("cdslog " CDS_VERSION);
		return out_end(EXIT_OK);
	}
	if (start.help) {
		command_usage_all(&app);
		return out_end(EXIT_OK);
	}
	if (start.first < argc && !(c = command_find(&app, argv[start.first]))) {
		command_unknown(&app, argv[start.first]);
		return EXIT_MISUSED;
	}
	if (!start.file || !*start.file)
		start.file = getenv("CDSLOG_FILE");
	app.path = start.file && *start.file ? strdup(start.file) : app_default_path();
	if (!app.path)
		return say_error(&app, CDS_NO_MEMORY);
	exit = c ? run_command(&app, c, argc - start.first - 1, argv + start.first + 1)
	    : run_screens(&app, start.plain);
	app_close(&app);
	free(app.path);
	return exit;
}
