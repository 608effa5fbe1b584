/* Merging the files of one call of the command merge. Called by merge.c. */
#ifndef MERGE_FILES_H
#define MERGE_FILES_H

#include "app/app.h"
#include "app/args.h"
#include "out/out.h"

/* Merges the files that args->rest names, one after another: each is merged as a whole or not at
 * all, and whether it was is said, with a line about all of them at the end. `standard` is the
 * file with what came by standard input, if "-" was named. Returns the exit status. */
int merge_files(struct app *app, const struct args *args, const char *standard, struct out *out);

#endif
