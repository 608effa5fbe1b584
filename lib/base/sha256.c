/* SHA-256, with the names of FIPS 180-4. */
#include "base/sha256.h"

#include <string.h>

/* The constants of FIPS 180-4, 4.2.2. */
static const uint32_t k[64] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
	0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
	0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
	0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
	0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
	0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
	0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
	0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
	0xc67178f2,
};

static uint32_t sha256_turn(uint32_t x, int n)
{
	return x >> n | x << (32 - n);
}

/* One of the 64 steps.  FIPS moves the eight words by one place after each; here they stay, and the
 * next step is called with their names moved by one. */
#define STEP(a, b, c, d, e, f, g, h, i) \
	do { \
		uint32_t t = (h) + (sha256_turn(e, 6) ^ sha256_turn(e, 11) ^ sha256_turn(e, 25)) + \
		    ((g) ^ ((e) & ((f) ^ (g)))) + k[i] + w[i]; \
		(d) += t; \
		(h) = t + (sha256_turn(a, 2) ^ sha256_turn(a, 13) ^ sha256_turn(a, 22)) + \
		    (((a) & (b)) | ((c) & ((a) | (b)))); \
	} while (0)

/* Adds a block of 64 bytes. */
static void sha256_block(uint32_t h[8], const unsigned char *p)
{
	uint32_t w[64];
	uint32_t s[8];

	for (int i = 0; i < 16; i++)
		w[i] = (uint32_t)p[4 * i] << 24 | (uint32_t)p[4 * i + 1] << 16 |
		    (uint32_t)p[4 * i + 2] << 8 | p[4 * i + 3];
	for (int i = 16; i < 64; i++) {
		uint32_t a = w[i - 15], b = w[i - 2];
		w[i] = w[i - 16] + w[i - 7] + (sha256_turn(a, 7) ^ sha256_turn(a, 18) ^ a >> 3) +
		    (sha256_turn(b, 17) ^ sha256_turn(b, 19) ^ b >> 10);
	}
	memcpy(s, h, sizeof s);
	for (int i = 0; i < 64; i += 8) {
		STEP(s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7], i);
		STEP(s[7], s[0], s[1], s[2], s[3], s[4], s[5], s[6], i + 1);
		STEP(s[6], s[7], s[0], s[1], s[2], s[3], s[4], s[5], i + 2);
		STEP(s[5], s[6], s[7], s[0], s[1], s[2], s[3], s[4], i + 3);
		STEP(s[4], s[5], s[6], s[7], s[0], s[1], s[2], s[3], i + 4);
		STEP(s[3], s[4], s[5], s[6], s[7], s[0], s[1], s[2], i + 5);
		STEP(s[2], s[3], s[4], s[5], s[6], s[7], s[0], s[1], i + 6);
		STEP(s[1], s[2], s[3], s[4], s[5], s[6], s[7], s[0], i + 7);
	}
	for (int i = 0; i < 8; i++)
		h[i] += s[i];
}

void cds__sha256_init(struct cds__sha256 *s)
{
	static const uint32_t start[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
		0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

	memcpy(s->h, start, sizeof start);
	s->bytes = 0;
}

void cds__sha256_add(struct cds__sha256 *s, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;

	while (n > 0) {
		size_t at = s->bytes % 64;
		size_t take = n < 64 - at ? n : 64 - at;
		memcpy(s->block + at, p, take);
		s->bytes += take;
		p += take;
		n -= take;
		if (s->bytes % 64 == 0)
			sha256_block(s->h, s->block);
	}
}

void cds__sha256_end(struct cds__sha256 *s, unsigned char out[32])
{
	uint64_t bits = s->bytes * 8;
	unsigned char length[8];

	cds__sha256_add(s, "\x80", 1);
	while (s->bytes % 64 != 56)
		cds__sha256_add(s, "", 1);
	for (int i = 0; i < 8; i++)
		length[i] = (unsigned char)(bits >> (56 - 8 * i));
	cds__sha256_add(s, length, sizeof length);
	for (int i = 0; i < 32; i++)
		out[i] = (unsigned char)(s->h[i / 4] >> (24 - 8 * (i % 4)));
}
