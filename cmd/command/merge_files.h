/* Several files merged in one call, each all or nothing. Called by merge.c. */
#ifndef MERGE_FILES_H
#define MERGE_FILES_H

#include "app/app.h"
#include "app/args.h"
#include "out/out.h"

/* Those that were named, one after another; what became of each is said, and of all of them at
 * the end; `standard` is where what came by standard input is, if "-" was named. Returns the exit
 * status. */
int merge_files(struct app *app, const struct args *args, const char *standard, struct out *out);

#endif
