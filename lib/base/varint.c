/* Numbers in as few bytes as they need: what varint.h promises. */
#include "base/varint.h"

size_t cds__varint_put(unsigned char *to, uint64_t number)
{
	size_t n = 0;

	for (; number >= 0x80; number >>= 7)
		to[n++] = (unsigned char)(number | 0x80);
	to[n++] = (unsigned char)number;
	return n;
}

const unsigned char *cds__varint_get(const unsigned char *p, const unsigned char *end,
    uint64_t *number)
{
	*number = 0;
	for (int shift = 0; p < end && shift < 63; shift += 7) {
		*number |= (uint64_t)(*p & 0x7f) << shift;
		if (!(*p++ & 0x80))
			return p;
	}
	return NULL;
}
