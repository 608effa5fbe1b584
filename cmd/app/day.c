#include "app/day.h"

#include <stdio.h>

#include "cdslog.h"

int day_and_month(const char *text, int today)
{
	int year, m, d, day;
	char rest;

	if (today == CDS_NO_DAY || sscanf(text, "%2d/%2d%c", &d, &m, &rest) != 2)
		return CDS_NO_DAY;
	cds_day_split(today, &year, &(int){0}, &(int){0});
	day = cds_day_make(year, m, d);
	return day > today ? cds_day_make(year - 1, m, d) : day;
}
