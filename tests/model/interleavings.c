/*
 * A model that goes through every interleaving of up to MODEL_DEPTH operations by MODEL_LAPTOPS
 * laptops, with any merges of one log into another before, between and after them: whatever the
 * order of the merges, the end must be the same.
 *
 * A world is what the laptops' logs hold at some time.  Logs that hold the same are one log with
 * one number, and laptops can be exchanged for one another, so a world is three numbers in order.
 * The library does each deed and each merge once for a log, not once for each world.  Every merge
 * that brings something is a step of its own, and a world in which no merge brings anything any
 * more is an end: so every order of merges is gone through, and not only some.
 *
 * `make check` does three operations.  Four by three laptops take some minutes, and tell logs apart
 * by less (contents.h).  What must hold of each step and each log is in steps.h.
 */
#include "steps.h"

#define DEPTH 3
#define LAPTOPS 3
#define NO_LOG INT32_MAX

struct world {
	int log[LAPTOPS];               /* indices of `state`, ascending */
};

static struct world *world;
static int worlds;
static long ends, merges;

/* For the table of worlds: has this world the same logs? */
static bool same_world(int at, const void *what)
{
	return memcmp(&world[at], what, sizeof *world) == 0;
}

static struct table world_at = {.same = same_world};

static int by_number(const void *a, const void *b)
{
	return (*(const int *)a > *(const int *)b) - (*(const int *)a < *(const int *)b);
}

/* Puts the world in which one laptop's log has become another one at the end, if it is new. */
static void visit(struct world w, int laptop, int log)
{
	w.log[laptop] = log;
	qsort(w.log, LAPTOPS, sizeof *w.log, by_number);
	if (table_find(&world_at, hash_bytes(3, &w, sizeof w), &w, worlds) >= 0)
		return;
	if (worlds % (1 << 16) == 0)
		world = realloc(world, (size_t)(worlds + (1 << 16)) * sizeof *world);
	world[worlds++] = w;
}

/* Makes all merges that bring something.  If none does any more, the world is an end, in which all
 * logs must say the same. */
static bool merge_all(struct world w, int laptops)
{
	bool any = false;

	for (int to = 0; to < laptops; to++) {
		for (int from = 0; from < laptops; from++) {
			int log;
			if (to == from || holds_all(w.log[to], w.log[from]))
				continue;
			any = true;
			log = step_merge(w.log[to], w.log[from]);
			if (log < 0)
				return false;
			merges++;
			visit(w, to, log);
		}
	}
	for (int i = 1; !any && i < laptops; i++)
		if (!say_same(w.log[0], w.log[i]))
			return false;
	ends += !any;
	return true;
}

/* Does every deed on every laptop. */
static bool do_all(struct world w, int laptops)
{
	for (int i = 0; i < laptops; i++) {
		for (int deed = 0; deed < DEEDS; deed++) {
			int log = step_deed(w.log[i], deed, turn_of(w.log, laptops, deed));
			if (log < 0)
				return false;
			if (log != w.log[i])
				visit(w, i, log);
		}
	}
	return true;
}

/* Goes through the worlds after one number of deeds, then after one more; merges are not
 * counted. */
static bool explore(int laptops, int depth)
{
	struct world first = {{0}};
	bool good = true;

	for (int i = laptops; i < LAPTOPS; i++)
		first.log[i] = NO_LOG;
	visit(first, 0, 0);
	for (int deed = 0, start = 0, end; good && deed <= depth; deed++, start = end) {
		for (int i = start; good && i < worlds; i++)
			good = merge_all(world[i], laptops);
		end = worlds;
		printf("# after %d operations: %d worlds, %d logs\n", deed, worlds, states);
		fflush(stdout);
		for (int i = start; good && deed < depth && i < end; i++)
			good = do_all(world[i], laptops);
	}
	return good;
}

/* A number from the environment, or `otherwise`. */
static int given(const char *name, int otherwise)
{
	const char *value = getenv(name);

	return value && *value ? atoi(value) : otherwise;
}

int main(void)
{
	int depth = given("MODEL_DEPTH", DEPTH), laptops = given("MODEL_LAPTOPS", LAPTOPS);
	bool good;

	cds_alone();
	coarse = depth > DEPTH;
	if (!ok(laptops >= 2 && laptops <= LAPTOPS && depth < TURNS && steps_begin(),
	    "a log that all laptops begin with"))
		return done();
	good = explore(laptops, depth);
	printf("# %d states, %ld merges, %ld ends: %d laptops, up to %d operations%s\n",
	    worlds, merges, ends, laptops, depth,
	    coarse ? "; logs are told apart by their entries and the newest merge" : "");
	ok(good && worlds > 1 && ends > 1, "by whatever order of merges the end is the same");
	tell_counts();
	return done();
}
