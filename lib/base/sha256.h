/* Floor 0: SHA-256 (FIPS 180-4), since neither SQLite nor libuuid has it. */
#ifndef CDS_SHA256_H
#define CDS_SHA256_H

#include <stddef.h>
#include <stdint.h>

struct cds__sha256 {
	uint32_t h[8];
	uint64_t bytes;
	unsigned char block[64];
};

void cds__sha256_init(struct cds__sha256 *s);
void cds__sha256_add(struct cds__sha256 *s, const void *bytes, size_t n);
void cds__sha256_end(struct cds__sha256 *s, unsigned char out[32]);

#endif
