/* The merge door under fire: what the fuzzer and its replay share. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FUZZ_MAX (1 << 20)              /* bytes of one input */

/* seed.c: logs that the library made, to begin from. */
struct fuzz_seed {
	const char *name;
	unsigned char *bytes;
	size_t n;
};
/* Makes them all in the current folder, and own.cdslog, into which everything is merged. NULL:
 * that failed. */
const struct fuzz_seed *fuzz_seeds(size_t *count);
unsigned char *fuzz_read(const char *path, size_t *n);          /* free(); NULL: can't */
bool fuzz_write(const char *path, const unsigned char *bytes, size_t n);
/* A folder of its own, in memory where there is one, becomes the current one, and goes at the
 * end. */
bool fuzz_folder(void);

/* door.c: merges the bytes as a file in the way that `how` picks. NULL, or in a word what
 * should not be. */
struct fuzz_tally {
	int merged, refused;
};
extern bool fuzz_strict;                /* the file is whole: no id stands in it twice */
const char *fuzz_try(const unsigned char *bytes, size_t n, uint64_t how, struct fuzz_tally *tally);
uint64_t fuzz_hash(const unsigned char *bytes, size_t n);

/* mutate.c: one to four edits, of the bytes or of what they say. At most `room` bytes; returns
 * how many. */
size_t fuzz_mutate(unsigned char *bytes, size_t n, size_t room, uint64_t chance,
    const struct fuzz_seed *other);
/* Edits given as SQL, in the mutator's own words; false: they failed. */
bool fuzz_edit(unsigned char *bytes, size_t *n, size_t room, const char *sql);

#endif
