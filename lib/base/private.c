/*
 * A log counts people and does not name them, so numbers of persons are stopped
 * where they are typed or imported, and masked where a merge brings them.  These
 * are taken for a person's number:
 *
 *   - 8 to 19 digits in a row: an account, a CMND (9), a CCCD (12), a phone; but
 *     not a day written as 20240505;
 *   - digits in groups with one space, dot or dash between them that begin with
 *     0 or +84, each group after the first of three digits or more: a phone (9 to 11
 *     digits in all) or a CCCD (12).
 *
 * So 05/05/2024, 2024-05-05, 7.500, 1.234.567 and 09/2019 pass.
 */
#include <string.h>

#include "cdslog.h"

static bool private_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Are the eight digits at p a day, such as 20240505? */
static bool compact_day(const char *p)
{
	int y = (p[0] - '0') * 1000 + (p[1] - '0') * 100 + (p[2] - '0') * 10 + p[3] - '0';
	int m = (p[4] - '0') * 10 + p[5] - '0', d = (p[6] - '0') * 10 + p[7] - '0';

	return y >= 1900 && y < 2200 && cds_day_make(y, m, d) != CDS_NO_DAY;
}

/* Are the n digits at p a person's number? */
static bool row_private(const char *p, size_t n)
{
	return n >= 8 && n <= 19 && !(n == 8 && compact_day(p));
}

/* Do groups of digits begin at p that make a person's number?  *len is how many bytes they take. */
static bool groups_private(const char *p, size_t *len)
{
	size_t digits = 0, at = 0, group = 0;
	bool country = strncmp(p, "+84", 3) == 0;

	if (country)
		at = 1;
	else if (p[0] != '0')
		return false;
	for (;;) {
		size_t n = strspn(p + at, "0123456789");
		if (n == 0 || (group > 0 && n < 3 && !(country && group == 1)))
			return false;
		digits += n;
		at += n;
		group++;
		if (!p[at] || !strchr(" .-", p[at]) || !private_digit(p[at + 1]))
			break;
		at++;
	}
	*len = at;
	return country ? digits >= 10 && digits <= 12 : (digits >= 10 && digits <= 12);
}

bool cds_text_private(const char *text, size_t *start, size_t *len)
{
	for (size_t i = 0; text[i];) {
		size_t n = strspn(text + i, "0123456789");
		bool plus = text[i] == '+';
		if (n == 0 && !plus) {
			i++;
			continue;
		}
		*start = i;
		*len = n;
		if (groups_private(text + i, len) || (*len = n, row_private(text + i, n)))
			return true;
		i += n ? n : 1;
	}
	return false;
}
