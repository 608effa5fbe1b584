/* What a person types for a date, a period or a count, by the library's three readers. */
#include <cdslog.h>

#include "../tap.h"

/* A calendar that is counted day by day, and shares nothing with the library's. */
#define DAYS 84006
static struct {
	int y, m, d;
} calendar[DAYS];

static int month_length(int y, int m)
{
	if (m == 2)
		return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0 ? 29 : 28;
	return m == 4 || m == 6 || m == 9 || m == 11 ? 30 : 31;
}

static void count_days(void)
{
	int y = 1970, m = 1, d = 1;

	for (int day = 0; day < DAYS; day++) {
		calendar[day].y = y;
		calendar[day].m = m;
		calendar[day].d = d;
		if (++d <= month_length(y, m))
			continue;
		d = 1;
		y += m == 12;
		m = m == 12 ? 1 : m + 1;
	}
}

static int counted(int y, int m, int d)
{
	for (int day = 0; day < DAYS; day++)
		if (calendar[day].y == y && calendar[day].m == m && calendar[day].d == d)
			return day;
	return CDS_NO_DAY;
}

/* ---- one text ---- */

static int today;

static char *reason(const struct cds_refusal *why, char *buf, size_t size)
{
	return cds_error_text(&why->error, NULL, buf, size);
}

/* The days as ISO writes them, with " meant" where they were not in full; or the refusal. */
static void date_is(const char *text, const char *want)
{
	char got[400], iso[CDS_DATE_TEXT];
	struct cds_refusal why;
	struct cds_span days;

	if (cds_date_read(text, today, &days, &why) == CDS_OK)
		snprintf(got, sizeof got, "%s%s", cds_date_text(days.first, days.last, iso),
		    days.in_full ? "" : " meant");
	else
		reason(&why, got, sizeof got);
	same_text(got, want, text);
}

static void period_is(const char *text, int cutoff, const char *want)
{
	char got[400], iso[CDS_DATE_TEXT];
	struct cds_refusal why;
	struct cds_span days;

	if (cds_period_read(text, today, cutoff, &days, &why) == CDS_OK)
		snprintf(got, sizeof got, "%s%s", cds_date_text(days.first, days.last, iso),
		    days.in_full ? "" : " meant");
	else
		reason(&why, got, sizeof got);
	same_text(got, want, text);
}

static void count_is(const char *text, const char *want)
{
	char got[400];
	struct cds_refusal why;
	int64_t n;

	if (cds_count_read(text, &n, &why) == CDS_OK)
		snprintf(got, sizeof got, "%lld", (long long)n);
	else
		reason(&why, got, sizeof got);
	same_text(got, want, text);
}

/* ---- dates ---- */

#define SHARED_FORMS "write 31/5/2024, 31/5, 24-26/11, 2024-05-31 or yesterday"

static void dates(void)
{
	today = counted(2026, 11, 27);          /* a Friday */
	date_is("5/5/2024", "2024-05-05");
	date_is("2024-05-05", "2024-05-05");
	date_is("5.5.2024", "2024-05-05");
	date_is("5-5-2024", "2024-05-05");
	date_is("3/4", "2026-04-03 meant");
	date_is("27/11", "2026-11-27 meant");
	date_is("28/11", "2025-11-28 meant");
	date_is("25.11", "2026-11-25 meant");
	date_is("26", "2026-11-26 meant");
	date_is("27", "2026-11-27 meant");
	date_is("30", "2026-10-30 meant");
	date_is("29/2", "2024-02-29 meant");
	date_is("  5 / 5 / 2024 ", "2024-05-05");
	date_is("ngày 5 tháng 5 năm 2024", "2024-05-05");
	date_is("Ngày 25 tháng 11", "2026-11-25 meant");

	date_is("hôm nay", "2026-11-27 meant");
	date_is("HÔM  QUA", "2026-11-26 meant");
	date_is("hom qua", "2026-11-26 meant");
	date_is("ho\xcc\x82m qua", "2026-11-26 meant");
	date_is("Hôm kia", "2026-11-25 meant");
	date_is("today", "2026-11-27 meant");
	date_is("Yesterday", "2026-11-26 meant");
	date_is("thứ sáu", "2026-11-27 meant");
	date_is("Thứ Bảy", "2026-11-21 meant");
	date_is("thứ bẩy", "2026-11-21 meant");
	date_is("t7", "2026-11-21 meant");
	date_is("thứ 7", "2026-11-21 meant");
	date_is("chủ nhật", "2026-11-22 meant");
	date_is("CN", "2026-11-22 meant");
	date_is("thứ năm", "2026-11-26 meant");
	date_is("monday", "2026-11-23 meant");
}

static void several_days(void)
{
	today = counted(2026, 11, 27);
	date_is("24-26/11", "2026-11-24/2026-11-26 meant");
	date_is("24–26/11", "2026-11-24/2026-11-26 meant");
	date_is("24 – 26/11", "2026-11-24/2026-11-26 meant");
	date_is("5-7/11", "2026-11-05/2026-11-07 meant");
	date_is("24..26.11", "2026-11-24/2026-11-26 meant");
	date_is("24/11-26/11", "2026-11-24/2026-11-26 meant");
	/* it has begun, and was logged while it lasted */
	date_is("26-28/11", "2026-11-26/2026-11-28 meant");
	date_is("28-29/11", "2025-11-28/2025-11-29 meant");
	date_is("30/10-2/11", "2026-10-30/2026-11-02 meant");
	date_is("30/12-2/1", "2025-12-30/2026-01-02 meant");
	date_is("30/12-2/1/2026", "2025-12-30/2026-01-02 meant");
	date_is("30/12/2025-2/1", "2025-12-30/2026-01-02 meant");
	date_is("30/12/2025-2/1/2026", "2025-12-30/2026-01-02");
	date_is("24-26/11/2024", "2024-11-24/2024-11-26");
	date_is("24/11-26/11/2024", "2024-11-24/2024-11-26");
	date_is("5/5/2024 - 7/5/2024", "2024-05-05/2024-05-07");
	date_is("2024-05-05/2024-05-07", "2024-05-05/2024-05-07");
	date_is("5-5-2024 - 7-5-2024", "2024-05-05/2024-05-07");
	date_is("từ ngày 24 đến ngày 26/11", "2026-11-24/2026-11-26 meant");
	date_is("24/11 - hôm nay", "2026-11-24/2026-11-27 meant");
	date_is("t7-cn", "2026-11-21/2026-11-22 meant");
	date_is("từ thứ tư đến thứ năm", "2026-11-25/2026-11-26 meant");
	today = counted(2026, 11, 28);
	date_is("t7-cn", "2026-11-28/2026-11-29 meant");
}

static void no_dates(void)
{
	static const char *const strange[] = {"x", "2024/05/05", "5/2024", "2024-05-05x",
	    "5/5/2024 7/5/2024", "5/5/7/5", "hôm", "hôm nay nhé", "t8", "-5",
	    "26/", "2024-05-05/07", "\xff", "123456", NULL};
	char want[300];

	today = counted(2026, 11, 27);
	for (const char *const *s = strange; *s; s++) {
		snprintf(want, sizeof want, "'%s' is not a date: " SHARED_FORMS,
		    **s == '\xff' ? "?" : *s);
		date_is(*s, want);
	}
	date_is("", "no date is given");
	date_is(" \t ", "no date is given");
	date_is("5-7", "'5-7' is not clear: write 5/7 for one day, 5-7/11 for several");
	date_is("24-26", "'24-26' is not clear: write 5/7 for one day, 5-7/11 for several");
	date_is("24-26-11-2024", "'24-26-11-2024' is not clear: write 5/7 for one day,"
	    " 5-7/11 for several");
	date_is("31/2/2024", "'31/2/2024': February 2024 has 29 days");
	date_is("29/2/2023", "'29/2/2023': February 2023 has 28 days");
	date_is("2023-02-29", "'2023-02-29': February 2023 has 28 days");
	date_is("31/4/2024", "'31/4/2024': April 2024 has 30 days");
	date_is("31/4", "'31/4': April has no more than 30 days");
	date_is("30/2", "'30/2': February has no more than 29 days");
	date_is("30/2-3/3", "'30/2-3/3': February has no more than 29 days");
	date_is("29-31/11", "'29-31/11': November has no more than 30 days");
	date_is("32", "'32': days of a month run from 1 to 31");
	date_is("0/5/2024", "'0/5/2024': days of a month run from 1 to 31");
	date_is("5/13/2024", "'5/13/2024': there is no month 13; the day comes before the month");
	date_is("5/0", "'5/0': there is no month 0; the day comes before the month");
	date_is("2024-13-01", "'2024-13-01': there is no month 13; the day comes before the month");
	date_is("3/4/24", "'3/4/24': write the year with four digits");
	date_is("1969-12-31", "'1969-12-31': years run from 1970 to 2199");
	date_is("1/1/2200", "'1/1/2200': years run from 1970 to 2199");
	date_is("1/1/0000", "'1/1/0000': years run from 1970 to 2199");
	date_is("2024-05-07/2024-05-05",
	    "'2024-05-07/2024-05-05': the last day is before the first");
	date_is("26-24/11", "'26-24/11': the last day is before the first");
	date_is("7/5 - 5/5", "'7/5 - 5/5': the last day is before the first");
	date_is("hôm nay - hôm qua", "'hôm nay - hôm qua': the last day is before the first");
}

/* As a table is read: on another day it has to mean the same. */
static void without_today(void)
{
	static const char *const half[] = {"3/4", "26", "hôm qua", "t7", "24-26/11", "30/12-2/1",
	    "24/11/2024 - hôm nay", NULL};
	char want[300];

	today = CDS_NO_DAY;
	for (const char *const *h = half; *h; h++) {
		snprintf(want, sizeof want, "'%s' is not a whole date: here the year is written,"
		    " too, as in 25/11/2026, so that it means the same on any day", *h);
		date_is(*h, want);
	}
	date_is("24-26/11/2024", "2024-11-24/2024-11-26");
	date_is("30/12-2/1/2026", "2025-12-30/2026-01-02 meant");
	date_is("5/5/2024 - 7/5", "2024-05-05/2024-05-07 meant");
	date_is("31/2", "'31/2': February has no more than 29 days");
	date_is("x", "'x' is not a date: write 31/5/2024 or 2024-05-31");
}

static bool reads(const char *text, int from_day, int first, int last, bool in_full)
{
	struct cds_span days;
	bool good = cds_date_read(text, from_day, &days, NULL) == CDS_OK && days.first == first &&
	    days.last == last && days.in_full == in_full;

	if (!good)
		printf("# '%s' on day %d: %d to %d, not %d to %d\n", text, from_day, days.first,
		    days.last, first, last);
	return good;
}

/* Every day in every form that says it in full, and to the next day in those of two. */
static void every_day(void)
{
	static const char *const forms[] = {"%3$d-%2$02d-%1$02d", "%1$d/%2$d/%3$d",
	    "%1$02d/%2$02d/%3$d", "%1$d.%2$d.%3$d", "%1$d-%2$d-%3$d",
	    "ngày %1$d tháng %2$d năm %3$d"};
	static const char *const between[] = {"/", "..", " - ", "–", " đến ", "-"};
	int good = 0, all = 0;
	char text[64], both[160], next[64];

	for (int day = 0; day + 1 < DAYS; day++) {
		for (size_t f = 0; f < sizeof forms / sizeof *forms; f++, all += 2) {
			const char *way = between[(size_t)day % (sizeof between / sizeof *between)];
			snprintf(text, sizeof text, forms[f], calendar[day].d, calendar[day].m,
			    calendar[day].y);
			snprintf(next, sizeof next, forms[f], calendar[day + 1].d,
			    calendar[day + 1].m, calendar[day + 1].y);
			snprintf(both, sizeof both, "%s%s%s", text, way, next);
			good += reads(text, CDS_NO_DAY, day, day, true);
			good += reads(both, CDS_NO_DAY, day, day + 1, true);
		}
	}
	ok(good == all && calendar[DAYS - 1].y == 2199,
	    "%d days of 1970 to 2199 in every form", all);
}

/* On every day of four years: each day of a month, each day of a year, each day of the week. */
static void nearest(void)
{
	static const char *const week[] = {"thứ năm", "t6", "thu 7", "Chủ nhật", "monday", "thứ ba",
	    "thu tu"};
	int good = 0, all = 0, at, first = counted(2023, 1, 1), end = counted(2026, 12, 31);
	char text[64];

	for (int now = first; now <= end; now++) {
		for (int d = 1; d <= 31; d++, all++) {
			for (at = now; calendar[at].d != d;)
				at--;
			snprintf(text, sizeof text, "%d", d);
			good += reads(text, now, at, at, false);
		}
		for (int day = counted(2024, 1, 1); day < counted(2024, 1, 1) + 366; day++, all++) {
			int d = calendar[day].d, m = calendar[day].m;
			for (at = now; calendar[at].d != d || calendar[at].m != m;)
				at--;
			snprintf(text, sizeof text, day % 2 ? "%d/%d" : "%d.%d", d, m);
			good += reads(text, now, at, at, false);
		}
		for (int w = 0; w < 7; w++, all++) {
			for (at = now; at % 7 != w;)    /* day 0 was a Thursday */
				at--;
			good += reads(week[w], now, at, at, false);
		}
	}
	ok(good == all && all == 1461 * 404, "%d nearest days of four years", all);
}

/* ---- periods ---- */

static void periods(void)
{
	today = counted(2026, 11, 20);
	period_is("2024", 0, "2024-01-01/2024-12-31");
	period_is("năm 2023", 14, "2022-12-15/2023-12-14");
	period_is("2024-05", 14, "2024-04-15/2024-05-14");
	period_is("5/2024", 14, "2024-04-15/2024-05-14");
	period_is("tháng 5/2023", 0, "2023-05-01/2023-05-31");
	period_is("tháng 5 năm 2023", 0, "2023-05-01/2023-05-31");
	period_is("THÁNG  05 / 2023", 14, "2023-04-15/2023-05-14");
	period_is("tha\xcc\x81ng 5-2023", 0, "2023-05-01/2023-05-31");
	period_is("Q4/2023", 0, "2023-10-01/2023-12-31");
	period_is("2024-Q1", 14, "2023-12-15/2024-03-14");
	period_is("quý 2/2023", 0, "2023-04-01/2023-06-30");
	period_is("quý II/2023", 14, "2023-03-15/2023-06-14");
	period_is("Quy iv nam 2023", 0, "2023-10-01/2023-12-31");
	period_is("2024-H2", 0, "2024-07-01/2024-12-31");
	period_is("6 tháng đầu năm 2023", 0, "2023-01-01/2023-06-30");
	period_is("6 tháng cuối năm 2023", 14, "2023-06-15/2023-12-14");
	period_is("2024-9M", 14, "2023-12-15/2024-09-14");
	period_is("9 tháng 2023", 0, "2023-01-01/2023-09-30");
	period_is("9 tháng đầu năm 2023", 14, "2022-12-15/2023-09-14");

	period_is("10/2023 - 12/2023", 0, "2023-10-01/2023-12-31");
	period_is("2023-Q4 - 2024", 14, "2023-09-15/2024-12-14");
	period_is("2023-2024", 0, "2023-01-01/2024-12-31");
	period_is("quý 1 - quý 3/2023", 0, "2023-01-01/2023-09-30");
	period_is("tháng 10 đến tháng 12/2023", 0, "2023-10-01/2023-12-31");
	period_is("tháng 2 – tháng 3", 0, "2026-02-01/2026-03-31 meant");
	period_is("1/5/2024 - 14/5/2024", 14, "2024-05-01/2024-05-14");
	period_is("24-26/11/2024", 0, "2024-11-24/2024-11-26");
	period_is("19/11", 0, "2026-11-19 meant");
	period_is("hôm qua", 0, "2026-11-19 meant");
}

static void periods_by_today(void)
{
	static const struct {
		const char *english, *vietnamese, *calendar_days, *state_days;
	} by[] = {
		{"this-month", "tháng này", "2026-11-01/2026-11-30", "2026-11-15/2026-12-14"},
		{"last-month", "tháng trước", "2026-10-01/2026-10-31", "2026-10-15/2026-11-14"},
		{"this-quarter", "quý này", "2026-10-01/2026-12-31", "2026-09-15/2026-12-14"},
		{"last-quarter", "quý trước", "2026-07-01/2026-09-30", "2026-06-15/2026-09-14"},
		{"this-year", "năm nay", "2026-01-01/2026-12-31", "2025-12-15/2026-12-14"},
		{"last-year", "năm ngoái", "2025-01-01/2025-12-31", "2024-12-15/2025-12-14"},
		{"Last year", "Năm trước", "2025-01-01/2025-12-31", "2024-12-15/2025-12-14"},
		{"h1", "6 tháng đầu năm", "2026-01-01/2026-06-30", "2025-12-15/2026-06-14"},
		{"q4", "quý IV", "2026-10-01/2026-12-31", "2026-09-15/2026-12-14"},
		{"q2", "quý II năm nay", "2026-04-01/2026-06-30", "2026-03-15/2026-06-14"},
	};
	char want[80];

	today = counted(2026, 11, 20);
	for (size_t i = 0; i < sizeof by / sizeof *by; i++) {
		snprintf(want, sizeof want, "%s meant", by[i].calendar_days);
		period_is(by[i].english, 0, want);
		period_is(by[i].vietnamese, 0, want);
		snprintf(want, sizeof want, "%s meant", by[i].state_days);
		period_is(by[i].english, 14, want);
		period_is(by[i].vietnamese, 14, want);
	}
	period_is("tháng 12", 0, "2025-12-01/2025-12-31 meant");
	period_is("tháng 12", 14, "2026-11-15/2026-12-14 meant");
	period_is("tháng 5 năm ngoái", 0, "2025-05-01/2025-05-31 meant");
	today = counted(2026, 12, 20);
	period_is("this-year", 14, "2026-12-15/2027-12-14 meant");
	period_is("this-month", 14, "2026-12-15/2027-01-14 meant");
	period_is("last-quarter", 14, "2026-09-15/2026-12-14 meant");
}

static void no_periods(void)
{
	static const char *const strange[] = {"24", "5", "q/2024", "quý 2024", "quý v/2024", "kỳ 1",
	    "2022 - 2023 - 2024", "q1 - 2024", "tháng 5 trước", "2024-", "this", "05", "6 tháng",
	    "0000", NULL};
	char want[300];

	today = counted(2026, 11, 20);
	for (const char *const *s = strange; *s; s++) {
		snprintf(want, sizeof want, "'%s' is not a period: write 2024, 5/2024, Q2/2024,"
		    " 2024-H1, 2024-9M, this-month, last-quarter, this-year or days,"
		    " 1/5/2024 - 14/5/2024", *s);
		period_is(*s, 0, want);
	}
	period_is("", 0, "no period is given");
	period_is("q5/2024", 0, "'q5/2024': quarters run from 1 to 4");
	period_is("2024-Q0", 0, "'2024-Q0': quarters run from 1 to 4");
	period_is("13/2024", 0, "'13/2024': there is no month 13");
	period_is("2024-13", 0, "'2024-13': there is no month 13");
	period_is("tháng 0", 0, "'tháng 0': there is no month 0");
	period_is("1969", 0, "'1969': years run from 1970 to 2199");
	period_is("quý 1/2200", 0, "'quý 1/2200': years run from 1970 to 2199");
	period_is("12/2023 - 10/2023", 0, "'12/2023 - 10/2023': it ends before it begins");
	period_is("31/2/2024 - 1/3/2024", 0, "'31/2/2024 - 1/3/2024': February 2024 has 29 days");
	period_is("2024", 7, "a cut-off is 14 for state reports, or 0 for calendar months");
	today = CDS_NO_DAY;
	period_is("this-month", 0,
	    "'this-month' is not a whole period: here its year is written, too");
	period_is("quý I", 0, "'quý I' is not a whole period: here its year is written, too");
	period_is("2024", 0, "2024-01-01/2024-12-31");
}

/* this-month and its like hold today and touch each other, on every day of four years. */
static void around_today(void)
{
	static const char *const words[] = {"month", "quarter", "year"};
	int good = 0, all = 0;
	char text[32];

	for (int now = counted(2023, 1, 1); now <= counted(2026, 12, 31); now++) {
		for (int i = 0; i < 6; i++, all++) {
			struct cds_span this, last;
			int cutoff = i % 2 * 14, begins;
			snprintf(text, sizeof text, "this-%s", words[i / 2]);
			if (cds_period_read(text, now, cutoff, &this, NULL) != CDS_OK)
				continue;
			snprintf(text, sizeof text, "last-%s", words[i / 2]);
			if (cds_period_read(text, now, cutoff, &last, NULL) != CDS_OK)
				continue;
			/* back to the first day of a month that begins such a period */
			for (begins = now; calendar[begins].d != cutoff + 1 ||
			    (calendar[begins].m - 1 + (cutoff > 0)) %
			    (i / 2 == 0 ? 1 : i / 2 == 1 ? 3 : 12) != 0;)
				begins--;
			good += this.first == begins && this.last >= now &&
			    last.last == begins - 1 && last.first < last.last;
		}
	}
	ok(good == all && all == 1461 * 6, "%d periods around today", all);
}

/* ---- counts ---- */

static void counts(void)
{
	count_is("12", "12");
	count_is("7.500", "7500");
	count_is("7,500", "7500");
	count_is(" 5\t", "5");
	count_is("1.000.000", "1000000");
	count_is("?", "-1");
	count_is(" ? ", "-1");
	count_is("5.000.000", "'5.000.000' is too large: at most 1000000");
	count_is("1000001", "'1000001' is too large: at most 1000000");
	count_is("99999999999999999999", "'99999999999999999999' is too large: at most 1000000");
	count_is("-3", "'-3': a count is never below 0");
	count_is("−3", "'−3': a count is never below 0");
	count_is("3,5", "'3,5' is not a whole number");
	count_is("7.50", "'7.50' is not a whole number");
	count_is("trên 7.500", "'trên 7.500': write the number alone, or ? where nobody counted");
	count_is("12a", "'12a': write the number alone, or ? where nobody counted");
	count_is("", "no count is given: a whole number, or ? where nobody counted");
	count_is("  ", "no count is given: a whole number, or ? where nobody counted");
	count_is("1 000", "'1 000' is not a count: write 7500, 7.500 or 7,500");
	count_is("7.500,000", "'7.500,000' is not a count: write 7500, 7.500 or 7,500");
	count_is("vài", "'vài' is not a count: a whole number, or ? where nobody counted");
}

int main(void)
{
	count_days();
	dates();
	several_days();
	no_dates();
	without_today();
	every_day();
	nearest();
	periods();
	periods_by_today();
	no_periods();
	around_today();
	counts();
	return done();
}
