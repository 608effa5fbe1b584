/* The order of services: putting some of them where a person wants them.  items.c lists services in
 * this order; the program calls this for 'service order' and for keys of the services screen. */
#include <stdlib.h>

#include "catalogue/catalogue.h"
#include "log/write.h"
#include "store/sql.h"
#include "store/store.h"

/* A service, and the number that it is to have. */
struct order_place {
	const struct cds_item *item;
	int64_t to;                     /* 0: none, as it has now */
};

/* All services as they are to stand. */
struct order_line {
	struct order_place *at;
	size_t n;
	size_t first, moved;            /* where those begin that are moved; how many there are */
};

static bool order_given(const cds_uuid *service, size_t n, const cds_uuid *id)
{
	for (size_t i = 0; i < n; i++)
		if (cds_uuid_compare(&service[i], id) == 0)
			return true;
	return false;
}

static const struct cds_item *order_find(const cds_items *items, const cds_uuid *id)
{
	for (size_t i = 0; i < cds_items_size(items); i++)
		if (cds_uuid_compare(&cds_items_at(items, i)->id, id) == 0)
			return cds_items_at(items, i);
	return NULL;
}

/* Fails unless each of the services is there, and is given once. */
static void order_check(cds_log *log, const cds_items *items, const cds_uuid *service,
    size_t services, const cds_uuid *after)
{
	for (size_t i = 0; i < services; i++) {
		const struct cds_item *it = order_find(items, &service[i]);
		if (!it)
			cds__fail(log, CDS_NOT_FOUND, "there is no such %1",
			    cds_kind_name(CDS_SERVICE));
		else if (order_given(service, i, &service[i]))
			cds__fail(log, CDS_INVALID, "service '%1' is given twice", it->code);
	}
	if (after && !order_find(items, after))
		cds__fail(log, CDS_NOT_FOUND, "there is no such %1", cds_kind_name(CDS_SERVICE));
	else if (after && order_given(service, services, after))
		cds__fail(log, CDS_INVALID, "service '%1' can't stand behind itself",
		    order_find(items, after)->code);
}

static void order_put(struct order_line *p, const struct cds_item *item)
{
	p->at[p->n++] = (struct order_place){item, item->order};
}

static void order_put_moved(struct order_line *p, const cds_items *items, const cds_uuid *service,
    size_t services)
{
	p->first = p->n;
	for (size_t i = 0; i < services; i++)
		order_put(p, order_find(items, &service[i]));
	p->moved = services;
}

/* Lines the services up as they are to stand.  Returns whether that differs from how they stand. */
static bool order_line_up(struct order_line *p, const cds_items *items, const cds_uuid *service,
    size_t services, const cds_uuid *after)
{
	bool differs = false;

	if (!after)
		order_put_moved(p, items, service, services);
	for (size_t i = 0; i < cds_items_size(items); i++) {
		const struct cds_item *it = cds_items_at(items, i);
		if (!order_given(service, services, &it->id))
			order_put(p, it);
		if (after && cds_uuid_compare(&it->id, after) == 0)
			order_put_moved(p, items, service, services);
	}
	for (size_t i = 0; i < p->n; i++)
		differs |= p->at[i].item != cds_items_at(items, i);
	return differs;
}

/* Gives a number to those that are moved, between their neighbours', and to those before them that
 * have none.  false: there is no room between the neighbours. */
static bool order_number(struct order_line *p)
{
	size_t next = p->first + p->moved;
	int64_t low = 0, high = next < p->n ? p->at[next].item->order : 0;
	int64_t room;

	for (size_t i = 0; i < p->first; i++) {
		if (!p->at[i].to)
			p->at[i].to = low + CDS_ORDER_STEP;
		low = p->at[i].to;
	}
	room = high ? high - low : (int64_t)(p->moved + 1) * CDS_ORDER_STEP;
	if (room <= (int64_t)p->moved || low + room > CDS_ORDER_MAX)
		return false;
	for (size_t i = 0; i < p->moved; i++)
		p->at[p->first + i].to = low + room * (int64_t)(i + 1) / (int64_t)(p->moved + 1);
	return true;
}

/* Numbers anew all up to the last one that is moved or has a number. */
static void order_renumber(struct order_line *p)
{
	int64_t step = CDS_ORDER_MAX / (int64_t)(p->n + 1);
	size_t end = p->first + p->moved;

	for (size_t i = end; i < p->n; i++)
		if (p->at[i].item->order)
			end = i + 1;
	step = step < 1 ? 1 : step > CDS_ORDER_STEP ? CDS_ORDER_STEP : step;
	for (size_t i = 0; i < end; i++)
		p->at[i].to = (int64_t)(i + 1) * step;
}

/* Writes the numbers that differ from those that services have. */
static void order_write(cds_log *log, const struct order_line *p)
{
	struct cds__writer by = cds__writer_here(log);

	for (size_t i = 0; i < p->n && !cds__failed(log); i++) {
		const struct order_place *x = &p->at[i];
		cds_fields *fields;
		if (x->to == x->item->order)
			continue;
		fields = cds_fields_new();
		if (!fields || cds_fields_int(fields, "order", x->to) != CDS_OK)
			cds__fail_memory(log);
		else
			cds__entry_write(log, "service", &x->item->id, fields, &by, NULL);
		cds_fields_free(fields);
	}
}

enum cds_status cds_service_order(cds_log *log, const cds_uuid *service, size_t services,
    const cds_uuid *after)
{
	struct order_line p = {0};
	cds_items *items;

	cds__write_begin(log);
	items = cds__items_all(log, CDS_SERVICE);
	p.at = calloc(cds_items_size(items) + 1, sizeof *p.at);
	if (!p.at)
		cds__fail_memory(log);
	if (!cds__failed(log))
		order_check(log, items, service, services, after);
	if (!cds__failed(log) && order_line_up(&p, items, service, services, after)) {
		if (!order_number(&p))
			order_renumber(&p);
		order_write(log, &p);
	}
	free(p.at);
	cds_items_free(items);
	return cds__write_end(log);
}
