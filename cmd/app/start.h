/* How the program was started: the options before the command, the language, and whether the
 * arguments are text at all. Called by main.c; the help prints the options. */
#ifndef START_H
#define START_H

#include "app/app.h"
#include "app/args.h"

extern const struct option start_options[];

struct start {
	const char *file, *lang;        /* NULL: not given */
	bool help, version, plain;
	int first;                      /* index in argv of the command, or argc */
};

/* Reads the options before the command. False: misused, which has been said. */
bool start_read(int argc, char **argv, struct start *start);

/* Sets the language: that of --lang (NULL: not given), else what the environment says, else
 * Vietnamese. app->lang_given is set where the log's own setting does not count. False: there is
 * no such language, which has been said. */
bool start_language(struct app *app, const char *lang);

/* Are all arguments UTF-8 text? Other bytes would be stored or shown as rubbish. False: said. */
bool start_is_text(int argc, char **argv);

#endif
