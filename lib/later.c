#include "later.h"

#include "sql.h"
#include "store.h"

#define ROWS 16

static const struct {
	const char *columns;
	int n;
} tables[CDS__LATERS] = {
	[CDS__LATER_ENTRY] = {"entry (seq, day, id, subject, origin, parents, clock, at, changes)", 9},
	[CDS__LATER_SESSION] = {"session (n, day, last, place, team, origin, residents, volunteers, flags, counts)", 10},
};

/* A row that nothing is bound to has no number, and is passed over. */
static sqlite3_stmt *prepare(cds_log *log, enum cds__later table)
{
	struct cds__buf sql = {0};
	sqlite3_stmt *st;

	cds__buf_text(&sql, "INSERT OR FAIL INTO ");
	cds__buf_text(&sql, tables[table].columns);
	cds__buf_text(&sql, " SELECT * FROM (VALUES ");
	for (int row = 0; row < ROWS; row++) {
		for (int column = 0; column < tables[table].n; column++)
			cds__buf_text(&sql, column ? ", ?" : row ? "), (?" : "(?");
	}
	cds__buf_text(&sql, ")) WHERE column1 IS NOT NULL");
	st = sql.failed ? NULL : cds__sql_own(log, cds__buf_str(&sql));
	if (sql.failed)
		cds__fail(log, CDS_NO_MEMORY, "out of memory");
	cds__buf_free(&sql);
	return st;
}

sqlite3_stmt *cds__later_row(cds_log *log, enum cds__later table, int *at)
{
	struct cds__later_rows *l = &log->later[table];

	if (cds__failed(log))
		return NULL;
	if (!l->st)
		l->st = prepare(log, table);
	*at = 1 + l->rows * tables[table].n;
	return l->st;
}

static void clear(struct cds__later_rows *l)
{
	sqlite3_reset(l->st);
	sqlite3_clear_bindings(l->st);
	l->rows = 0;
}

static void write_rows(cds_log *log, struct cds__later_rows *l)
{
	if (l->rows > 0)
		cds__sql_run(log, l->st);
	clear(l);
}

void cds__later_add(cds_log *log, enum cds__later table)
{
	struct cds__later_rows *l = &log->later[table];

	if (!cds__failed(log) && ++l->rows == ROWS)
		write_rows(log, l);
}

bool cds__later_waiting(const cds_log *log)
{
	for (int i = 0; i < CDS__LATERS; i++)
		if (log->later[i].rows > 0)
			return true;
	return false;
}

void cds__later_settle(cds_log *log)
{
	for (int i = 0; i < CDS__LATERS; i++)
		if (log->later[i].rows > 0)
			write_rows(log, &log->later[i]);
}

void cds__later_forget(cds_log *log)
{
	for (int i = 0; i < CDS__LATERS; i++)
		if (log->later[i].rows > 0)
			clear(&log->later[i]);
}

void cds__later_free(cds_log *log)
{
	for (int i = 0; i < CDS__LATERS; i++)
		sqlite3_finalize(log->later[i].st);
}
