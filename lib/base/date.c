/* Days since 1970-01-01 in the Gregorian calendar, and how a log writes them.  date_read.c reads
 * them. */
#include <stdio.h>
#include <string.h>

#include "cdslog.h"

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
