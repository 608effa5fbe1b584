/* A set of numbers, kept as ranges: what ranges.h promises. */
#include "base/ranges.h"
#include "cdslog.h"


#include <stdlib.h>

void cds__ranges_free(struct cds__ranges *r)
{
	free(r->range);
	*r = (struct cds__ranges){0};
}

void cds__ranges_add(struct cds__ranges *r, int64_t first, int64_t last)
{
	if (r->n > 0 && r->range[r->n - 1].last + 1 >= first) {
		if (last > r->range[r->n - 1].last)
			r->range[r->n - 1].last = last;
		return;
	}
	if (!cds_grow(r->range, r->n, r->room)) {
		r->failed = true;
		return;
	}
	r->range[r->n++] = (struct cds__range){first, last};
}

bool cds__ranges_has(const struct cds__ranges *r, int64_t number)
{
	size_t low = 0, high = r->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (r->range[middle].last < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low < r->n && r->range[low].first <= number;
}

int64_t cds__ranges_last(const struct cds__ranges *r)
{
	return r->n ? r->range[r->n - 1].last : 0;
}

void cds__ranges_join(const struct cds__ranges *a, const struct cds__ranges *b,
    struct cds__ranges *out)
{
	size_t i = 0, j = 0;

	while (i < a->n || j < b->n) {
		bool from_a = j == b->n || (i < a->n && a->range[i].first <= b->range[j].first);
		const struct cds__range *next = from_a ? &a->range[i++] : &b->range[j++];
		cds__ranges_add(out, next->first, next->last);
	}
	out->failed |= a->failed || b->failed;
}

static int by_number(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

void cds__ranges_of(struct cds__ranges *r, int64_t *number, size_t n)
{
	if (n > 1)
		qsort(number, n, sizeof *number, by_number);
	for (size_t i = 0; i < n; i++)
		cds__ranges_add(r, number[i], number[i]);
}

void cds__ranges_write(const struct cds__ranges *r, struct cds__buf *out)
{
	for (size_t i = 0; i < r->n; i++) {
		cds__buf_be64(out, (uint64_t)r->range[i].first);
		cds__buf_be64(out, (uint64_t)r->range[i].last);
	}
	out->failed |= r->failed;
}

static int64_t ranges_be64(const char *p)
{
	uint64_t n = 0;

	for (int i = 0; i < 8; i++)
		n = n << 8 | (unsigned char)p[i];
	return (int64_t)n;
}

bool cds__ranges_read(struct cds__ranges *r, struct cds__slice bytes)
{
	if (!bytes.p || bytes.n % 16)
		return false;
	for (size_t at = 0; at < bytes.n; at += 16) {
		int64_t first = ranges_be64(bytes.p + at), last = ranges_be64(bytes.p + at + 8);
		if (first < 1 || last < first || last > INT64_MAX / 2 ||
		    first <= cds__ranges_last(r))
			return false;
		cds__ranges_add(r, first, last);
	}
	return !r->failed;
}
