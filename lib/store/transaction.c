/* Transactions of a log: each public function that writes stands between cds__write_begin and
 * cds__write_end, and each that only reads between cds__read_begin and cds__read_end.  They may
 * call one another; only the outermost clears the error of the call before it, so that it returns
 * the first error of all that it called.  Before the outermost transaction ends, what
 * higher floors keep in memory is written; after one that failed it is forgotten. */
#include "store/store.h"

#include "store/batch.h"
#include "store/sql.h"

void cds__flush(cds_log *log)
{
	for (int i = 0; i < CDS__MEMOS; i++)
		if (log->memo[i].data && log->memo[i].form->flush && !cds__failed(log))
			log->memo[i].form->flush(log, log->memo[i].data);
	cds__batch_write(log);
}

/* After a rollback: drops what is kept in memory of what was undone. */
static void transaction_forget(cds_log *log)
{
	log->scrub = false;
	cds__batch_forget(log);
	*log->fingerprint = '\0';
	for (int i = 0; i < CDS__MEMOS; i++)
		if (log->memo[i].data && log->memo[i].form->forget)
			log->memo[i].form->forget(log, log->memo[i].data);
}

/* Ends the transaction by `sql`.  SQLite may fail to, where memory is out; then `unended` says so,
 * and the next call that begins one rolls this one back first. */
static void transaction_end(cds_log *log, const char *sql)
{
	if (!sqlite3_get_autocommit(log->db))
		sqlite3_exec(log->db, sql, NULL, NULL, NULL);
	log->unended = !sqlite3_get_autocommit(log->db);
}

/* Called where SQLite has rolled back by itself, as it does on some errors, in the middle of a
 * transaction: what is still written must not be committed without what came before it. */
static void transaction_fail_undone(cds_log *log)
{
	cds__fail(log, CDS_IO, "an earlier part of this change failed; all of it was undone");
}

/* The outermost call clears the error of the one before it; a call from inside another keeps the
 * error of that. */
static void call_begin(cds_log *log)
{
	if (log->calls++ == 0)
		cds__fault_clear(&log->fault);
}

void cds__write_begin(cds_log *log)
{
	call_begin(log);
	if (log->depth == 0) {
		if (log->readonly)
			cds__fail(log, CDS_READONLY, "log '%1' is read-only here: copy it to a "
			    "folder that can be written, and go on with the copy", log->path);
		if (log->unended)
			transaction_end(log, "ROLLBACK");
		log->transaction++;
		cds__sql_exec(log, "BEGIN IMMEDIATE");
	} else if (sqlite3_get_autocommit(log->db)) {
		transaction_fail_undone(log);
	}
	cds__batch_write(log);
	if (log->depth < CDS__DEPTH)
		log->changes[log->depth] = sqlite3_total_changes(log->db);
	else
		cds__fail(log, CDS_BUG, "too many transactions inside one another");
	log->depth++;
}

/* Undoes the whole transaction.  The first error is the one to tell, so the result of the rollback
 * is not looked at. */
static void transaction_undo(cds_log *log)
{
	cds__sql_reset_all(log);
	transaction_end(log, "ROLLBACK");
	transaction_forget(log);
}

enum cds_status cds__write_end(cds_log *log)
{
	bool wrote;

	log->calls--;
	log->depth--;
	wrote = log->depth >= CDS__DEPTH || cds__batch_waiting(log) ||
	    sqlite3_total_changes(log->db) != log->changes[log->depth];
	if (log->depth == 0)
		cds__flush(log);
	if (!cds__failed(log) && sqlite3_get_autocommit(log->db))
		transaction_fail_undone(log);
	if (log->depth == 0) {
		cds__sql_reset_all(log);
		cds__sql_exec(log, "COMMIT");
	}
	if (cds__failed(log) && (log->depth == 0 || wrote))
		transaction_undo(log);
	else if (log->depth == 0 && log->scrub)
		cds__store_scrub_now(log);
	return log->fault.error.status;
}

void cds__write_undo(cds_log *log)
{
	log->calls--;
	log->depth--;
	transaction_undo(log);
}

void cds__store_spill(cds_log *log)
{
	int rc;

	cds__batch_write(log);
	rc = cds__failed(log) ? SQLITE_OK : sqlite3_db_cacheflush(log->db);
	if (rc != SQLITE_OK && rc != SQLITE_BUSY)
		cds__fail_sql(log, rc);
}

void cds__savepoint_begin(cds_log *log)
{
	cds__write_begin(log);
	cds__flush(log);
	log->scrub_before = log->scrub;
	/* If no transaction was open, the step is the whole transaction and needs no savepoint,
	 * which would keep a second copy of every page that changes, in memory. */
	if (log->depth > 1)
		cds__sql_exec(log, "SAVEPOINT step");
}

enum cds_status cds__savepoint_end(cds_log *log, bool keep)
{
	enum cds_status status;

	cds__flush(log);
	if (!cds__failed(log) && keep) {
		cds__sql_reset_all(log);
		if (log->depth > 1)
			cds__sql_exec(log, "RELEASE step");
		return cds__write_end(log);
	}
	status = log->fault.error.status;
	cds__sql_reset_all(log);
	if (log->depth > 1 && sqlite3_exec(log->db, "ROLLBACK TO step; RELEASE step", NULL, NULL,
	    NULL) == SQLITE_OK) {
		transaction_forget(log);
		log->scrub = log->scrub_before;
		log->calls--;
		log->depth--;
	} else {
		cds__write_undo(log);
	}
	return status;
}

void cds__read_begin(cds_log *log)
{
	call_begin(log);
	if (log->unended && log->readers == 0 && log->depth == 0)
		transaction_end(log, "ROLLBACK");
	if (log->readers++ == 0 && log->depth == 0 && sqlite3_get_autocommit(log->db))
		cds__sql_exec(log, "BEGIN");
}

enum cds_status cds__read_end(cds_log *log)
{
	log->calls--;
	if (--log->readers == 0 && log->depth == 0) {
		cds__sql_reset_all(log);
		transaction_end(log, "COMMIT");
	}
	return log->fault.error.status;
}

enum cds_status cds_log_begin(cds_log *log)
{
	/* To undo a savepoint inside, SQLite keeps a copy of each page that changes: in a file,
	 * since there may be many.  It looks at temp_store only when the transaction begins. */
	if (log->depth == 0)
		sqlite3_exec(log->db, "PRAGMA temp_store=FILE", NULL, NULL, NULL);
	cds__write_begin(log);
	log->calls--;                   /* the functions called next are outermost calls again */
	if (log->depth == 1)
		sqlite3_exec(log->db, "PRAGMA temp_store=MEMORY", NULL, NULL, NULL);
	if (cds__failed(log)) {
		log->depth--;
		return log->fault.error.status;
	}
	return CDS_OK;
}

enum cds_status cds_log_commit(cds_log *log)
{
	cds__fault_clear(&log->fault);
	if (log->depth == 0) {
		cds__fail(log, CDS_BUG, "commit without begin");
		return CDS_BUG;
	}
	log->calls++;
	return cds__write_end(log);
}

void cds_log_rollback(cds_log *log)
{
	if (log->depth == 0)
		return;
	log->depth--;
	transaction_undo(log);
}

uint32_t cds_log_generation(cds_log *log)
{
	int64_t others;

	cds__read_begin(log);
	others = cds__sql_int(log, "PRAGMA data_version");
	if (cds__read_end(log) != CDS_OK)
		return 0;
	return (uint32_t)(others * 1000003 + (sqlite3_total_changes(log->db) - log->quiet));
}
