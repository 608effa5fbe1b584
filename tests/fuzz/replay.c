/* What the fuzzer does, in `make check`: the seeds, the kept cases of corpus/, and some thousand
 * lies drawn from a printed seed, each in several ways through the merge door.  `replay --write
 * FOLDER` writes the inputs for the fuzzer to begin with; `replay FILE` takes one that it found. */
#include <dirent.h>
#include <unistd.h>

#include "fuzz.h"

#include "../tap.h"

#define DRAWN 3000

static const struct fuzz_seed *seed;
static size_t seeds;
static struct fuzz_tally tally;
static const char *write_to;

/* Tries one input in so many ways; false: something is not as it should be, which is printed. */
static bool each_way(const char *name, const unsigned char *bytes, size_t n, int ways)
{
	char path[600];

	if (write_to) {
		snprintf(path, sizeof path, "%s/%s", write_to, name);
		return fuzz_write(path, bytes, n);
	}
	for (int i = 0; i < ways; i++) {
		uint64_t how = fuzz_hash(bytes, n) + (uint64_t)i * 0x2b;
		const char *why = fuzz_try(bytes, n, how, &tally);
		if (!why)
			continue;
		printf("# %s, let in as %d: %s\n", name, (int)(how & 0xff), why);
		return false;
	}
	return true;
}

/* ---- the kept cases ---- */

/* The seed that the first line of a case names. */
static const struct fuzz_seed *seed_of(const char *text)
{
	for (size_t i = 0; i < seeds; i++) {
		size_t n = strlen(seed[i].name);
		if (strncmp(text, seed[i].name, n) == 0 && strchr(" \n", text[n]))
			return &seed[i];
	}
	return NULL;
}

/* The bytes of a case FILE.sql: "-- NAME OF A SEED", then edits of it.  Returns how many. */
static size_t from_sql(const char *text, unsigned char *bytes)
{
	const struct fuzz_seed *from = strncmp(text, "-- ", 3) == 0 ? seed_of(text + 3) : NULL;
	size_t n = from ? from->n : 0;

	if (from)
		memcpy(bytes, from->bytes, n);
	return from && fuzz_edit(bytes, &n, FUZZ_MAX, text) ? n : 0;
}

/* The bytes of a case FILE.hex: "NAME SIZE", then lines of "OFFSET BYTES" where it differs from the
 * seed. */
static size_t from_hex(const char *text, unsigned char *bytes)
{
	const struct fuzz_seed *from = seed_of(text);
	size_t n = 0, at;
	unsigned byte;
	int used;

	if (!from || sscanf(text, "%*s %zu", &n) != 1 || n > FUZZ_MAX)
		return 0;
	memset(bytes, 0, n);
	memcpy(bytes, from->bytes, from->n < n ? from->n : n);
	while ((text = strchr(text, '\n')) && sscanf(++text, "%zx%n", &at, &used) == 1)
		for (text += used; at < n && sscanf(text, " %2x%n", &byte, &used) == 1 &&
		    *text != '\n'; text += used)
			bytes[at++] = (unsigned char)byte;
	return n;
}

/* Tries all cases of a folder; returns how many there were. */
static int replay_kept(const char *folder, unsigned char *bytes)
{
	DIR *dir = opendir(folder);
	const struct dirent *e;
	char path[1300];
	int kept = 0;

	while (dir && (e = readdir(dir))) {
		bool sql = strstr(e->d_name, ".sql") != NULL;
		char *text;
		size_t n;
		if (!sql && !strstr(e->d_name, ".hex"))
			continue;
		snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
		text = (char *)fuzz_read(path, &n);
		if (text)
			text[n] = '\0';
		n = !text ? 0 : sql ? from_sql(text, bytes) : from_hex(text, bytes);
		ok(n && each_way(e->d_name, bytes, n, 12), "%s", e->d_name);
		kept++;
		free(text);
	}
	if (dir)
		closedir(dir);
	return kept;
}

/* ---- what is drawn ---- */

/* Tries so many lies, drawn from the seed. */
static void replay_drawn(unsigned char *bytes, int count)
{
	uint64_t chance = test_seed(20261125);
	char name[64];
	int bad = 0;

	for (int i = 0; i < count; i++) {
		const struct fuzz_seed *from = &seed[draw(&chance) % seeds],
		    *other = &seed[draw(&chance) % seeds];
		uint64_t given = draw(&chance);
		size_t n = from->n;
		memcpy(bytes, from->bytes, n);
		n = fuzz_mutate(bytes, n, FUZZ_MAX, given, other);
		snprintf(name, sizeof name, "drawn %d of %s", i, from->name);
		bad += !each_way(name, bytes, n, 1);
	}
	ok(bad == 0 && tally.merged > count / 20 && tally.refused > count / 20, "%d lies: none did"
	    " harm, %d were merged and %d refused", count, tally.merged, tally.refused);
}

/* Tries one input that the fuzzer found. */
static int replay_file(const unsigned char *bytes, size_t n)
{
	ok(bytes && n <= FUZZ_MAX && each_way("this file", bytes, n, 1),
	    "as the fuzzer let it in");
	return done();
}

int main(int argc, char **argv)
{
	size_t size = 0;
	unsigned char *file = argc == 2 ? fuzz_read(argv[1], &size) : NULL;
	unsigned char *bytes = malloc(FUZZ_MAX);
	const char *root = getenv("ROOT"), *drawn = getenv("TEST_HISTORIES");
	char kept[1000];

	write_to = argc == 3 && strcmp(argv[1], "--write") == 0 ? argv[2] : NULL;
	snprintf(kept, sizeof kept, "%s/tests/fuzz/corpus", root ? root : ".");
	if (!ok(bytes && fuzz_folder() && (seed = fuzz_seeds(&seeds)), "the seeds are made"))
		return done();
	if (argc == 2)
		return replay_file(file, size);
	for (size_t i = 0; i < seeds; i++)
		ok(each_way(seed[i].name, seed[i].bytes, seed[i].n, 12), "%s, as it is",
		    seed[i].name);
	fuzz_strict = true;
	ok(replay_kept(kept, bytes) > 0, "there are kept cases");
	fuzz_strict = false;
	if (!write_to)
		replay_drawn(bytes, drawn && *drawn ? atoi(drawn) : DRAWN);
	free(bytes);
	return done();
}
