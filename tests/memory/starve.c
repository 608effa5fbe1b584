/*
 * Allocations that are counted and fail when they are told to: by starve_arm, or for a program as
 * a whole by the variables CDSLOG_STARVE (the n-th; with "+" all from the n-th on) and
 * CDSLOG_STARVED (a file that is told how many there were).
 */
#include "starve.h"

#include <errno.h>
#include <sqlite3.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

static struct {
	bool armed, for_good;
	long n, fails, pieces;
} starve;

void starve_arm(long n, bool for_good)
{
	starve.armed = true;
	starve.for_good = for_good;
	starve.n = 0;
	starve.fails = n;
}

long starve_disarm(void)
{
	starve.armed = false;
	return starve.n;
}

long starve_pieces(void)
{
	return starve.pieces;
}

long starve_bytes(void)
{
	return (long)sqlite3_memory_used();
}

/* Is this the one?  A debugger that stops in here shows who asked. */
__attribute__((noinline)) static bool starve_strike(void)
{
	errno = ENOMEM;
	return true;
}

static bool starve_fails(void)
{
	if (!starve.armed)
		return false;
	starve.n++;
	if (starve.fails == 0 || starve.n < starve.fails)
		return false;
	return (starve.n == starve.fails || starve.for_good) && starve_strike();
}

static void *starve_count(void *p)
{
	starve.pieces += p != NULL;
	return p;
}

/* ---- in the place of malloc and its kin ---- */

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *p, size_t size);
void __real_free(void *p);
char *__real_strdup(const char *text);
char *__real_strndup(const char *text, size_t n);
FILE *__real_fopen(const char *path, const char *mode);
utf8proc_ssize_t __real_utf8proc_map(const utf8proc_uint8_t *text, utf8proc_ssize_t n,
    utf8proc_uint8_t **out, utf8proc_option_t options);

void *__wrap_malloc(size_t size)
{
	return starve_fails() ? NULL : starve_count(__real_malloc(size));
}

void *__wrap_calloc(size_t n, size_t size)
{
	return starve_fails() ? NULL : starve_count(__real_calloc(n, size));
}

void *__wrap_realloc(void *p, size_t size)
{
	void *more = starve_fails() ? NULL : __real_realloc(p, size);

	return p ? more : starve_count(more);
}

void __wrap_free(void *p)
{
	starve.pieces -= p != NULL;
	__real_free(p);
}

char *__wrap_strdup(const char *text)
{
	return starve_fails() ? NULL : starve_count(__real_strdup(text));
}

char *__wrap_strndup(const char *text, size_t n)
{
	return starve_fails() ? NULL : starve_count(__real_strndup(text, n));
}

/* Its pieces are freed by fclose, and not counted. */
FILE *__wrap_fopen(const char *path, const char *mode)
{
	return starve_fails() ? NULL : __real_fopen(path, mode);
}

utf8proc_ssize_t __wrap_utf8proc_map(const utf8proc_uint8_t *text, utf8proc_ssize_t n,
    utf8proc_uint8_t **out, utf8proc_option_t options)
{
	utf8proc_ssize_t length;

	if (starve_fails())
		return UTF8PROC_ERROR_NOMEM;
	length = __real_utf8proc_map(text, n, out, options);
	if (length >= 0)
		starve_count(*out);
	return length;
}

/* ---- SQLite's ---- */

static sqlite3_mem_methods usual;

static void *starve_sqlite_malloc(int size)
{
	return starve_fails() ? NULL : usual.xMalloc(size);
}

static void *starve_sqlite_realloc(void *p, int size)
{
	return starve_fails() ? NULL : usual.xRealloc(p, size);
}

/* ---- a program as a whole ---- */

static void starve_tell(void)
{
	const char *path = getenv("CDSLOG_STARVED");
	FILE *out;

	starve.armed = false;
	out = path ? __real_fopen(path, "w") : NULL;
	if (out)
		fprintf(out, "%ld\n", starve.n);
	if (out)
		fclose(out);
}

__attribute__((constructor)) static void starve_begin(void)
{
	const char *n = getenv("CDSLOG_STARVE");
	sqlite3_mem_methods ours;

	sqlite3_config(SQLITE_CONFIG_GETMALLOC, &usual);
	ours = usual;
	ours.xMalloc = starve_sqlite_malloc;
	ours.xRealloc = starve_sqlite_realloc;
	sqlite3_config(SQLITE_CONFIG_MALLOC, &ours);
	if (!n)
		return;
	atexit(starve_tell);
	starve_arm(atol(n), strchr(n, '+') != NULL);
}
