/* A buffer of bytes that grows, and a slice: bytes that belong to somebody else.  All of lib/ uses
 * both. */
#ifndef CDS_BUF_H
#define CDS_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* n bytes at p, not terminated; {NULL, 0} is empty, too. */
struct cds__slice {
	const char *p;
	size_t n;
};

/* A slice of a literal: in the initialiser of a static table, and anywhere else. */
#define CDS__SLICE_INIT(literal) {literal, sizeof literal - 1}
#define CDS__SLICE(literal) ((struct cds__slice){literal, sizeof literal - 1})

static inline struct cds__slice cds__slice_of(const char *text)
{
	return (struct cds__slice){text, strlen(text)};
}

static inline bool cds__slice_equal(struct cds__slice a, struct cds__slice b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* Compares byte by byte, as strcmp does; a slice comes before a longer one that begins with it. */
int cds__slice_compare(struct cds__slice a, struct cds__slice b);

/* Begins as {0}, and is freed with cds__buf_free.  After a failed allocation `failed` stays set and
 * the calls do nothing, so that the caller needs to look only once, at the end. */
struct cds__buf {
	char *p;
	size_t n, room;                 /* bytes that it has, and that it has room for */
	bool failed;
};

/* Frees the bytes; the buffer can be used again. */
void cds__buf_free(struct cds__buf *buf);

/* Makes room for so many more bytes and returns where they go; n does not count them yet.  NULL: no
 * memory. */
char *cds__buf_grow(struct cds__buf *buf, size_t more);

/* Append bytes, a text, a byte, and numbers: big-endian in 4 or 8 bytes, or in decimal digits. */
void cds__buf_add(struct cds__buf *buf, const void *bytes, size_t n);
void cds__buf_text(struct cds__buf *buf, const char *text);
void cds__buf_byte(struct cds__buf *buf, unsigned char byte);
void cds__buf_be32(struct cds__buf *buf, uint32_t number);
void cds__buf_be64(struct cds__buf *buf, uint64_t number);
void cds__buf_number(struct cds__buf *buf, int64_t number);

/* Empties it but keeps its memory; one that failed may try again. */
void cds__buf_restart(struct cds__buf *buf);

/* The bytes as a string, "" if it failed.  It stays until the buffer changes. */
const char *cds__buf_str(struct cds__buf *buf);

#endif
