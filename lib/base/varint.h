/* Varints: numbers in as few bytes as they need, seven bits a byte, the lowest first.  A session's
 * counts and a total's services are kept in them (lib/derive/). */
#ifndef CDS_VARINT_H
#define CDS_VARINT_H

#include <stddef.h>
#include <stdint.h>

#define CDS__VARINT_MAX 10              /* bytes of the longest */

/* Writes a number, and returns how many bytes it took. */
size_t cds__varint_put(unsigned char *to, uint64_t number);

/* Reads the number at p, and returns what follows it.  NULL: it is cut off by the end, or has more
 * than 63 bits. */
const unsigned char *cds__varint_get(const unsigned char *p, const unsigned char *end,
    uint64_t *number);

#endif
