/* Statements and values of a log's database: what sql.h promises. */
#include "store/sql.h"

#include <stdarg.h>
#include <stdlib.h>

#include "store/batch.h"
#include "store/store.h"
#include "base/text.h"

#define CDS__TIME_MAX INT64_C(7258118399)       /* the end of 2199 */

void cds__fail_(cds_log *log, enum cds_status status, const char *template_text, ...)
{
	va_list args;

	va_start(args, template_text);
	cds__fault_setv(&log->fault, status, template_text, args);
	va_end(args);
}

void cds__fail_memory(cds_log *log)
{
	cds__fail(log, CDS_NO_MEMORY, CDS__OUT_OF_MEMORY);
}

enum cds_status cds__text_normal(cds_log *log, const char *text, size_t n, char **out)
{
	enum cds_status status = cds_text_normal(text, n, out);

	if (status == CDS_NO_MEMORY)
		cds__fail_memory(log);
	return status;
}

bool cds__text_matches(cds_log *log, const char *text, const char *typed)
{
	bool failed, found = cds__text_match(text, typed, &failed);

	if (failed)
		cds__fail_memory(log);
	return found;
}

bool cds__failed(const cds_log *log)
{
	return log->fault.error.status != CDS_OK;
}

/* A damaged stranger's file may announce a page or a value for which no memory is enough.  Is there
 * room for the largest that a log may have?  Then it was none of those. */
static bool sql_room(cds_log *log)
{
	void *p = log->stranger && log->db ? sqlite3_malloc(sqlite3_limit(log->db,
	    SQLITE_LIMIT_LENGTH, -1)) : NULL;

	sqlite3_free(p);
	return p != NULL;
}

bool cds__sql_checked(cds_log *log, const char *said)
{
	const char *code = strstr(said, "error code=");

	if (code && strtol(code + strlen("error code="), NULL, 10) == SQLITE_NOMEM) {
		cds__fail_memory(log);
		return false;
	}
	return true;
}

static const char sql_damaged[] = N_("log '%1' is damaged (%2): merge what can be read into"
    " a new log with 'merge --skip-bad'");
static const char sql_cant_write[] =
    N_("can't write to '%1': the file, its folder or its disk is read-only");
static const char sql_busy[] =
    N_("log '%1' is being written by another program: wait a moment and try again");

/* What is said of each result of SQLite: %1 is the log's path, %2 what SQLite says.  A result that
 * says more than its lowest byte is looked for first. */
static const struct {
	int rc;
	enum cds_status status;
	const char *text;
} sql_answers[] = {
	{SQLITE_READONLY_DBMOVED, CDS_IO, N_("log '%1' is not where it was: if its disk was pulled "
	    "out, put it back and try again; everything that was saved is still there")},
	{SQLITE_READONLY_ROLLBACK, CDS_REFUSED, N_("log '%1' was copied in the middle of a write "
	    "('%1-journal' is there), and can't be repaired where it can't be written: "
	    "copy both files to a folder that can be written")},
	{SQLITE_BUSY, CDS_BUSY, sql_busy}, {SQLITE_LOCKED, CDS_BUSY, sql_busy},
	{SQLITE_FULL, CDS_FULL, N_("no room left on the disk of '%1': free some space; the "
	    "log is unchanged")},
	{SQLITE_NOMEM, CDS_NO_MEMORY, CDS__OUT_OF_MEMORY},
	{SQLITE_INTERRUPT, CDS_STOPPED, N_("stopped; the log is unchanged")},
	{SQLITE_READONLY, CDS_READONLY, sql_cant_write},
	{SQLITE_PERM, CDS_READONLY, sql_cant_write},
	{SQLITE_CANTOPEN, CDS_IO,
	    N_("can't open '%1' (%2): is it a folder, or is its disk gone?")},
	{SQLITE_NOTADB, CDS_NOT_A_LOG, N_("'%1' is not a cdslog log: name another file; the "
	    "name of a log usually ends in .cdslog")},
	{SQLITE_CORRUPT, CDS_CORRUPT, sql_damaged}, {SQLITE_TOOBIG, CDS_CORRUPT, sql_damaged},
	{SQLITE_CONSTRAINT, CDS_CORRUPT, sql_damaged}, {SQLITE_MISMATCH, CDS_CORRUPT, sql_damaged},
	{SQLITE_IOERR, CDS_IO,
	    N_("reading or writing '%1' failed (%2): is its disk still there?")},
};

/* Fails by the answer to this very result; false: there is none. */
static bool sql_answer(cds_log *log, int rc, const char *why)
{
	for (size_t i = 0; i < sizeof sql_answers / sizeof *sql_answers; i++) {
		if (sql_answers[i].rc == rc) {
			cds__fail(log, sql_answers[i].status, sql_answers[i].text, log->path, why);
			return true;
		}
	}
	return false;
}

void cds__fail_sql(cds_log *log, int rc)
{
	const char *why = log->db ? sqlite3_errmsg(log->db) : sqlite3_errstr(rc);

	if (rc == SQLITE_ERROR)
		/* Our statements are right, so the file is not: a table or column is missing, a
		 * sum is beyond 2^63, or its format is one that SQLite does not support. */
		rc = SQLITE_CORRUPT;
	if ((rc & 0xff) == SQLITE_NOMEM && sql_room(log))
		cds__fail(log, CDS_CORRUPT, "reading log '%1' takes more memory than any log needs:"
		    " either it is damaged, and 'cdslog merge --skip-bad' merges what can be"
		    " read into a new log, or memory is short, and closing other programs helps",
		    log->path);
	else if (!sql_answer(log, rc, why) && !sql_answer(log, rc & 0xff, why))
		cds__fail(log, CDS_BUG, "unexpected answer from the database of '%1': %2",
		    log->path, why);
}

sqlite3_stmt *cds__sql_own(cds_log *log, const char *sql)
{
	sqlite3_stmt *st = NULL;
	int rc;

	cds__batch_write(log);
	if (cds__failed(log))
		return NULL;
	rc = sqlite3_prepare_v3(log->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &st, NULL);
	if (rc != SQLITE_OK)
		cds__fail_sql(log, rc);
	return st;
}

sqlite3_stmt *cds__sql(cds_log *log, const char *sql)
{
	size_t i = ((uintptr_t)sql >> 3) % CDS__STATEMENTS;

	cds__batch_write(log);
	if (cds__failed(log))
		return NULL;
	for (size_t tries = 0; tries < CDS__STATEMENTS; tries++, i = (i + 1) % CDS__STATEMENTS) {
		if (!log->statement[i].st) {
			log->statement[i].st = cds__sql_own(log, sql);
			if (!log->statement[i].st)
				/* A table is missing, or not as it should be. */
				return NULL;
			log->statement[i].sql = sql;
		}
		if (!log->statement[i].st)
			return NULL;
		if (log->statement[i].sql == sql) {
			sqlite3_reset(log->statement[i].st);
			sqlite3_clear_bindings(log->statement[i].st);
			return log->statement[i].st;
		}
	}
	cds__fail(log, CDS_BUG, "too many kinds of statements");
	return NULL;
}

void cds__sql_reset_all(cds_log *log)
{
	for (size_t i = 0; i < CDS__STATEMENTS; i++)
		sqlite3_reset(log->statement[i].st);
}

void cds__sql_free_all(cds_log *log)
{
	for (size_t i = 0; i < CDS__STATEMENTS; i++) {
		sqlite3_finalize(log->statement[i].st);
		log->statement[i].st = NULL;
		log->statement[i].sql = NULL;
	}
}

/* Binds the value that the letter says, taken from the arguments, and returns SQLite's result.  A
 * NULL pointer of a slice or blob would be bound as null, so an empty string takes its place.
 * `copied`: SQLITE_STATIC where texts and ids stay until the statement was run. */
static int bind_one(sqlite3_stmt *st, int at, char letter, sqlite3_destructor_type copied,
    va_list *args)
{
	struct cds__slice s;
	const void *p;

	switch (letter) {
	case 'i':
		return sqlite3_bind_int64(st, at, va_arg(*args, int64_t));
	case 't':
		return sqlite3_bind_text(st, at, va_arg(*args, const char *), -1,
		    copied);
	case 's':
		s = va_arg(*args, struct cds__slice);
		return sqlite3_bind_text64(st, at, s.p ? s.p : "", s.n, SQLITE_STATIC,
		    SQLITE_UTF8);
	case 'u':
		return sqlite3_bind_blob(st, at, va_arg(*args, const cds_uuid *)->b, 16,
		    copied);
	case 'b':
		p = va_arg(*args, const void *);
		return sqlite3_bind_blob64(st, at, p ? p : "", va_arg(*args, size_t),
		    SQLITE_STATIC);
	default:
		return sqlite3_bind_null(st, at);
	}
}

static void sql_bind_all(cds_log *log, sqlite3_stmt *st, sqlite3_destructor_type copied,
    const char *letters, va_list *args)
{
	int rc = SQLITE_OK;

	if (!st || cds__failed(log))
		return;
	for (int at = 1; letters[at - 1] && rc == SQLITE_OK; at++)
		rc = bind_one(st, at, letters[at - 1], copied, args);
	if (rc != SQLITE_OK)
		cds__fail_sql(log, rc);
}

void cds__sql_bind(cds_log *log, sqlite3_stmt *st, const char *letters, ...)
{
	va_list args;

	va_start(args, letters);
	sql_bind_all(log, st, SQLITE_TRANSIENT, letters, &args);
	va_end(args);
}

bool cds__sql_row(cds_log *log, sqlite3_stmt *st)
{
	int rc;

	if (!st || cds__failed(log))
		return false;
	rc = sqlite3_step(st);
	if (rc == SQLITE_ROW)
		return true;
	if (rc != SQLITE_DONE)
		cds__fail_sql(log, rc);
	sqlite3_reset(st);
	return false;
}

void cds__sql_run(cds_log *log, sqlite3_stmt *st)
{
	while (cds__sql_row(log, st))
		continue;
}

void cds__sql_exec(cds_log *log, const char *sql)
{
	int rc;

	cds__batch_write(log);
	if (cds__failed(log))
		return;
	rc = sqlite3_exec(log->db, sql, NULL, NULL, NULL);
	if (rc != SQLITE_OK)
		cds__fail_sql(log, rc);
}

struct cds__slice cds__sql_blob(sqlite3_stmt *st, int column)
{
	sqlite3_value *value = sqlite3_column_value(st, column);
	const void *p;

	if (sqlite3_value_type(value) != SQLITE_BLOB)
		return (struct cds__slice){NULL, 0};
	p = sqlite3_value_blob(value);
	return (struct cds__slice){p ? p : "", (size_t)sqlite3_value_bytes(value)};
}

struct cds__slice cds__sql_slice(sqlite3_stmt *st, int column)
{
	sqlite3_value *value = sqlite3_column_value(st, column);
	int type = sqlite3_value_type(value);
	const void *p;

	if (type == SQLITE_TEXT)
		p = sqlite3_value_text(value);
	else if (type == SQLITE_BLOB)
		p = sqlite3_value_blob(value);
	else
		return (struct cds__slice){NULL, 0};
	return (struct cds__slice){p ? p : "", (size_t)sqlite3_value_bytes(value)};
}

bool cds__sql_uuid(sqlite3_stmt *st, int column, cds_uuid *out)
{
	struct cds__slice bytes = cds__sql_blob(st, column);

	if (bytes.n != sizeof out->b)
		return false;
	memcpy(out->b, bytes.p, sizeof out->b);
	return true;
}

void cds__damaged(cds_log *log, const char *what)
{
	if (log->stranger)
		cds__fail(log, CDS_CORRUPT, "log '%1' is damaged (%2): merge what can be read into"
		    " a new log with 'merge --skip-bad'", log->path, what);
	else
		cds__fail(log, CDS_CORRUPT, "log '%1' is damaged (%2): run 'cdslog check "
		    "--rebuild' to repair it, or else merge what can be read into a new log with "
		    "'cdslog merge --skip-bad'", log->path, what);
}

void cds__damaged_column(cds_log *log, sqlite3_stmt *st, int column)
{
	const char *name = sqlite3_column_name(st, column);

	cds__damaged(log, name ? name : "?");
}

int64_t cds__sql_number_or(cds_log *log, sqlite3_stmt *st, int column, int64_t null)
{
	sqlite3_value *value = sqlite3_column_value(st, column);
	int type = sqlite3_value_type(value);

	if (type == SQLITE_INTEGER) {
		int64_t n = sqlite3_value_int64(value);
		if (n >= 0 && n <= CDS__NUMBER_MAX)
			return n;
	}
	if (type != SQLITE_NULL)
		cds__damaged_column(log, st, column);
	return type == SQLITE_NULL ? null : 0;
}

int cds__sql_day(cds_log *log, sqlite3_stmt *st, int column)
{
	int64_t day = cds__sql_within(log, st, column, CDS_NO_DAY, CDS__TIME_MAX / 86400);

	if (day >= 0 || day == CDS_NO_DAY)
		return (int)day;
	cds__damaged_column(log, st, column);
	return CDS_NO_DAY;
}

int64_t cds__sql_time(cds_log *log, sqlite3_stmt *st, int column)
{
	int64_t at = cds__sql_within(log, st, column, INT64_MIN, INT64_MAX);

	return at < 0 ? 0 : at > CDS__TIME_MAX ? CDS__TIME_MAX : at;
}

const char *cds__sql_text(cds_log *log, sqlite3_stmt *st, int column)
{
	int type = sqlite3_column_type(st, column);
	const char *text = type == SQLITE_TEXT ? (const char *)sqlite3_column_text(st, column)
	    : NULL;

	if (text && cds__utf8_valid(text, (size_t)sqlite3_column_bytes(st, column)))
		return text;
	if (type != SQLITE_NULL)
		cds__damaged_column(log, st, column);
	return "";
}

bool cds__sql_id(cds_log *log, sqlite3_stmt *st, int column, cds_uuid *out)
{
	if (cds__sql_uuid(st, column, out))
		return true;
	cds__damaged_column(log, st, column);
	return false;
}

int64_t cds__sql_int(cds_log *log, const char *sql)
{
	sqlite3_stmt *st = cds__sql(log, sql);
	int64_t n = 0;

	if (cds__sql_row(log, st) && sqlite3_column_type(st, 0) != SQLITE_NULL)
		n = cds__sql_within(log, st, 0, INT64_MIN, INT64_MAX);
	sqlite3_reset(st);
	return n;
}

int64_t cds__sql_value(cds_log *log, int64_t least, const char *sql, const char *letters, ...)
{
	sqlite3_stmt *st = cds__sql(log, sql);
	int64_t n = 0;
	va_list args;

	va_start(args, letters);
	sql_bind_all(log, st, SQLITE_STATIC, letters, &args);
	va_end(args);
	if (cds__sql_row(log, st))
		n = cds__sql_within(log, st, 0, least, CDS__NUMBER_MAX);
	sqlite3_reset(st);
	return cds__failed(log) ? 0 : n;
}

void cds__sql_numbers(cds_log *log, sqlite3_stmt *st, struct cds__buf *out)
{
	while (cds__sql_row(log, st)) {
		int64_t n = cds__sql_within(log, st, 0, 1, CDS__NUMBER_MAX);
		cds__buf_add(out, (const char *)&n, sizeof n);
	}
	if (out->failed)
		cds__fail_memory(log);
	if (st)
		sqlite3_reset(st);
}

bool cds__sql_any(cds_log *log, const char *sql, const char *letters, ...)
{
	sqlite3_stmt *st = cds__sql(log, sql);
	va_list args;
	bool any;

	va_start(args, letters);
	sql_bind_all(log, st, SQLITE_STATIC, letters, &args);
	va_end(args);
	any = cds__sql_row(log, st);
	sqlite3_reset(st);
	return any;
}
