#include <stdio.h>

#include "command.h"
#include "app/format.h"
#include "app/i18n.h"
#include "main.h"
#include "out/out.h"

void command_help(const struct command *c)
{
	printf(_("usage: cdslog %s %s\n"), c->name, _(c->usage));
	printf("\n%s\n", _(c->summary));
	if (c->options || c->shared)
		putchar('\n');
	args_help(c->options);
	args_help(c->shared);
	if (c->more)
		printf("\n%s\n%s\n", _("for example:"), c->more);
}

void help_all(void)
{
	printf("%s\n", _("usage: cdslog [--file FILE] [--lang vi|en] [COMMAND] [options]"));
	printf("\n%s\n\n", _("Logs the outreach sessions of community digital-technology teams."
	    " Without a command it opens the screens."));
	for (size_t i = 0; i < commands_count; i++) {
		fputs("  ", stdout);
		format_cell(stdout, commands[i]->name, 10);
		printf(" %s\n", _(commands[i]->summary));
	}
	printf("\n%s\n", _("'cdslog help COMMAND' shows the options of a command."));
	args_help(global_options);
}

static int help_run(struct app *app, const struct args *args)
{
	const struct command *c;

	(void)app;
	if (args->rests == 0) {
		help_all();
		return out_end(EXIT_OK);
	}
	c = command_find(args->rest[0]);
	if (!c) {
		unknown_command(args->rest[0]);
		return EXIT_MISUSED;
	}
	command_help(c);
	return out_end(EXIT_OK);
}

const struct command command_help_ = {
	"help", N_("[COMMAND]"), N_("this page, or the options of a command"), NULL, NULL, OPEN_NOT,
	help_run, NULL
};
