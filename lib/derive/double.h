/* Doubles: places, and teams, that are probably one and were made on two laptops.  They have one
 * name, and stand under the same place, under two places that may be one themselves, or one of them
 * under none.  Nobody has ruled on them yet.  Called where an item or a group changes. */
#ifndef CDS_DOUBLE_H
#define CDS_DOUBLE_H

#include "derive/pending.h"

/* An item, or the group that it is in, is about to change or has changed: it and those below it
 * are compared with their namesakes before the transaction ends.  Whoever changes a name calls this
 * before and after. */
void cds__double_touch(cds_log *log, int64_t n);

/* Somebody ruled on the items with these ids, or withdrew that. */
void cds__double_ruling(cds_log *log, const cds_uuid *a, const cds_uuid *b);

/* Compares the namesakes of all items that were touched.  Called by pending.c. */
void cds__double_compare(cds_log *log, struct cds__pending *item, size_t n);

#endif
