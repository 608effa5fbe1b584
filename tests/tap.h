/* The Test Anything Protocol in a few lines: ok(condition, "name %d", …), and done() at the
 * end. */
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

__attribute__((unused)) static bool same_text(const char *got, const char *want, const char *what)
{
	bool good = got && want && strcmp(got, want) == 0;

	ok(good, "%s", what);
	if (!good)
		printf("#   got:  %s\n#   want: %s\n", got ? got : "(none)", want ? want
		    : "(none)");
	return good;
}

__attribute__((unused)) static int done(void)
{
	printf("1..%d\n", tap_run);
	return tap_failed ? 1 : 0;
}

/* A seed that is printed, and can be given again as TEST_SEED. */
__attribute__((unused)) static uint64_t test_seed(uint64_t otherwise)
{
	const char *given = getenv("TEST_SEED");
	uint64_t seed = given && *given ? strtoull(given, NULL, 10) : otherwise;

	printf("# seed %llu\n", (unsigned long long)seed);
	return seed;
}

/* splitmix64 */
__attribute__((unused)) static uint64_t draw(uint64_t *state)
{
	uint64_t z = (*state += 0x9e3779b97f4a7c15u);

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

#endif
