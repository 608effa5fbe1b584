/* Text for searching: a letter that was typed without marks matches one with any marks, a mark that
 * was typed counts.  The searches of lib/catalogue/ and lib/session/ call it. */
#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "cdslog.h"
#include "base/text.h"

/* A character, taken apart. */
struct folded {
	uint32_t base;                  /* the small letter without marks */
	unsigned char shape, tone;      /* as in struct cds__letter; 0: it has none */
};

/* The character of another alphabet without its accents; 0: it is nothing but an accent. */
static uint32_t base_of(uint32_t c)
{
	utf8proc_int32_t parts[8];
	int last = 0;
	utf8proc_category_t kind = utf8proc_category((utf8proc_int32_t)c);

	if (kind == UTF8PROC_CATEGORY_MN || kind == UTF8PROC_CATEGORY_CF)
		return 0;
	if (utf8proc_decompose_char((utf8proc_int32_t)c, parts, 8, UTF8PROC_DECOMPOSE |
	    UTF8PROC_CASEFOLD, &last) < 1)
		return c;
	return (uint32_t)parts[0];
}

static struct folded fold_one(uint32_t c)
{
	struct cds__letter l;

	if (cds__letter_of(c, &l))
		return (struct folded){(uint32_t)l.base, l.shape, l.tone};
	if (c < 0x80)
		return (struct folded){c >= 'A' && c <= 'Z' ? c + 32 : c, 0, 0};
	if (c == 0xa0)
		return (struct folded){' ', 0, 0};
	return (struct folded){base_of(c), 0, 0};
}

/* The characters of a text, *n of them, with single spaces; the caller frees them.  A text that is
 * not UTF-8 has none.  NULL: no memory. */
static struct folded *fold_all(const char *text, size_t *n)
{
	size_t len = strlen(text);
	char *nfc = cds__utf8_valid(text, len) ? cds__text_nfc(text, len) : strdup("");
	struct folded *f = nfc ? malloc((strlen(nfc) + 1) * sizeof *f) : NULL;

	*n = 0;
	for (const char *p = nfc; f && *p;) {
		struct folded one = fold_one(cds__utf8_next(&p));
		if (one.base == 0 || (one.base == ' ' && (*n == 0 || f[*n - 1].base == ' ')))
			continue;
		f[(*n)++] = one;
	}
	if (f && *n > 0 && f[*n - 1].base == ' ')
		--*n;
	free(nfc);
	return f;
}

char *cds_text_fold(const char *text)
{
	size_t n;
	struct folded *f = fold_all(text, &n);
	char *out = f ? malloc(4 * n + 1) : NULL, *end = out;

	for (size_t i = 0; out && i < n; i++)
		end += cds__utf8_put(f[i].base, end);
	if (out)
		*end = '\0';
	free(f);
	return out;
}

/* Does a character match one that was typed? */
static bool fold_same(const struct folded *text, const struct folded *typed)
{
	return text->base == typed->base && (typed->shape == 0 || typed->shape == text->shape) &&
	    (typed->tone == 0 || typed->tone == text->tone);
}

bool cds__text_match(const char *text, const char *typed, bool *failed)
{
	size_t n, m;
	struct folded *t = fold_all(text, &n), *w = fold_all(typed, &m);
	bool found = false;

	for (size_t i = 0; t && w && !found && i + m <= n; i++) {
		size_t j = 0;
		while (j < m && fold_same(&t[i + j], &w[j]))
			j++;
		found = j == m;
	}
	*failed = !t || !w;
	free(t);
	free(w);
	return found;
}

bool cds_text_matches(const char *text, const char *typed)
{
	bool failed;

	return cds__text_match(text, typed, &failed);
}

bool cds__text_is(const char *text, const char *typed, bool *failed)
{
	char *own = cds_text_fold(text), *fold = cds_text_fold(typed);
	bool is = own && fold && strcmp(own, fold) == 0;

	*failed = !own || !fold;
	free(own);
	free(fold);
	return is && cds__text_match(text, typed, failed);
}

int cds__text_rank(const char *text, const char *fold)
{
	char *own = cds_text_fold(text);
	const char *at = own ? strstr(own, fold) : NULL;
	int rank = own ? 3 : -1;

	if (at == own && at)
		rank = at[strlen(fold)] ? 1 : 0;
	for (; rank == 3 && at; at = strstr(at + 1, fold))
		if (at[-1] == ' ')
			rank = 2;
	free(own);
	return rank;
}
