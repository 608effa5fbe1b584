/* Lists of places, teams and services: reading items by their ids.  search.c fills a list by what
 * somebody typed. */
#include <stdio.h>
#include <stdlib.h>

#include "catalogue/catalogue.h"
#include "store/sql.h"
#include "store/store.h"
#include "derive/sql_names.h"
#include "log/services.h"

/* The columns of an item that items_add_row reads. */
#define COLUMNS \
	"i.n, i.kind, i.id, i.known, i.code, i.list, i.name, i.level, i.parent, i.measure," \
	" i.first, i.last, i.retired, i.rank"

cds_items *cds__items_new(cds_log *log)
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

/* Makes room for one more; false: there is none, and the log has failed. */
static bool items_grow(cds_log *log, cds_items *items)
{
	if (items && cds_grow(items->item, items->size, items->room) &&
	    cds_grow(items->n, items->size, items->n_room))
		return true;
	cds__fail_memory(log);
	return false;
}

/* Adds the item of a row. */
static void items_add_row(cds_log *log, cds_items *items, sqlite3_stmt *st)
{
	struct cds_item *it;

	if (!items_grow(log, items))
		return;
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

void cds__items_add(cds_log *log, cds_items *items, int64_t n)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT " COLUMNS " FROM item i WHERE i.n = ?");

	cds__sql_bind(log, st, "i", n);
	if (cds__sql_row(log, st))
		items_add_row(log, items, st);
	sqlite3_reset(st);
}

void cds__items_add_listed(cds_log *log, cds_items *items, size_t at)
{
	if (!items_grow(log, items))
		return;
	items->n[items->size] = 0;
	cds__listed_item(log, at, &items->item[items->size++]);
}

void cds__items_shorten(cds_items *items, size_t limit)
{
	while (limit && items->size > limit)
		free_item(&items->item[--items->size]);
}

/* Adds the item of this number, with what tells it from others of the same path. */
static void items_add_told(cds_log *log, cds_items *items, int64_t n)
{
	cds__items_add(log, items, n);
	if (!cds__failed(log) && items->size > 0 && cds__names_alike(log, &items->names, n))
		cds__item_tell(log, &items->item[items->size - 1]);
}

cds_items *cds__item_by_number(cds_log *log, int64_t n)
{
	cds_items *items = cds__items_new(log);

	items_add_told(log, items, n);
	if (!cds__failed(log) && items->size > 0)
		return items;
	cds_items_free(items);
	return NULL;
}

/* Adds the item with this id, which may be a unit that is only offered. */
static void items_add_id(cds_log *log, cds_items *items, enum cds_kind kind, const cds_uuid *id)
{
	int64_t n = cds__sql_value(log, 0, "SELECT n FROM item WHERE kind = ? AND id = ?", "iu",
	    (int64_t)kind, id);
	size_t at = kind != CDS_PLACE || cds__item_known(log, kind, id) ? CDS__NOT_LISTED
	    : cds__listed_find(id);

	if (at != CDS__NOT_LISTED)
		cds__items_add_listed(log, items, at);
	else if (n > 0)
		items_add_told(log, items, n);
	else
		cds__fail(log, CDS_NOT_FOUND, "there is no such %1", cds_kind_name(kind));
}

enum cds_status cds_item_get(cds_log *log, enum cds_kind kind, const cds_uuid *id, cds_items **out)
{
	cds_items *items;

	cds__read_begin(log);
	items = cds__items_new(log);
	items_add_id(log, items, kind, id);
	if (cds__failed(log)) {
		cds_items_free(items);
		items = NULL;
	}
	*out = items;
	return cds__read_end(log);
}

enum cds_status cds_service_get(cds_log *log, const char *code, cds_items **out)
{
	cds_items *items;
	sqlite3_stmt *st;

	cds__read_begin(log);
	items = cds__items_new(log);
	st = cds__sql_own(log, "SELECT " COLUMNS " FROM item i WHERE i.kind = " CDS__SQL_SERVICE
	    " AND i.code = ?"
	    " AND i.code <> '' AND i.known");
	cds__sql_bind(log, st, "t", code);
	if (cds__sql_row(log, st))
		items_add_row(log, items, st);
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
