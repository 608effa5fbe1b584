/*
 * Finds the doubles of one name.  All places, or teams, of that name are compared together.  They
 * are taken in an order: units of lists before those made by hand, those under a place before those
 * under none, lower ids first.  Each that may be one with an earlier one is paired with that, which
 * is a leader; the others become leaders themselves.  So five places that may be one make four
 * pairs and not ten, and which pairs there are follows from the items and the rulings alone.
 */
#include "derive/double_find.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/text.h"
#include "base/unit_words.h"
#include "derive/canonical.h"
#include "derive/sql_names.h"
#include "derive/verdict.h"
#include "store/sql.h"

/* So many leaders of its name, the last ones, are looked at for one item.  No log needs more, but a
 * stranger's file could have a hundred thousand places of one name, all under different ones. */
#define LOOKS_MAX 1000

/* ---- names ---- */

/* The word before the name of a unit, which people leave out; "": there is none.  "Phường 5" keeps
 * its word, since 5 alone is no name. */
static const char *double_unit(const char *fold)
{
	const struct cds__unit_word *word = cds__unit_word_of(fold);

	for (const char *p = word && word->unit ? fold + strlen(word->text) : ""; *p; p++)
		if (*p >= 'a' && *p <= 'z')
			return word->text;
	return "";
}

/* An item as it is compared. */
struct namesake {
	int64_t n;
	cds_uuid id;
	char *name, *fold;
	const char *unit;               /* the word before the name, of a place; "": none */
	char *marks;                    /* the name without that word, by cds__text_fold_case */
	bool listed, retired;
	int64_t parent;                 /* which stands for its group; 0: none, or none is known */
	/* Of a leader: the one before it that has its name, and the same under a parent of that
	 * parent's name; -1: none. */
	int64_t before, before_here;
};

const char *cds__double_bare(enum cds_kind kind, const char *fold)
{
	return kind == CDS_PLACE ? fold + strlen(double_unit(fold)) : fold;
}

/* The name without that word, folded and as it is written. */
static const char *namesake_bare(const struct namesake *s)
{
	return s->fold + strlen(s->unit);
}

static const char *namesake_written(const struct namesake *s)
{
	const char *name = s->name;

	for (const char *p = s->unit; *p && name; p++)
		if (*p == ' ' && (name = strchr(name, ' ')))
			name++;
	return name ? name : s->name;
}

/* Are they one name?  Capitals do not matter, marks do; and "Phước Nam" is "Xã Phước Nam", but a
 * commune is no ward. */
static bool namesake_same(const struct namesake *a, const struct namesake *b)
{
	return strcmp(a->name, b->name) == 0 || ((!*a->unit || !*b->unit || a->unit == b->unit) &&
	    strcmp(namesake_bare(a), namesake_bare(b)) == 0 && strcmp(a->marks, b->marks) == 0);
}

/* ---- reading ---- */

#define NAMESAKE "SELECT n, id, name, fold, list <> '', retired, ifnull(parent, 0), kind FROM item"

static void namesake_read(cds_log *log, sqlite3_stmt *st, struct namesake *s)
{
	*s = (struct namesake){.n = cds__sql_within(log, st, 0, 1, CDS__NUMBER_MAX), .unit = "",
	    .before = -1, .before_here = -1};
	if (!cds__sql_id(log, st, 1, &s->id))
		return;
	s->name = strdup(cds__sql_text(log, st, 2));
	s->fold = strdup(cds__sql_text(log, st, 3));
	s->listed = cds__sql_number(log, st, 4) != 0;
	s->retired = cds__sql_number(log, st, 5) != 0;
	s->parent = cds__sql_number(log, st, 6);
	if (s->fold && cds__sql_number(log, st, 7) == CDS_PLACE)
		s->unit = double_unit(s->fold);
	s->marks = s->name ? cds__text_fold_case(namesake_written(s)) : NULL;
	if (!s->name || !s->fold || !s->marks)
		cds__fail_memory(log);
}

static void namesake_free(struct namesake *s)
{
	free(s->name);
	free(s->fold);
	free(s->marks);
}

/* Some namesakes, or places above them. */
struct crowd {
	struct namesake *item;
	size_t n, room;
	struct cds__map at;             /* n → index, of places above */
};

static struct namesake *crowd_add(cds_log *log, struct crowd *c)
{
	if (!cds_grow(c->item, c->n, c->room)) {
		cds__fail_memory(log);
		return NULL;
	}
	return &c->item[c->n++];
}

static void crowd_free(struct crowd *c)
{
	for (size_t i = 0; i < c->n; i++)
		namesake_free(&c->item[i]);
	free(c->item);
	cds__map_free(&c->at);
}

/* A place above another, read once.  -1: nothing is known of it, or the log failed. */
static int64_t crowd_above(cds_log *log, struct crowd *above, int64_t n)
{
	sqlite3_stmt *st;
	struct namesake *s;
	int64_t at = -1;

	/* One that was read only in part has no name. */
	if (cds__failed(log))
		return -1;
	if (n == 0 || cds__map_get(&above->at, &n, sizeof n, &at))
		return at;
	st = cds__sql(log, NAMESAKE " WHERE n = ? AND kind = " CDS__SQL_PLACE " AND known");
	cds__sql_bind(log, st, "i", n);
	if (cds__sql_row(log, st) && (s = crowd_add(log, above))) {
		namesake_read(log, st, s);
		at = (int64_t)above->n - 1;
	}
	sqlite3_reset(st);
	if (at >= 0)
		above->item[at].parent = cds__canonical(log, above->item[at].parent);
	if (!cds__map_put(&above->at, &n, sizeof n, at))
		cds__fail_memory(log);
	return cds__failed(log) ? -1 : at;
}

/* ---- may two be one? ---- */

/* Did somebody rule that one of x's group and one of y's are two? */
static bool double_parted(cds_log *log, int64_t x, int64_t y)
{
	struct cds__buf members = {0};
	bool parted = false;
	int64_t n;

	if (!cds__verdicts_any(log))
		return false;
	cds__canonical_members(log, x, &members);
	for (size_t at = 0; at < members.n && !parted && !cds__failed(log); at += sizeof n) {
		memcpy(&n, members.p + at, sizeof n);
		/* CROSS JOIN keeps the order: SQLite would begin with all places. */
		parted = cds__sql_any(log, "WITH me (id) AS (SELECT id FROM item WHERE n = ?1),"
		    " other (id) AS (SELECT b FROM me CROSS JOIN verdict ON a = id WHERE same = 0"
		    " UNION ALL SELECT a FROM me CROSS JOIN verdict ON b = id WHERE same = 0)"
		    " SELECT 1 FROM other o CROSS JOIN item i ON i.id = o.id"
		    " AND i.kind IN (" CDS__SQL_PLACE ", " CDS__SQL_TEAM ")"
		    " LEFT JOIN canonical c ON c.item = i.n"
		    " WHERE ifnull(c.n, i.n) = ?2", "ii", n, y);
	}
	cds__buf_free(&members);
	return parted;
}

static bool double_parents(cds_log *log, struct crowd *above, int64_t x, int64_t y, int level);

/* May two items of one name be one, as far as lists, rulings and what is above them say?  Each
 * unit of a list is one for itself. */
static bool double_may(cds_log *log, struct crowd *above, const struct namesake *a,
    const struct namesake *b, int level)
{
	int64_t x = a->n, y = b->n;

	return !(a->listed && b->listed) &&
	    double_parents(log, above, a->parent, b->parent, level) && !double_parted(log, x, y);
}

static bool double_parents(cds_log *log, struct crowd *above, int64_t x, int64_t y, int level)
{
	struct namesake a, b;
	int64_t i, j;

	if (x == 0 || y == 0 || x == y || level == CDS__DOUBLE_LEVELS)
		return true;
	i = crowd_above(log, above, x);
	j = crowd_above(log, above, y);
	if (i < 0 || j < 0)
		return !cds__failed(log);
	/* Copies, since reading what is above them may move them. */
	a = above->item[i];
	b = above->item[j];
	return namesake_same(&a, &b) && double_may(log, above, &a, &b, level + 1);
}

/* ---- one name ---- */

static int double_order(const void *a, const void *b)
{
	const struct namesake *x = a, *y = b;

	if (x->retired != y->retired)
		return x->retired ? 1 : -1;
	if (x->listed != y->listed)
		return x->listed ? -1 : 1;
	if ((x->parent == 0) != (y->parent == 0))
		return x->parent ? -1 : 1;
	return cds_uuid_compare(&x->id, &y->id);
}

/* Everything of one name, as it is compared. */
struct bucket {
	cds_log *log;
	struct crowd all, above;
	/* The last leader of a name with its marks; and of such a name under one of such a name. */
	struct cds__map last, last_here;
	struct cds__buf key;
	struct cds__buf *pairs;
};

/* Reads those with this word before the name ("": none) that stand for their groups, or for
 * themselves. */
static void bucket_read_word(struct bucket *k, enum cds_kind kind, const char *word,
    const char *bare)
{
	sqlite3_stmt *st = cds__sql(k->log, NAMESAKE " WHERE kind = ? AND fold = ?"
	    " AND known AND name <> ''");
	struct cds__buf fold = {0};
	struct namesake *s;

	cds__buf_text(&fold, word);
	cds__buf_text(&fold, bare);
	cds__buf_str(&fold);
	if (fold.failed)
		cds__fail_memory(k->log);
	else
		cds__sql_bind(k->log, st, "it", (int64_t)kind, fold.p);
	while (cds__sql_row(k->log, st) && (s = crowd_add(k->log, &k->all))) {
		namesake_read(k->log, st, s);
		if (cds__failed(k->log) || strcmp(namesake_bare(s), bare) != 0 ||
		    cds__canonical(k->log, s->n) != s->n)
			namesake_free(&k->all.item[--k->all.n]);
		else
			s->parent = cds__canonical(k->log, s->parent);
	}
	sqlite3_reset(st);
	cds__buf_free(&fold);
}

static void bucket_read(struct bucket *k, enum cds_kind kind, const char *bare)
{
	bucket_read_word(k, kind, "", bare);
	for (const struct cds__unit_word *w = cds__unit_words; kind == CDS_PLACE && w->text; w++)
		if (w->unit)
			bucket_read_word(k, kind, w->text, bare);
}

/* The name of what is above, as `marks` has it; "": nothing is, or nothing is known of it. */
static const char *bucket_above(struct bucket *k, const struct namesake *s)
{
	int64_t at = crowd_above(k->log, &k->above, s->parent);

	return at < 0 ? "" : k->above.item[at].marks;
}

/* Makes k->key that of an item's name under a name; false: the log failed. */
static bool bucket_key(struct bucket *k, const struct namesake *s, const char *above)
{
	k->key.n = 0;
	cds__buf_text(&k->key, above);
	cds__buf_byte(&k->key, 0);
	cds__buf_text(&k->key, s->marks);
	if (k->key.failed)
		cds__fail_memory(k->log);
	return !cds__failed(k->log);
}

static void bucket_lead(struct bucket *k, size_t i)
{
	struct namesake *s = &k->all.item[i];
	size_t n = strlen(s->marks);

	if (!bucket_key(k, s, bucket_above(k, s)))
		return;
	cds__map_get(&k->last, s->marks, n, &s->before);
	cds__map_get(&k->last_here, k->key.p, k->key.n, &s->before_here);
	if (!cds__map_put(&k->last, s->marks, n, (int64_t)i) ||
	    !cds__map_put(&k->last_here, k->key.p, k->key.n, (int64_t)i))
		cds__fail_memory(k->log);
}

static bool bucket_may(struct bucket *k, size_t i, int64_t leader)
{
	struct namesake *all = k->all.item;

	return namesake_same(&all[leader], &all[i]) &&
	    double_may(k->log, &k->above, &all[leader], &all[i], 0);
}

static void bucket_pair(struct bucket *k, int64_t leader, size_t i)
{
	struct cds__double pair = {k->all.item[leader].n, k->all.item[i].n};

	cds__buf_add(k->pairs, &pair, sizeof pair);
}

/* The first leader in order that an item may be, of those under a name; -1: none. */
static int64_t bucket_leader(struct bucket *k, size_t i, const char *above)
{
	int64_t found = -1, at = -1;

	if (!bucket_key(k, &k->all.item[i], above))
		return -1;
	cds__map_get(&k->last_here, k->key.p, k->key.n, &at);
	for (int looks = 0; at >= 0 && looks < LOOKS_MAX && !cds__failed(k->log); looks++) {
		if (bucket_may(k, i, at))
			found = at;
		at = k->all.item[at].before_here;
	}
	return found;
}

/* Pairs what stands under a place with a leader there, or with one under none. */
static bool bucket_place(struct bucket *k, size_t i)
{
	int64_t found = bucket_leader(k, i, bucket_above(k, &k->all.item[i]));

	if (found < 0)
		found = bucket_leader(k, i, "");
	if (found >= 0)
		bucket_pair(k, found, i);
	return found >= 0;
}

/* Pairs what stands under none with the leaders that it may be, unless those are too many. */
static bool bucket_root(struct bucket *k, size_t i)
{
	const struct namesake *s = &k->all.item[i];
	int64_t found[CDS__DOUBLE_LEADERS], at = -1;
	size_t n = 0;

	cds__map_get(&k->last, s->marks, strlen(s->marks), &at);
	for (int looks = 0; at >= 0 && looks < LOOKS_MAX && !cds__failed(k->log); looks++) {
		if (bucket_may(k, i, at)) {
			if (n == CDS__DOUBLE_LEADERS)
				return false;
			found[n++] = at;
		}
		at = k->all.item[at].before;
	}
	for (size_t f = 0; f < n; f++)
		bucket_pair(k, found[f], i);
	return n > 0;
}

static void bucket_compare(struct bucket *k)
{
	if (k->all.n < 2)
		return;
	qsort(k->all.item, k->all.n, sizeof *k->all.item, double_order);
	for (size_t i = 0; i < k->all.n && !cds__failed(k->log); i++)
		if (!(k->all.item[i].parent ? bucket_place(k, i) : bucket_root(k, i)))
			bucket_lead(k, i);
	if (k->pairs->failed)
		cds__fail_memory(k->log);
}

void cds__doubles_find(cds_log *log, enum cds_kind kind, const char *bare, struct cds__buf *items,
    struct cds__buf *pairs)
{
	struct bucket k = {.log = log, .pairs = pairs};

	bucket_read(&k, kind, bare);
	if (!cds__failed(log))
		bucket_compare(&k);
	for (size_t i = 0; i < k.all.n; i++)
		cds__buf_add(items, &k.all.item[i].n, sizeof k.all.item[i].n);
	if (items->failed)
		cds__fail_memory(log);
	crowd_free(&k.all);
	crowd_free(&k.above);
	cds__map_free(&k.last);
	cds__map_free(&k.last_here);
	cds__buf_free(&k.key);
}
