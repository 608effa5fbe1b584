/* All commands: the table that main hands down. */
#ifndef COMMANDS_H
#define COMMANDS_H

#include "command/command.h"

/* In the order of the help; NULL ends it. */
extern const struct command *const commands[];

#endif
