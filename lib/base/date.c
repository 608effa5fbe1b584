/* Days since 1970-01-01 in the Gregorian calendar, and the ways to write them. */
#include <stdio.h>
#include <string.h>

#include "cdslog.h"

#define YEAR_MIN 1970
#define YEAR_MAX 2199

static bool date_leap(int y)
{
	return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

static int month_days(int y, int m)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return days[m - 1] + (m == 2 && date_leap(y));
}

/* Days from 1970 to the first of March of year y, whose year begins there. */
static int date_march(int y)
{
	return 365 * y + y / 4 - y / 100 + y / 400 - 719468;
}

int cds_day_make(int y, int m, int d)
{
	static const int before[] = {306, 337, 0, 31, 61, 92, 122, 153, 184, 214, 245, 275};

	if (y < 1 || y > 9999 || m < 1 || m > 12 || d < 1 || d > month_days(y, m))
		return CDS_NO_DAY;
	return date_march(m > 2 ? y : y - 1) + before[m - 1] + d - 1;
}

void cds_day_split(int day, int *year, int *month, int *mday)
{
	int y = (int)(((int64_t)day + 719468) * 400 / 146097), rest;

	while (date_march(y) > day)
		y--;
	while (date_march(y + 1) <= day)
		y++;
	rest = day - date_march(y);                  /* from the first of March */
	*month = (5 * rest + 2) / 153;
	*mday = rest - (153 * *month + 2) / 5 + 1;
	*month += *month < 10 ? 3 : -9;
	*year = y + (*month <= 2);
}

int cds_day_of(int64_t at, int offset_seconds)
{
	int64_t t = at + offset_seconds;

	return (int)(t >= 0 ? t / 86400 : -((86399 - t) / 86400));
}

/* ---- reading ---- */

static const char *read_int(const char *p, size_t most, int *out, size_t *digits)
{
	*digits = strspn(p, "0123456789");
	*out = 0;
	if (*digits == 0 || *digits > most)
		return NULL;
	for (size_t i = 0; i < *digits; i++)
		*out = *out * 10 + (p[i] - '0');
	return p + *digits;
}

/* Year first with dashes, or day first with slashes, dashes or dots. */
static const char *date_read_day(const char *p, int *day)
{
	int a, b, c;
	size_t n, last;
	char sep;

	p = read_int(p, 4, &a, &n);
	if (!p || !*p || !strchr("-/.", *p))
		return NULL;
	sep = *p;
	p = read_int(p + 1, 2, &b, &last);
	if (!p || *p != sep)
		return NULL;
	p = read_int(p + 1, 4, &c, &last);
	if (!p)
		return NULL;
	if (n == 4 && last <= 2 && sep == '-')
		*day = a >= YEAR_MIN && a <= YEAR_MAX ? cds_day_make(a, b, c) : CDS_NO_DAY;
	else if (n <= 2 && last == 4)
		*day = c >= YEAR_MIN && c <= YEAR_MAX ? cds_day_make(c, b, a) : CDS_NO_DAY;
	else
		return NULL;
	return *day == CDS_NO_DAY ? NULL : p;
}

/* What stands between two days: "/", "..", "-" or "–", with or without spaces. */
static const char *read_between(const char *p)
{
	static const char *const between[] = {"/", "..", "-", "–", NULL};

	p += strspn(p, " ");
	for (const char *const *b = between; *b; b++)
		if (strncmp(p, *b, strlen(*b)) == 0)
			return p + strlen(*b) + strspn(p + strlen(*b), " ");
	return NULL;
}

enum cds_status cds_date_parse(const char *text, int *first, int *last)
{
	const char *p = date_read_day(text + strspn(text, " \t"), first);

	if (!p)
		return CDS_INVALID;
	*last = *first;
	if (!p[strspn(p, " \t")])
		return CDS_OK;
	p = read_between(p);
	p = p ? date_read_day(p, last) : NULL;
	return p && !p[strspn(p, " \t")] && *last >= *first ? CDS_OK : CDS_INVALID;
}

char *cds_date_text(int first, int last, char buf[CDS_DATE_TEXT])
{
	int y, m, d;
	size_t n;

	buf[0] = '\0';
	if (first == CDS_NO_DAY)
		return buf;
	cds_day_split(first, &y, &m, &d);
	n = (size_t)snprintf(buf, CDS_DATE_TEXT, "%04d-%02d-%02d", y % 10000, m, d);
	if (last != first && last != CDS_NO_DAY && n == 10) {
		cds_day_split(last, &y, &m, &d);
		snprintf(buf + n, CDS_DATE_TEXT - n, "/%04d-%02d-%02d", y % 10000, m, d);
	}
	return buf;
}
