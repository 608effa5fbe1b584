/* SHA-256 (FIPS 180-4), since neither SQLite nor libuuid has it: for the hashes of notes' texts and
 * for the fingerprint. */
#ifndef CDS_SHA256_H
#define CDS_SHA256_H

#include <stddef.h>
#include <stdint.h>

/* A hash on its way. */
struct cds__sha256 {
	uint32_t h[8];                  /* of all whole blocks so far */
	uint64_t bytes;                 /* how many there were */
	unsigned char block[64];        /* the block that is not whole yet */
};

/* Begins a hash; adds n bytes to it; ends it, and gives its 32 bytes. */
void cds__sha256_init(struct cds__sha256 *s);
void cds__sha256_add(struct cds__sha256 *s, const void *bytes, size_t n);
void cds__sha256_end(struct cds__sha256 *s, unsigned char out[32]);

#endif
