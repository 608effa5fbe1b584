/*
 * Periods of reporting.  State reports close on the 14th: a month runs from the 15th
 * of the one before, and so do quarter, half, nine months and year (Decree
 * 09/2019/ND-CP, articles 12 and 13).  Everything is a sum of whole half months.
 */
#include <stdio.h>
#include <string.h>

#include "cdslog.h"

/* The first day of month `m` counted from year 0 (12 × year + month - 1), with the cut-off. */
static int month_first(int m, int cutoff)
{
	if (cutoff == 0)
		return cds_day_make(m / 12, m % 12 + 1, 1);
	m--;
	return cds_day_make(m / 12, m % 12 + 1, cutoff + 1);
}

static void period_months(int first, int n, int cutoff, int *from, int *to)
{
	*from = month_first(first, cutoff);
	*to = month_first(first + n, cutoff) - 1;
}

static int two_digits(const char *p)
{
	return p[0] >= '0' && p[0] <= '9' && p[1] >= '0' &&
	    p[1] <= '9' ? (p[0] - '0') * 10 + p[1] - '0' : -1;
}

/* "Q2/2024", and "quý 2/2024" as it is said: the bytes before the number; 0: a month. */
static size_t quarter_word(const char *text)
{
	static const char *const words[] = {"quý ", "Quý ", "quy ", "Quy ", "q", "Q"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strncmp(text, words[i], strlen(words[i])) == 0)
			return strlen(words[i]);
	return 0;
}

/* "5/2024" or a quarter: its first month, 0 to 11, how many it has, and the text after it; -1:
 * not so. */
static int months_before_year(const char **text, int *many)
{
	size_t word = quarter_word(*text), n = strspn(*text + word, "0123456789");
	const char *number = *text + word;
	int m = n == 1 ? *number - '0' : n == 2 ? two_digits(number) : -1;

	*many = word ? 3 : 1;
	if (m < 1 || m > 12 / *many || number[n] != '/' ||
	    strspn(number + n + 1, "0123456789") != 4 || number[n + 5])
		return -1;
	*text = number + n + 1;
	return (m - 1) * *many;
}

/* "10/2023 - 12/2023": from the first day of the one to the last of the other. */
static enum cds_status parse_two(const char *text, const char *between, int cutoff, int *from,
    int *to)
{
	char first[16];
	int end, start;

	if (between - text >= (int)sizeof first || strstr(between + 3, " - "))
		return CDS_INVALID;
	snprintf(first, sizeof first, "%.*s", (int)(between - text), text);
	if (cds_period_parse(first, cutoff, from, &end) != CDS_OK ||
	    cds_period_parse(between + 3, cutoff, &start, to) != CDS_OK)
		return CDS_INVALID;
	return *from <= start ? CDS_OK : CDS_INVALID;
}

enum cds_status cds_period_parse(const char *text, int cutoff, int *from, int *to)
{
	const char *between = strstr(text, " - ");
	int many = 1, before = between ? -1 : months_before_year(&text, &many), year, m;

	if (between)
		return parse_two(text, between, cutoff, from, to);
	if ((cutoff != 0 && cutoff != 14) || strspn(text, "0123456789") != 4)
		return CDS_INVALID;
	year = two_digits(text) * 100 + two_digits(text + 2);
	if (year < 1970 || year > 2199)
		return CDS_INVALID;
	text += 4;
	if (before >= 0)
		period_months(year * 12 + before, many, cutoff, from, to);
	else if (!*text)
		period_months(year * 12, 12, cutoff, from, to);
	else if (text[0] == '-' && (text[1] | 32) == 'h' && text[2] >= '1' && text[2] <= '2' &&
	    !text[3])
		period_months(year * 12 + (text[2] - '1') * 6, 6, cutoff, from, to);
	else if (text[0] == '-' && (text[1] | 32) == 'q' && text[2] >= '1' && text[2] <= '4' &&
	    !text[3])
		period_months(year * 12 + (text[2] - '1') * 3, 3, cutoff, from, to);
	else if (text[0] == '-' && text[1] == '9' && (text[2] | 32) == 'm' && !text[3])
		period_months(year * 12, 9, cutoff, from, to);
	else if (text[0] == '-' && (m = two_digits(text + 1)) >= 1 && m <= 12 && !text[3])
		period_months(year * 12 + m - 1, 1, cutoff, from, to);
	else
		return CDS_INVALID;
	return CDS_OK;
}

void cds_period_of(int day, char kind, int cutoff, int *from, int *to)
{
	int y, m, d, month, n = kind == 'Y' ? 12 : kind == 'H' ? 6 : kind == 'Q' ? 3 : 1;

	cds_day_split(day, &y, &m, &d);
	month = y * 12 + m - 1 + (cutoff > 0 && d > cutoff);
	period_months(month - month % n, n, cutoff, from, to);
}
