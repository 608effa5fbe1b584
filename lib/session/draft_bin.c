/* The drafts' bin: a draft that is thrown away stays for some days, and can be brought back. Called
 * by the form, the tally, the list of drafts and line mode; undo brings one back, too. */
#include "session/draft.h"

#include <string.h>

#include "derive/redaction.h"
#include "log/undo_step.h"
#include "store/sql.h"
#include "store/store.h"

#define DAY_SECONDS 86400

/* Changes the key of a draft. */
static void bin_rename(cds_log *log, const cds_uuid *from, const cds_uuid *to)
{
	sqlite3_stmt *st = cds__sql(log, "UPDATE draft SET session = ? WHERE session = ?");

	cds__sql_bind(log, st, "uu", to, from);
	cds__sql_run(log, st);
	st = cds__sql(log, "UPDATE draft_text SET session = ? WHERE session = ?");
	cds__sql_bind(log, st, "uu", to, from);
	cds__sql_run(log, st);
	st = cds__sql(log, "UPDATE press SET session = ? WHERE session = ?");
	cds__sql_bind(log, st, "uu", to, from);
	cds__sql_run(log, st);
}

void cds__draft_set_aside(cds_log *log, const cds_uuid *session)
{
	char text[CDS_UUID_TEXT];
	cds_uuid key;
	sqlite3_stmt *st;

	if (!cds__sql_any(log, "SELECT 1 FROM draft WHERE session = ? AND edits"
	    " AND binned IS NOT NULL", "u", session))
		return;
	cds__uuid_new(log, &key);
	bin_rename(log, session, &key);
	st = cds__sql(log, "INSERT INTO draft_text (session, field, text) VALUES (?, ?, ?)");
	cds__sql_bind(log, st, "utt", &key, CDS__DRAFT_OF, cds_uuid_text(session, text));
	cds__sql_run(log, st);
}

/* ---- throwing away ---- */

void cds__draft_throw(cds_log *log, const cds_uuid *session)
{
	sqlite3_stmt *st;

	/* Nothing was typed in it and nothing counted, so there is nothing to bring back. */
	if (!cds__sql_any(log, "SELECT 1 FROM draft_text WHERE session = ?1 UNION ALL"
	    " SELECT 1 FROM press WHERE session = ?1", "u", session)) {
		cds__draft_delete(log, session);
		return;
	}
	st = cds__sql(log, "UPDATE draft SET binned = ?, holder = '' WHERE session = ?"
	    " AND binned IS NULL");
	cds__sql_bind(log, st, "iu", cds__now(log) / 1000, session);
	cds__sql_run(log, st);
	if (!cds__failed(log) && sqlite3_changes(log->db) > 0)
		cds__undo_step_throw(log, session);
}

enum cds_status cds_draft_bin(cds_log *log, const cds_uuid *session)
{
	struct cds__draft_writing w = cds__draft_begin(log);

	cds__draft_throw(log, session);
	return cds__draft_end(log, w);
}

/* ---- bringing back ---- */

/* Finds a draft in the bin by its key; or, if that was given to another one since, by its session.
 * *session is that of the draft. false: it is not there. */
static bool bin_find(cds_log *log, const cds_uuid *key, cds_uuid *found, cds_uuid *session)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT d.session, ifnull(t.text, '') FROM draft d"
	    " LEFT JOIN draft_text t ON t.session = d.session AND t.field = ?1"
	    " WHERE d.binned IS NOT NULL AND (d.session = ?2 OR t.text = ?3)"
	    " ORDER BY d.session = ?2 DESC, d.binned DESC");
	char text[CDS_UUID_TEXT];
	bool there;

	cds__sql_bind(log, st, "tut", CDS__DRAFT_OF, key, cds_uuid_text(key, text));
	there = cds__sql_row(log, st) && cds__sql_id(log, st, 0, found);
	*session = *found;
	if (there)
		cds_uuid_parse(cds__sql_text(log, st, 1), session);
	sqlite3_reset(st);
	return there;
}

void cds__draft_restore(cds_log *log, const cds_uuid *key, cds_uuid *session)
{
	cds_uuid found = *key;
	sqlite3_stmt *st;

	if (!bin_find(log, key, &found, session)) {
		cds__fail(log, CDS_NOT_FOUND, "this draft is no longer in the bin");
		return;
	}
	if (cds_uuid_compare(&found, session) != 0) {
		if (cds__sql_any(log, "SELECT 1 FROM draft WHERE session = ?", "u", session)) {
			cds__fail(log, CDS_REFUSED, "this session has another draft: first save "
			    "it, or throw it away");
			return;
		}
		bin_rename(log, &found, session);
		st = cds__sql(log, "DELETE FROM draft_text WHERE session = ? AND field = ?");
		cds__sql_bind(log, st, "ut", session, CDS__DRAFT_OF);
		cds__sql_run(log, st);
	}
	st = cds__sql(log, "UPDATE draft SET binned = NULL WHERE session = ?");
	cds__sql_bind(log, st, "u", session);
	cds__sql_run(log, st);
}

enum cds_status cds_draft_restore(cds_log *log, const cds_uuid *key, cds_uuid *session)
{
	struct cds__draft_writing w = cds__draft_begin(log);
	cds_uuid its = {{0}};

	cds__draft_restore(log, key, &its);
	if (!cds__failed(log))
		cds__undo_step_unthrow(log, &its);
	if (session)
		*session = its;
	return cds__draft_end(log, w);
}

/* ---- what is too old ---- */

/* Finds a draft that has been in the bin for too long. */
static bool bin_find_old(cds_log *log, cds_uuid *key)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT session FROM draft WHERE binned <= ? LIMIT 1");
	bool there;

	cds__sql_bind(log, st, "i", cds__now(log) / 1000 - (int64_t)CDS_BIN_DAYS * DAY_SECONDS);
	there = cds__sql_row(log, st) && cds__sql_id(log, st, 0, key);
	sqlite3_reset(st);
	return there;
}

enum cds_status cds_drafts_expire(cds_log *log)
{
	struct cds__draft_writing w;
	enum cds_status status;
	cds_uuid key;
	bool any;

	cds__read_begin(log);
	any = bin_find_old(log, &key);
	status = cds__read_end(log);
	if (status != CDS_OK || !any)
		return status;
	w = cds__draft_begin(log);
	while (!cds__failed(log) && bin_find_old(log, &key))
		cds__draft_delete(log, &key);
	return cds__draft_end(log, w);
}
