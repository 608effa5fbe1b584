/* Floor 1: rows that wait, to be written some at a time: one INSERT of sixteen rows costs a
 * third less than sixteen of one. Whoever asks for any other statement has them written first,
 * so that nothing ever sees the difference. */
#ifndef CDS_BATCH_H
#define CDS_BATCH_H

#include <sqlite3.h>

#include "base/buf.h"
#include "cdslog.h"

enum cds__batch { CDS__BATCH_ENTRY, CDS__BATCH_SESSION, CDS__BATCHES };

#define CDS__BATCH_ROWS 16
#define CDS__BATCH_COLUMNS 10             /* no table has more columns */

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
struct cds__batch_rows {
	sqlite3_stmt *one, *many;
	int rows;
	struct cds__column value[CDS__BATCH_ROWS * CDS__BATCH_COLUMNS];
	struct cds__buf bytes;          /* of the values, one after another */
};

/* A row in the order of the table's columns as later.c has them; copied. */
void cds__batch_add(cds_log *log, enum cds__batch table, const struct cds__column *row);

bool cds__batch_waiting(const cds_log *log);
void cds__batch_settle(cds_log *log);
void cds__batch_forget(cds_log *log);   /* what they were part of is undone */
void cds__batch_free(cds_log *log);

#endif
