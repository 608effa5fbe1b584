/* Floor 0: numbers in as few bytes as they need, seven bits a byte, the lowest first. */
#ifndef CDS_VARINT_H
#define CDS_VARINT_H

#include <stddef.h>
#include <stdint.h>

#define CDS__VARINT_MAX 10              /* bytes of the longest */

/* Bytes written. */
size_t cds__varint_put(unsigned char *to, uint64_t number);
/* Where the next begins; NULL: it is cut off, or longer than what put writes of 63 bits. */
const unsigned char *cds__varint_get(const unsigned char *p, const unsigned char *end,
    uint64_t *number);

#endif
