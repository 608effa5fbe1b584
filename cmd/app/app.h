/* The program around a log: which file it is, who writes, in which language the program speaks,
 * and how it says what went wrong. Used by main.c and by everything in cmd/. */
#ifndef APP_H
#define APP_H

#include <stdbool.h>
#include <stddef.h>

#include "cdslog.h"

struct command;                         /* command/command.h */

/* What one run of the program has. main.c makes it, and app_open fills in the rest. */
struct app {
	cds_log *log;                   /* owned: app_close closes it; NULL: no log is open */
	char *path;                     /* of the log; main.c frees it */
	const char *author;             /* --author; NULL: not given */
	bool nameless;                  /* nobody said who writes: the login name is taken */
	char writer[400];               /* who writes now */
	bool lang_given; /* by --lang or CDSLOG_LANG; the log's setting is not read */
	uint64_t chance;                /* state of the random numbers of tests (CDSLOG_SEED) */
	int64_t now;                    /* of tests: CDSLOG_NOW in milliseconds; -1: none */
	struct cds_env env;             /* clock and random numbers of tests, for the log */
	const struct command *const *commands; /* all commands; NULL ends the table */
	/* How line mode asks for a yes. NULL: a command asks at the terminal, if it has one. */
	bool (*ask)(const char *question);
};

/* Exit statuses, as cdslog(1) tells them. */
enum {
	EXIT_OK = 0,
	EXIT_FAILED = 1,
	EXIT_MISUSED = 2,               /* an option or argument is wrong */
	EXIT_ATTENTION = 3              /* done, but something needs a look */
};

/* ---- saying what is wrong ---- */

/* Prints "cdslog: " and a line on standard error; in line mode the line alone. */
#if defined(__GNUC__)
__attribute__((format(printf, 1, 2)))
#endif
void say(const char *format, ...);

/* The text for a failed allocation, in the language. It is static. */
const char *out_of_memory(void);

/* Says the error that a call of the library left in the log, unless its status is CDS_OK. Returns
 * the exit status for `status`. */
int say_error(const struct app *app, enum cds_status status);

/* Says an error that is not the log's own, such as one that check found. */
void say_problem(const struct cds_error *error);

/* Puts into buf why a call failed with `status`: the log's error, or that there is no memory, where
 * it was not the log but the program that had none. Returns buf. */
char *status_words(const struct app *app, enum cds_status status, char *buf, size_t size);

/* Puts an error in words into buf, in the language: arguments that are reasons are translated,
 * too, and numbers are written as people write them. Returns buf. */
char *error_words(const struct cds_error *error, char *buf, size_t size);
/* Which row of a table was refused, and why: a line on standard error. */
void say_refused(const struct cds_import_reject *r);

/* ---- the log, who writes, and when ---- */

/* Opens app->path with these CDS_OPEN_… flags and sets author, device, clock and language. If it
 * fails, that has been said. */
enum cds_status app_open(struct app *app, unsigned flags);

/* Closes the log. It may be called where none is open. */
void app_close(struct app *app);

/* The full name of whoever is logged in, else the login name. It is static, until the next call. */
const char *app_login_name(void);

/* Sets who writes, from now on and for later runs, in this log on this laptop. CDS_INVALID: this
 * can't be a name. */
enum cds_status app_name_author(struct app *app, const char *name);

/* The log's path where nobody named one: $XDG_DATA_HOME/cdslog/log.cdslog, with ~/.local/share
 * where that variable is not set. The caller frees it. NULL: no memory. */
char *app_default_path(void);

/* The time, in seconds since 1970. */
int64_t app_now(const struct app *app);

/* The day that it is here and now; CDS_NO_DAY: the system can't tell. */
int app_today(const struct app *app);

#endif
