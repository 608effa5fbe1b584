/* Rulings: two sessions are one outing or two (cds_verdict_…), two places or teams are one or two
 * (cds_item_same …).  A ruling is a subject of its own, so it merges, disagrees and is taken back
 * like anything else. */
#include "catalogue/catalogue.h"
#include "derive/canonical.h"
#include "derive/session_row.h"
#include "derive/totals.h"
#include "derive/verdict.h"
#include "entry/entry.h"
#include "entry/state.h"
#include "entry/stored.h"
#include "log/write.h"
#include "store/sql.h"
#include "store/store.h"

/* ---- sessions ---- */

/* Does the log have this session? */
static bool ruling_session_here(cds_log *log, const cds_uuid *id)
{
	struct cds__session_row row;
	int64_t n = cds__subject_seq(log, id);

	return n && cds__session_row_load(log, n, &row);
}

/* Writes those fields of a ruling on x and y that differ from the ruling that stands, if any do.
 * `same` is 1 for one outing, 0 for two, -1 to withdraw; `prefer` is the session that counts, or
 * NULL. */
static void ruling_write(cds_log *log, const cds_uuid *x, const cds_uuid *y, int same,
    const cds_uuid *prefer)
{
	bool ordered = cds_uuid_compare(x, y) < 0;
	const cds_uuid *a = ordered ? x : y, *b = ordered ? y : x;
	cds_fields *all = cds_fields_new(), *differ = cds_fields_new();
	struct cds__writer by = cds__writer_here(log);
	struct cds__subject *s;
	bool good = all && differ;
	cds_uuid id;

	cds__verdict_subject(a, b, &id);
	good = good && cds_fields_uuid(all, "a", a) == CDS_OK &&
	    cds_fields_uuid(all, "b", b) == CDS_OK && (same < 0 ? cds_fields_null(all, "same")
	    : cds_fields_bool(all, "same", same)) == CDS_OK && (prefer
	    ? cds_fields_uuid(all, "prefer", prefer) : cds_fields_null(all, "prefer")) == CDS_OK;
	s = cds__subject_load(log, &id, CDS__SLICE("verdict"));
	for (size_t i = 0; good && i < cds_fields_size(all); i++) {
		const struct cds_field *f = cds_fields_at(all, i);
		if (s ? !cds__subject_says(s, f) : f->type != CDS_NULL)
			good = cds__fields_copy(differ, f) == CDS_OK;
	}
	if (!good)
		cds__fail_memory(log);
	else if (cds_fields_size(differ) > 0)
		cds__entry_write(log, "verdict", &id, differ, &by, NULL);
	cds__subject_free(s);
	cds_fields_free(all);
	cds_fields_free(differ);
}

/* The pairs of a group that were ruled one, each once: two ids after one another. */
static void ruling_pairs(cds_log *log, const struct cds__buf *members, struct cds__buf *pairs)
{
	cds_uuid a, b;

	for (size_t i = 0; i < members->n && !cds__failed(log); i += 16) {
		sqlite3_stmt *st = cds__sql(log, "SELECT b FROM verdict WHERE a = ? AND same = 1");
		memcpy(a.b, members->p + i, 16);
		cds__sql_bind(log, st, "u", &a);
		while (cds__sql_row(log, st) && cds__sql_id(log, st, 0, &b)) {
			cds__buf_add(pairs, a.b, 16);
			cds__buf_add(pairs, b.b, 16);
		}
	}
	if (pairs->failed)
		cds__fail_memory(log);
}

/* Gives all rulings inside the member's group the same preference: else two of them might prefer
 * different members, and the group would be disputed. */
static void ruling_agree(cds_log *log, const cds_uuid *member, const cds_uuid *prefer)
{
	struct cds__buf members = {0}, wishes = {0}, pairs = {0};
	cds_uuid a, b;

	cds__verdict_group(log, member, &members, &wishes);
	ruling_pairs(log, &members, &pairs);
	for (size_t i = 0; i + 32 <= pairs.n && !cds__failed(log); i += 32) {
		memcpy(a.b, pairs.p + i, 16);
		memcpy(b.b, pairs.p + i + 16, 16);
		ruling_write(log, &a, &b, 1, prefer);
	}
	cds__buf_free(&members);
	cds__buf_free(&wishes);
	cds__buf_free(&pairs);
}

/* Is a member in the group of another one? */
static bool ruling_in_group(cds_log *log, const cds_uuid *member, const cds_uuid *id)
{
	struct cds__buf members = {0}, wishes = {0};
	bool found = false;

	cds__verdict_group(log, member, &members, &wishes);
	for (size_t i = 0; i < members.n && !found; i += 16)
		found = memcmp(members.p + i, id->b, 16) == 0;
	cds__buf_free(&members);
	cds__buf_free(&wishes);
	return found;
}

enum cds_status cds_verdict_same(cds_log *log, const cds_uuid *session, size_t sessions,
    const cds_uuid *prefer)
{
	cds__write_begin(log);
	if (sessions < 2)
		cds__fail(log, CDS_INVALID, "name at least two sessions");
	for (size_t i = 0; i < sessions; i++)
		if (!ruling_session_here(log, &session[i]))
			cds__fail(log, CDS_NOT_FOUND, "there is no such session");
	for (size_t i = 1; i < sessions && !cds__failed(log); i++) {
		if (cds_uuid_compare(&session[0], &session[i]) == 0)
			cds__fail(log, CDS_INVALID, "a session is not a duplicate of itself");
		else
			ruling_write(log, &session[0], &session[i], 1, prefer);
	}
	if (!cds__failed(log) && !ruling_in_group(log, &session[0], prefer))
		cds__fail(log, CDS_INVALID,
		    "the session that counts must be one of those that are named");
	if (!cds__failed(log))
		ruling_agree(log, &session[0], prefer);
	return cds__write_end(log);
}

enum cds_status cds_verdict_different(cds_log *log, const cds_uuid *a, const cds_uuid *b)
{
	cds__write_begin(log);
	if (!ruling_session_here(log, a) || !ruling_session_here(log, b))
		cds__fail(log, CDS_NOT_FOUND, "there is no such session");
	else if (cds_uuid_compare(a, b) == 0)
		cds__fail(log, CDS_INVALID, "a session is not a duplicate of itself");
	else
		ruling_write(log, a, b, 0, NULL);
	return cds__write_end(log);
}

enum cds_status cds_verdict_withdraw(cds_log *log, const cds_uuid *a, const cds_uuid *b)
{
	cds__write_begin(log);
	if (cds__verdict_of(log, a, b) == CDS__UNRULED)
		cds__fail(log, CDS_NOT_FOUND, "no ruling exists for these two sessions");
	else
		ruling_write(log, a, b, -1, NULL);
	return cds__write_end(log);
}

/* ---- places and teams ---- */

/* The number of an item that is ruled on; 0: the log has none, or it is of no such kind. */
static int64_t ruling_item(cds_log *log, enum cds_kind kind, const cds_uuid *id)
{
	int64_t n = kind == CDS_PLACE || kind == CDS_TEAM ? cds__item_known(log, kind, id) : 0;

	if (!n)
		cds__fail(log, CDS_NOT_FOUND, "there is no such %1", cds_kind_name(kind));
	return n;
}

/* Does the group of `above` stand above the group of n? */
static bool ruling_under(cds_log *log, int64_t n, int64_t above)
{
	int64_t stands = cds__canonical(log, above);

	/* A damaged log may have a circle of places, but none so deep is meant. */
	for (int level = 0; level < 64 && n && !cds__failed(log); level++) {
		n = cds__sql_value(log, 0, "SELECT ifnull(parent, 0) FROM item WHERE n = ?", "i",
		    cds__canonical(log, n));
		if (n && cds__canonical(log, n) == stands)
			return true;
	}
	return false;
}

/* Fails where two items can't be ruled to be one. */
static void ruling_check_same(cds_log *log, enum cds_kind kind, const cds_uuid *a,
    const cds_uuid *b)
{
	int64_t x = ruling_item(log, kind, a), y = ruling_item(log, kind, b);

	if (cds__failed(log))
		return;
	if (x == y)
		cds__fail(log, CDS_INVALID, "a %1 is not a double of itself", cds_kind_name(kind));
	else if (kind == CDS_PLACE && (ruling_under(log, x, y) || ruling_under(log, y, x)))
		cds__fail(log, CDS_REFUSED, "one of these places is inside the other, so they "
		    "can't be the same place");
}

static bool ruling_listed(cds_log *log, enum cds_kind kind, const cds_uuid *id)
{
	return cds__sql_any(log, "SELECT 1 FROM item WHERE kind = ? AND id = ? AND list <> ''",
	    "iu", (int64_t)kind, id);
}

/* Which of two stands for both where nobody said: a unit of a list, else the one with more
 * sessions, else the one with the lower id. */
static const cds_uuid *ruling_better(cds_log *log, enum cds_kind kind, const cds_uuid *a,
    const cds_uuid *b)
{
	bool x = ruling_listed(log, kind, a), y = ruling_listed(log, kind, b);
	int64_t m, n;

	if (x != y)
		return x ? a : b;
	m = cds__total_sessions(log, kind, cds__item_known(log, kind, a));
	n = cds__total_sessions(log, kind, cds__item_known(log, kind, b));
	if (m != n)
		return m > n ? a : b;
	return cds_uuid_compare(a, b) < 0 ? a : b;
}

enum cds_status cds_item_same(cds_log *log, enum cds_kind kind, const cds_uuid *item, size_t items,
    const cds_uuid *prefer)
{
	const cds_uuid *best = prefer;

	cds__write_begin(log);
	for (size_t i = 0; kind == CDS_PLACE && i < items; i++)
		cds__listed_use(log, &item[i]);
	cds__flush(log);
	if (items < 2)
		cds__fail(log, CDS_INVALID, "name at least two of them");
	for (size_t i = 1; i < items && !cds__failed(log); i++) {
		for (size_t k = 1; k < i; k++)
			if (cds_uuid_compare(&item[k], &item[i]) == 0)
				cds__fail(log, CDS_INVALID, "a %1 is not a double of itself",
				    cds_kind_name(kind));
		ruling_check_same(log, kind, &item[0], &item[i]);
	}
	for (size_t i = 0; i < items && !prefer && !cds__failed(log); i++)
		best = best ? ruling_better(log, kind, best, &item[i]) : &item[i];
	for (size_t i = 1; i < items && !cds__failed(log); i++)
		ruling_write(log, &item[0], &item[i], 1, best);
	if (!cds__failed(log) && !ruling_in_group(log, &item[0], best))
		cds__fail(log, CDS_INVALID, "the one that stands for them must be one of those "
		    "that are named");
	if (!cds__failed(log))
		ruling_agree(log, &item[0], best);
	return cds__write_end(log);
}

enum cds_status cds_item_different(cds_log *log, enum cds_kind kind, const cds_uuid *a,
    const cds_uuid *b)
{
	int64_t x, y;

	cds__write_begin(log);
	x = ruling_item(log, kind, a);
	y = cds__failed(log) ? 0 : ruling_item(log, kind, b);
	if (!cds__failed(log) && x == y)
		cds__fail(log, CDS_INVALID, "a %1 is not a double of itself", cds_kind_name(kind));
	if (!cds__failed(log))
		ruling_write(log, a, b, 0, NULL);
	return cds__write_end(log);
}

enum cds_status cds_item_ruling_withdraw(cds_log *log, enum cds_kind kind, const cds_uuid *a,
    const cds_uuid *b)
{
	cds__write_begin(log);
	ruling_item(log, kind, a);
	if (!cds__failed(log) && cds__verdict_of(log, a, b) == CDS__UNRULED)
		cds__fail(log, CDS_NOT_FOUND, "nobody has ruled on these two");
	if (!cds__failed(log))
		ruling_write(log, a, b, -1, NULL);
	return cds__write_end(log);
}

enum cds_status cds_item_stands(cds_log *log, enum cds_kind kind, const cds_uuid *item,
    cds_uuid *out)
{
	sqlite3_stmt *st;
	int64_t n;

	*out = *item;
	cds__read_begin(log);
	if (kind == CDS_PLACE && cds__item_known(log, kind, item) == 0 &&
	    cds__item_there(log, kind, item))
		return cds__read_end(log);      /* a unit that nobody has used yet */
	n = ruling_item(log, kind, item);
	st = cds__sql(log, "SELECT id FROM item WHERE n = ?");
	cds__sql_bind(log, st, "i", cds__canonical(log, n));
	if (cds__sql_row(log, st))
		cds__sql_id(log, st, 0, out);
	sqlite3_reset(st);
	return cds__read_end(log);
}
