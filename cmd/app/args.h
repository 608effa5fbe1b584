/* Options: each command has a table of them, and help is printed from the same table. */
#ifndef ARGS_H
#define ARGS_H

#include <stdbool.h>
#include <stddef.h>

struct option {
	/* "place": given as --place VALUE or --place=VALUE; NULL ends a table */
	const char *name;
	const char *value;              /* what the help calls it: "P"; NULL: takes none */
	const char *help;
};

struct given {
	const char *name, *value;
};

struct args {
	struct given *given;
	size_t givens;
	char **rest;                    /* what is no option */
	size_t rests;
};

/* Room for what argc words can give; false: no memory. */
bool args_init(struct args *args, int argc);
/* Two tables: a command's own, and those that it shares (NULL: none). False: misused, said on
 * standard error. */
bool args_parse(struct args *args, int argc, char **argv, const struct option *own,
    const struct option *shared);
void args_free(struct args *args);
/* the last one given; NULL: not given */
const char *args_get(const struct args *args, const char *name);
bool args_has(const struct args *args, const char *name);
/* Every one of a name, in order: *at starts at 0; NULL: no more. */
const char *args_each(const struct args *args, const char *name, size_t *at);
void args_help(const struct option *options);

/* The nearest of some words to one that was mistyped; NULL: none is near. */
const char *args_nearest(const char *word, const char *const *words, size_t n);

#endif
