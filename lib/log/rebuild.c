/* What follows from the entries, made again: of all of them, or of the subjects of some that
 * go. */
#include "log/rebuild.h"

#include <stdlib.h>

#include "derive/derive.h"
#include "entry/digest.h"
#include "derive/pending.h"
#include "derive/redaction.h"
#include "store/sql.h"
#include "store/store.h"
#include "derive/totals.h"
#include "entry/stored.h"
#include "log/arrive.h"

/* A subject that has entries here. */
struct known {
	cds_uuid subject;
	const struct cds__kind *kind;   /* NULL: one that this version does not know */
	int64_t first;                  /* its number until now */
};

/* From a row of subject, kind and first seq. */
static bool read_known(cds_log *log, sqlite3_stmt *st, struct known *k)
{
	struct cds__slice kind = cds__sql_slice(st, 1);

	if (kind.n < 1 || kind.n > CDS__KIND_MAX) {
		cds__damaged(log, "kind");
		return false;
	}
	k->kind = cds__kind_find(kind);
	k->first = cds__sql_within(log, st, 2, 1, CDS__NUMBER_MAX);
	return cds__sql_id(log, st, 0, &k->subject) && !cds__failed(log);
}

static void remake_days(cds_log *log)
{
	sqlite3_stmt *st = cds__sql_own(log, "SELECT DISTINCT day FROM entry ORDER BY day");
	int last = INT32_MIN;

	while (cds__sql_row(log, st) && !cds__failed(log)) {
		int day = (int)cds__sql_within(log, st, 0, 0, CDS__DAY_MAX);
		if (day != last && !cds__failed(log))
			cds__digest_day(log, last = day);
	}
	sqlite3_finalize(st);
}

void cds__rebuild_derived(cds_log *log, bool (*stop)(void *arg), void *arg)
{
	sqlite3_stmt *st;

	cds__sql_exec(log, "DELETE FROM digest");
	for (size_t i = 0; cds__derived_at(i); i++)
		cds__sql_exec(log, cds__derived_at(i)->empty);
	cds__pending_gather(log, NULL, NULL); /* a session waits for all that redacts its words */
	st = cds__sql_own(log, "SELECT DISTINCT e.subject, o.kind, (SELECT min(f.seq) FROM entry f"
	    " WHERE f.subject = e.subject) FROM entry e JOIN origin o ON o.n = e.origin"
	    " ORDER BY 3");
	while (!(stop && stop(arg)) && cds__sql_row(log, st)) {
		struct cds__effect effect;
		struct known k;
		if (read_known(log, st, &k))
			cds__derive_subject(log, k.kind, &k.subject, k.first, &effect);
	}
	sqlite3_finalize(st);
	cds__pending_derive(log);
	remake_days(log);
}

/* ---- entries that go ---- */

static void rebuild_find_gone(cds_log *log, int64_t first, int64_t last, struct cds__buf *subjects,
    struct cds__buf *days)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT DISTINCT e.subject, o.kind, (SELECT min(f.seq)"
	    " FROM entry f WHERE f.subject = e.subject) FROM entry e JOIN origin o"
	    " ON o.n = e.origin WHERE e.seq BETWEEN ? AND ?");

	cds__sql_bind(log, st, "ii", first, last);
	while (cds__sql_row(log, st)) {
		struct known g;
		if (read_known(log, st, &g))
			cds__buf_add(subjects, &g, sizeof g);
	}
	st = cds__sql(log, "SELECT DISTINCT day FROM entry WHERE seq BETWEEN ? AND ?");
	cds__sql_bind(log, st, "ii", first, last);
	while (cds__sql_row(log, st)) {
		int day = (int)cds__sql_within(log, st, 0, 0, CDS__DAY_MAX);
		cds__buf_add(days, &day, sizeof day);
	}
	if (subjects->failed || days->failed)
		cds__fail_memory(log);
}

static void derive_rest(cds_log *log, const struct known *g)
{
	int64_t now = cds__subject_seq(log, &g->subject);
	struct cds__effect effect;

	cds__derive_forget(log, g->kind, &g->subject, g->first);
	if (now && !cds__failed(log))
		cds__derive_subject(log, g->kind, &g->subject, now, &effect);
}

/* Redactions of words in entries that stay: the words can't come back, so neither can they go.
 * Behind them, what comes after all. */
static void find_staying(cds_log *log, int64_t first, int64_t last, struct cds__buf *out)
{
	sqlite3_stmt *st = cds__sql_own(log, "SELECT e.seq, e.subject, e.changes FROM entry e"
	    " JOIN origin o ON o.n = e.origin AND o.kind = 'redaction' WHERE e.seq BETWEEN ? AND ?"
	    " ORDER BY e.seq");
	int64_t seq, end = last + 1;
	cds_uuid subject;

	cds__sql_bind(log, st, "ii", first, last);
	while (cds__sql_row(log, st)) {
		seq = cds__sql_within(log, st, 0, 1, CDS__NUMBER_MAX);
		if (cds__sql_id(log, st, 1, &subject) &&
		    cds__redaction_holds(log, &subject, cds__sql_slice(st, 2), first, last))
			cds__buf_add(out, &seq, sizeof seq);
	}
	sqlite3_finalize(st);
	cds__buf_add(out, &end, sizeof end);
	if (out->failed)
		cds__fail_memory(log);
}

/* All but those; how many? */
static int64_t delete_entries(cds_log *log, int64_t first, const struct cds__buf *staying)
{
	int64_t gone = 0, seq;

	for (size_t at = 0; at < staying->n && !cds__failed(log); at += sizeof seq) {
		sqlite3_stmt *st = cds__sql(log, "DELETE FROM entry WHERE seq BETWEEN ? AND ?");
		memcpy(&seq, staying->p + at, sizeof seq);
		cds__sql_bind(log, st, "ii", first, seq - 1);
		cds__sql_run(log, st);
		gone += cds__failed(log) ? 0 : sqlite3_changes(log->db);
		first = seq + 1;
	}
	return gone;
}

/* What a kind has to do once, after the last of its subjects. */
static void tidy_kinds(cds_log *log, const struct cds__buf *subjects)
{
	const struct known *k = (const struct known *)subjects->p;
	size_t n = subjects->n / sizeof *k;
	const struct cds__kind *kind;

	for (size_t i = 0; (kind = cds__kind_at(i)); i++) {
		size_t at = 0;
		while (kind->tidy && at < n && k[at].kind != kind)
			at++;
		if (kind->tidy && at < n)
			kind->tidy(log);
	}
}

int64_t cds__entries_forget(cds_log *log, int64_t first, int64_t last)
{
	struct cds__buf subjects = {0}, days = {0}, staying = {0};
	sqlite3_stmt *st;
	struct known g;
	int64_t gone;
	int day;

	rebuild_find_gone(log, first, last, &subjects, &days);
	find_staying(log, first, last, &staying);
	st = cds__sql(log, "DELETE FROM conflict WHERE subject BETWEEN ? AND ?");
	cds__sql_bind(log, st, "ii", first, last);
	cds__sql_run(log, st);
	gone = delete_entries(log, first, &staying);
	st = cds__sql(log, "DELETE FROM words WHERE entry BETWEEN ?1 AND ?2"
	    " AND entry NOT IN (SELECT seq FROM entry WHERE seq BETWEEN ?1 AND ?2)");
	cds__sql_bind(log, st, "ii", first, last);
	cds__sql_run(log, st);
	cds__entries_gone(log);
	for (size_t at = 0; at < subjects.n && !cds__failed(log); at += sizeof g) {
		memcpy(&g, subjects.p + at, sizeof g);
		derive_rest(log, &g);
	}
	tidy_kinds(log, &subjects);
	for (size_t at = 0; at < days.n && !cds__failed(log); at += sizeof day) {
		memcpy(&day, days.p + at, sizeof day);
		cds__digest_day(log, day);
	}
	cds__buf_free(&subjects);
	cds__buf_free(&days);
	cds__buf_free(&staying);
	return gone;
}
