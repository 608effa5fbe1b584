/* Rows that wait to be written together: what batch.h promises. */
#include "store/batch.h"

#include "store/sql.h"
#include "store/store.h"

/* The tables that rows wait for, with their columns in the order in which callers give them. */
static const struct {
	const char *columns;
	int n;
} tables[CDS__BATCHES] = {
	[CDS__BATCH_ENTRY] = {"entry (seq, day, id, subject, origin, parents, clock, at, changes)",
	    9},
	[CDS__BATCH_SESSION] =
	{"session (n, day, last, place, team, origin, residents, volunteers, flags, counts)", 10},
};

/* Makes the statement that inserts this many rows.  It says OR FAIL, since whoever writes undoes
 * the whole transaction if anything fails, so that SQLite need not keep what it would need to undo
 * this one statement. */
static sqlite3_stmt *batch_prepare(cds_log *log, enum cds__batch table, int rows)
{
	struct cds__buf sql = {0};
	sqlite3_stmt *st;

	cds__buf_text(&sql, "INSERT OR FAIL INTO ");
	cds__buf_text(&sql, tables[table].columns);
	for (int row = 0; row < rows; row++) {
		cds__buf_text(&sql, row ? "), (" : " VALUES (");
		for (int column = 0; column < tables[table].n; column++)
			cds__buf_text(&sql, column ? ", ?" : "?");
	}
	cds__buf_text(&sql, ")");
	st = sql.failed ? NULL : cds__sql_own(log, cds__buf_str(&sql));
	if (sql.failed)
		cds__fail_memory(log);
	cds__buf_free(&sql);
	return st;
}

/* Binds one value; its bytes are in the batch's buffer, where the caller found them. */
static int batch_bind(sqlite3_stmt *st, int at, const struct cds__column *c, const char *bytes)
{
	switch (c->type) {
	case SQLITE_INTEGER:
		return sqlite3_bind_int64(st, at, c->number);
	case SQLITE_TEXT:
		return sqlite3_bind_text64(st, at, bytes, c->bytes.n, SQLITE_STATIC, SQLITE_UTF8);
	case SQLITE_BLOB:
		return sqlite3_bind_blob64(st, at, bytes, c->bytes.n, SQLITE_STATIC);
	default:
		return sqlite3_bind_null(st, at);
	}
}

/* Writes n values, beginning with the value of index first, by a statement that takes just so many.
 * Their bytes begin at *at in the buffer, which is moved to behind them. */
static void batch_write_rows(cds_log *log, struct cds__batch_rows *l, sqlite3_stmt *st, int first,
    int n, size_t *at)
{
	int rc = SQLITE_OK;

	for (int i = 0; st && i < n && rc == SQLITE_OK; i++) {
		const struct cds__column *c = &l->value[first + i];
		rc = batch_bind(st, i + 1, c, l->bytes.p ? l->bytes.p + *at : "");
		*at += c->bytes.n;
	}
	if (rc != SQLITE_OK)
		cds__fail_sql(log, rc);
	cds__sql_run(log, st);
}

/* Empties a batch.  Its statements are reset first, since they refer to its bytes. */
static void batch_forget(struct cds__batch_rows *l)
{
	sqlite3_reset(l->one);
	sqlite3_reset(l->many);
	l->rows = 0;
	cds__buf_restart(&l->bytes);
}

/* Writes what waits for a table: all at once if the batch is full, or else row by row, so that two
 * statements are enough. */
static void batch_write(cds_log *log, enum cds__batch table)
{
	struct cds__batch_rows *l = &log->batch[table];
	bool all = l->rows == CDS__BATCH_ROWS;
	sqlite3_stmt **st = all ? &l->many : &l->one;
	int rows = l->rows, step = all ? rows : 1, n = tables[table].n;
	size_t at = 0;

	/* First, because cds__sql_own, which prepares the statement, writes the rows that wait. */
	l->rows = 0;
	if (!*st)
		*st = batch_prepare(log, table, step);
	for (int row = 0; row < rows && !cds__failed(log); row += step)
		batch_write_rows(log, l, *st, row * n, step * n, &at);
	batch_forget(l);
}

void cds__batch_add(cds_log *log, enum cds__batch table, const struct cds__column *row)
{
	struct cds__batch_rows *l = &log->batch[table];
	struct cds__column *to = &l->value[l->rows * tables[table].n];

	if (cds__failed(log))
		return;
	for (int i = 0; i < tables[table].n; i++) {
		to[i] = row[i];
		cds__buf_add(&l->bytes, row[i].bytes.p, row[i].bytes.n);
	}
	if (l->bytes.failed)
		cds__fail_memory(log);
	else if (++l->rows == CDS__BATCH_ROWS)
		batch_write(log, table);
}

bool cds__batch_waiting(const cds_log *log)
{
	for (int i = 0; i < CDS__BATCHES; i++)
		if (log->batch[i].rows > 0)
			return true;
	return false;
}

void cds__batch_write(cds_log *log)
{
	for (int i = 0; i < CDS__BATCHES; i++)
		if (log->batch[i].rows > 0)
			batch_write(log, (enum cds__batch)i);
}

void cds__batch_forget(cds_log *log)
{
	for (int i = 0; i < CDS__BATCHES; i++)
		batch_forget(&log->batch[i]);
}

void cds__batch_free(cds_log *log)
{
	for (int i = 0; i < CDS__BATCHES; i++) {
		sqlite3_finalize(log->batch[i].one);
		sqlite3_finalize(log->batch[i].many);
		cds__buf_free(&log->batch[i].bytes);
	}
}
