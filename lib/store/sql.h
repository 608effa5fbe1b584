/* Floor 1: sticky helpers.  After the first failure of a log's call they do
 * nothing, and the public function looks once, at its end. */
#ifndef CDS_SQL_H
#define CDS_SQL_H

#include <sqlite3.h>

#include "base/buf.h"
#include "cdslog.h"

/* Records the first error: cds__fail(log, status, template, arg…). */
void cds__fail_(cds_log *log, enum cds_status status, const char *template_text, ...);
#define cds__fail(log, status, ...) cds__fail_(log, status, __VA_ARGS__, (const char *)NULL)
void cds__fail_memory(cds_log *log);            /* an allocation failed */
void cds__fail_sql(cds_log *log, int rc);       /* from an SQLite result */
bool cds__failed(const cds_log *log);

/* A statement kept ready under its text's address (a literal), reset and unbound; NULL after a
 * failure.  Not for use twice at once: cds__sql_own is, and is finalized by the caller. */
sqlite3_stmt *cds__sql(cds_log *log, const char *sql);
sqlite3_stmt *cds__sql_own(cds_log *log, const char *sql);
/* Binds by letters: i int64_t, t const char *, s struct cds__slice as text, u const cds_uuid *,
 * b const void * and size_t, n nothing (null). */
void cds__sql_bind(cds_log *log, sqlite3_stmt *st, const char *letters, ...);
/* true: a row; false: the end, or failed */
bool cds__sql_row(cds_log *log, sqlite3_stmt *st);
void cds__sql_run(cds_log *log, sqlite3_stmt *st);      /* to its end */
void cds__sql_exec(cds_log *log, const char *sql);      /* several statements, no values */
void cds__sql_reset_all(cds_log *log);
void cds__sql_free_all(cds_log *log);

/* Columns, strictly: what a person opens may be a stranger's file, and damaged in any way, so
 * no value is converted. The readers that are given the log fail it where a value is not what
 * the tables allow, and return 0 or "". */
/* A table, or a column of the row, holds what it can't. */
void cds__damaged(cds_log *log, const char *what);
void cds__damaged_column(cds_log *log, sqlite3_stmt *st, int column);
/* Nothing is counted beyond it, so that sums fit. */
#define CDS__NUMBER_MAX (INT64_C(1) << 53)

/* false: not an integer from low to high.  The column is looked up once for both its type and its
 * number, since some reports read a million; a connection of one thread may ask such a value
 * directly (sqlite.org/c3ref/value.html, "unprotected"). */
static inline bool cds__sql_integer(sqlite3_stmt *st, int column, int64_t low, int64_t high,
    int64_t *out)
{
	sqlite3_value *value = sqlite3_column_value(st, column);

	if (sqlite3_value_type(value) != SQLITE_INTEGER)
		return false;
	*out = sqlite3_value_int64(value);
	return *out >= low && *out <= high;
}

static inline int64_t cds__sql_within(cds_log *log, sqlite3_stmt *st, int column, int64_t low,
    int64_t high)
{
	int64_t n;

	if (cds__sql_integer(st, column, low, high, &n))
		return n;
	cds__damaged_column(log, st, column);
	return low <= 0 && high >= 0 ? 0 : low;
}

static inline int64_t cds__sql_number(cds_log *log, sqlite3_stmt *st, int column)
{
	return cds__sql_within(log, st, column, 0, CDS__NUMBER_MAX);
}

/* what stands for null */
int64_t cds__sql_number_or(cds_log *log, sqlite3_stmt *st, int column, int64_t null);
/* of 1970 to 2199, or CDS_NO_DAY */
int cds__sql_day(cds_log *log, sqlite3_stmt *st, int column);
/* seconds; beyond 1970 to 2199: the nearest of them */
int64_t cds__sql_time(cds_log *log, sqlite3_stmt *st, int column);
/* valid UTF-8, "" if null; until the next step */
const char *cds__sql_text(cds_log *log, sqlite3_stmt *st, int column);
bool cds__sql_id(cds_log *log, sqlite3_stmt *st, int column, cds_uuid *out);
/* The same without the log, where whoever asks says what is wrong. */
/* false: not a 16-byte blob */
bool cds__sql_uuid(sqlite3_stmt *st, int column, cds_uuid *out);
/* text or blob; {NULL, 0}: another type */
struct cds__slice cds__sql_slice(sqlite3_stmt *st, int column);
/* blob; {NULL, 0}: another type */
struct cds__slice cds__sql_blob(sqlite3_stmt *st, int column);
/* one number; 0 if none or null */
int64_t cds__sql_int(cds_log *log, const char *sql);

#endif
