/* The options that list, export and report share: which sessions. */
#ifndef FILTER_H
#define FILTER_H

#include "app/app.h"
#include "app/args.h"

extern const struct option filter_options[];

/* EXIT_OK, or the exit status of what was said. Strings are borrowed from args and from
 * `service`. */
int filter_read(struct app *app, const struct args *args, struct cds_filter *filter,
    char service[65]);
int filter_cutoff(const struct args *args, int *cutoff);

#endif
