/* The tree of a day, read place by place as it is asked for: units_tree.h says by whom.  Everything
 * is the same on every laptop, whatever the numbers of items are there, and takes a bounded time,
 * whatever a stranger's file says. */
#include "catalogue/units_tree.h"

#include <stdlib.h>

#include "catalogue/catalogue.h"
#include "derive/canonical.h"
#include "derive/sql_names.h"
#include "store/sql.h"

void cds__tree_init(struct cds__tree *tree, cds_log *log, int day)
{
	*tree = (struct cds__tree){.log = log, .day = day};
	tree->ruled = cds__sql_any(log, "SELECT 1 FROM canonical", "");
	tree->followed = day != CDS_NO_DAY && cds__sql_any(log, "SELECT 1 FROM successor", "");
}

void cds__tree_free(struct cds__tree *tree)
{
	cds__map_free(&tree->at);
	cds__map_free(&tree->child);
	free(tree->place);
	free(tree->next);
}

/* ---- reading places ---- */

int64_t cds__tree_canonical(struct cds__tree *tree, int64_t n)
{
	return tree->ruled ? cds__canonical(tree->log, n) : n;
}

/* Reads the successors of the place that was read last. */
static void tree_read_next(struct cds__tree *tree, struct cds__place *p)
{
	sqlite3_stmt *st = cds__sql(tree->log, "SELECT next FROM successor WHERE item = ? LIMIT ?");

	p->next = tree->nexts;
	cds__sql_bind(tree->log, st, "ii", p->n, (int64_t)CDS__FOLLOWED_MAX + 1);
	while (cds__sql_row(tree->log, st)) {
		if (p->nexts == CDS__FOLLOWED_MAX) {
			p->many = true;
			continue;
		}
		if (!cds_grow(tree->next, tree->nexts, tree->next_room)) {
			cds__fail_memory(tree->log);
			return;
		}
		tree->next[tree->nexts++] = cds__sql_within(tree->log, st, 0, 1, CDS__NUMBER_MAX);
		p->nexts++;
	}
	for (size_t i = 0; i < p->nexts && !cds__failed(tree->log); i++)
		tree->next[p->next + i] = cds__tree_canonical(tree, tree->next[p->next + i]);
}

/* Reads a place; one that has no row is unknown. */
static struct cds__place tree_read(struct cds__tree *tree, int64_t n)
{
	sqlite3_stmt *st = cds__sql(tree->log, "SELECT known, first, last, parent, level, name"
	    " FROM item WHERE n = ? AND kind = " CDS__SQL_PLACE);
	struct cds__place p = {.n = n, .first = CDS_NO_DAY, .last = CDS_NO_DAY};

	cds__sql_bind(tree->log, st, "i", n);
	if (cds__sql_row(tree->log, st)) {
		p.known = cds__sql_number(tree->log, st, 0) != 0;
		p.first = cds__sql_day(tree->log, st, 1);
		p.last = cds__sql_day(tree->log, st, 2);
		p.parent = cds__sql_number_or(tree->log, st, 3, 0);
		p.level = cds__level_of(cds__sql_text(tree->log, st, 4),
		    cds__sql_text(tree->log, st, 5));
	}
	sqlite3_reset(st);
	if (p.parent)
		p.parent = cds__tree_canonical(tree, p.parent);
	if (p.parent == n)
		p.parent = 0;
	if (tree->followed)
		tree_read_next(tree, &p);
	return p;
}

/* A place by its number, which must be canonical.  It stays until the next call; NULL: the log
 * failed. */
static struct cds__place *tree_place(struct cds__tree *tree, int64_t n)
{
	struct cds__place p;
	int64_t at;

	if (cds__map_get(&tree->at, &n, sizeof n, &at))
		return &tree->place[at];
	p = tree_read(tree, n);
	if (cds__failed(tree->log))
		return NULL;
	if (!cds_grow(tree->place, tree->places, tree->room) ||
	    !cds__map_put(&tree->at, &n, sizeof n, (int64_t)tree->places)) {
		cds__fail_memory(tree->log);
		return NULL;
	}
	tree->place[tree->places] = p;
	return &tree->place[tree->places++];
}

enum cds_level cds__tree_level(struct cds__tree *tree, int64_t n)
{
	struct cds__place *p = tree_place(tree, n);

	if (!p || p->level != CDS_LEVEL_NONE || !p->parent)
		return p ? p->level : CDS_LEVEL_NONE;
	p = tree_place(tree, p->parent);
	/* What somebody made under a commune is a hamlet. */
	return p && p->level == CDS_LEVEL_COMMUNE ? CDS_LEVEL_HAMLET : CDS_LEVEL_NONE;
}

/* ---- following ---- */

/* The first day of a place, or else of the nearest above it that has one. */
static int tree_from(struct cds__tree *tree, int64_t n)
{
	int from = CDS_NO_DAY;

	for (int i = 0; n && from == CDS_NO_DAY && i < CDS__ABOVE_MAX; i++) {
		const struct cds__place *p = tree_place(tree, n);
		from = p ? p->first : CDS_NO_DAY;
		n = p ? p->parent : 0;
	}
	return from;
}

/* The first day of those that followed a place; CDS_NO_DAY: none of them has one. */
static int tree_followed_from(struct cds__tree *tree, struct cds__place p)
{
	int first = CDS_NO_DAY;

	for (size_t i = 0; i < p.nexts && !p.many; i++) {
		int from = tree_from(tree, tree->next[p.next + i]);
		if (from != CDS_NO_DAY && (first == CDS_NO_DAY || from < first))
			first = from;
	}
	return first;
}

/* Had the place ended by the day of the report?  One without a last day ended when others followed
 * it. */
static bool tree_ended(struct cds__tree *tree, int64_t n)
{
	const struct cds__place *p = tree_place(tree, n);
	int from;

	if (!p || !p->known || tree->day == CDS_NO_DAY)
		return false;
	if (p->last != CDS_NO_DAY || !p->nexts)
		return p->last != CDS_NO_DAY && p->last < tree->day;
	from = tree_followed_from(tree, *p);
	return from == CDS_NO_DAY || from <= tree->day;
}

/* Does the place stand on the day of the report? */
static bool tree_stands(struct cds__tree *tree, int64_t n)
{
	const struct cds__place *p = tree_place(tree, n);

	return p && (tree->day == CDS_NO_DAY || p->first == CDS_NO_DAY || p->first <= tree->day) &&
	    !tree_ended(tree, n);
}

/* The units of the day that follow from one that had ended. */
struct followed {
	int64_t unit[CDS__FOLLOWED_MAX];
	size_t n;
	bool lost;                      /* not all: some of them is not in the log, or had ended */
};

/* Adds a number that is not there yet; false: there is no room. */
static bool tree_meet(int64_t *met, size_t *n, int64_t unit)
{
	for (size_t i = 0; i < *n; i++)
		if (met[i] == unit)
			return true;
	if (*n == CDS__FOLLOWED_MAX)
		return false;
	met[(*n)++] = unit;
	return true;
}

/* Follows a unit from successor to successor, each once, so that a circle is no trap. */
static void tree_follow(struct cds__tree *tree, int64_t n, struct followed *f)
{
	int64_t met[CDS__FOLLOWED_MAX];
	size_t mets = 0;

	*f = (struct followed){.n = 0};
	tree_meet(met, &mets, n);
	for (size_t i = 0; i < mets && !f->lost && !cds__failed(tree->log); i++) {
		const struct cds__place *there = tree_place(tree, met[i]);
		struct cds__place p = there ? *there : (struct cds__place){.n = 0};
		if (p.known && tree_stands(tree, met[i])) {
			tree_meet(f->unit, &f->n, met[i]);
			continue;
		}
		f->lost = !p.known || p.many || !p.nexts || !tree_ended(tree, met[i]);
		for (size_t k = 0; !f->lost && k < p.nexts; k++)
			f->lost = !tree_meet(met, &mets, tree->next[p.next + k]);
	}
	if (f->lost)
		f->n = 0;
}

/* ---- what several have in common ---- */

/* The place above a unit of the day, as far as that needs no hamlet to decide; 0: none. */
static int64_t tree_plainly_above(struct cds__tree *tree, int64_t n)
{
	const struct cds__place *p = tree_place(tree, n);
	int64_t parent = p ? p->parent : 0;
	struct followed f;

	if (!parent || tree_stands(tree, parent))
		return parent;
	tree_follow(tree, parent, &f);
	return f.n == 1 ? f.unit[0] : 0;
}

/* The places above one, from the nearest on; none if they run into a circle, in which none is
 * nearer than another. */
static size_t tree_above(struct cds__tree *tree, int64_t n, int64_t above[CDS__ABOVE_MAX])
{
	size_t found = 0;

	while ((n = tree_plainly_above(tree, n))) {
		if (found == CDS__ABOVE_MAX)
			return 0;
		above[found++] = n;
	}
	return found;
}

/* The nearest place that is above all of them; 0: there is none. */
static int64_t tree_common(struct cds__tree *tree, const struct followed *f)
{
	int64_t above[CDS__ABOVE_MAX], other[CDS__ABOVE_MAX];
	size_t n = tree_above(tree, f->unit[0], above), at = 0;

	for (size_t i = 1; i < f->n && at < n; i++) {
		size_t others = tree_above(tree, f->unit[i], other), k = 0;
		while (at < n && k == 0) {
			while (k < others && other[k] != above[at])
				k++;
			/* k + 1: it is above this one, too; 0: the next one is tried. */
			k = k < others ? k + 1 : 0;
			at += k == 0;
		}
	}
	return at < n ? above[at] : 0;
}

/* The nearest place above a unit that had ended and about which it is known what became of it. */
static int64_t tree_nearest(struct cds__tree *tree, int64_t n)
{
	struct followed f;

	for (int i = 0; i < CDS__ABOVE_MAX; i++) {
		const struct cds__place *p = tree_place(tree, n);
		n = p ? p->parent : 0;
		if (!n || tree_stands(tree, n))
			return n;
		tree_follow(tree, n, &f);
		if (f.n > 0)
			return f.n == 1 ? f.unit[0] : tree_common(tree, &f);
	}
	return 0;
}

/* ---- what a hamlet says ---- */

/* The unit, of those that followed, under which stands a hamlet that was ruled the same as this
 * one.  0: none or several. */
static int64_t tree_ruled(struct cds__tree *tree, int64_t n, const struct followed *f)
{
	struct cds__buf members = {0};
	int64_t found = 0, member;
	bool several = false;

	cds__canonical_members(tree->log, n, &members);
	for (size_t at = sizeof n; at < members.n && !cds__failed(tree->log); at += sizeof n) {
		int64_t above;
		memcpy(&member, members.p + at, sizeof member);
		above = cds__tree_canonical(tree, cds__sql_value(tree->log, 0,
		    "SELECT ifnull(parent, 0) FROM item WHERE n = ?", "i", member));
		for (size_t i = 0; i < f->n; i++) {
			several |= f->unit[i] == above && found && found != above;
			found = f->unit[i] == above ? above : found;
		}
	}
	cds__buf_free(&members);
	return several ? 0 : found;
}

/* A unit and the name of a hamlet as the key of a map; the caller frees it. */
static struct cds__buf tree_child_key(int64_t unit, const char *name)
{
	struct cds__buf key = {0};

	cds__buf_add(&key, &unit, sizeof unit);
	cds__buf_text(&key, name);
	return key;
}

/* Reads the names of the hamlets under a unit, and under all that were ruled one with it. */
static void tree_read_children(struct cds__tree *tree, int64_t unit)
{
	sqlite3_stmt *st;
	struct cds__place *p = tree_place(tree, unit);

	if (!p || p->children_read)
		return;
	p->children_read = true;
	st = cds__sql_own(tree->log, "SELECT i.name FROM (SELECT ?1 AS n UNION SELECT item"
	    " FROM canonical WHERE n = ?1) u JOIN item i ON i.parent = u.n WHERE i.kind = "
	    CDS__SQL_PLACE " AND i.known AND NOT i.retired");
	cds__sql_bind(tree->log, st, "i", unit);
	while (cds__sql_row(tree->log, st)) {
		struct cds__buf key = tree_child_key(unit, cds__sql_text(tree->log, st, 0));
		if (key.failed || !cds__map_put(&tree->child, key.p, key.n, 1))
			cds__fail_memory(tree->log);
		cds__buf_free(&key);
	}
	sqlite3_finalize(st);
}

/* The only unit, of those that followed, with a hamlet of the name of this one.  0: none or
 * several. */
static int64_t tree_namesake(struct cds__tree *tree, int64_t n, const struct followed *f)
{
	sqlite3_stmt *st = cds__sql_own(tree->log, "SELECT name FROM item WHERE n = ?");
	int64_t found = 0, value;
	size_t units = 0;

	cds__sql_bind(tree->log, st, "i", n);
	if (cds__sql_row(tree->log, st)) {
		for (size_t i = 0; i < f->n && !cds__failed(tree->log); i++) {
			struct cds__buf key = tree_child_key(f->unit[i], cds__sql_text(tree->log,
			    st, 0));
			tree_read_children(tree, f->unit[i]);
			if (key.failed)
				cds__fail_memory(tree->log);
			else if (cds__map_get(&tree->child, key.p, key.n, &value) && ++units)
				found = f->unit[i];
			cds__buf_free(&key);
		}
	}
	sqlite3_finalize(st);
	return units == 1 ? found : 0;
}

/* ---- where a place is ---- */

/* Where a place is that stood under a unit which had ended.  `below`: that place, which may say
 * into which of several units it went; 0: there is none. */
static struct cds__spot tree_after(struct cds__tree *tree, int64_t n, int64_t below)
{
	struct cds__spot spot = {0, true};
	struct followed f;

	tree_follow(tree, n, &f);
	if (f.n == 1)
		return (struct cds__spot){f.unit[0], false};
	if (f.n == 0) {
		spot.n = tree_nearest(tree, n);
		return spot;
	}
	if (below)
		spot.n = tree_ruled(tree, below, &f);
	if (below && !spot.n)
		spot.n = tree_namesake(tree, below, &f);
	spot.loose = spot.n == 0;
	if (spot.loose)
		spot.n = tree_common(tree, &f);
	return spot;
}

struct cds__spot cds__tree_up(struct cds__tree *tree, int64_t n)
{
	struct cds__place *p = tree_place(tree, n);
	struct cds__spot up = {0, false};
	int64_t parent = p ? p->parent : 0;

	if (p && p->up_known)
		return p->up;
	if (parent && tree_stands(tree, parent))
		up.n = parent;
	else if (parent)
		up = tree_after(tree, parent, n);
	p = tree_place(tree, n);
	if (p) {
		p->up = up;
		p->up_known = true;
	}
	return up;
}

struct cds__spot cds__tree_settle(struct cds__tree *tree, int64_t n)
{
	n = cds__tree_canonical(tree, n);
	if (tree->day == CDS_NO_DAY || cds__failed(tree->log) || tree_stands(tree, n))
		return (struct cds__spot){n, false};
	return tree_after(tree, n, 0);
}
