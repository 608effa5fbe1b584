/* Floor 1: rows that wait, to be written some at a time: one INSERT of sixteen rows costs a third less than sixteen of one.
 * Whoever asks for any other statement has them written first, so that nothing ever sees the difference. */
#ifndef CDS_LATER_H
#define CDS_LATER_H

#include <sqlite3.h>

#include "cdslog.h"

enum cds__later { CDS__LATER_ENTRY, CDS__LATER_SESSION, CDS__LATERS };

/* Where to bind a row's values, from parameter *at on in the order of the table's columns, its number first; what is bound is
 * copied.  NULL after a failure.  Then cds__later_add. */
sqlite3_stmt *cds__later_row(cds_log *log, enum cds__later table, int *at);
void cds__later_add(cds_log *log, enum cds__later table);

bool cds__later_waiting(const cds_log *log);
void cds__later_settle(cds_log *log);
void cds__later_forget(cds_log *log);   /* what they were part of is undone */
void cds__later_free(cds_log *log);

#endif
