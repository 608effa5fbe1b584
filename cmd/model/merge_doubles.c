/* Which doubles a merge brings, as merge_doubles.h says. */
#include "model/merge_doubles.h"

#include <stdlib.h>
#include <string.h>

/* The two in an order of their own: which stands for both may change. */
static struct merge_known merge_doubles_key(const struct cds_double *d)
{
	return cds_uuid_compare(&d->a.id, &d->b.id) < 0
	    ? (struct merge_known){d->a.id, d->b.id} : (struct merge_known){d->b.id, d->a.id};
}

static int merge_doubles_order(const void *x, const void *y)
{
	const struct merge_known *a = x, *b = y;
	int order = cds_uuid_compare(&a->a, &b->a);

	return order ? order : cds_uuid_compare(&a->b, &b->b);
}

/* Knows these from now on. */
static void merge_doubles_know(struct merge_doubles *d, const cds_doubles *doubles)
{
	size_t n = cds_doubles_size(doubles);
	struct merge_known *known = calloc(n + 1, sizeof *known);

	for (size_t i = 0; known && i < n; i++)
		known[i] = merge_doubles_key(cds_doubles_at(doubles, i));
	if (known && n > 1)
		qsort(known, n, sizeof *known, merge_doubles_order);
	free(d->known);
	*d = (struct merge_doubles){known, known ? n : 0};
}

/* How many there are now. */
static size_t merge_doubles_count(cds_log *log)
{
	int64_t conflicts, duplicates, doubles;

	return cds_review_count(log, &conflicts, &duplicates, &doubles) == CDS_OK
	    ? (size_t)doubles : 0;
}

void merge_doubles_begin(struct merge_doubles *d, cds_log *log)
{
	cds_doubles *doubles = NULL;

	*d = (struct merge_doubles){NULL, 0};
	if (merge_doubles_count(log) > 0 &&
	    cds_doubles_get(log, CDS_PLACE, NULL, false, &doubles) == CDS_OK)
		merge_doubles_know(d, doubles);
	cds_doubles_free(doubles);
}

void merge_doubles_take(struct merge_doubles *d, cds_log *log, struct merge_out *out)
{
	cds_doubles *doubles = NULL;

	if (merge_doubles_count(log) <= d->n ||
	    cds_doubles_get(log, CDS_PLACE, NULL, false, &doubles) != CDS_OK)
		return;
	for (size_t i = 0; i < cds_doubles_size(doubles) && out->pairs < MERGE_DOUBLES; i++) {
		struct merge_known key = merge_doubles_key(cds_doubles_at(doubles, i));
		if (d->n == 0 || !bsearch(&key, d->known, d->n, sizeof key, merge_doubles_order))
			merge_out_double(out, cds_doubles_at(doubles, i));
	}
	merge_doubles_know(d, doubles);
	cds_doubles_free(doubles);
}

void merge_doubles_free(struct merge_doubles *d)
{
	free(d->known);
	*d = (struct merge_doubles){NULL, 0};
}
