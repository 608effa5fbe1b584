/* The letters of Vietnamese that carry marks: twelve vowels by six tones, and đ. */
#include "base/text.h"

#include <string.h>

/* One row for each vowel that has a sign of its own, with its six tones. */
static const struct row {
	char base;
	unsigned char shape;
	uint16_t small[6], capital[6];  /* ngang, huyền, hỏi, ngã, sắc, nặng */
} rows[] = {
	{'a', 0, {0x0061, 0x00e0, 0x1ea3, 0x00e3, 0x00e1, 0x1ea1},
	    {0x0041, 0x00c0, 0x1ea2, 0x00c3, 0x00c1, 0x1ea0}}, /* a */
	{'a', 1, {0x0103, 0x1eb1, 0x1eb3, 0x1eb5, 0x1eaf, 0x1eb7},
	    {0x0102, 0x1eb0, 0x1eb2, 0x1eb4, 0x1eae, 0x1eb6}}, /* ă */
	{'a', 2, {0x00e2, 0x1ea7, 0x1ea9, 0x1eab, 0x1ea5, 0x1ead},
	    {0x00c2, 0x1ea6, 0x1ea8, 0x1eaa, 0x1ea4, 0x1eac}}, /* â */
	{'e', 0, {0x0065, 0x00e8, 0x1ebb, 0x1ebd, 0x00e9, 0x1eb9},
	    {0x0045, 0x00c8, 0x1eba, 0x1ebc, 0x00c9, 0x1eb8}}, /* e */
	{'e', 1, {0x00ea, 0x1ec1, 0x1ec3, 0x1ec5, 0x1ebf, 0x1ec7},
	    {0x00ca, 0x1ec0, 0x1ec2, 0x1ec4, 0x1ebe, 0x1ec6}}, /* ê */
	{'i', 0, {0x0069, 0x00ec, 0x1ec9, 0x0129, 0x00ed, 0x1ecb},
	    {0x0049, 0x00cc, 0x1ec8, 0x0128, 0x00cd, 0x1eca}}, /* i */
	{'o', 0, {0x006f, 0x00f2, 0x1ecf, 0x00f5, 0x00f3, 0x1ecd},
	    {0x004f, 0x00d2, 0x1ece, 0x00d5, 0x00d3, 0x1ecc}}, /* o */
	{'o', 1, {0x00f4, 0x1ed3, 0x1ed5, 0x1ed7, 0x1ed1, 0x1ed9},
	    {0x00d4, 0x1ed2, 0x1ed4, 0x1ed6, 0x1ed0, 0x1ed8}}, /* ô */
	{'o', 2, {0x01a1, 0x1edd, 0x1edf, 0x1ee1, 0x1edb, 0x1ee3},
	    {0x01a0, 0x1edc, 0x1ede, 0x1ee0, 0x1eda, 0x1ee2}}, /* ơ */
	{'u', 0, {0x0075, 0x00f9, 0x1ee7, 0x0169, 0x00fa, 0x1ee5},
	    {0x0055, 0x00d9, 0x1ee6, 0x0168, 0x00da, 0x1ee4}}, /* u */
	{'u', 1, {0x01b0, 0x1eeb, 0x1eed, 0x1eef, 0x1ee9, 0x1ef1},
	    {0x01af, 0x1eea, 0x1eec, 0x1eee, 0x1ee8, 0x1ef0}}, /* ư */
	{'y', 0, {0x0079, 0x1ef3, 0x1ef7, 0x1ef9, 0x00fd, 0x1ef5},
	    {0x0059, 0x1ef2, 0x1ef6, 0x1ef8, 0x00dd, 0x1ef4}}, /* y */
};

#define ROWS (sizeof rows / sizeof *rows)

/* d and đ.  The letters of other alphabets that look like đ come from old documents that were
 * converted, and count as đ. */
static bool letters_dee(uint32_t c, struct cds__letter *out)
{
	bool upper = c == 0x0110 || c == 0x00d0 || c == 0x0189;

	*out = (struct cds__letter){'d', c != 'd' && c != 'D', 0, upper || c == 'D'};
	return upper || c == 0x0111 || c == 0x00f0 || c == 0x0256 || c == 'd' || c == 'D';
}

/* Can this character be one of the letters at all?  This saves the search of the table for most. */
static bool letters_possible(uint32_t c)
{
	return c < 0x80 || (c >= 0x00c0 && c <= 0x01b0) || (c >= 0x1ea0 && c <= 0x1ef9) ||
	    c == 0x0256;
}

bool cds__letter_of(uint32_t c, struct cds__letter *out)
{
	if (!letters_possible(c) || (c < 0x80 && !strchr("aeiouydAEIOUYD", (int)c)))
		return false;
	for (size_t r = 0; r < ROWS; r++) {
		for (unsigned char t = 0; t < 6; t++) {
			if (c != rows[r].small[t] && c != rows[r].capital[t])
				continue;
			*out = (struct cds__letter){rows[r].base, rows[r].shape, t,
			    c == rows[r].capital[t]};
			return true;
		}
	}
	return letters_dee(c, out);
}

uint32_t cds__letter_with_tone(const struct cds__letter *l, unsigned char tone)
{
	for (size_t r = 0; r < ROWS; r++)
		if (rows[r].base == l->base && rows[r].shape == l->shape)
			return l->upper ? rows[r].capital[tone] : rows[r].small[tone];
	return 0;
}
