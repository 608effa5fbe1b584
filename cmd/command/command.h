/* What a command is: one file that ends in a const struct. The table of all commands is in
 * cmd/commands.c and comes down in the app, so that the help and line mode find a command by its
 * name and need not know any. Called by main.c, by the commands and by line mode. */
#ifndef COMMAND_H
#define COMMAND_H

#include "app/app.h"
#include "app/args.h"

/* Which log a command needs: bits of command.open. */
enum {
	OPEN_NOT = 1,                   /* runs without a log */
	OPEN_EXISTING = 2,              /* the log must be there: a new one has nothing to show */
	OPEN_READING = 4                /* reading is enough where the file can't be written */
};

struct command {
	const char *name;
	const char *usage;              /* what the help shows behind the name, a msgid */
	const char *summary;            /* one line for the help, a msgid */
	/* The command's own options, and a table that it shares with others; each may be NULL. */
	const struct option *options, *shared;
	unsigned open;                  /* OPEN_… */
	int (*run)(struct app *app, const struct args *args);   /* returns the exit status */
	const char *more;               /* an example or two for the help; NULL: none */
};

/* The command of that name in app->commands. NULL: there is none. */
const struct command *command_find(const struct app *app, const char *name);

/* Says on standard error that there is no such command, and which one may have been meant. */
void command_unknown(const struct app *app, const char *name);

/* Prints how one command is used, and its options. */
void command_usage(const struct command *command);

/* Prints what commands there are, and the options that come before them. */
void command_usage_all(const struct app *app);

#endif
