/* A buffer of bytes that grows: what buf.h promises. */
#include "base/buf.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

int cds__slice_compare(struct cds__slice a, struct cds__slice b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;

	return c ? c : (a.n > b.n) - (a.n < b.n);
}

void cds__buf_free(struct cds__buf *buf)
{
	free(buf->p);
	*buf = (struct cds__buf){0};
}

void cds__buf_restart(struct cds__buf *buf)
{
	buf->n = 0;
	buf->failed = false;
}

char *cds__buf_grow(struct cds__buf *buf, size_t more)
{
	size_t room = buf->room ? buf->room : 64;
	char *p;

	if (buf->failed || more > SIZE_MAX / 4 - buf->n) {
		buf->failed = true;
		return NULL;
	}
	while (room < buf->n + more)
		room *= 2;
	if (room == buf->room)
		return buf->p + buf->n;
	p = realloc(buf->p, room);
	if (!p) {
		buf->failed = true;
		return NULL;
	}
	buf->p = p;
	buf->room = room;
	return p + buf->n;
}

void cds__buf_add(struct cds__buf *buf, const void *bytes, size_t n)
{
	char *to = cds__buf_grow(buf, n);

	if (!to || n == 0)
		return;
	memcpy(to, bytes, n);
	buf->n += n;
}

void cds__buf_text(struct cds__buf *buf, const char *text)
{
	cds__buf_add(buf, text, strlen(text));
}

void cds__buf_byte(struct cds__buf *buf, unsigned char byte)
{
	cds__buf_add(buf, &byte, 1);
}

void cds__buf_be32(struct cds__buf *buf, uint32_t number)
{
	unsigned char b[4];

	for (int i = 0; i < 4; i++)
		b[i] = (unsigned char)(number >> (24 - 8 * i));
	cds__buf_add(buf, b, sizeof b);
}

void cds__buf_be64(struct cds__buf *buf, uint64_t number)
{
	cds__buf_be32(buf, (uint32_t)(number >> 32));
	cds__buf_be32(buf, (uint32_t)number);
}

void cds__buf_number(struct cds__buf *buf, int64_t number)
{
	char text[24];

	snprintf(text, sizeof text, "%" PRId64, number);
	cds__buf_text(buf, text);
}

const char *cds__buf_str(struct cds__buf *buf)
{
	char *end = cds__buf_grow(buf, 1);

	if (!end)
		return "";
	*end = '\0';
	return buf->p;
}
