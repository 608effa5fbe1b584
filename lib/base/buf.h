/* Floor 0: a buffer that grows, and a slice of somebody else's bytes. */
#ifndef CDS_BUF_H
#define CDS_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct cds__slice {
	const char *p;
	size_t n;
};

#define CDS__SLICE_INIT(literal) {literal, sizeof literal - 1}  /* in a static table */
#define CDS__SLICE(literal) ((struct cds__slice){literal, sizeof literal - 1})

static inline struct cds__slice cds__slice_of(const char *text)
{
	return (struct cds__slice){text, strlen(text)};
}

static inline bool cds__slice_equal(struct cds__slice a, struct cds__slice b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

int cds__slice_compare(struct cds__slice a, struct cds__slice b);

/* After a failed allocation `failed` stays set and the calls do nothing. */
struct cds__buf {
	char *p;
	size_t n, room;
	bool failed;
};

void cds__buf_free(struct cds__buf *buf);
/* room for more bytes, not yet counted; NULL: failed */
char *cds__buf_grow(struct cds__buf *buf, size_t more);
void cds__buf_add(struct cds__buf *buf, const void *bytes, size_t n);
void cds__buf_text(struct cds__buf *buf, const char *text);
void cds__buf_byte(struct cds__buf *buf, unsigned char byte);
void cds__buf_be32(struct cds__buf *buf, uint32_t number);
void cds__buf_be64(struct cds__buf *buf, uint64_t number);
void cds__buf_number(struct cds__buf *buf, int64_t number);     /* decimal */
/* terminated; "" if failed; until the next change */
const char *cds__buf_str(struct cds__buf *buf);

#endif
