/* Lists of places, teams and services: reading them, and searching by what somebody typed. */
#include <stdio.h>
#include <stdlib.h>

#include "catalogue/catalogue.h"
#include "catalogue/typed_name.h"
#include "store/sql.h"
#include "store/store.h"
#include "base/grow.h"
#include "base/text.h"
#include "derive/sql_names.h"
#include "entry/stored.h"
#include "log/services.h"

/* The columns of an item that items_add reads. */
#define COLUMNS \
	"i.n, i.kind, i.id, i.known, i.code, i.list, i.name, i.level, i.parent, i.measure," \
	" i.first, i.last, i.retired, i.rank"

static cds_items *items_new(cds_log *log)
{
	cds_items *items = calloc(1, sizeof *items);

	if (!items)
		cds__fail_memory(log);
	return items;
}

static void free_item(const struct cds_item *it)
{
	free((char *)it->code);
	free((char *)it->list);
	free((char *)it->name);
	free((char *)it->level);
	free((char *)it->path);
	free((char *)it->start);
	free((char *)it->author);
	free((char *)it->label);
}

void cds_items_free(cds_items *items)
{
	if (!items)
		return;
	for (size_t i = 0; i < items->size; i++)
		free_item(&items->item[i]);
	free(items->item);
	free(items->n);
	cds__names_free(&items->names);
	free(items);
}

size_t cds_items_size(const cds_items *items)
{
	return items ? items->size : 0;
}

const struct cds_item *cds_items_at(const cds_items *items, size_t i)
{
	return items && i < items->size ? &items->item[i] : NULL;
}

/* Adds the item of a row. */
static void items_add(cds_log *log, cds_items *items, sqlite3_stmt *st)
{
	struct cds_item *it;

	if (!items || !cds__grow(items->item, items->size, items->room) ||
	    !cds__grow(items->n, items->size, items->n_room)) {
		cds__fail_memory(log);
		return;
	}
	it = &items->item[items->size];
	items->n[items->size++] = cds__sql_number(log, st, 0);
	*it = (struct cds_item){
		.kind = (enum cds_kind)cds__sql_within(log, st, 1, CDS_PLACE, CDS_SERVICE),
		.known = cds__sql_number(log, st, 3) != 0,
		.code = strdup(cds__sql_text(log, st, 4)),
		.list = strdup(cds__sql_text(log, st, 5)),
		.name = strdup(cds__sql_text(log, st, 6)),
		.level = strdup(cds__sql_text(log, st, 7)),
		.measure = (enum cds_measure)cds__sql_within(log, st, 9, CDS_ASSIST, CDS_VISIT),
		.from = cds__sql_day(log, st, 10), .to = cds__sql_day(log, st, 11),
		.retired = cds__sql_number(log, st, 12) != 0,
		.order = cds__sql_within(log, st, 13, 0, CDS_ORDER_MAX),
		.start = strdup(""), .author = strdup(""), .label = strdup(""),
	};
	if (it->kind == CDS_SERVICE && it->order == 0 && it->code)
		it->order = cds__services_order(it->code);
	cds__sql_id(log, st, 2, &it->id);
	cds__names_trim(&items->names);
	it->parent = cds__names_item(log, &items->names, cds__sql_number_or(log, st, 8, 0))->id;
	it->path = strdup(cds__names_item(log, &items->names, cds__sql_number(log, st, 0))->text);
	if (!it->code || !it->list || !it->name || !it->level || !it->path || !it->start ||
	    !it->author || !it->label)
		cds__fail_memory(log);
	else
		cds__item_label(log, it);
}

cds_items *cds__item_by_number(cds_log *log, int64_t n)
{
	cds_items *items = items_new(log);
	sqlite3_stmt *st = cds__sql_own(log, "SELECT " COLUMNS " FROM item i WHERE i.n = ?");

	cds__sql_bind(log, st, "i", n);
	if (cds__sql_row(log, st))
		items_add(log, items, st);
	sqlite3_finalize(st);
	if (!cds__failed(log) && items->size > 0 &&
	    cds__names_alike(log, &items->names, items->n[0]))
		cds__item_tell(log, items->item);
	if (!cds__failed(log) && items->size > 0)
		return items;
	cds_items_free(items);
	return NULL;
}

enum cds_status cds_item_get(cds_log *log, enum cds_kind kind, const cds_uuid *id, cds_items **out)
{
	cds__read_begin(log);
	*out = cds__item_by_number(log, cds__sql_value(log, 1,
	    "SELECT n FROM item WHERE kind = ? AND id = ?", "iu", (int64_t)kind, id));
	if (!*out)
		cds__fail(log, CDS_NOT_FOUND, "there is no such %1", cds_kind_name(kind));
	return cds__read_end(log);
}

enum cds_status cds_service_get(cds_log *log, const char *code, cds_items **out)
{
	cds_items *items;
	sqlite3_stmt *st;

	cds__read_begin(log);
	items = items_new(log);
	st = cds__sql_own(log, "SELECT " COLUMNS " FROM item i WHERE i.kind = " CDS__SQL_SERVICE
	    " AND i.code = ?"
	    " AND i.code <> '' AND i.known");
	cds__sql_bind(log, st, "t", code);
	if (cds__sql_row(log, st))
		items_add(log, items, st);
	else
		cds__fail(log, CDS_NOT_FOUND, "there is no service '%1': 'cdslog service list'"
		    " shows them", code);
	sqlite3_finalize(st);
	if (cds__failed(log)) {
		cds_items_free(items);
		items = NULL;
	}
	*out = items;
	return cds__read_end(log);
}

/* ---- searching ---- */

struct ranked {
	struct cds_item item;
	int64_t n;
	int rank; /* as cds__text_rank says; an equal code ranks like an equal name */
	int64_t arrived; /* of a service: its first entry's number in this log */
};

/* Compares the places of two services in the catalogue's order.  Those that nobody gave one come
 * last, as they arrived in this log: so no service that comes later moves one that is there. */
static int items_by_order(const struct ranked *x, const struct ranked *y)
{
	if (x->item.order != y->item.order && x->item.order && y->item.order)
		return x->item.order < y->item.order ? -1 : 1;
	if (x->item.order != y->item.order)
		return x->item.order ? -1 : 1;
	return x->item.order ? strcmp(x->item.code, y->item.code)
	    : (x->arrived > y->arrived) - (x->arrived < y->arrived);
}

static int items_by_rank(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	int c = x->rank - y->rank;

	if (c == 0 && x->item.kind == CDS_SERVICE)
		c = items_by_order(x, y);
	if (c == 0)
		c = cds_text_compare(x->item.name, y->item.name);
	if (c == 0)
		c = cds_text_compare(x->item.path, y->item.path);
	return c ? c : cds_uuid_compare(&x->item.id, &y->item.id);
}

/* Fills in what tells items of the same path apart; after sorting they are neighbours. Services
 * have their codes for that. */
static void tell_apart(cds_log *log, cds_items *items, size_t limit)
{
	for (size_t i = 0; i + 1 < items->size && (!limit || i < limit) && !cds__failed(log);
	    i++) {
		struct cds_item *it = &items->item[i];
		if (it->kind == CDS_SERVICE || strcmp(it->path, it[1].path) != 0)
			continue;
		cds__item_tell(log, it);
		cds__item_tell(log, it + 1);
	}
}

/* Sorts the items, the best matches first, and keeps the first `limit` (0: all). */
static void items_sort(cds_log *log, cds_items *items, const char *fold, size_t limit)
{
	struct ranked *r = calloc(items->size + 1, sizeof *r);
	size_t all = items->size;

	if (!r) {
		cds__fail_memory(log);
		return;
	}
	for (size_t i = 0; i < all; i++) {
		const struct cds_item *it = &items->item[i];
		r[i] = (struct ranked){*it, items->n[i], !*fold || strcmp(it->code, fold) == 0 ? 0
		    : cds__text_rank(it->name, fold), it->kind == CDS_SERVICE && !it->order
		    ? cds__subject_seq(log, &it->id) : 0};
		if (r[i].rank < 0)
			cds__fail_memory(log);
	}
	qsort(r, all, sizeof *r, items_by_rank);
	for (size_t i = 0; i < all; i++) {
		items->item[i] = r[i].item;
		items->n[i] = r[i].n;
	}
	free(r);
	tell_apart(log, items, limit);
	while (limit && items->size > limit)
		free_item(&items->item[--items->size]);
}

#define CANDIDATES "SELECT " COLUMNS \
	" FROM item i WHERE i.kind = ?1 AND i.known AND (?2 OR NOT i.retired) AND "

/* Adds the items of a statement that match what was typed (NULL: all of them). */
static void items_take(cds_log *log, cds_items *items, sqlite3_stmt *st,
    const struct cds__typed_name *typed)
{
	while (cds__sql_row(log, st)) {
		int64_t parent = cds__sql_number_or(log, st, 8, 0);
		items_add(log, items, st);
		if (!cds__failed(log) && typed && !cds__typed_matches(log, typed,
		    &items->item[items->size - 1],
		    cds__names_item(log, &items->names, parent)->text))
			free_item(&items->item[--items->size]);
	}
}

/* The items in whose names or codes the text is found. */
static void items_containing(cds_log *log, enum cds_kind kind, const struct cds__typed_name *typed,
    bool with_retired, cds_items *items)
{
	sqlite3_stmt *st = cds__sql(log, CANDIDATES "(instr(i.fold, ?3) > 0"
	    " OR instr(i.code, ?4) > 0 OR (?5 <> '' AND i.parent IS NOT NULL"
	    " AND instr(i.fold, ?5) > 0) OR (?6 <> '' AND instr(i.fold, ?6) > 0))");
	const char *name = typed->part[0].text;

	cds__sql_bind(log, st, "iitttt", (int64_t)kind, (int64_t)with_retired, typed->fold, name,
	    typed->first, typed->spelled_fold);
	items_take(log, items, st, *name || typed->parts > 1 ? typed : NULL);
	sqlite3_reset(st);
}

/* The items whose whole name or code the text is. Each part of the union has an index; of an OR
 * the planner reads all items. */
static void items_called(cds_log *log, enum cds_kind kind, const struct cds__typed_name *typed,
    cds_items *items)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT " COLUMNS " FROM item i WHERE i.known"
	    " AND i.n IN (SELECT n FROM item WHERE kind = ?1 AND fold = ?2"
	    " UNION SELECT n FROM item WHERE kind = ?1 AND code = ?3 AND code <> ''"
	    " UNION SELECT n FROM item WHERE kind = ?1 AND fold = nullif(?4, ''))");

	cds__sql_bind(log, st, "ittt", (int64_t)kind, typed->fold, typed->part[0].text,
	    typed->spelled_fold);
	items_take(log, items, st, typed);
	sqlite3_reset(st);
}

/* The places whose name is the text but for the word in front: "Mỹ Bình" for "Phường Mỹ Bình". */
static void items_called_bare(cds_log *log, const struct cds__typed_name *typed, cds_items *items)
{
	sqlite3_stmt *st = cds__sql(log, CANDIDATES "i.fold = ?3 || ?4");

	for (const char *const *w = cds__unit_words(); *w && !cds__failed(log); w++) {
		cds__sql_bind(log, st, "iitt", (int64_t)CDS_PLACE, INT64_C(1), *w, typed->fold);
		items_take(log, items, st, typed);
		sqlite3_reset(st);
	}
}

/* Which items are listed for a text: those in whose names it is found, or only those whose whole
 * name or code it is, of places perhaps without the word in front. */
enum items_how { ITEMS_CONTAINING, ITEMS_CALLED };

/* The items that match a text (NULL or "": all). The caller frees them; NULL: the log failed. */
static cds_items *list_items(cds_log *log, enum cds_kind kind, const char *text, bool with_retired,
    enum items_how how, size_t limit)
{
	cds_items *items = items_new(log);
	struct cds__typed_name typed;

	if (!cds__typed_init(&typed, text ? text : "", kind))
		cds__fail_memory(log);
	else if (how == ITEMS_CONTAINING)
		items_containing(log, kind, &typed, with_retired, items);
	else
		items_called(log, kind, &typed, items);
	if (!cds__failed(log) && how == ITEMS_CALLED && kind == CDS_PLACE && items->size == 0 &&
	    *typed.fold)
		items_called_bare(log, &typed, items);
	if (!cds__failed(log))
		items_sort(log, items, typed.fold, limit);
	cds__typed_free(&typed);
	if (cds__failed(log)) {
		cds_items_free(items);
		items = NULL;
	}
	return items;
}

cds_items *cds__items_whole(cds_log *log, enum cds_kind kind, const char *text)
{
	return list_items(log, kind, text, true, ITEMS_CALLED, 0);
}

cds_items *cds__items_all(cds_log *log, enum cds_kind kind)
{
	return list_items(log, kind, NULL, true, ITEMS_CONTAINING, 0);
}

enum cds_status cds_item_list(cds_log *log, enum cds_kind kind, const char *text,
    bool with_retired, size_t limit, cds_items **out)
{
	cds__read_begin(log);
	*out = list_items(log, kind, text, with_retired, ITEMS_CONTAINING, limit);
	return cds__read_end(log);
}
