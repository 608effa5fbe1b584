/* A command is one file that ends in one const struct; main finds them in one table. */
#ifndef COMMAND_H
#define COMMAND_H

#include "app/app.h"
#include "app/args.h"

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

extern const struct command *const commands[];
extern const size_t commands_count;
const struct command *command_find(const char *name);   /* NULL: there is none */
void command_help(const struct command *command);

#endif
