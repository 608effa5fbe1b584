/* Floor 1: rows that wait, to be written some at a time: one INSERT of sixteen rows costs a third less than sixteen of one.
 * Whoever asks for any other statement has them written first, so that nothing ever sees the difference. */
#ifndef CDS_LATER_H
#define CDS_LATER_H

#include <sqlite3.h>

#include "base/buf.h"
#include "cdslog.h"

enum cds__later { CDS__LATER_ENTRY, CDS__LATER_SESSION, CDS__LATERS };

#define CDS__LATER_ROWS 16
#define CDS__LATER_COLUMNS 10             /* no table has more columns */

/* A value: null, unless it says otherwise. */
struct cds__column {
	int type;                       /* SQLITE_INTEGER, SQLITE_TEXT, SQLITE_BLOB; 0: null */
	int64_t number;
	struct cds__slice bytes;
};

static inline struct cds__column cds__column_int(int64_t number)
{
	return (struct cds__column){.type = SQLITE_INTEGER, .number = number};
}

static inline struct cds__column cds__column_blob(const void *p, size_t n)
{
	return (struct cds__column){.type = SQLITE_BLOB, .bytes = {p, n}};
}

/* What waits for one table. */
struct cds__later_rows {
	sqlite3_stmt *one, *many;
	int rows;
	struct cds__column value[CDS__LATER_ROWS * CDS__LATER_COLUMNS];
	struct cds__buf bytes;          /* of the values, one after another */
};

/* A row in the order of the table's columns as later.c has them; copied. */
void cds__later_add(cds_log *log, enum cds__later table, const struct cds__column *row);

bool cds__later_waiting(const cds_log *log);
void cds__later_settle(cds_log *log);
void cds__later_forget(cds_log *log);   /* what they were part of is undone */
void cds__later_free(cds_log *log);

#endif
