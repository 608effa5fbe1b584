/* What a command is: one file that ends in one const struct. The table of all of them is made
 * above (commands.c) and comes down in the app, so that the help and line mode find a command by
 * its name and know none. Called by main.c, by the commands and by line mode. */
#ifndef COMMAND_H
#define COMMAND_H

#include "app/app.h"
#include "app/args.h"

/* Which log a command needs: bits of command.open. */
enum {
	OPEN_NOT = 1,                   /* runs without a log */
	OPEN_EXISTING = 2,              /* an empty new log would answer nothing */
	OPEN_READING = 4                /* if the file can't be written, reading is enough */
};

struct command {
	const char *name;
	const char *usage;              /* after the name */
	const char *summary;
	const struct option *options, *shared;
	unsigned open;
	int (*run)(struct app *app, const struct args *args);
	const char *more;               /* an example or two; may be NULL */
};

/* The command of that name in app->commands; NULL: there is none. */
const struct command *command_find(const struct app *app, const char *name);
/* Says on standard error that there is no such command, and which one is near. */
void command_unknown(const struct app *app, const char *name);
/* Prints how one command is used, and its options. */
void command_usage(const struct command *command);
/* Prints what commands there are, and the options that stand before them. */
void command_usage_all(const struct app *app);

#endif
