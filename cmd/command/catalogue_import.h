/* Importing places, teams and services. Called by catalogue.c. */
#ifndef CATALOGUE_IMPORT_H
#define CATALOGUE_IMPORT_H

#include "app/app.h"
#include "app/args.h"

/* Imports the table that is named, or the installed list. `every` are fields that each row gets,
 * from the options; the name of an installed list is added to them. Returns the exit status. */
int catalogue_import_run(struct app *app, const struct args *args, enum cds_kind kind,
    cds_fields *every);

#endif
