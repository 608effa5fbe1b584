/* Floor 2: everything derived, dropped and made again. */
#ifndef CDS_REBUILD_H
#define CDS_REBUILD_H

#include "cdslog.h"

/* Items and fields keep their numbers, so that rows of sessions can be compared; those that
 * nothing refers to any more stay, unknown. `stop` is asked for each subject and may be NULL. */
void cds__rebuild_derived(cds_log *log, bool (*stop)(void *arg), void *arg);

/* The entries seq first to last go, and what followed from them with them; how many. Redactions
 * of words in entries that stay are not among them. */
int64_t cds__entries_forget(cds_log *log, int64_t first, int64_t last);

#endif
