/* Statements and values of a log's database, for all of lib/.  Errors are sticky: after the first
 * failure in a call of a public function the helpers here do nothing and give 0, NULL or "", so
 * that their callers need not look after each; the public function looks once, at its end. */
#ifndef CDS_SQL_H
#define CDS_SQL_H

#include <sqlite3.h>

#include "base/buf.h"
#include "cdslog.h"

/* ---- errors ---- */

/* cds__fail(log, status, template, arg…) records an error if it is the first one.  The template is
 * a literal that has its translation; %1, %2 … stand for the arguments, strings, which are
 * copied. */
void cds__fail_(cds_log *log, enum cds_status status, const char *template_text, ...);
#define cds__fail(log, status, ...) cds__fail_(log, status, __VA_ARGS__, (const char *)NULL)

/* Records that an allocation failed. */
void cds__fail_memory(cds_log *log);

/* Records what a result code of SQLite means for a person. */
void cds__fail_sql(cds_log *log, int rc);

/* cds_text_normal and cds_text_matches for a log, which fails where memory is out: whatever is said
 * of the text after that is no longer heard. */
enum cds_status cds__text_normal(cds_log *log, const char *text, size_t n, char **out);
bool cds__text_matches(cds_log *log, const char *text, const char *typed);

/* What integrity_check and quick_check say of a page that they can't read: is the file to blame?
 * false: they had no memory, and the log fails. */
bool cds__sql_checked(cds_log *log, const char *said);

/* Has something failed since the outermost public function began? */
bool cds__failed(const cds_log *log);

/* Records that the file is damaged; `what` names the table or the rule that is broken. */
void cds__damaged(cds_log *log, const char *what);

/* The same where a column of the row holds what it can't; it names the column. */
void cds__damaged_column(cds_log *log, sqlite3_stmt *st, int column);

/* ---- statements ---- */

/* The statement of this text, ready to be bound; NULL after a failure.  The log keeps it, under the
 * text's address, so the text must be a literal.  Because each is kept once, one that is being read
 * must not be asked for again: use cds__sql_own where that may happen. */
sqlite3_stmt *cds__sql(cds_log *log, const char *sql);

/* A new statement, which the caller finalizes; NULL after a failure. */
sqlite3_stmt *cds__sql_own(cds_log *log, const char *sql);

/* Binds one value for each letter: i int64_t, t const char *, s struct cds__slice as text,
 * u const cds_uuid *, b const void * and size_t as a blob, n no argument (null).  The bytes of s
 * and b are not copied: they must stay until the statement was run. */
void cds__sql_bind(cds_log *log, sqlite3_stmt *st, const char *letters, ...);

/* Steps to the next row, and says whether there is one.  At the end, or if it failed, the statement
 * is reset. */
bool cds__sql_row(cds_log *log, sqlite3_stmt *st);

/* Runs a statement to its end. */
void cds__sql_run(cds_log *log, sqlite3_stmt *st);

/* Runs a text of several statements that have no values to bind. */
void cds__sql_exec(cds_log *log, const char *sql);

/* The number in the only column of the first row; 0 if there is no row, or null in it. */
int64_t cds__sql_int(cds_log *log, const char *sql);

/* The number in the only column of the first row of a kept statement, whose values are bound as
 * cds__sql_bind does: `least` or more, as the tables allow; 0 if there is no row, or it failed. */
int64_t cds__sql_value(cds_log *log, int64_t least, const char *sql, const char *letters, ...);

/* Appends the number in the first column of each row that is left, 1 or more, and resets the
 * statement. */
void cds__sql_numbers(cds_log *log, sqlite3_stmt *st, struct cds__buf *out);

/* Has a kept statement, whose values are bound as cds__sql_bind does, any row? */
bool cds__sql_any(cds_log *log, const char *sql, const char *letters, ...);

/* Resets all kept statements, so that none holds a transaction open. */
void cds__sql_reset_all(cds_log *log);

/* Frees all kept statements; cds_log_close calls it. */
void cds__sql_free_all(cds_log *log);

/* ---- values of a row ----
 * What a person opens may be a stranger's file, and damaged in any way, so no value is converted to
 * another type.  The readers that are given the log record that it is damaged where a value is not
 * what the tables allow, and return 0, "" or what they say.  Columns are numbered from 0. */

/* No count is higher, so that sums of them fit. */
#define CDS__NUMBER_MAX (INT64_C(1) << 53)

/* Is the column an integer from low to high?  Then it is in *out.  The column is looked up once for
 * both its type and its number, since some reports read a million; a connection of one thread may
 * ask such a value directly (sqlite.org/c3ref/value.html, "unprotected"). */
static inline bool cds__sql_integer(sqlite3_stmt *st, int column, int64_t low, int64_t high,
    int64_t *out)
{
	sqlite3_value *value = sqlite3_column_value(st, column);

	if (sqlite3_value_type(value) != SQLITE_INTEGER)
		return false;
	*out = sqlite3_value_int64(value);
	return *out >= low && *out <= high;
}

/* The integer in a column, which must be from low to high; if it isn't, 0, or low where 0 is not
 * allowed either. */
static inline int64_t cds__sql_within(cds_log *log, sqlite3_stmt *st, int column, int64_t low,
    int64_t high)
{
	int64_t n;

	if (cds__sql_integer(st, column, low, high, &n))
		return n;
	cds__damaged_column(log, st, column);
	return low <= 0 && high >= 0 ? 0 : low;
}

/* The count or the row's number in a column: an integer from 0 to CDS__NUMBER_MAX. */
static inline int64_t cds__sql_number(cds_log *log, sqlite3_stmt *st, int column)
{
	return cds__sql_within(log, st, column, 0, CDS__NUMBER_MAX);
}

/* The same in a column that may be null; the argument `null` is what to return then. */
int64_t cds__sql_number_or(cds_log *log, sqlite3_stmt *st, int column, int64_t null);

/* A day, counted from 1970-01-01: of 1970 to 2199, or CDS_NO_DAY. */
int cds__sql_day(cds_log *log, sqlite3_stmt *st, int column);

/* A time, in seconds since 1970.  One before 1970 or after 2199 gives the nearest within. */
int64_t cds__sql_time(cds_log *log, sqlite3_stmt *st, int column);

/* A text of valid UTF-8, "" if it is null.  It is SQLite's, and stays until the next step. */
const char *cds__sql_text(cds_log *log, sqlite3_stmt *st, int column);

/* A UUID; false if the column holds none. */
bool cds__sql_id(cds_log *log, sqlite3_stmt *st, int column, cds_uuid *out);

/* The rest record nothing: their callers say themselves what is wrong. */

/* A UUID; false if the column is not a blob of 16 bytes. */
bool cds__sql_uuid(sqlite3_stmt *st, int column, cds_uuid *out);

/* The bytes of a text or a blob, {NULL, 0} if the column is neither.  They are SQLite's, and stay
 * until the next step. */
struct cds__slice cds__sql_slice(sqlite3_stmt *st, int column);

/* The same of a blob only. */
struct cds__slice cds__sql_blob(sqlite3_stmt *st, int column);

#endif
