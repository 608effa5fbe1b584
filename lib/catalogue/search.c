/* Lists of places, teams and services by what somebody typed: the best first, and beside the log's
 * own places the units that come with the program.  cds_item_list is called at every letter that is
 * typed into the field of a place, so this reads the log's places once and makes items only of
 * those that are returned. */
#include <stdlib.h>

#include "base/unit_words.h"
#include "catalogue/catalogue.h"
#include "catalogue/fit.h"
#include "derive/canonical.h"
#include "derive/verdict.h"
#include "store/sql.h"
#include "store/store.h"
#include "entry/stored.h"
#include "log/services.h"

/* One that fits. */
struct hit {
	int64_t n;                      /* item.n; 0: a unit that is offered */
	size_t unit;                    /* its index, then */
	int fit, group;                 /* lower ones come first */
	int64_t order, arrived;         /* of services; 0: not known, or not needed */
	const char *name;               /* owned as the two below, once it is among the hits */
	char *key, *path;               /* the key sorts the names */
	cds_uuid id;
};

struct search {
	cds_log *log;
	enum cds_kind kind;
	struct cds__typed_name typed;
	bool any;                       /* nothing was typed: all are listed */
	bool with_retired;
	bool own;                       /* no unit is offered that the log does not have */
	bool groups;                    /* some may be ruled one: only one of each group is meant */
	size_t limit;                   /* 0: all */
	struct cds__home home;
	bool by_code;                   /* what was typed may be in a code */
	bool *used;                     /* of each unit above others: the log has it */
	struct cds__names names;
	struct hit *hit;
	size_t hits, room;
};

/* ---- the hits ---- */

/* Compares the places of two services in the catalogue's order.  Those that nobody gave one come
 * last, as they arrived in this log: so no service that comes later moves one that is there. */
static int hits_by_order(const struct hit *x, const struct hit *y)
{
	if (x->order != y->order && x->order && y->order)
		return x->order < y->order ? -1 : 1;
	if (x->order != y->order)
		return x->order ? -1 : 1;
	return x->order ? 0 : (x->arrived > y->arrived) - (x->arrived < y->arrived);
}

static int hits_by_rank(const void *a, const void *b)
{
	const struct hit *x = a, *y = b;
	int c = x->fit - y->fit;

	if (c == 0)
		c = x->group - y->group;
	if (c == 0)
		c = hits_by_order(x, y);
	if (c == 0)
		c = strcmp(x->key, y->key);
	if (c == 0)
		c = cds_text_compare(x->path, y->path);
	return c ? c : cds_uuid_compare(&x->id, &y->id);
}

static void hit_free(struct hit *h)
{
	free((char *)h->name);
	free(h->key);
	free(h->path);
}

static bool hit_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Does the name come after the other in the order of dictionaries?  It says so only where plain
 * letters decide, which costs much less than comparing their keys. */
static bool hit_later(const char *name, const char *other)
{
	while (*name && (*name == *other || (hit_letter(*name) && (*name ^ *other) == 32))) {
		name++;
		other++;
	}
	return hit_letter(*name) && hit_letter(*other) && (*name | 32) > (*other | 32);
}

/* The last of those that are kept, if there are as many as may be.  Services are few, and not in
 * the order of their names. */
static const struct hit *hit_last(const struct search *s)
{
	return s->limit && s->hits > s->limit && s->kind != CDS_SERVICE ? &s->hit[s->hits - 1]
	    : NULL;
}

/* Would it come after the last of those that are kept?  It says so only where that is easily
 * seen. */
static bool hit_too_late(const struct search *s, const struct hit *one)
{
	const struct hit *last = hit_last(s);

	if (!last)
		return false;
	if (one->fit != last->fit)
		return one->fit > last->fit;
	if (one->group != last->group)
		return one->group > last->group;
	return hit_later(one->name, last->name);
}

/* Sets the key by which it is sorted: of services, which have an order of their own, the code
 * decides where two have one place.  false: it comes too late by that, or the log failed. */
static bool hit_key(struct search *s, struct hit *one, const char *code)
{
	const struct hit *last = hit_last(s);

	one->key = s->kind == CDS_SERVICE ? strdup(code) : cds_text_sortkey(one->name);
	if (!one->key)
		cds__fail_memory(s->log);
	if (one->key && (!last || one->fit != last->fit || one->group != last->group ||
	    strcmp(one->key, last->key) <= 0))
		return true;
	free(one->key);
	return false;
}

/* Adds a hit, whose name and path are copied.  With a limit the hits stay in order, and no more
 * than that many. */
static void hit_add(struct search *s, const struct hit *one, const char *path)
{
	struct hit new = *one;
	size_t at = s->hits;

	new.name = strdup(one->name);
	new.path = strdup(path);
	if (!new.name || !new.path || !cds_grow(s->hit, s->hits, s->room)) {
		hit_free(&new);
		cds__fail_memory(s->log);
		return;
	}
	while (s->limit && at > 0 && hits_by_rank(&new, &s->hit[at - 1]) < 0)
		at--;
	memmove(s->hit + at + 1, s->hit + at, (s->hits - at) * sizeof *s->hit);
	s->hit[at] = new;
	s->hits++;
	/* One more than the limit is kept, so that two of one path are seen. */
	if (s->limit && s->hits > s->limit + 1)
		hit_free(&s->hit[--s->hits]);
}

/* ---- what the log has ---- */

/* Where one that fits comes among others that fit as well: those of the home commune first; then,
 * where somebody typed a whole name, units before what was made by hand, else what the log has
 * before what is only offered. */
enum { GROUP_HOME, GROUP_OWN, GROUP_HOME_PROVINCE, GROUP_USED_PROVINCE, GROUP_OFFERED, GROUP_HAND };

/* The group of an item of the log, whose row is at hand. */
static int search_group(const struct search *s, enum cds__fit fit, int64_t n, int64_t above,
    sqlite3_stmt *st)
{
	if (s->kind != CDS_PLACE || s->any)
		return GROUP_OWN;
	if (s->home.n && (n == s->home.n || above == s->home.n))
		return GROUP_HOME;
	return fit == CDS__FIT_WHOLE && !*cds__sql_text(s->log, st, 3) ? GROUP_HAND : GROUP_OWN;
}

#define SEARCHED "SELECT n, fold, code, list, retired, parent, name, id, rank FROM item"

/* Can it fit at all?  Of most rows only the folded name is read. */
static bool search_maybe(const struct search *s, sqlite3_stmt *st, const char *fold)
{
	return s->any || cds__fit_maybe_name(&s->typed, fold) ||
	    (s->by_code && cds__fit_maybe_code(&s->typed, cds__sql_text(s->log, st, 2)));
}

/* Sets how well it fits, and says whether it comes too late. */
static bool search_late(const struct search *s, struct hit *one, enum cds__fit fit, int64_t above,
    sqlite3_stmt *st)
{
	one->fit = (int)fit;
	one->group = search_group(s, fit, one->n, above, st);
	return hit_too_late(s, one);
}

/* Sets where a service stands among the others. */
static void search_order(struct search *s, struct hit *one, const char *code, sqlite3_stmt *st)
{
	if (s->kind != CDS_SERVICE)
		return;
	one->order = cds__sql_within(s->log, st, 8, 0, CDS_ORDER_MAX);
	if (one->order == 0)
		one->order = cds__services_order(code);
	if (one->order == 0)
		one->arrived = cds__subject_seq(s->log, &one->id);
}

/* Looks at a row that SEARCHED gives. */
static void search_row(struct search *s, sqlite3_stmt *st)
{
	struct cds__fit_item it = {.kind = s->kind, .fold = cds__sql_text(s->log, st, 1),
	    .above = ""};
	enum cds__fit fit;
	struct hit one = {.n = cds__sql_number(s->log, st, 0)};
	int64_t above = 0;

	if (!search_maybe(s, st, it.fold))
		return;
	it.code = s->by_code ? cds__sql_text(s->log, st, 2) : "";
	one.name = it.name = cds__sql_text(s->log, st, 6);
	if (s->home.n || cds__fit_needs_above(&s->typed))
		above = cds__sql_number_or(s->log, st, 5, 0);
	fit = s->any ? CDS__FIT_WHOLE : cds__fit_best(&s->typed, &it);
	if (search_late(s, &one, fit, above, st) ||
	    (!s->with_retired && cds__sql_number(s->log, st, 4)))
		return;
	cds__names_trim(&s->names);
	if (!s->any && above && cds__fit_needs_above(&s->typed))
		it.above = cds__names_item(s->log, &s->names, above)->text;
	if (!s->any)
		fit = cds__fit_of(s->log, &s->typed, &it);
	if (cds__failed(s->log) || fit == CDS__FIT_NOT ||
	    search_late(s, &one, fit, above, st) ||
	    (s->groups && cds__canonical(s->log, one.n) != one.n) ||
	    !hit_key(s, &one, it.code))
		return;
	cds__sql_id(s->log, st, 7, &one.id);
	search_order(s, &one, it.code, st);
	hit_add(s, &one, cds__names_item(s->log, &s->names, one.n)->text);
}

/* Places are read in the order in which they are stored, which takes a third of the time that
 * finding each by an index would take. */
static void search_log(struct search *s)
{
	sqlite3_stmt *st = cds__sql(s->log, s->kind == CDS_PLACE
	    ? SEARCHED " NOT INDEXED WHERE kind = ? AND known" : SEARCHED
	    " WHERE kind = ? AND known");

	cds__sql_bind(s->log, st, "i", (int64_t)s->kind);
	while (cds__sql_row(s->log, st))
		search_row(s, st);
	sqlite3_reset(st);
}

/* ---- what is offered beside it ---- */

static int search_listed_group(const struct search *s, size_t at)
{
	size_t above = cds__listed_above(at), home = s->home.unit;

	if (home != CDS__NOT_LISTED && (at == home || above == home))
		return GROUP_HOME;
	if (home != CDS__NOT_LISTED && above != CDS__NOT_LISTED && above == cds__listed_above(home))
		return GROUP_HOME_PROVINCE;
	return above != CDS__NOT_LISTED && s->used[above] ? GROUP_USED_PROVINCE : GROUP_OFFERED;
}

/* Adds the unit if it fits and the log does not have it, which is asked last. */
static void search_unit(struct search *s, size_t at)
{
	struct cds__fit_item it = cds__listed_fit(at);
	struct hit one = {.unit = at, .name = it.name};
	char path[CDS__LISTED_PATH];

	if (!cds__fit_maybe_name(&s->typed, it.fold) &&
	    !(s->by_code && cds__fit_maybe_code(&s->typed, it.code)))
		return;
	one.group = search_listed_group(s, at);
	one.fit = (int)cds__fit_best(&s->typed, &it);
	if (hit_too_late(s, &one))
		return;
	one.fit = (int)cds__fit_of(s->log, &s->typed, &it);
	if (one.fit == CDS__FIT_NOT || hit_too_late(s, &one))
		return;
	cds__listed_id(at, &one.id);
	if (cds__item_known(s->log, CDS_PLACE, &one.id) || !hit_key(s, &one, it.code))
		return;
	cds__listed_path(at, path);
	hit_add(s, &one, path);
}

static void search_listed(struct search *s)
{
	cds_uuid id;

	if (s->kind != CDS_PLACE || s->any || s->own)
		return;
	s->used = calloc(cds__listed_size(), sizeof *s->used);
	if (!s->used)
		cds__fail_memory(s->log);
	for (size_t i = 0; i < cds__listed_size() && !cds__failed(s->log); i++) {
		if (cds__listed_above(i) == CDS__NOT_LISTED) {
			cds__listed_id(i, &id);
			s->used[i] = cds__item_known(s->log, CDS_PLACE, &id) != 0;
		}
		search_unit(s, i);
	}
}

/* ---- the list ---- */

static void search_init(struct search *s, const char *text)
{
	s->home.unit = CDS__NOT_LISTED;
	s->groups = !s->with_retired && s->kind != CDS_SERVICE && cds__verdicts_any(s->log);
	if (!cds__typed_init(&s->typed, text, s->kind))
		cds__fail_memory(s->log);
	if (s->kind == CDS_PLACE && !s->any)
		cds__home(s->log, &s->home);
	/* Codes of places are numbers. */
	s->by_code = s->kind != CDS_PLACE || strpbrk(text, "0123456789");
}

static void search_free(struct search *s)
{
	for (size_t i = 0; i < s->hits; i++)
		hit_free(&s->hit[i]);
	free(s->hit);
	free(s->used);
	cds__names_free(&s->names);
	cds__typed_free(&s->typed);
}

/* Fills in what tells items of the same path apart; after sorting they are neighbours. Services
 * have their codes for that. */
static void search_tell_apart(struct search *s, cds_items *items)
{
	for (size_t i = 0; i + 1 < items->size && !cds__failed(s->log); i++) {
		struct cds_item *it = &items->item[i];
		if (it->kind == CDS_SERVICE || strcmp(it->path, it[1].path) != 0)
			continue;
		cds__item_tell(s->log, it);
		cds__item_tell(s->log, it + 1);
	}
}

/* Makes items of the hits. */
static void search_fill(struct search *s, cds_items *items)
{
	if (!s->limit && s->hits > 1)
		qsort(s->hit, s->hits, sizeof *s->hit, hits_by_rank);
	for (size_t i = 0; i < s->hits && !cds__failed(s->log); i++) {
		if (s->hit[i].n)
			cds__items_add(s->log, items, s->hit[i].n);
		else
			cds__items_add_listed(s->log, items, s->hit[i].unit);
	}
	search_tell_apart(s, items);
	cds__items_shorten(items, s->limit);
}

/* Lists what `s` asks for. */
static cds_items *search_list(struct search *s, const char *text)
{
	cds_log *log = s->log;
	cds_items *items = cds__items_new(log);

	s->any = !text || !*text;
	search_init(s, text ? text : "");
	if (!cds__failed(log)) {
		search_log(s);
		search_listed(s);
		search_fill(s, items);
	}
	search_free(s);
	if (cds__failed(log)) {
		cds_items_free(items);
		items = NULL;
	}
	return items;
}

enum cds_status cds_item_list(cds_log *log, enum cds_kind kind, const char *text,
    bool with_retired, size_t limit, cds_items **out)
{
	struct search s = {.log = log, .kind = kind, .with_retired = with_retired, .limit = limit};

	cds__read_begin(log);
	*out = search_list(&s, text);
	return cds__read_end(log);
}

enum cds_status cds_item_list_own(cds_log *log, enum cds_kind kind, const char *text, size_t limit,
    cds_items **out)
{
	struct search s = {.log = log, .kind = kind, .own = true, .limit = limit};

	cds__read_begin(log);
	*out = search_list(&s, text);
	return cds__read_end(log);
}

cds_items *cds__items_all(cds_log *log, enum cds_kind kind)
{
	struct search s = {.log = log, .kind = kind, .with_retired = true};

	return search_list(&s, NULL);
}

/* ---- whole names ---- */

/* Adds a unit, or the place that it is in the log. */
static void search_add_either(struct search *s, cds_items *items, size_t at)
{
	cds_uuid id;
	int64_t n;

	cds__listed_id(at, &id);
	n = cds__item_known(s->log, CDS_PLACE, &id);
	if (n)
		cds__items_add(s->log, items, n);
	else
		cds__items_add_listed(s->log, items, at);
}

/* Adds the units whose whole name this is, with or without the word in front. */
static void search_listed_whole(struct search *s, int day, cds_items *items)
{
	for (size_t i = 0; i < cds__listed_size() && !cds__failed(s->log); i++) {
		struct cds__fit_item it = cds__listed_fit(i);
		if ((day == CDS_NO_DAY || day >= cds__listed_from(i)) &&
		    (cds__fit_maybe_name(&s->typed, it.fold) ||
		    cds__fit_maybe_code(&s->typed, it.code)) &&
		    cds__fit_of(s->log, &s->typed, &it) == CDS__FIT_WHOLE)
			search_add_either(s, items, i);
	}
}

/* The places whose name is the text but for the word in front: "Mỹ Bình" for "Phường Mỹ Bình". */
static void search_bare(struct search *s)
{
	sqlite3_stmt *st = cds__sql(s->log, SEARCHED " WHERE kind = ? AND known"
	    " AND fold = ? || ?");

	for (const struct cds__unit_word *w = cds__unit_words; w->text && !cds__failed(s->log);
	    w++) {
		cds__sql_bind(s->log, st, "itt", (int64_t)CDS_PLACE, w->text, s->typed.fold);
		while (cds__sql_row(s->log, st))
			search_row(s, st);
		sqlite3_reset(st);
	}
}

/* These are found by an index, so names need not be looked for among all. */
cds_items *cds__items_whole(cds_log *log, enum cds_kind kind, const char *text, int day)
{
	struct search s = {.log = log, .kind = kind, .with_retired = true, .by_code = true,
	    .home = {.unit = CDS__NOT_LISTED}};
	cds_items *items = cds__items_new(log);
	/* Each part of the union has an index; of an OR the planner reads all items. */
	sqlite3_stmt *st = cds__sql(log, SEARCHED " WHERE known"
	    " AND n IN (SELECT n FROM item WHERE kind = ?1 AND fold = ?2"
	    " UNION SELECT n FROM item WHERE kind = ?1 AND code = ?3 AND code <> ''"
	    " UNION SELECT n FROM item WHERE kind = ?1 AND fold = nullif(?4, ''))");

	if (!cds__typed_init(&s.typed, text, kind))
		cds__fail_memory(log);
	else
		cds__sql_bind(log, st, "ittt", (int64_t)kind, s.typed.fold, s.typed.part[0].text,
		    s.typed.spelled_fold);
	while (cds__sql_row(log, st))
		search_row(&s, st);
	sqlite3_reset(st);
	if (!cds__failed(log) && kind == CDS_PLACE && s.hits == 0 && *s.typed.fold)
		search_bare(&s);
	if (!cds__failed(log))
		search_fill(&s, items);
	if (!cds__failed(log) && kind == CDS_PLACE && items->size == 0)
		search_listed_whole(&s, day, items);
	search_free(&s);
	if (cds__failed(log)) {
		cds_items_free(items);
		items = NULL;
	}
	return items;
}
