/* A file that a person names to be read, where "-" is standard input. Called by import, by merge
 * and by the lists of places, teams and services. */
#ifndef INPUT_H
#define INPUT_H

#include <stdbool.h>

/* A file to be read. The caller owns the struct; input_end frees what is in it. */
struct input {
	const char *name;               /* as it was named, borrowed */
	const char *path;               /* where it is to be read */
	char *copy;                     /* the temporary copy of standard input; NULL: none */
};

/* Does this name mean standard input? */
bool input_is_standard(const char *name);

/* Makes a named file ready to be read. What comes by standard input is first copied to a
 * temporary file that nobody else can read, since a log is not read from its beginning to its
 * end. `command` is named in the advice that is given where standard input is a terminal.
 * EXIT_OK; otherwise it has been said why not, and input_end need not be called. */
int input_begin(struct input *input, const char *name, const char *command);

/* Removes the copy, if there is one. A signal that ends the program removes the copy, too. */
void input_end(struct input *input);

#endif
