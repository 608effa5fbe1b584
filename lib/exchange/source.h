/* A stranger's file, opened for reading and trusted in nothing: merge.c reads from it. */
#ifndef CDS_SOURCE_H
#define CDS_SOURCE_H

#include "store/store.h"

/* Opens a file to be merged into `log`, inside a transaction that reads; with `full` its pages are
 * checked, too.  Messages call the file by `name`.  NULL: it is refused, and `log` has the reason.
 * The caller closes it with cds__source_close. */
cds_log *cds__source_open(cds_log *log, const char *path, const char *name, bool full);

/* Closes it; NULL is allowed. */
void cds__source_close(cds_log *source);

#endif
