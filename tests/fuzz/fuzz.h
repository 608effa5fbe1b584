/* The merge door under fire: what the fuzzer (merge.c) and its replay (replay.c) share.  seed.c
 * makes logs to begin from, mutate.c makes them lie, door.c merges the result and says what must
 * never be. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FUZZ_MAX (1 << 20)              /* bytes of one input */

/* ---- seed.c ---- */

/* A log that the library made, to begin from. */
struct fuzz_seed {
	const char *name;
	unsigned char *bytes;
	size_t n;
};

/* Makes all seeds in the current folder, and own.cdslog, into which everything is merged.  They
 * stay until the program ends.  NULL: that failed. */
const struct fuzz_seed *fuzz_seeds(size_t *count);

/* The bytes of a file, *n of them, which the caller frees; NULL: it can't be read. */
unsigned char *fuzz_read(const char *path, size_t *n);

/* Writes a file; false: it failed. */
bool fuzz_write(const char *path, const unsigned char *bytes, size_t n);

/* Makes a folder of the test's own the current one, in memory where that is possible.  It is
 * removed when the program ends.  false: it failed. */
bool fuzz_folder(void);

/* ---- door.c ---- */

/* How many inputs were merged, and how many refused. */
struct fuzz_tally {
	int merged, refused;
};

extern bool fuzz_strict;                /* the file is sound, so no id is in it twice */

/* Merges the bytes as a file, in the way that `how` picks.  NULL if all is as it should be, or else
 * in a few words what is not. */
const char *fuzz_try(const unsigned char *bytes, size_t n, uint64_t how, struct fuzz_tally *tally);

/* A number that depends on the bytes, by which `how` and the edits are drawn. */
uint64_t fuzz_hash(const unsigned char *bytes, size_t n);

/* ---- mutate.c ---- */

/* Makes one to four edits, of the bytes or of what they say.  They may become up to `room` bytes;
 * returns how many there are. */
size_t fuzz_mutate(unsigned char *bytes, size_t n, size_t room, uint64_t chance,
    const struct fuzz_seed *other);

/* Makes edits that are given as SQL, with the functions that mutate.c adds to it; false: they
 * failed. */
bool fuzz_edit(unsigned char *bytes, size_t *n, size_t room, const char *sql);

#endif
