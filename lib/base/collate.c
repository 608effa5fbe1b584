/* The order of Vietnamese dictionaries, as bytes that strcmp can compare: for lists of places,
 * teams and names.  Letters decide first (a ă â b …), then tones, then capitals. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "cdslog.h"
#include "base/text.h"

/* The weights by which is compared first: punctuation from 0x02, numbers from 0x20, letters from
 * 0x40, and for any other character 0xf0 and its UTF-8. */
#define SPACE 0x02
#define SIGN 0x03
#define NUMBER 0x20
#define LETTERS 0x40

/* Each letter has three weights, so that ă and â fit between a and b. */
static unsigned char letter_weight(char base, unsigned char shape)
{
	return (unsigned char)(LETTERS + 3 * (base - 'a') + shape);
}

/* Adds the number at p, and returns what follows it.  A number sorts by its length, then by its
 * digits, so that "Thôn 9" comes before "Thôn 10". */
static const char *add_number(struct cds__buf *first, const char *p)
{
	size_t n;

	while (*p == '0' && p[1] >= '0' && p[1] <= '9')
		p++;
	n = strspn(p, "0123456789");
	cds__buf_byte(first, (unsigned char)(NUMBER + (n < 30 ? n : 30)));
	cds__buf_add(first, p, n);
	return p + n;
}

/* Adds one character: its letter to the first weights, its tone to the second, whether it is a
 * capital to the third. */
static void add_char(struct cds__buf *first, struct cds__buf *second, struct cds__buf *third,
    uint32_t c)
{
	struct cds__letter l;
	char bytes[4];

	if (cds__letter_of(c, &l)) {
		cds__buf_byte(first, letter_weight(l.base, l.shape));
		cds__buf_byte(second, (unsigned char)(2 + l.tone));
		cds__buf_byte(third, l.upper ? 3 : 2);
	} else if (c < 0x80 && cds__is_letter(c)) {
		cds__buf_byte(first, letter_weight((char)(c | 32), 0));
		cds__buf_byte(second, 2);
		cds__buf_byte(third, c & 32 ? 2 : 3);
	} else if (c == ' ') {
		cds__buf_byte(first, SPACE);
	} else if (c < 0x80) {
		cds__buf_byte(first, SIGN);
		cds__buf_byte(first, (unsigned char)c);
	} else {
		cds__buf_byte(first, 0xf0);
		cds__buf_add(first, bytes, cds__utf8_put(c, bytes));
	}
}

char *cds_text_sortkey(const char *text)
{
	size_t len = strlen(text);
	char *nfc = cds__utf8_valid(text, len) ? cds__text_nfc(text, len) : strdup("");
	struct cds__buf first = {0}, second = {0}, third = {0};

	for (const char *p = nfc; p && *p;) {
		if (*p >= '0' && *p <= '9')
			p = add_number(&first, p);
		else
			add_char(&first, &second, &third, cds__utf8_next(&p));
	}
	cds__buf_byte(&first, 1);
	cds__buf_add(&first, second.p, second.n);
	cds__buf_byte(&first, 1);
	cds__buf_add(&first, third.p, third.n);
	cds__buf_byte(&first, 1);
	if (nfc)
		cds__buf_text(&first, nfc);     /* so that different texts never compare equal */
	cds__buf_str(&first);
	if (!nfc || first.failed || second.failed || third.failed)
		cds__buf_free(&first);
	free(nfc);
	cds__buf_free(&second);
	cds__buf_free(&third);
	return first.p;
}

int cds_text_compare(const char *a, const char *b)
{
	char *x = cds_text_sortkey(a), *y = cds_text_sortkey(b);
	int c = x && y ? strcmp(x, y) : strcmp(a, b);

	free(x);
	free(y);
	return c;
}
