/* Places as a tree, teams and services as lists. */
#include "model/items_model.h"

#include <stdlib.h>
#include <string.h>

#define DEPTH_MAX 8                     /* more than from province to hamlet; it ends circles */

void items_init(struct items_model *m, cds_log *log)
{
	*m = (struct items_model){.log = log, .kind = CDS_PLACE};
}

void items_free(struct items_model *m)
{
	cds_items_free(m->items);
	free(m->row);
	free(m->joined);
	free(m->opened);
}

void items_kind(struct items_model *m, enum cds_kind kind)
{
	m->kind = kind;
	m->typed[0] = '\0';
	m->rows = (struct rows){0};
}

const struct cds_item *items_here(const struct items_model *m)
{
	return m->rows.here < m->rows.n ? cds_items_at(m->items, m->row[m->rows.here].item) : NULL;
}

/* ---- places that were joined ---- */

static int compare_joined(const void *a, const void *b)
{
	return cds_uuid_compare(&((const struct items_joined *)a)->id,
	    &((const struct items_joined *)b)->id);
}

/* The place that stands for this one. */
static const cds_uuid *items_model_stands(const struct items_model *m, const cds_uuid *id)
{
	struct items_joined key = {*id, *id}, *found = m->joins == 0 ? NULL
	    : bsearch(&key, m->joined, m->joins, sizeof *m->joined, compare_joined);

	return found ? &found->stands : id;
}

/* The place under which one is shown. */
static const cds_uuid *items_model_above(const struct items_model *m, const struct cds_item *it)
{
	const cds_uuid *stands = items_model_stands(m, &it->id);

	return stands != &it->id ? stands : items_model_stands(m, &it->parent);
}

static enum cds_status items_model_join(struct items_model *m, const cds_uuid *id)
{
	struct items_joined j = {*id, *id};
	enum cds_status status = cds_item_stands(m->log, CDS_PLACE, id, &j.stands);

	if (status != CDS_OK || cds_uuid_compare(&j.id, &j.stands) == 0)
		return status;
	if (!cds_grow(m->joined, m->joins, m->join_room))
		return CDS_NO_MEMORY;
	m->joined[m->joins++] = j;
	return CDS_OK;
}

/* Reads which places were joined: all are in a ruling. */
static enum cds_status items_model_read_joined(struct items_model *m)
{
	cds_doubles *ruled = NULL;
	enum cds_status status = cds_doubles_get(m->log, CDS_PLACE, NULL, true, &ruled);

	m->joins = 0;
	for (size_t i = 0; status == CDS_OK && i < cds_doubles_size(ruled); i++) {
		const struct cds_double *d = cds_doubles_at(ruled, i);
		if (d->kind != CDS_PLACE || !d->same)
			continue;
		status = items_model_join(m, &d->a.id);
		if (status == CDS_OK)
			status = items_model_join(m, &d->b.id);
	}
	cds_doubles_free(ruled);
	if (m->joins > 1)
		qsort(m->joined, m->joins, sizeof *m->joined, compare_joined);
	return status;
}

/* ---- the tree ---- */

/* Finds the index of an item by its id. */
struct by_id {
	const cds_uuid *id;
	size_t at;
};

/* The children of each place, in the order of the list, as chains of indexes + 1; 0 ends a
 * chain. */
struct tree {
	struct by_id *by_id;
	size_t n, *first, *next;        /* of each place: its first child, its next sibling */
	size_t roots;                   /* the first place that has none above it */
};

static int compare_ids(const void *a, const void *b)
{
	return cds_uuid_compare(((const struct by_id *)a)->id, ((const struct by_id *)b)->id);
}

static const struct by_id *items_model_find(const struct tree *tree, const cds_uuid *id)
{
	struct by_id key = {id, 0};

	return cds_uuid_is_nil(id) ? NULL
	    : bsearch(&key, tree->by_id, tree->n, sizeof *tree->by_id, compare_ids);
}

/* Is this place in a circle or below one? Two laptops may each have put one of two places under
 * the other; both are then shown as roots, or nobody would find them. */
static bool goes_round(const struct tree *tree, const struct items_model *m,
    const struct by_id *above)
{
	int steps = 0;

	while (above && steps++ < DEPTH_MAX)
		above = items_model_find(tree,
		    items_model_above(m, cds_items_at(m->items, above->at)));
	return above != NULL;
}

/* Makes the tree. False: no memory. */
static bool tree_init(struct tree *tree, const struct items_model *m)
{
	const cds_items *items = m->items;

	*tree = (struct tree){.n = cds_items_size(items)};
	tree->by_id = calloc(tree->n + 1, sizeof *tree->by_id);
	tree->first = calloc(tree->n + 1, sizeof *tree->first);
	tree->next = calloc(tree->n + 1, sizeof *tree->next);
	if (!tree->by_id || !tree->first || !tree->next)
		return false;
	for (size_t i = 0; i < tree->n; i++)
		tree->by_id[i] = (struct by_id){&cds_items_at(items, i)->id, i};
	if (tree->n > 1)
		qsort(tree->by_id, tree->n, sizeof *tree->by_id, compare_ids);
	for (size_t i = tree->n; i-- > 0;) {
		const struct by_id *above = items_model_find(tree,
		    items_model_above(m, cds_items_at(items, i)));
		size_t *head = above && !goes_round(tree, m, above) ? &tree->first[above->at]
		    : &tree->roots;
		tree->next[i] = *head;
		*head = i + 1;
	}
	return true;
}

static void tree_free(struct tree *tree)
{
	free(tree->by_id);
	free(tree->first);
	free(tree->next);
}

static bool items_model_is_open(const struct items_model *m, const cds_uuid *id)
{
	for (size_t i = 0; i < m->opens; i++)
		if (cds_uuid_compare(&m->opened[i], id) == 0)
			return true;
	return false;
}

static bool items_model_add_row(struct items_model *m, struct items_row row)
{
	if (!cds_grow(m->row, m->rows.n, m->room))
		return false;
	m->row[m->rows.n++] = row;
	return true;
}

/* Adds a row for each place of a chain, and for what is below those that are open. False: no
 * memory. */
static bool add_branch(struct items_model *m, const struct tree *tree, size_t first, int depth)
{
	for (size_t at = first; at; at = tree->next[at - 1]) {
		bool kids = tree->first[at - 1] != 0, open = kids &&
		    items_model_is_open(m, &cds_items_at(m->items, at - 1)->id);
		if (!items_model_add_row(m, (struct items_row){at - 1, depth, kids, open}))
			return false;
		if (open && depth < DEPTH_MAX &&
		    !add_branch(m, tree, tree->first[at - 1], depth + 1))
			return false;
	}
	return true;
}

/* Makes the rows that are in sight. False: no memory. */
static bool make_rows(struct items_model *m)
{
	struct tree tree = {0};
	bool good = true;

	m->rows.n = 0;
	if (m->kind == CDS_PLACE && !m->typed[0]) {
		good = tree_init(&tree, m) && add_branch(m, &tree, tree.roots, 0);
		tree_free(&tree);
		return good;
	}
	for (size_t i = 0; good && i < cds_items_size(m->items); i++)
		good = items_model_add_row(m, (struct items_row){i, 0, false, false});
	return good;
}

/* Puts the cursor on an item. False: it is not in sight. */
static bool put_cursor(struct items_model *m, const cds_uuid *id)
{
	for (size_t i = 0; i < m->rows.n; i++) {
		if (cds_uuid_compare(&cds_items_at(m->items, m->row[i].item)->id, id) == 0) {
			m->rows.here = i;
			return true;
		}
	}
	return false;
}

enum cds_status items_read(struct items_model *m)
{
	const struct cds_item *was = items_here(m);
	cds_uuid id = was ? was->id : (cds_uuid){{0}};
	cds_items *items;
	enum cds_status status = cds_item_list(m->log, m->kind, m->typed, true, 0, &items);

	if (status != CDS_OK)
		return status;          /* what was read before is still shown */
	cds_items_free(m->items);
	m->items = items;
	m->joins = 0;
	if (m->kind == CDS_PLACE && !m->typed[0])
		status = items_model_read_joined(m);
	if (!make_rows(m))
		status = CDS_NO_MEMORY;
	rows_set(&m->rows, m->rows.n);
	put_cursor(m, &id);
	return status;
}

/* ---- opening and closing ---- */

static enum cds_status remember_open(struct items_model *m, const cds_uuid *id)
{
	if (items_model_is_open(m, id))
		return CDS_OK;
	if (!cds_grow(m->opened, m->opens, m->open_room))
		return CDS_NO_MEMORY;
	m->opened[m->opens++] = *id;
	return CDS_OK;
}

enum cds_status items_open(struct items_model *m, bool open)
{
	const struct cds_item *it = items_here(m);
	const struct items_row *row = it ? &m->row[m->rows.here] : NULL;

	if (!it || (open && !row->kids))
		return CDS_OK;
	if (open) {
		if (remember_open(m, &it->id) != CDS_OK)
			return CDS_NO_MEMORY;
	} else if (row->open) {
		for (size_t i = 0; i < m->opens; i++)
			if (cds_uuid_compare(&m->opened[i], &it->id) == 0)
				m->opened[i] = m->opened[--m->opens];
	} else {
		put_cursor(m, items_model_above(m, it));
		return CDS_OK;
	}
	return make_rows(m) ? CDS_OK : CDS_NO_MEMORY;
}

/* Puts into *above the place under which this one is shown, as the log has it now. False: none. */
static bool items_model_find_above(cds_log *log, const cds_uuid *id, cds_uuid *above)
{
	cds_items *items = NULL;

	if (cds_item_stands(log, CDS_PLACE, id, above) != CDS_OK)
		return false;
	if (cds_uuid_compare(id, above) != 0)
		return true;
	if (cds_item_get(log, CDS_PLACE, id, &items) != CDS_OK)
		return false;
	*above = cds_items_at(items, 0)->parent;
	cds_items_free(items);
	return !cds_uuid_is_nil(above) &&
	    cds_item_stands(log, CDS_PLACE, above, above) == CDS_OK;
}

enum cds_status items_go(struct items_model *m, const cds_uuid *id)
{
	cds_uuid at = *id, above;

	m->typed[0] = '\0';
	for (int i = 0; i < DEPTH_MAX && m->kind == CDS_PLACE &&
	    items_model_find_above(m->log, &at, &above); i++) {
		if (remember_open(m, &above) != CDS_OK)
			break;
		at = above;
	}
	if (items_read(m) != CDS_OK)
		return cds_error(m->log)->status;
	put_cursor(m, id);
	return CDS_OK;
}
