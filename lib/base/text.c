/* The normal form of text, in which names are stored and compared: two names that look the same are
 * the same bytes. */
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#include "cdslog.h"

static bool is_space(uint32_t c)
{
	return c == ' ' || c == 0xa0 || c == 0x2002 || c == 0x2003 || c == 0x2009 || c == 0x202f ||
	    c == 0x3000;
}

/* The one form of a sign that is typed in several ways: ' for ’ and its like.  0: it is invisible
 * and left out. */
static uint32_t one_way(uint32_t c)
{
	if (c == 0x2019 || c == 0x02bc)
		return '\'';
	return c == 0x200b || c == 0x200c || c == 0x200d || c == 0xfeff ? 0 : c;
}

/* Would it control a terminal, or the direction of text? */
static bool text_control(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 ||
	    (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/*
 * Hoà and Hòa are one word.  Where oa, oe or uy end a syllable, the tone goes on
 * the first of the two, as in the older spelling; the u of qu is no vowel.
 */
static void place_tone(uint32_t *c, size_t n)
{
	struct cds__letter first, second;

	for (size_t i = 0; i + 1 < n; i++) {
		bool pair;
		if (!cds__letter_of(c[i], &first) || !cds__letter_of(c[i + 1], &second))
			continue;
		pair = first.shape == 0 && second.shape == 0 && first.tone == 0 && second.tone !=
		    0 && ((first.base == 'o' && (second.base == 'a' || second.base == 'e')) ||
			(first.base == 'u' && second.base == 'y' &&
			    (i == 0 || (c[i - 1] | 32) != 'q')));
		if (!pair || (i + 2 < n && cds__is_letter(c[i + 2])))
			continue;
		c[i] = cds__letter_with_tone(&first, second.tone);
		c[i + 1] = cds__letter_with_tone(&second, 0);
	}
}

char *cds_text_nfc(const char *text)
{
	size_t n = strlen(text);

	return cds__utf8_valid(text, n) ? cds__text_nfc(text, n) : NULL;
}

/* The characters of NFC text, with single spaces and none at either end; false: it has a control
 * character. */
static bool text_collapse(const char *nfc, uint32_t *c, size_t *n)
{
	bool space = false;

	*n = 0;
	while (*nfc) {
		uint32_t next = one_way(cds__utf8_next(&nfc));
		if (next == 0)
			continue;
		if (text_control(next))
			return false;
		if (is_space(next)) {
			space = *n > 0;
			continue;
		}
		if (space)
			c[(*n)++] = ' ';
		space = false;
		c[(*n)++] = next;
	}
	return true;
}

enum cds_status cds_text_normal(const char *text, size_t len, char **out)
{
	enum cds_status status = CDS_NO_MEMORY;
	uint32_t *c = NULL;
	char *nfc = NULL, *end;
	size_t n;

	*out = NULL;
	if (!cds__utf8_valid(text, len))
		return CDS_INVALID;
	nfc = cds__text_nfc(text, len);
	c = nfc ? malloc((strlen(nfc) + 1) * sizeof *c) : NULL;
	if (!c)
		goto out;
	status = CDS_INVALID;
	if (!text_collapse(nfc, c, &n))
		goto out;
	place_tone(c, n);
	status = CDS_NO_MEMORY;
	*out = malloc(4 * n + 1);
	if (!*out)
		goto out;
	end = *out;
	for (size_t i = 0; i < n; i++)
		end += cds__utf8_put(c[i], end);
	*end = '\0';
	status = CDS_OK;
out:
	free(nfc);
	free(c);
	return status;
}
