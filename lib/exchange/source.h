/* Floor 4: a stranger's file, opened for reading and trusted in nothing. */
#ifndef CDS_SOURCE_H
#define CDS_SOURCE_H

#include "store/store.h"

/* NULL, with the reason in `log`. */
cds_log *cds__source_open(cds_log *log, const char *path, bool full);
void cds__source_close(cds_log *source);

#endif
