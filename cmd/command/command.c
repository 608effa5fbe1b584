/* Finding a command by its name, and printing the help. */
#include "command/command.h"

#include <stdio.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "app/start.h"

const struct command *command_find(const struct app *app, const char *name)
{
	for (const struct command *const *c = app->commands; *c; c++)
		if (strcmp((*c)->name, name) == 0)
			return *c;
	return NULL;
}

void command_unknown(const struct app *app, const char *name)
{
	const char *words[64], *near;
	size_t n = 0;

	for (const struct command *const *c = app->commands; *c && n < 64; c++)
		words[n++] = (*c)->name;
	near = args_nearest(name, words, n);
	if (near)
		say(_("'%s' is not a command: did you mean '%s'?"), name, near);
	else
		say(_("'%s' is not a command: see 'cdslog help'"), name);
}

void command_usage(const struct command *c)
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

void command_usage_all(const struct app *app)
{
	printf("%s\n", _("usage: cdslog [--file FILE] [--lang vi|en] [COMMAND] [options]"));
	printf("\n%s\n\n", _("Logs the outreach sessions of community digital-technology teams."
	    " Without a command it opens the screens."));
	for (const struct command *const *c = app->commands; *c; c++) {
		fputs("  ", stdout);
		format_cell(stdout, (*c)->name, 10);
		printf(" %s\n", _((*c)->summary));
	}
	printf("\n%s\n", _("'cdslog help COMMAND' shows the options of a command."));
	args_help(start_options);
}
