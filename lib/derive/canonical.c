/* Which item stands for a group of places or teams that were ruled one. */
#include "derive/canonical.h"

#include "derive/double.h"
#include "derive/suspect.h"
#include "derive/verdict.h"
#include "store/sql.h"

int64_t cds__canonical(cds_log *log, int64_t n)
{
	int64_t found = n == 0 || !cds__verdicts_any(log) ? 0
	    : cds__sql_value(log, 1, "SELECT n FROM canonical WHERE item = ?", "i", n);

	return found ? found : n;
}

void cds__canonical_members(cds_log *log, int64_t n, struct cds__buf *members)
{
	int64_t first = cds__canonical(log, n);
	sqlite3_stmt *st;

	cds__buf_add(members, &first, sizeof first);
	if (!cds__verdicts_any(log))
		return;
	st = cds__sql(log, "SELECT item FROM canonical WHERE n = ? ORDER BY item");
	cds__sql_bind(log, st, "i", first);
	cds__sql_numbers(log, st, members);
}

/* ---- choosing ---- */

/* A member of a group. */
struct member {
	int64_t n;
	cds_uuid id;
	bool known, retired, listed;
};

/* Fills in the item of this kind and id; false: no row here has it. */
static bool member_read(cds_log *log, enum cds_kind kind, const char *id, struct member *m)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT n, known, retired, list <> '' FROM item"
	    " WHERE kind = ? AND id = ?");
	bool found;

	memcpy(m->id.b, id, 16);
	cds__sql_bind(log, st, "iu", (int64_t)kind, &m->id);
	found = cds__sql_row(log, st);
	if (found) {
		m->n = cds__sql_within(log, st, 0, 1, CDS__NUMBER_MAX);
		m->known = cds__sql_number(log, st, 1) != 0;
		m->retired = cds__sql_number(log, st, 2) != 0;
		m->listed = cds__sql_number(log, st, 3) != 0;
	}
	sqlite3_reset(st);
	return found && !cds__failed(log);
}

static bool member_may_stand(const struct member *m)
{
	return m->known && !m->retired;
}

/* Does a stand for the group rather than b, where no ruling says so? */
static bool member_before(const struct member *a, const struct member *b)
{
	if (a->known != b->known)
		return a->known;
	if (a->retired != b->retired)
		return b->retired;
	if (a->listed != b->listed)
		return a->listed;
	return cds_uuid_compare(&a->id, &b->id) < 0;
}

/* The preference of all rulings; NULL: they disagree. */
static const char *canonical_wish(const struct cds__buf *prefer)
{
	for (size_t at = 16; at < prefer->n; at += 16)
		if (memcmp(prefer->p, prefer->p + at, 16) != 0)
			return NULL;
	return prefer->n ? prefer->p : NULL;
}

static const struct member *canonical_choose(const struct member *m, size_t n, const char *wish)
{
	const struct member *best = NULL;

	for (size_t i = 0; i < n; i++) {
		if (wish && member_may_stand(&m[i]) && memcmp(m[i].id.b, wish, 16) == 0)
			return &m[i];
		if (!best || member_before(&m[i], best))
			best = &m[i];
	}
	return best && best->known ? best : NULL;
}

/* ---- the table ---- */

/* Writes, changes or deletes the row of an item, where `to` stands for it (0: itself does).  True:
 * another one stood for it before. */
static bool canonical_put(cds_log *log, int64_t item, int64_t to, bool disputed)
{
	int64_t old = cds__sql_value(log, 1, "SELECT n FROM canonical WHERE item = ?", "i", item);
	sqlite3_stmt *st;

	if (to) {
		st = cds__sql(log, "INSERT INTO canonical (item, n, disputed) VALUES (?, ?, ?)"
		    " ON CONFLICT (item) DO UPDATE SET n = excluded.n,"
		    " disputed = excluded.disputed");
		cds__sql_bind(log, st, "iii", item, to, (int64_t)disputed);
	} else {
		st = cds__sql(log, "DELETE FROM canonical WHERE item = ?");
		cds__sql_bind(log, st, "i", item);
	}
	if (to || old)
		cds__sql_run(log, st);
	else
		sqlite3_reset(st);
	return old != to;
}

/* The items of one kind in a group. */
static void canonical_regroup(cds_log *log, enum cds_kind kind, const struct cds__buf *ids,
    const struct cds__buf *prefer)
{
	const char *wish = canonical_wish(prefer);
	struct cds__buf all = {0};
	struct member m, *member;
	const struct member *best;
	bool changed = false;
	size_t n;

	for (size_t at = 0; at < ids->n && !cds__failed(log); at += 16)
		if (member_read(log, kind, ids->p + at, &m))
			cds__buf_add(&all, &m, sizeof m);
	if (all.failed)
		cds__fail_memory(log);
	member = (struct member *)all.p;
	n = all.n / sizeof m;
	best = canonical_choose(member, n, wish);
	for (size_t i = 0; i < n && !cds__failed(log); i++)
		changed |= canonical_put(log, member[i].n, best && &member[i] != best &&
		    member[i].known ? best->n : 0, !wish);
	for (size_t i = 0; changed && i < n && !cds__failed(log); i++) {
		cds__double_touch(log, member[i].n);
		cds__suspect_only(log, kind, member[i].n);
	}
	cds__buf_free(&all);
}

void cds__canonical_regroup(cds_log *log, const struct cds__buf *members,
    const struct cds__buf *prefer)
{
	canonical_regroup(log, CDS_PLACE, members, prefer);
	canonical_regroup(log, CDS_TEAM, members, prefer);
}
