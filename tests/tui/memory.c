/*
 * The first screen where memory is out at the n-th allocation, once or from then on: for the first
 * of them each, and a sample of the others.  The program says so and ends, or goes on; it never
 * crashes, and leaves the log as it was.  It is tests/memory/cdslog, which is linked for this.
 */
#include "vt.h"

#define EVERY 60                /* of the allocations each of the first fails … */
#define SAMPLED 120             /* … and about as many of the others */
#define VIEWED 24               /* so many of those with which a view is opened */

static char *log_now(void)
{
	static char bytes[1 << 20];
	FILE *in = fopen("data/cdslog/log.cdslog", "rb");
	size_t n = in ? fread(bytes, 1, sizeof bytes, in) : 0;
	char *copy = malloc(n + 1);

	if (in)
		fclose(in);
	memcpy(copy, bytes, n);
	copy[n] = '\0';
	return copy;
}

/* Until the screen stands, says that memory is out, or the program has ended. */
static bool stands(struct screen *s)
{
	time_t until = time(NULL) + PATIENCE;

	while (!shows(s, "sessions") && !shows(s, "out of memory") && time(NULL) < until &&
	    pump(s, 50))
		continue;
	return !s->ended;
}

/* How the run ended; *said: it said that memory is out. */
static int run_starved(long n, bool for_good, bool *said)
{
	char number[32];
	const char *env[] = {"CDSLOG_STARVE", number, "CDSLOG_STARVED", "starved", NULL};
	struct screen s;

	snprintf(number, sizeof number, "%ld%s", n, for_good ? "+" : "");
	last_bytes[0] = '\0';
	start(&s, 24, 80, env);
	if (stands(&s))
		types(&s, "q");
	/* a key may be asked for where the screen says that memory is out: then once more */
	for (int i = 1; i < 400 && pump(&s, 50); i++)
		types(&s, i % 20 ? "" : "q");
	*said = strstr(last_bytes, "out of memory") || strstr(last_bytes, "memory is short");
	return ends(&s);
}

static long starved_points(void)
{
	FILE *in = fopen("starved", "r");
	char line[32] = "";

	if (in && !fgets(line, sizeof line, in))
		line[0] = '\0';
	if (in)
		fclose(in);
	return atol(line);
}

/* All rows of the screen, which the caller frees. */
static char *picture(struct screen *s)
{
	char *all = calloc((size_t)s->rows, 4096), *at = all, row[4096];

	for (int i = 0; i < s->rows; i++) {
		row_text(s, i, row);
		at += sprintf(at, "%s\n", row);
	}
	return all;
}

/* Opens a view by keys where the n-th allocation fails (0: none).  Then either it stands there as
 * `whole` has it (NULL: until nothing more is drawn), or it is said that memory is out.  *now: what
 * stands there, which the caller frees.  false: neither. */
static bool view_starved(long n, const char *keys, const char *whole, char **now)
{
	char number[32];
	const char *env[] = {"CDSLOG_STARVE", number, "CDSLOG_STARVED", "starved", NULL};
	time_t until = time(NULL) + PATIENCE;
	struct screen s;
	bool good = false;

	snprintf(number, sizeof number, "%ld", n);
	last_bytes[0] = '\0';
	start(&s, 40, 100, env);
	if (stands(&s))
		types(&s, keys);
	settles(&s);
	*now = picture(&s);
	while (!good && time(NULL) < until) {
		good = !whole || strcmp(whole, *now) == 0 || strstr(last_bytes, "out of memory");
		if (!good && !pump(&s, 50))
			break;
		free(*now);
		*now = picture(&s);
	}
	for (int i = 1; i < 400 && pump(&s, 50); i++)
		types(&s, i % 10 == 1 ? "q" : "");
	ends(&s);
	return good || strstr(last_bytes, "out of memory");
}

/* A view that is opened: no row of it is missing in silence. */
static void views(const char *keys, const char *shown)
{
	char *whole, *now;
	long first, all, step, tried = 0, bad = 0;
	bool said;

	ok(run_starved(0, false, &said) == 0, "%s: the first screen", shown);
	first = starved_points();
	ok(view_starved(0, keys, NULL, &whole) && strstr(whole, shown), "%s: it is opened", shown);
	all = starved_points();
	step = 1 + (all - first) / VIEWED;
	for (long n = first - 20; n <= all; n += step, tried++) {
		if (!view_starved(n, keys, whole, &now) && bad++ < 3)
			printf("# allocation %ld: without a word this is all:\n%s\n", n, now);
		free(now);
	}
	ok(bad == 0 && tried > 10, "%s: whole, or told, with each of %ld allocations failing",
	    shown, tried);
	free(whole);
}

static void storm(bool for_good, long all, uint64_t *chance)
{
	long step = 1 + all / SAMPLED;
	int bad = 0, tried = 0, refused = 0;
	char *before = log_now(), *after;

	for (long n = 1; n <= all; n += n < EVERY ? 1 : 1 + (long)(draw(chance) %
	    (uint64_t)(2 * step))) {
		bool said;
		int status = run_starved(n, for_good, &said);
		tried++;
		refused += status == 1;
		if ((status == 0 || (status == 1 && said)) || bad++ > 9)
			continue;
		printf("# allocation %ld%s: ended with %d\n", n, for_good ? " and all after it"
		    : "", status);
		printf("# %.300s\n", last_bytes);
	}
	after = log_now();
	ok(bad == 0 && refused > 10, "where %s: %ld allocations, %d tried, %d ended it", for_good
	    ? "none succeeds from the n-th on" : "the n-th fails", all, tried, refused);
	ok(strcmp(before, after) == 0, "and the log is as it was");
	free(before);
	free(after);
}

int main(void)
{
	uint64_t chance = test_seed(2024);
	char program[1000];
	bool said;
	long all;

	says("add --new --place 'Xã Sơn Hà' --team 'Tổ 2' --date 2024-03-01 eid=5 --author Ánh");
	says("add --new --place 'Xã Sơn Hạ' --team 'Tổ 10' --date 2024-03-02 eid=7 --author Ân");
	snprintf(program, sizeof program, "%s/tests/memory/cdslog", getenv("BUILD"));
	setenv("CDSLOG", program, 1);
	ok(run_starved(0, false, &said) == 0 && !said, "with memory the first screen comes");
	all = starved_points();
	printf("# %ld stop points: allocations that can fail\n", all);
	if (ok(all > 1000, "there are many allocations: %ld", all)) {
		storm(false, all, &chance);
		storm(true, all, &chance);
		views("\r", "history, newest first");
		views("?", "undo what was done last");
		views("T", "in the period");
	}
	return done();
}
