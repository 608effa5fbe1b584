/* What follows from the entries, dropped and made again.  Called by check, by migrations and by
 * unmerge. */
#ifndef CDS_REBUILD_H
#define CDS_REBUILD_H

#include "cdslog.h"

/* Drops everything that is derived and derives it again.  Items and fields keep their numbers, so
 * that rows of sessions can be compared with those before; items that nothing refers to any more
 * stay, as unknown ones.  `stop` (NULL: nobody) is asked before each subject; true: stop. */
void cds__rebuild_derived(cds_log *log, bool (*stop)(void *arg), void *arg);

/* Deletes the entries from seq first to last, with what followed from them, and returns how many.
 * Redactions of texts in entries that stay are kept. */
int64_t cds__entries_forget(cds_log *log, int64_t first, int64_t last);

#endif
