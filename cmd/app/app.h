/* The program around a log: which file, who writes, and how it speaks. */
#ifndef APP_H
#define APP_H

#include <stdbool.h>
#include <stddef.h>

#include "cdslog.h"

struct command;                         /* command/command.h */

struct app {
	cds_log *log;
	char *path;
	const char *author;             /* --author; NULL: not given */
	/* nobody said who writes: entries have the name of whoever is logged in */
	bool nameless;
	/* --lang or CDSLOG_LANG: the log's own setting does not count */
	bool lang_given;
	uint64_t chance;                /* CDSLOG_SEED, for tests */
	int64_t now;                    /* CDSLOG_NOW in milliseconds, -1: the clock */
	struct cds_env env;
	const struct command *const *commands;  /* all there are; NULL ends the table */
};

enum {
	EXIT_OK = 0,
	EXIT_FAILED = 1,
	EXIT_MISUSED = 2,
	EXIT_ATTENTION = 3
};

/* "cdslog: …" on standard error. */
#if defined(__GNUC__)
__attribute__((format(printf, 1, 2)))
#endif
void say(const char *format, ...);
/* What is said wherever an allocation failed, in the language. */
const char *out_of_memory(void);
/* What a library call left behind; its exit status comes back. */
int say_error(const struct app *app, enum cds_status status);
void say_problem(const struct cds_error *error);
/* What a call that gave `status` left behind, also where it was not the log but the program that
 * had no memory.  Returns buf. */
char *status_words(const struct app *app, enum cds_status status, char *buf, size_t size);
/* What went wrong in the language, reasons and numbers among its arguments, too.  Returns buf. */
char *error_words(const struct cds_error *error, char *buf, size_t size);

/* Opens app->path and sets author, device, clock and language; what fails has been said. */
enum cds_status app_open(struct app *app, unsigned flags);
const char *app_login_name(void);
/* Who writes, from now on in this log on this laptop.  CDS_INVALID: not a name. */
enum cds_status app_name_author(struct app *app, const char *name);
void app_close(struct app *app);
char *app_default_path(void);           /* $XDG_DATA_HOME/cdslog/log.cdslog; free() */
int app_today(const struct app *app);   /* the local day */

#endif
