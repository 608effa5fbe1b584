/* A file that a person names to be read, where "-" is standard input. */
#ifndef INPUT_H
#define INPUT_H

#include <stdbool.h>

struct input {
	const char *name;               /* as it was named */
	const char *path;               /* where it is to be read */
	char *copy;                     /* of standard input: a file of our own; NULL: none */
};

bool input_is_standard(const char *name);
/* What comes by standard input is first copied to a temporary file that nobody else can read,
 * since a log is not read from its beginning to its end. `command` is for the advice to whoever
 * sits at the keyboard. EXIT_OK; else said, and there is nothing to end. */
int input_begin(struct input *input, const char *name, const char *command);
/* The copy is removed, as it is if a signal ends the program before. */
void input_end(struct input *input);

#endif
