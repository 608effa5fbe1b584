/*
 * Periods of reporting.  State reports close on the 14th: a month runs from the 15th
 * of the one before, and so do quarter, half, nine months and year (Decree
 * 09/2019/ND-CP, articles 12 and 13).  Everything is a sum of whole half months.
 * period_read.c reads them.
 */
#include "base/typed.h"

/* The first day of month `m` counted from year 0 (12 × year + month - 1), with the cut-off. */
static int month_first(int m, int cutoff)
{
	if (cutoff == 0)
		return cds_day_make(m / 12, m % 12 + 1, 1);
	m--;
	return cds_day_make(m / 12, m % 12 + 1, cutoff + 1);
}

void cds__period_months(int first, int n, int cutoff, int *from, int *to)
{
	*from = month_first(first, cutoff);
	*to = month_first(first + n, cutoff) - 1;
}

void cds_period_of(int day, char kind, int cutoff, int *from, int *to)
{
	int y, m, d, month, n = kind == 'Y' ? 12 : kind == 'H' ? 6 : kind == 'Q' ? 3 : 1;

	cds_day_split(day, &y, &m, &d);
	month = y * 12 + m - 1 + (cutoff > 0 && d > cutoff);
	cds__period_months(month - month % n, n, cutoff, from, to);
}
