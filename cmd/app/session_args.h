/* The options and arguments by which the commands add and edit are given a session's fields. */
#ifndef SESSION_ARGS_H
#define SESSION_ARGS_H

#include "app/app.h"
#include "app/args.h"

extern const struct option session_options[]; /* --date, --place and so on */

/* Reads the fields of a session from options and from the arguments SERVICE=N, which begin at
 * args->rest[first], into `fields`. With --new, places, teams and services that are not there are
 * made. `before` has the fields of a session that is changed; NULL: it is new. EXIT_OK, or the exit
 * status of what has been said. */
int session_read(struct app *app, const struct args *args, size_t first, const cds_fields *before,
    cds_fields *fields);

#endif
