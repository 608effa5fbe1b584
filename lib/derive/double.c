/* The table of doubles: which names have to be compared again, and what changes in it by that. */
#include "derive/double.h"

#include <stdlib.h>

#include "base/map.h"
#include "derive/canonical.h"
#include "derive/double_find.h"
#include "derive/sql_names.h"
#include "derive/suspect.h"
#include "store/sql.h"
#include "store/store.h"

/* ---- the table ---- */

/* Which sessions are compared follows from the pairs that there are, so those of a pair are marked
 * while it is there. */
static void double_mark(cds_log *log, enum cds_kind kind, int64_t a, int64_t b)
{
	cds__suspect_item(log, kind, a);
	cds__suspect_item(log, kind, b);
}

static void double_delete(cds_log *log, enum cds_kind kind, int64_t a, int64_t b)
{
	sqlite3_stmt *st;

	double_mark(log, kind, a, b);
	st = cds__sql(log, "DELETE FROM double WHERE a = ? AND b = ?");
	cds__sql_bind(log, st, "ii", a, b);
	cds__sql_run(log, st);
}

static void double_insert(cds_log *log, enum cds_kind kind, int64_t a, int64_t b)
{
	sqlite3_stmt *st = cds__sql(log, "INSERT INTO double (a, b) VALUES (?, ?)");

	cds__sql_bind(log, st, "ii", a, b);
	cds__sql_run(log, st);
	double_mark(log, kind, a, b);
}

/* The leaders with which the table pairs an item, into `old`. */
static void double_leaders(cds_log *log, int64_t n, struct cds__buf *old)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT a FROM double WHERE b = ?");

	old->n = 0;
	cds__sql_bind(log, st, "i", n);
	cds__sql_numbers(log, st, old);
}

/* Is (a, b) among these pairs? */
static bool double_among(const struct cds__double *pair, size_t n, int64_t a, int64_t b)
{
	for (size_t i = 0; i < n; i++)
		if (pair[i].a == a && pair[i].b == b)
			return true;
	return false;
}

/* Makes the table say of item b what the n pairs say, and marks what changed by that. */
static void double_replace(cds_log *log, enum cds_kind kind, int64_t b,
    const struct cds__double *pair, size_t n, struct cds__buf *old)
{
	const int64_t *was;
	size_t m;

	double_leaders(log, b, old);
	was = (const int64_t *)old->p;
	m = old->n / sizeof *was;
	for (size_t i = 0; i < m && !cds__failed(log); i++)
		if (!double_among(pair, n, was[i], b))
			double_delete(log, kind, was[i], b);
	for (size_t i = 0; i < n && !cds__failed(log); i++) {
		size_t had = 0;
		while (had < m && was[had] != pair[i].a)
			had++;
		if (had == m)
			double_insert(log, kind, pair[i].a, b);
	}
}

/* Compares all items of one name.  The pairs stand in the order of the items, so each item finds
 * its own next to each other. */
static void double_name_compare(cds_log *log, enum cds_kind kind, const char *bare)
{
	struct cds__buf items = {0}, pairs = {0}, old = {0};
	const struct cds__double *pair;
	size_t n, from = 0;

	cds__doubles_find(log, kind, bare, &items, &pairs);
	pair = (const struct cds__double *)pairs.p;
	n = pairs.n / sizeof *pair;
	for (size_t i = 0; i < items.n / sizeof(int64_t) && !cds__failed(log); i++) {
		int64_t item = ((const int64_t *)items.p)[i];
		size_t to = from;
		while (to < n && pair[to].b == item)
			to++;
		double_replace(log, kind, item, pair + from, to - from, &old);
		from = to;
	}
	cds__buf_free(&items);
	cds__buf_free(&pairs);
	cds__buf_free(&old);
}

/* ---- what was touched ---- */

/* Names to compare: of each the kind, as a byte, and the folded name without its unit's word. */
struct touched {
	struct cds__map seen;
	struct cds__buf names;          /* one after another, each ended by a NUL */
};

static void touched_forget(cds_log *log, void *data)
{
	struct touched *t = data;

	(void)log;
	cds__map_free(&t->seen);
	cds__buf_free(&t->names);
}

static struct touched *touched_of(cds_log *log)
{
	/* It is written out by the queue, to which it adds itself. */
	static const struct cds__memo_form form = {sizeof(struct touched), NULL, touched_forget,
	    NULL};

	return cds__memo(log, CDS__MEMO_DOUBLE, &form);
}

static void double_name(cds_log *log, enum cds_kind kind, const char *fold)
{
	struct touched *t = touched_of(log);
	struct cds__buf key = {0};
	int64_t at;
	size_t n;

	if (!t || !*fold)
		return;
	cds__buf_byte(&key, (unsigned char)('0' + kind));
	cds__buf_text(&key, cds__double_bare(kind, fold));
	cds__buf_str(&key);
	n = key.n;
	if (!key.failed && !cds__map_get(&t->seen, key.p, n, &at)) {
		cds__buf_add(&t->names, key.p, n);
		cds__buf_byte(&t->names, 0);
		if (t->names.failed || !cds__map_put(&t->seen, key.p, n, 1))
			cds__fail_memory(log);
		cds__pending_doubles(log);
	} else if (key.failed) {
		cds__fail_memory(log);
	}
	cds__buf_free(&key);
}

/* The names of an item and of those below it. */
static void double_names(cds_log *log, int64_t n, int level)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT kind, fold FROM item WHERE n = ? AND kind IN ("
	    CDS__SQL_PLACE ", " CDS__SQL_TEAM ")");
	struct cds__buf below = {0};
	int64_t child;

	cds__sql_bind(log, st, "i", n);
	if (cds__sql_row(log, st))
		double_name(log, (enum cds_kind)cds__sql_within(log, st, 0, CDS_PLACE, CDS_TEAM),
		    cds__sql_text(log, st, 1));
	sqlite3_reset(st);
	if (level == CDS__DOUBLE_LEVELS)
		return;
	st = cds__sql(log, "SELECT n FROM item WHERE parent = ?");
	cds__sql_bind(log, st, "i", n);
	cds__sql_numbers(log, st, &below);
	for (size_t at = 0; at < below.n && !cds__failed(log); at += sizeof child) {
		memcpy(&child, below.p + at, sizeof child);
		double_names(log, child, level + 1);
	}
	cds__buf_free(&below);
}

/* The pairs of an item go; those that follow from what it is now are made when its name is
 * compared. */
static void double_leave(cds_log *log, int64_t n)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT a, b, kind FROM double JOIN item ON n = a"
	    " WHERE a = ?1 UNION ALL"
	    " SELECT a, b, kind FROM double JOIN item ON n = a WHERE b = ?1");
	struct cds__buf pairs = {0};
	struct cds__double pair;
	enum cds_kind kind = CDS_PLACE;

	cds__sql_bind(log, st, "i", n);
	while (cds__sql_row(log, st)) {
		pair.a = cds__sql_number(log, st, 0);
		pair.b = cds__sql_number(log, st, 1);
		kind = (enum cds_kind)cds__sql_within(log, st, 2, CDS_PLACE, CDS_TEAM);
		cds__buf_add(&pairs, &pair, sizeof pair);
	}
	if (pairs.failed)
		cds__fail_memory(log);
	for (size_t at = 0; at < pairs.n && !cds__failed(log); at += sizeof pair) {
		memcpy(&pair, pairs.p + at, sizeof pair);
		double_delete(log, kind, pair.a, pair.b);
	}
	cds__buf_free(&pairs);
}

void cds__double_touch(cds_log *log, int64_t n)
{
	double_leave(log, n);
	double_names(log, n, 0);
}

void cds__double_ruling(cds_log *log, const cds_uuid *a, const cds_uuid *b)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT n FROM item WHERE kind IN (" CDS__SQL_PLACE ", "
	    CDS__SQL_TEAM ") AND id IN (?, ?)");
	struct cds__buf items = {0};
	int64_t n;

	cds__sql_bind(log, st, "uu", a, b);
	cds__sql_numbers(log, st, &items);
	for (size_t at = 0; at < items.n && !cds__failed(log); at += sizeof n) {
		memcpy(&n, items.p + at, sizeof n);
		cds__double_touch(log, cds__canonical(log, n));
		cds__double_touch(log, n);
	}
	cds__buf_free(&items);
}

void cds__double_compare(cds_log *log, struct cds__pending *item, size_t n)
{
	struct touched *t = touched_of(log);
	struct cds__buf names = {0};

	(void)item;
	(void)n;
	if (!t)
		return;
	names = t->names;
	t->names = (struct cds__buf){0};
	touched_forget(log, t);
	for (size_t at = 0; at < names.n && !cds__failed(log); at += strlen(names.p + at) + 1)
		double_name_compare(log, (enum cds_kind)(names.p[at] - '0'), names.p + at + 1);
	cds__buf_free(&names);
}
