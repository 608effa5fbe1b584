/* Text for searching: a letter that was typed without marks matches one with any marks, a mark that
 * was typed counts.  What keyboards and habits write in several ways (where the tone stands in
 * "hòa", the apostrophe in "Đắk R'lấp", the dash in "Phan Rang - Tháp Chàm") is one here.  The
 * searches of lib/catalogue/ and lib/session/ call it. */
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

/* The signs that keyboards and programs write for ' in a name. */
static bool fold_apostrophe(uint32_t c)
{
	return c == '`' || c == 0xb4 || c == 0x02b9 || c == 0x02bb || c == 0x02bc || c == 0x2018 ||
	    c == 0x2019 || c == 0x2032;
}

/* The dashes that they write for -: hyphens, – and —, and the minus sign. */
static bool fold_dash(uint32_t c)
{
	return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

static struct folded fold_one(uint32_t c)
{
	struct cds__letter l;

	if (cds__letter_of(c, &l))
		return (struct folded){(uint32_t)l.base, l.shape, l.tone};
	if (fold_apostrophe(c))
		return (struct folded){'\'', 0, 0};
	if (c < 0x80)
		return (struct folded){c >= 'A' && c <= 'Z' ? c + 32 : c, 0, 0};
	if (c == 0xa0)
		return (struct folded){' ', 0, 0};
	return (struct folded){base_of(c), 0, 0};
}

/* Hòa and hoà are one word, and so are thủy and thuỷ, quý and qúy.  Of o and u before a, e and y
 * the first has the tone here, except for the u of qu, which is no vowel.  Identity (text.c) moves
 * a tone only where the word ends, but a word that is still being typed may go on: "hoà" is also
 * the beginning of "hoàn", so that the n must not matter. */
static void fold_place_tones(struct folded *f, size_t n)
{
	for (size_t i = 0; i + 1 < n; i++) {
		struct folded *a = &f[i], *b = a + 1;
		bool qu = a->base == 'u' && i > 0 && f[i - 1].base == 'q';
		bool pair = a->shape == 0 && b->shape == 0 &&
		    ((a->base == 'o' && (b->base == 'a' || b->base == 'e')) ||
		    (a->base == 'u' && b->base == 'y'));
		if (pair && !qu && a->tone == 0) {
			a->tone = b->tone;
			b->tone = 0;
		} else if (qu && b->tone == 0 && b->base < 0x80 && strchr("aeioy", (int)b->base)) {
			b->tone = a->tone;
			a->tone = 0;
		}
	}
}

/* Takes one character more, unless it says nothing: a space after another, or a dash after a
 * word, which is a space here. */
static void fold_take(struct folded *f, size_t *n, struct folded one, bool signs)
{
	if (!signs && *n > 0 && fold_dash(one.base))
		one.base = ' ';
	if (one.base == 0 || (one.base == ' ' && (*n == 0 || f[*n - 1].base == ' ')))
		return;
	f[(*n)++] = one;
}

/* The characters of a text, *n of them, with single spaces; the caller frees them.  `signs`: dashes
 * stay.  A text that is not UTF-8 has none.  NULL: no memory. */
static struct folded *fold_all(const char *text, bool signs, size_t *n)
{
	size_t len = strlen(text);
	char *nfc = cds__utf8_valid(text, len) ? cds__text_nfc(text, len) : strdup("");
	struct folded *f = nfc ? malloc((strlen(nfc) + 1) * sizeof *f) : NULL;

	*n = 0;
	for (const char *p = nfc; f && *p;)
		fold_take(f, n, fold_one(cds__utf8_next(&p)), signs);
	if (f && *n > 0 && f[*n - 1].base == ' ')
		--*n;
	if (f)
		fold_place_tones(f, *n);
	free(nfc);
	return f;
}

/* `signs`: dashes stay.  `marks`: a byte for its marks, which begins no character, stands behind
 * each letter that has some. */
static char *fold_write(const char *text, bool signs, bool marks)
{
	size_t n;
	struct folded *f = fold_all(text, signs, &n);
	char *out = f ? malloc(5 * n + 1) : NULL, *end = out;

	for (size_t i = 0; out && i < n; i++) {
		end += cds__utf8_put(f[i].base, end);
		if (marks && (f[i].shape || f[i].tone))
			*end++ = (char)(0x80 | f[i].shape << 3 | f[i].tone);
	}
	if (out)
		*end = '\0';
	free(f);
	return out;
}

char *cds_text_fold(const char *text)
{
	return fold_write(text, false, false);
}

char *cds__text_fold_signs(const char *text)
{
	return fold_write(text, true, false);
}

char *cds__text_fold_case(const char *text)
{
	return fold_write(text, false, true);
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
	struct folded *t = fold_all(text, false, &n), *w = fold_all(typed, false, &m);
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
