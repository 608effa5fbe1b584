/* The Test Anything Protocol in a few lines, for every test in C: ok(condition, "name %d", …)
 * prints a line for each thing that is tested, and done() prints the plan and gives the exit
 * status.  Whatever is drawn comes from a seed that is printed. */
#ifndef TAP_H
#define TAP_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int tap_run, tap_failed;

#if defined(__GNUC__)
__attribute__((format(printf, 3, 4), unused))
#endif
/* Prints whether it is good and what it was, and where if it is not.  Tests call it as ok(). */
static bool tap_ok(bool good, const char *where, const char *format, ...)
{
	va_list args;

	printf("%sok %d - ", good ? "" : "not ", ++tap_run);
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	printf("%s%s\n", good ? "" : " at ", good ? "" : where);
	fflush(stdout);
	tap_failed += !good;
	return good;
}

#define TAP_TEXT_(x) #x
#define TAP_TEXT(x) TAP_TEXT_(x)
#define ok(condition, ...) tap_ok((condition), __FILE__ ":" TAP_TEXT(__LINE__), __VA_ARGS__)

/* ok() of two texts, which prints both where they differ.  `got` may be NULL. */
__attribute__((unused)) static bool same_text(const char *got, const char *want, const char *what)
{
	bool good = got && want && strcmp(got, want) == 0;

	ok(good, "%s", what);
	if (!good)
		printf("#   got:  %s\n#   want: %s\n", got ? got : "(none)", want ? want
		    : "(none)");
	return good;
}

/* The last call of main: prints how many tests there were, and returns its exit status. */
__attribute__((unused)) static int done(void)
{
	printf("1..%d\n", tap_run);
	return tap_failed ? 1 : 0;
}

/* The seed of a test: TEST_SEED if that is given, else the argument.  It is printed, so that a run
 * can be repeated. */
__attribute__((unused)) static uint64_t test_seed(uint64_t otherwise)
{
	const char *given = getenv("TEST_SEED");
	uint64_t seed = given && *given ? strtoull(given, NULL, 10) : otherwise;

	printf("# seed %llu\n", (unsigned long long)seed);
	return seed;
}

/* The next random number of a sequence (splitmix64); *state begins as the seed. */
__attribute__((unused)) static uint64_t draw(uint64_t *state)
{
	uint64_t z = (*state += 0x9e3779b97f4a7c15u);

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

#endif
