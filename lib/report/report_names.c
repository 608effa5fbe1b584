/* The last step of a report: its rows get names in place of numbers, and the order that people
 * expect. */
#include <stdio.h>
#include <stdlib.h>

#include "catalogue/catalogue.h"
#include "report/report.h"
#include "store/sql.h"

/* The names of keys, each made once. */
struct names {
	struct cds__map at;             /* by and key → index of `name` */
	struct name {
		char *text, *sort;
		cds_uuid id;
		enum cds_by by;
		int64_t key;
		enum cds_row_unit unit; /* of a place */
	} *name;
	size_t n, room;
};

/* The text of a key, which the caller frees; NULL: no memory. */
static char *make_text(struct cds__making *m, enum cds_by by, int64_t key, cds_uuid *id)
{
	struct cds__names *names = &m->selection.names;
	const struct cds__name *name;
	char text[32];
	const struct cds__field *f;

	memset(id, 0, sizeof *id);
	cds__names_trim(names);
	switch (by) {
	case CDS_BY_SERVICE:
		f = cds__field_at(m->log, key);
		return f ? strdup(f->code) : NULL;
	case CDS_BY_PLACE:
		cds__units_what(key, &key);
		/* fall through */
	case CDS_BY_TEAM:
		name = cds__names_item(m->log, names, key);
		*id = name->id;
		return strdup(name->text);
	case CDS_BY_AUTHOR:
		return strdup(cds__names_author(m->log, names, key)->text);
	case CDS_BY_MONTH:
		snprintf(text, sizeof text, "%04d-%02d", (int)(key / 12), (int)(key % 12) + 1);
		return strdup(text);
	default:
		snprintf(text, sizeof text, "%04d-%02d-%c", (int)(key / 24),
		    (int)(key % 24) / 2 + 1, key % 2 ? 'b' : 'a');
		return strdup(text);
	}
}

static struct name *report_names_name_of(struct cds__making *m, struct names *names,
    enum cds_by by, int64_t key)
{
	int64_t id[2] = {by, key}, at, place;
	struct name made = {.by = by, .key = key};

	if (cds__map_get(&names->at, id, sizeof id, &at))
		return &names->name[at];
	made.text = make_text(m, by, key, &made.id);
	if (by == CDS_BY_PLACE)
		made.unit = cds__units_what(key, &place);
	made.sort = made.text ? cds_text_sortkey(made.text) : NULL;
	if (!made.text || !made.sort || !cds_grow(names->name, names->n, names->room) ||
	    !cds__map_put(&names->at, id, sizeof id, (int64_t)names->n)) {
		free(made.text);
		free(made.sort);
		cds__fail_memory(m->log);
		return NULL;
	}
	names->name[names->n] = made;
	return &names->name[names->n++];
}

static int report_names_by_sort(const void *a, const void *b)
{
	const struct name *const *x = a, *const *y = b;

	return strcmp((*x)->sort, (*y)->sort);
}

/* Two places or teams of this report may have one text: it gets what tells each from the other. */
static void report_names_tell(struct cds__making *m, struct name *name)
{
	const char *shown = cds__names_shown(m->log, &m->selection.names, name->key);
	char *text = strdup(shown);

	if (!text) {
		cds__fail_memory(m->log);
		return;
	}
	free(name->text);
	name->text = text;
}

/* Tells all those apart that have the same text. */
static void report_names_tell_apart(struct cds__making *m, struct names *names)
{
	struct name **order = calloc(names->n + 1, sizeof *order);
	size_t n = 0;

	if (!order)
		cds__fail_memory(m->log);
	for (size_t i = 0; order && i < names->n; i++)
		if ((names->name[i].by == CDS_BY_PLACE && names->name[i].unit == CDS_ROW_PLACE) ||
		    names->name[i].by == CDS_BY_TEAM)
			order[n++] = &names->name[i];
	if (n > 1)
		qsort(order, n, sizeof *order, report_names_by_sort);
	for (size_t i = 1; i < n; i++) {
		if (order[i]->by != order[i - 1]->by ||
		    report_names_by_sort(&order[i], &order[i - 1]) != 0)
			continue;
		report_names_tell(m, order[i - 1]);
		report_names_tell(m, order[i]);
	}
	free(order);
}

static void report_names_free(struct names *names)
{
	for (size_t i = 0; i < names->n; i++) {
		free(names->name[i].text);
		free(names->name[i].sort);
	}
	free(names->name);
	cds__map_free(&names->at);
}

/* ---- rows ---- */

/* A row with the names that it is sorted by. */
struct sortable {
	size_t cell;
	const struct name *key[CDS_BY_COUNT];
	size_t n;
};

static int by_keys(const void *a, const void *b)
{
	const struct sortable *x = a, *y = b;
	int c = 0;

	for (size_t i = 0; c == 0 && i < x->n; i++) {
		c = strcmp(x->key[i]->sort, y->key[i]->sort);
		if (c == 0)
			c = (int)x->key[i]->unit - (int)y->key[i]->unit;
	}
	/* Two places of the same name have the same order on every laptop. */
	for (size_t i = 0; c == 0 && i < x->n; i++)
		c = cds_uuid_compare(&x->key[i]->id, &y->key[i]->id);
	return c;
}

/* Do two rows read the same?  An author who wrote on several laptops has several numbers, and so
 * has a service that was counted in two measures: such rows become one. */
static bool report_names_same_row(const struct cds_report_row *a, const struct cds_report_row *b,
    size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(a->key[i], b->key[i]) != 0 ||
		    cds_uuid_compare(&a->id[i], &b->id[i]) != 0)
			return false;
	return a->unit == b->unit;
}

static void unknown_residents(struct cds_sums *s)
{
	if (s->sessions_with_residents == 0)
		s->residents = CDS_UNKNOWN;
}

/* Makes all names that the rows will have; false: failed. */
static bool report_names_make(struct cds__making *m, struct names *names)
{
	for (size_t c = 0; c < m->cells; c++)
		for (size_t i = 0; i < m->nby; i++)
			if (!report_names_name_of(m, names, m->by[i], m->cell[c].key[i]))
				return false;
	return true;
}

/* The keys of the finished rows become the report's own. */
static void report_names_copy(struct cds__making *m, struct cds_report_row *row, size_t rows)
{
	bool ok = true;

	for (size_t i = 0; i < rows; i++) {
		for (size_t k = 0; k < m->nby; k++)
			ok = (row[i].key[k] = strdup(row[i].key[k])) != NULL && ok;
		unknown_residents(&row[i].sums);
	}
	if (!ok)
		cds__fail_memory(m->log);
}

/* The row of a cell, which points to its names. */
static struct cds_report_row report_names_row(struct cds__making *m, struct names *names,
    const struct cds__cell *cell)
{
	struct cds_report_row row = {.sums = cell->sums};

	for (size_t i = 0; i < m->nby; i++) {
		const struct name *name = report_names_name_of(m, names, m->by[i], cell->key[i]);
		row.key[i] = name->text;
		row.id[i] = name->id;
		if (m->by[i] == CDS_BY_PLACE)
			row.unit = name->unit;
	}
	return row;
}

/* Makes the report's rows of the cells.  false: no memory. */
static bool fill_rows(struct cds__making *m, struct names *names, struct cds_report *r)
{
	struct sortable *order = calloc(m->cells + 1, sizeof *order);
	struct cds_report_row *row = calloc(m->cells + 1, sizeof *row);
	bool overflow = false;

	r->row = row;
	if (!order || !row || !report_names_make(m, names)) {
		free(order);
		return false;
	}
	report_names_tell_apart(m, names);
	/* All names are made now, so they don't move any more and can be pointed to. */
	for (size_t c = 0; c < m->cells; c++) {
		order[c].cell = c;
		order[c].n = m->nby;
		for (size_t i = 0; i < m->nby; i++)
			order[c].key[i] = report_names_name_of(m, names, m->by[i],
			    m->cell[c].key[i]);
	}
	qsort(order, m->cells, sizeof *order, by_keys);
	for (size_t c = 0; c < m->cells; c++) {
		struct cds_report_row next = report_names_row(m, names, &m->cell[order[c].cell]);
		if (r->rows > 0 && report_names_same_row(&row[r->rows - 1], &next, m->nby))
			overflow |= !cds__sums_add(&row[r->rows - 1].sums, &next.sums);
		else if (next.sums.sessions)
			row[r->rows++] = next;
	}
	report_names_copy(m, row, r->rows);
	if (overflow)
		cds__damaged(m->log, "total");
	free(order);
	return true;
}

/* ---- services ---- */

static int by_measure_and_count(const void *a, const void *b)
{
	const struct cds_service_sum *x = a, *y = b;

	if (x->measure != y->measure)
		return (int)x->measure - (int)y->measure;
	if (x->count != y->count)
		return x->count < y->count ? 1 : -1;
	return strcmp(x->code, y->code);
}

/* Makes the report's services, those with a session.  false: no memory. */
static bool fill_services(struct cds__making *m, struct cds_report *r)
{
	struct cds_service_sum *service = calloc(m->services + 1, sizeof *service);
	bool ok = service != NULL;

	r->service = service;
	for (size_t i = 0; ok && i < m->services; i++) {
		if (m->service[i].sessions == 0)
			continue;
		service[r->services] = m->service[i];
		service[r->services].code = strdup(m->service[i].code);
		ok = service[r->services++].code != NULL;
	}
	if (ok)
		qsort(service, r->services, sizeof *service, by_measure_and_count);
	return ok;
}

void cds__making_finish(struct cds__making *m, struct cds_report *r)
{
	struct names names = {0};

	r->sums = m->all;
	unknown_residents(&r->sums);
	if (!fill_services(m, r) || !fill_rows(m, &names, r))
		cds__fail_memory(m->log);
	r->nby = m->nby;
	report_names_free(&names);
}

void cds_report_free(struct cds_report *r)
{
	if (!r)
		return;
	for (size_t i = 0; i < r->services; i++)
		free((char *)r->service[i].code);
	for (size_t i = 0; i < r->rows; i++)
		for (size_t k = 0; k < r->nby; k++)
			free((char *)r->row[i].key[k]);
	free((void *)r->service);
	free((void *)r->row);
	free(r);
}
