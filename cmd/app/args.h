/* Options and arguments of a command. Each command has a table of its options, from which both
 * this reading and its help are made. Called by main.c and by the commands. */
#ifndef ARGS_H
#define ARGS_H

#include <stdbool.h>
#include <stddef.h>

struct option {
	const char *name;               /* "place" for --place; NULL ends a table */
	const char *value;              /* its value's name in the help, a msgid; NULL: no value */
	const char *help;               /* a msgid */
};

/* The option by which a command that writes is told who does. */
#define AUTHOR_OPTION {"author", N_("NAME"), N_("the author of this change")}

/* An option that was given; both strings are borrowed from the table and from argv. */
struct given {
	const char *name, *value;       /* value "": the option takes none */
};

struct args {
	struct given *given;            /* the options, in their order */
	size_t givens;
	char **rest;                    /* the arguments that are not options, borrowed from argv */
	size_t rests;
};

/* Makes room for what argc words can give; args_free frees it. False: no memory. */
bool args_init(struct args *args, int argc);

/* Reads argv by two tables, the command's own and one that it shares with others (NULL: none), into
 * `args`, which has room for it. False: the command is misused, which has been said. */
bool args_parse(struct args *args, int argc, char **argv, const struct option *own,
    const struct option *shared);

/* Frees the arrays of `args`, not `args` itself. */
void args_free(struct args *args);

/* The value of an option, if it was given more than once the last; NULL: it was not given. */
const char *args_get(const struct args *args, const char *name);

/* Was this option given? */
bool args_has(const struct args *args, const char *name);

/* The values of an option that may be given more than once, one a call and in their order. *at is
 * 0 before the first call. NULL: there are no more. */
const char *args_each(const struct args *args, const char *name, size_t *at);

/* Whether no more than `most` words are left over for a command; false: the first of those that are
 * too many was said on standard error. */
bool args_no_more(const struct args *args, size_t most, const char *command);

/* Prints a table of options for the help. NULL: prints nothing. */
void args_help(const struct option *options);

/* The one of n words that somebody meant who mistyped `word`; NULL: none is similar enough. */
const char *args_nearest(const char *word, const char *const *words, size_t n);

#endif
