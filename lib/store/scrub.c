/* When the text of notes is erased for good, its bytes must leave the file, not only its row: the
 * whole file is written anew after the commit.  lib/derive/redaction.c says when; the end of the
 * transaction does it, or else the next opening of the log. */
#include "store/store.h"

#include "store/sql.h"

/* The setting that says that the file still has to be written anew.  It is part of the transaction
 * that erases, so that it is not lost if the program stops before the file is written. */
#define SCRUB "scrub"

void cds__store_scrub(cds_log *log)
{
	if (!log->scrub)
		cds__sql_exec(log, "INSERT INTO setting (key, value) VALUES ('" SCRUB "', 'due')"
		    " ON CONFLICT (key) DO NOTHING");
	log->scrub = true;
}

bool cds__store_scrub_due(cds_log *log)
{
	return cds__sql_int(log, "SELECT count(*) FROM setting WHERE key = '" SCRUB "'") > 0;
}

/* VACUUM makes a copy without what was deleted, and puts it in the place of the file.  Large logs
 * don't fit in memory, so it is told to make the copy on disk. */
void cds__store_scrub_now(cds_log *log)
{
	struct cds__fault why;

	log->scrub = false;
	sqlite3_limit(log->db, SQLITE_LIMIT_ATTACHED, 1);       /* VACUUM attaches its copy */
	cds__sql_exec(log, "PRAGMA temp_store=FILE; VACUUM; DELETE FROM setting"
	    " WHERE key = '" SCRUB "'");
	sqlite3_exec(log->db, "PRAGMA temp_store=MEMORY", NULL, NULL, NULL);
	sqlite3_limit(log->db, SQLITE_LIMIT_ATTACHED, 0);
	if (!cds__failed(log))
		return;
	cds__fault_clear(&why);
	cds__fault_copy(&why, &log->fault);
	cds__fault_clear(&log->fault);
	cds__fail(log, why.error.status, "the note text was erased from log '%1', but the file "
	    "could not be rewritten (%2) and may still hold the bytes: free some space, and open "
	    "the log again when no other program is reading it", log->path,
	    cds_status_name(why.error.status));
}
