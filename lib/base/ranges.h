/* Floor 0: a set of numbers, kept as ranges. */
#ifndef CDS_RANGES_H
#define CDS_RANGES_H

#include "base/buf.h"

struct cds__range {
	int64_t first, last;
};

struct cds__ranges {
	struct cds__range *range;       /* ascending, never touching */
	size_t n, room;
	bool failed;                    /* out of memory; then the calls do nothing */
};

void cds__ranges_free(struct cds__ranges *r);
/* above all that are there */
void cds__ranges_add(struct cds__ranges *r, int64_t first, int64_t last);
bool cds__ranges_has(const struct cds__ranges *r, int64_t number);
/* the highest number; 0: none */
int64_t cds__ranges_last(const struct cds__ranges *r);
/* What either has. */
void cds__ranges_join(const struct cds__ranges *a, const struct cds__ranges *b,
    struct cds__ranges *out);
/* From numbers in whatever order, which are sorted on the way. */
void cds__ranges_of(struct cds__ranges *r, int64_t *number, size_t n);
/* As bytes, first and last of each range in 8 bytes, big-endian; false: those bytes are no set. */
void cds__ranges_write(const struct cds__ranges *r, struct cds__buf *out);
bool cds__ranges_read(struct cds__ranges *r, struct cds__slice bytes);

#endif
