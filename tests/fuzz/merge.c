/* libFuzzer at the merge door, which `make fuzz` runs.  A case that it finds and that is worth
 * keeping goes to corpus/, which `make check` replays. */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct fuzz_seed *seed;
static size_t seeds;

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t n, size_t room, unsigned chance);
size_t LLVMFuzzerMutate(uint8_t *bytes, size_t n, size_t room);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc, (void)argv;
	if (!fuzz_folder() || !(seed = fuzz_seeds(&seeds))) {
		fprintf(stderr, "fuzz: the seeds can't be made\n");
		exit(1);
	}
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct fuzz_tally tally = {0, 0};
	const char *why = n <= FUZZ_MAX ? fuzz_try(bytes, n, fuzz_hash(bytes, n), &tally) : NULL;

	if (why) {
		fflush(stdout);
		fprintf(stderr, "fuzz: %s\n", why);
		abort();
	}
	return 0;
}

/* The fuzzer's own changes of bytes rarely get past a checksum, so most mutations are ours, which
 * change what the file says. */
size_t LLVMFuzzerCustomMutator(uint8_t *bytes, size_t n, size_t room, unsigned chance)
{
	const struct fuzz_seed *s = &seed[chance % seeds];

	if (chance / seeds % 16 == 0)
		return LLVMFuzzerMutate(bytes, n, room);
	if ((n < 512 || chance / seeds % 64 == 1) && s->n <= room) {
		memcpy(bytes, s->bytes, s->n);
		n = s->n;
	}
	return fuzz_mutate(bytes, n, room, chance, s);
}
