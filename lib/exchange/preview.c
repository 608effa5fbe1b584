/* Tells what a merge did, or would do, to whoever asked: the totals, the laptops, and the fields of
 * sessions that have another value now. */
#include <stdlib.h>

#include "exchange/merge.h"
#include "session/session.h"
#include "store/sql.h"
#include "store/store.h"
#include "derive/totals.h"
#include "derive/sql_names.h"

/* Adds up, by measure, which counts are missing. */
static void preview_uncounted(cds_log *log, struct cds_sums *sums)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT services FROM total WHERE dim = "
	    CDS__SQL_ALL " AND unknown > 0");

	while (cds__sql_row(log, st))
		cds__total_uncounted(log, cds__sql_slice(st, 0), sums->uncounted);
	sqlite3_reset(st);
}

void cds__preview_totals(cds_log *log, struct cds_sums *sums)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT ifnull(sum(sessions), 0), ifnull(sum(assists),"
	    " 0), ifnull(sum(attendance), 0), ifnull(sum(visits), 0), ifnull(sum(residents), 0),"
	    " ifnull(sum(with_residents), 0), ifnull(sum(unknown), 0) FROM total WHERE dim = "
	    CDS__SQL_ALL);

	if (cds__sql_row(log, st))
		*sums = (struct cds_sums){
			.sessions = cds__sql_within(log, st, 0, 0, INT64_MAX),
			.assists = cds__sql_within(log, st, 1, 0, INT64_MAX), .attendance =
			cds__sql_within(log, st, 2, 0, INT64_MAX), .visits = cds__sql_within(log,
			    st, 3, 0, INT64_MAX), .residents = cds__sql_within(log, st, 4, 0,
			    INT64_MAX), .sessions_with_residents = cds__sql_within(log, st, 5, 0,
			    INT64_MAX), .unknown = cds__sql_within(log, st, 6, 0, INT64_MAX)};
	if (sums->sessions_with_residents == 0)
		sums->residents = CDS_UNKNOWN;
	sqlite3_reset(st);
	if (sums->unknown > 0)
		preview_uncounted(log, sums);
}

/* ---- laptops ---- */

/* Laptops with the most new entries come first. */
static int preview_most_first(const void *a, const void *b)
{
	const struct cds__laptop *x = a, *y = b;

	if (x->entries != y->entries)
		return (x->entries < y->entries) - (x->entries > y->entries);
	return strcmp(x->device, y->device);
}

static void tell_laptops(struct cds__merge *m)
{
	if (m->laptops > 1)
		qsort(m->laptop, m->laptops, sizeof *m->laptop, preview_most_first);
	for (size_t i = 0; i < m->laptops; i++) {
		const struct cds__laptop *l = &m->laptop[i];
		struct cds_merge_laptop told = {l->device, l->entries, l->sessions_new,
		    l->sessions_changed};
		if (l->entries)
			m->options->laptop(m->options->arg, &told);
	}
}

/* ---- fields ---- */

/* Are two values the same?  NULL is a field that is not set. */
static bool preview_same(const struct cds_field *a, const struct cds_field *b)
{
	if (!a || !b)
		return a == b;
	return a->type == b->type && a->number == b->number && strcmp(a->text, b->text) == 0;
}

/* Tells one field of a session, if it changed or is in conflict. */
static void tell_field(struct cds__merge *m, const struct cds__subject *now,
    const cds_uuid *session, const char *name, const struct cds_field *from,
    const struct cds_field *to, const cds_fields *rivals)
{
	struct cds_merge_change change = {*session, name, from, to,
	    cds__subject_disputes(now, name), cds_fields_find(rivals, name)};

	if (!preview_same(from, to) || change.conflict)
		m->options->change(m->options->arg, &change);
}

/* Compares a session as it was before the merge with what it is now.  Both sets of fields are
 * sorted by name, so they are walked together. */
static void tell_session(struct cds__merge *m, const cds_uuid *session)
{
	struct cds__subject *was = cds__subject_load_until(m->log, session, CDS__SLICE("session"),
	    m->newest);
	struct cds__subject *now = cds__subject_load(m->log, session, CDS__SLICE("session"));
	cds_fields *a = was ? cds__session_read(m->log, was) : NULL, *b = now
	    ? cds__session_read(m->log, now) : NULL;
	cds_fields *rivals = now ? cds__session_rivals(m->log, now) : NULL;
	size_t i = 0, j = 0;

	while (a && b && rivals && (i < cds_fields_size(a) || j < cds_fields_size(b))) {
		const struct cds_field *x = i < cds_fields_size(a) ? cds_fields_at(a, i) : NULL;
		const struct cds_field *y = j < cds_fields_size(b) ? cds_fields_at(b, j) : NULL;
		int c = !x ? 1 : !y ? -1 : strcmp(x->name, y->name);
		tell_field(m, now, session, c <= 0 ? x->name : y->name, c <= 0 ? x : NULL,
		    c >= 0 ? y : NULL, rivals);
		i += c <= 0;
		j += c >= 0;
	}
	cds_fields_free(a);
	cds_fields_free(b);
	cds_fields_free(rivals);
	cds__subject_free(was);
	cds__subject_free(now);
}

/* Tells the sessions that our log had before and that got entries from this merge. */
static void tell_changes(struct cds__merge *m)
{
	sqlite3_stmt *st = cds__sql_own(m->log, "SELECT e.subject, min(e.seq)"
	    " FROM entry e JOIN origin o ON o.n = e.origin WHERE e.seq > ?1 AND o.kind = 'session'"
	    " AND EXISTS (SELECT 1 FROM entry f WHERE f.subject = e.subject AND f.seq <= ?1)"
	    " GROUP BY e.subject ORDER BY 2");
	cds_uuid session;

	m->todo += m->result->sessions_changed;
	cds__sql_bind(m->log, st, "i", m->newest);
	while (cds__sql_row(m->log, st) && !cds__merge_stopped(m))
		if (cds__sql_id(m->log, st, 0, &session))
			tell_session(m, &session);
	sqlite3_finalize(st);
}

void cds__preview_tell(struct cds__merge *m)
{
	if (cds__failed(m->log))
		return;
	if (m->options->laptop)
		tell_laptops(m);
	if (m->options->change)
		tell_changes(m);
}
