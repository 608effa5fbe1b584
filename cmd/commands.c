/* All commands, in the order in which the help lists them. main.c takes the table and hands it
 * down in the app. A new command is its file in cmd/command/ and one line here. */
#include "commands.h"

#define COMMANDS(COMMAND) \
	COMMAND(add) \
	COMMAND(edit) \
	COMMAND(remove) \
	COMMAND(restore) \
	COMMAND(list) \
	COMMAND(show) \
	COMMAND(merge) \
	COMMAND(merges) \
	COMMAND(unmerge) \
	COMMAND(pack) \
	COMMAND(redact) \
	COMMAND(review) \
	COMMAND(report) \
	COMMAND(import) \
	COMMAND(export) \
	COMMAND(place) \
	COMMAND(team) \
	COMMAND(service) \
	COMMAND(check) \
	COMMAND(config) \
	COMMAND(help)

#define DECLARED(name) extern const struct command command_##name;
#define LISTED(name) &command_##name,

COMMANDS(DECLARED)
const struct command *const commands[] = {COMMANDS(LISTED) NULL};
