/* help: all commands, or the options of one. */
#include <stdio.h>

#include "command/command.h"
#include "app/i18n.h"
#include "out/out.h"

static int help_run(struct app *app, const struct args *args)
{
	const struct command *c;

	if (!args_no_more(args, 1, "help"))
		return EXIT_MISUSED;
	if (args->rests == 0) {
		command_usage_all(app);
		return out_end(EXIT_OK);
	}
	c = command_find(app, args->rest[0]);
	if (!c) {
		command_unknown(app, args->rest[0]);
		return EXIT_MISUSED;
	}
	command_usage(c);
	return out_end(EXIT_OK);
}

const struct command command_help = {
	"help", N_("[COMMAND]"), N_("this page, or the options of a command"),
	NULL, NULL, OPEN_NOT, help_run, NULL
};
