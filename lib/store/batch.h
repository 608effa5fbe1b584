/* Rows of entries and sessions wait here and are written sixteen at a time, since one INSERT of
 * sixteen rows costs a third less than sixteen of one.  cds__sql and cds__sql_own write what waits
 * before they give any other statement, so that no statement ever sees the difference.
 * lib/log/arrive.c adds entries, lib/derive/session_row.c sessions. */
#ifndef CDS_BATCH_H
#define CDS_BATCH_H

#include <sqlite3.h>

#include "base/buf.h"
#include "cdslog.h"

enum cds__batch { CDS__BATCH_ENTRY, CDS__BATCH_SESSION, CDS__BATCHES };

#define CDS__BATCH_ROWS 16
#define CDS__BATCH_COLUMNS 10             /* neither table has more columns */

/* One value of a row; one that is all zero is null. */
struct cds__column {
	int type;                       /* SQLITE_INTEGER, SQLITE_TEXT, SQLITE_BLOB; 0: null */
	int64_t number;                 /* of an integer */
	struct cds__slice bytes;        /* of a text or a blob */
};

/* An integer as a value. */
static inline struct cds__column cds__column_int(int64_t number)
{
	return (struct cds__column){.type = SQLITE_INTEGER, .number = number};
}

/* N bytes as a value; they are the caller's until cds__batch_add has copied them. */
static inline struct cds__column cds__column_blob(const void *p, size_t n)
{
	return (struct cds__column){.type = SQLITE_BLOB, .bytes = {p, n}};
}

/* The rows that wait for one table. */
struct cds__batch_rows {
	sqlite3_stmt *one, *many;       /* insert 1 row, CDS__BATCH_ROWS rows; made when needed */
	int rows;                       /* how many wait */
	struct cds__column value[CDS__BATCH_ROWS * CDS__BATCH_COLUMNS];
	struct cds__buf bytes;          /* the bytes of all values, one after another */
};

/* Adds a row to those that wait, and writes them all once they are CDS__BATCH_ROWS.  The values are
 * in the order of the table's columns in batch.c, and are copied.  It does nothing after a
 * failure. */
void cds__batch_add(cds_log *log, enum cds__batch table, const struct cds__column *row);

/* Do any rows wait? */
bool cds__batch_waiting(const cds_log *log);

/* Writes the rows that wait, if any. */
void cds__batch_write(cds_log *log);

/* Drops the rows that wait, since the transaction that they belong to was undone. */
void cds__batch_forget(cds_log *log);

/* Frees what the batches hold; cds_log_close calls it. */
void cds__batch_free(cds_log *log);

#endif
