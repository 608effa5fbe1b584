/* The options that list, export, report and pack share: which sessions are meant. */
#ifndef FILTER_H
#define FILTER_H

#include "app/app.h"
#include "app/args.h"

extern const struct option filter_options[]; /* --from, --place and so on */

/* Reads the filter from the options. Its strings are borrowed from `args` and from `service`,
 * which gets the code of the service. EXIT_OK, or the exit status of what has been said. */
int filter_read(struct app *app, const struct args *args, struct cds_filter *filter,
    char service[65]);

/* Reads --cutoff: 14 for the months of state reports, 0 for calendar months. EXIT_OK, or said. */
int filter_cutoff(const struct args *args, int *cutoff);

#endif
