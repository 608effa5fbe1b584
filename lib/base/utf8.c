/* UTF-8, and NFC by utf8proc: what text.h promises. */
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

size_t cds__utf8_length(const unsigned char *p, size_t left)
{
	uint32_t c;

	if (p[0] < 0x80)
		return p[0] != 0;
	if (left >= 2 && p[0] >= 0xc2 && p[0] <= 0xdf && (p[1] & 0xc0) == 0x80)
		return 2;
	if (left >= 3 && (p[0] & 0xf0) == 0xe0 && (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80) {
		c = (uint32_t)(p[0] & 15) << 12 | (uint32_t)(p[1] & 63) << 6;
		return c >= 0x800 && (c & 0xf800) != 0xd800 ? 3 : 0;
	}
	if (left >= 4 && (p[0] & 0xf8) == 0xf0 && (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80 &&
	    (p[3] & 0xc0) == 0x80) {
		c = (uint32_t)(p[0] & 7) << 18 | (uint32_t)(p[1] & 63) << 12;
		return c >= 0x10000 && c < 0x110000 ? 4 : 0;
	}
	return 0;
}

bool cds__utf8_valid(const char *text, size_t n)
{
	const unsigned char *p = (const unsigned char *)text;

	for (size_t i = 0; i < n;) {
		size_t len = p[i] - 1u < 0x7f ? 1 : cds__utf8_length(p + i, n - i);
		if (len == 0)
			return false;
		i += len;
	}
	return true;
}

uint32_t cds__utf8_next(const char **at)
{
	const unsigned char *p = (const unsigned char *)*at;
	int more = p[0] < 0x80 ? 0 : p[0] < 0xe0 ? 1 : p[0] < 0xf0 ? 2 : 3;
	uint32_t c = more == 0 ? p[0] : p[0] & (0x3fu >> more);

	for (int i = 1; i <= more; i++)
		c = c << 6 | (p[i] & 63);
	*at += more + 1;
	return c;
}

size_t cds__utf8_put(uint32_t c, char *to)
{
	return (size_t)utf8proc_encode_char((utf8proc_int32_t)c, (utf8proc_uint8_t *)to);
}

/* Can the text stay as it is, so that utf8proc need not be asked?  Latin letters, whether they have
 * marks or not, can: U+0080 to U+02FF, which begin with C2 to CB in UTF-8, and U+1E00 to U+1EFF,
 * which begin with E1 and B8 to BB.  None of them changes in NFC, and none joins what stands before
 * it.  Of other alphabets some do (Arabic and Korean letters join, Hebrew marks change places), so
 * all of these are asked about. */
static bool utf8_plain(const char *text, size_t n)
{
	const unsigned char *p = (const unsigned char *)text;

	for (size_t i = 0; i < n; i++) {
		bool latin = p[i] == 0xe1 && i + 1 < n && p[i + 1] >= 0xb8 && p[i + 1] <= 0xbb;
		if (p[i] >= 0xcc && !latin)
			return false;
	}
	return true;
}

char *cds__text_nfc(const char *text, size_t n)
{
	utf8proc_uint8_t *out = NULL;

	if (utf8_plain(text, n))
		return strndup(text, n);
	if (utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)n, &out,
	    UTF8PROC_STABLE | UTF8PROC_COMPOSE) < 0)
		return NULL;
	return (char *)out;
}

bool cds__is_letter(uint32_t c)
{
	utf8proc_category_t k;

	if (c < 0x80)
		return (c | 32) >= 'a' && (c | 32) <= 'z';
	k = utf8proc_category((utf8proc_int32_t)c);
	/* In the list of categories marks come after letters. */
	return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_ME;
}
