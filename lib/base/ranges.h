/* A set of numbers, kept as ranges: the seqs of entries that a pack holds, or that somebody has
 * (lib/exchange/). */
#ifndef CDS_RANGES_H
#define CDS_RANGES_H

#include "base/buf.h"

struct cds__range {
	int64_t first, last;            /* both are in the set */
};

/* Begins as {0}, and is freed with cds__ranges_free. */
struct cds__ranges {
	struct cds__range *range;       /* ascending, with a gap between any two */
	size_t n, room;
	bool failed;                    /* no memory: a number may be missing */
};

/* Frees what the set has. */
void cds__ranges_free(struct cds__ranges *r);

/* Adds the numbers from first to last.  first must not be below the first number of the set's last
 * range. */
void cds__ranges_add(struct cds__ranges *r, int64_t first, int64_t last);

/* Is the number in the set? */
bool cds__ranges_has(const struct cds__ranges *r, int64_t number);

/* The highest number; 0 if there is none. */
int64_t cds__ranges_last(const struct cds__ranges *r);

/* Makes an empty set the numbers that are in a, in b or in both. */
void cds__ranges_join(const struct cds__ranges *a, const struct cds__ranges *b,
    struct cds__ranges *out);

/* Makes an empty set these n numbers, in whatever order they are; they are sorted on the way. */
void cds__ranges_of(struct cds__ranges *r, int64_t *number, size_t n);

/* Appends the set as bytes: the first and the last number of each range in 8 bytes, big-endian. */
void cds__ranges_write(const struct cds__ranges *r, struct cds__buf *out);

/* Reads such bytes into an empty set.  false: they are not a set, or no memory. */
bool cds__ranges_read(struct cds__ranges *r, struct cds__slice bytes);

#endif
