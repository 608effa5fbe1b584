/* The words before the names of units as people shorten them: "P. Mỹ Bình", "TP Phan Rang".  Called
 * by typed_name.c. */
#include "catalogue/typed_name.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cdslog.h"

/* What people shorten.  One letter needs its full stop, or a number after it ("Q1", "P 3"): without
 * these it may be a name of its own. */
static const struct short_word {
	const char *text, *word;        /* of ASCII letters also capitals are meant */
} short_words[] = {
	{"tp", "Thành phố"}, {"tx", "Thị xã"}, {"tt", "Thị trấn"}, {"tdp", "Tổ dân phố"},
	{"kp", "Khu phố"}, {"đk", "Đặc khu"}, {"Đk", "Đặc khu"}, {"p", "Phường"}, {"x", "Xã"},
	{"q", "Quận"}, {"h", "Huyện"}, {"t", "Tỉnh"}, {NULL, NULL}
};

/* Where the name begins behind a shortened word of n bytes; NULL: it is none. */
static const char *short_words_behind(const char *text, size_t n)
{
	const char *p = text + n;
	bool stop = *p == '.';

	p += stop;
	p += strspn(p, " ");
	if (!*p || (!stop && p == text + n && (*p < '0' || *p > '9')))
		return NULL;
	return stop || n > 1 || (*p >= '0' && *p <= '9') ? p : NULL;
}

bool cds__unit_spelled(const char *text, char **out)
{
	size_t n = strcspn(text, ". 0123456789"), size;
	const struct short_word *w = short_words;
	const char *name;

	*out = NULL;
	while (w->text && !(strlen(w->text) == n && strncasecmp(w->text, text, n) == 0))
		w++;
	name = w->text ? short_words_behind(text, n) : NULL;
	if (!name)
		return true;
	size = strlen(w->word) + strlen(name) + 2;
	*out = malloc(size);
	if (*out)
		snprintf(*out, size, "%s %s", w->word, name);
	return *out != NULL;
}
