/*
 * Taking a merge back.  The newest has to go first, since what an older merge brought may have been
 * in a later file, too; and a merge goes only if nothing that stays builds on what would go.  Later
 * merges that brought nothing are taken back with it: their files may hold what goes now, and would
 * else be taken for merged.
 */
#include <stdio.h>

#include "entry/entry.h"
#include "log/rebuild.h"
#include "store/sql.h"
#include "store/store.h"
#include "base/uuid.h"
#include "entry/stored.h"

#define NAMED_MAX 8                     /* sessions that a refusal names */

struct unmerge {
	cds_log *log;
	int64_t n, first, last;         /* the receipt, and the seqs that it brought */
	struct cds__buf names;          /* of the subjects that stand in the way, for the refusal */
	int64_t named;                  /* how many there are */
};

/* Reads the receipt, and fails if there is none or another one has to go first. */
static void find_receipt(struct unmerge *u)
{
	sqlite3_stmt *st = cds__sql(u->log, "SELECT first, last, undone FROM receipt WHERE n = ?");
	char text[24], later[24];

	sqlite3_snprintf(sizeof text, text, "%lld", u->n);
	cds__sql_bind(u->log, st, "i", u->n);
	if (!cds__sql_row(u->log, st)) {
		cds__fail(u->log, CDS_NOT_FOUND,
		    "there is no merge %1: 'cdslog merges' lists them", text);
	} else if (sqlite3_column_type(st, 2) != SQLITE_NULL) {
		cds__fail(u->log, CDS_EXISTS, "merge %1 was taken back already", text);
	} else {
		u->first = cds__sql_within(u->log, st, 0, 1, CDS__NUMBER_MAX);
		u->last = cds__sql_number(u->log, st, 1);
		if (u->last < u->first - 1)
			cds__damaged(u->log, "receipt");
	}
	sqlite3_reset(st);
	st = cds__sql(u->log, "SELECT max(n) FROM receipt WHERE n > ? AND undone IS NULL"
	    " AND fresh > 0");
	cds__sql_bind(u->log, st, "i", u->n);
	if (cds__sql_row(u->log, st) && sqlite3_column_type(st, 0) != SQLITE_NULL) {
		sqlite3_snprintf(sizeof later, later, "%lld",
		    (long long)cds__sql_number(u->log, st, 0));
		cds__fail(u->log, CDS_REFUSED, "merge %1 can't be taken back yet: merge %2 came "
		    "after it, take that one back first", text, later);
	}
	sqlite3_reset(st);
}

/* ---- what stands in the way ---- */

/* Notes a subject that stands in the way, by the first 13 characters of its UUID. */
static void unmerge_name(struct unmerge *u, const cds_uuid *subject)
{
	char text[CDS_UUID_TEXT];

	cds_uuid_text(subject, text);
	text[13] = '\0';
	if (strstr(cds__buf_str(&u->names), text) || u->named++ >= NAMED_MAX)
		return;
	if (u->names.n)
		cds__buf_text(&u->names, ", ");
	cds__buf_text(&u->names, text);
}

/* Would one of these parents of an entry go, which are entries of the same subject? */
static bool parent_goes(struct unmerge *u, const cds_uuid *subject, struct cds__slice parents)
{
	sqlite3_stmt *st = cds__sql(u->log, "SELECT id FROM entry WHERE subject = ?"
	    " AND seq BETWEEN ? AND ?");
	bool found = false;
	cds_uuid id;

	cds__sql_bind(u->log, st, "uii", subject, u->first, u->last);
	while (!found && cds__sql_row(u->log, st)) {
		if (!cds__sql_id(u->log, st, 0, &id))
			break;
		for (size_t i = 0; i + 16 <= parents.n && !found; i += 16)
			found = memcmp(id.b, parents.p + i, 16) == 0;
	}
	sqlite3_reset(st);
	return found;
}

/* Would all of a subject go?  It does if its first entry goes. */
static bool subject_goes(struct unmerge *u, const cds_uuid *subject)
{
	int64_t seq = cds__subject_seq(u->log, subject);

	return seq >= u->first && seq <= u->last;
}

/* Do these changes name a subject that would be gone?  Then it is in *gone. */
static bool refers_to_gone(struct unmerge *u, struct cds__slice changes, cds_uuid *gone)
{
	struct cds__changes r;
	struct cds__change c;

	cds__changes_read(&r, changes);
	while (cds__changes_next(&r, &c))
		if (c.value.type == CDS_TEXT && cds__uuid_slice(c.value.text, gone) &&
		    subject_goes(u, gone))
			return true;
	return false;
}

/* Looks through the entries that came later for those that build on what would go, and fails if
 * there are any.  A redaction is no reason to fail: it holds whether the entry that it names is
 * here or not. */
static void find_builders(struct unmerge *u)
{
	sqlite3_stmt *st = cds__sql_own(u->log,
	    "SELECT e.subject, e.parents, e.changes, o.kind = 'verdict' FROM entry e JOIN origin o"
	    " ON o.n = e.origin WHERE e.seq > ? AND o.kind <> 'redaction'");
	char more[24];

	cds__sql_bind(u->log, st, "i", u->last);
	while (u->last >= u->first && cds__sql_row(u->log, st)) {
		cds_uuid subject, gone;
		if (!cds__sql_id(u->log, st, 0, &subject))
			break;
		if (refers_to_gone(u, cds__sql_slice(st, 2), &gone))
			/* A verdict has no name that a person knows, so its session is named. */
			unmerge_name(u, cds__sql_number(u->log, st, 3) ? &gone : &subject);
		else if (parent_goes(u, &subject, cds__sql_slice(st, 1)))
			unmerge_name(u, &subject);
	}
	sqlite3_finalize(st);
	sqlite3_snprintf(sizeof more, more, "%lld", u->n);
	if (u->named > NAMED_MAX)
		cds__buf_text(&u->names, " …");
	if (u->named)
		cds__fail(u->log, CDS_REFUSED, "merge %1 can't be taken back: later changes in "
		    "this log build on it: %2", more, cds__buf_str(&u->names));
}

/* ---- taking back ---- */

/* Counts the sessions that will be gone, and those that will have their old values. */
static void count_sessions(struct unmerge *u, struct cds_unmerge_result *r)
{
	r->sessions_gone = cds__sql_value(u->log, 0, "SELECT count(*) FROM session"
	    " WHERE n BETWEEN ? AND ?", "ii", u->first, u->last);
	r->sessions_changed = cds__sql_value(u->log, 0, "SELECT count(DISTINCT e.subject) FROM"
	    " entry e"
	    " JOIN origin o ON o.n = e.origin WHERE e.seq BETWEEN ?1 AND ?2 AND o.kind = 'session'"
	    " AND (SELECT min(f.seq) FROM entry f WHERE f.subject = e.subject) < ?1",
	    "ii", u->first, u->last);
}

/* Takes the entries out, and marks the receipts as taken back. */
static void unmerge_take_back(struct unmerge *u, struct cds_unmerge_result *r)
{
	sqlite3_stmt *st;

	if (u->last >= u->first)
		r->entries = cds__entries_forget(u->log, u->first, u->last);
	r->redactions = u->last - u->first + 1 - r->entries;
	st = cds__sql(u->log, "DELETE FROM merged WHERE receipt >= ?");
	cds__sql_bind(u->log, st, "i", u->n);
	cds__sql_run(u->log, st);
	/* Packs made since then held what is gone now, so their seqs say nothing any more. */
	st = cds__sql(u->log, "DELETE FROM sent WHERE last >= ?");
	cds__sql_bind(u->log, st, "i", u->first);
	cds__sql_run(u->log, st);
	st = cds__sql(u->log, "UPDATE receipt SET undone = ? WHERE n >= ? AND undone IS NULL");
	cds__sql_bind(u->log, st, "ii", cds__now(u->log) / 1000, u->n);
	cds__sql_run(u->log, st);
}

enum cds_status cds_unmerge(cds_log *log, int64_t receipt, struct cds_unmerge_result *result)
{
	struct unmerge u = {.log = log, .n = receipt};

	*result = (struct cds_unmerge_result){0};
	cds__write_begin(log);
	find_receipt(&u);
	find_builders(&u);
	count_sessions(&u, result);
	if (!cds__failed(log))
		unmerge_take_back(&u, result);
	cds__buf_free(&u.names);
	return cds__write_end(log);
}
