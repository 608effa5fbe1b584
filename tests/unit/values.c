/* Dates, counts, periods, persons' numbers and UUIDs: how they are read, and what is refused. */
#include <cdslog.h>

#include "../tap.h"

/* What a text is read as; want NULL: it is refused. */
static void date_is(const char *text, const char *want)
{
	char buf[CDS_DATE_TEXT];
	int first, last;
	enum cds_status status = cds_date_parse(text, &first, &last);

	if (want)
		same_text(status == CDS_OK ? cds_date_text(first, last, buf) : "refused", want,
		    text);
	else
		ok(status == CDS_INVALID, "'%s' is refused", text);
}

static void count_is(const char *text, int64_t want)
{
	int64_t n = -7;
	enum cds_status status = cds_count_parse(text, &n);

	if (want == -2)
		ok(status == CDS_INVALID, "'%s' is refused", text);
	else
		ok(status == CDS_OK && n == want, "'%s' is %lld", text, (long long)want);
}

static void period_is(const char *text, int cutoff, const char *want)
{
	char a[CDS_DATE_TEXT], both[2 * CDS_DATE_TEXT + 2] = "refused";
	struct cds_span p;

	if (cds_period_read(text, CDS_NO_DAY, cutoff, &p, NULL) == CDS_OK) {
		strcpy(both, cds_date_text(p.first, p.first, a));
		strcat(both, " ");
		strcat(both, cds_date_text(p.last, p.last, a));
	}
	same_text(both, want, text);
}

static void private_is(const char *text, bool want)
{
	size_t start, n;

	ok(cds_text_private(text, &start, &n) == want, "'%s' %s", text,
	    want ? "contains a person's phone or ID number" : "does not");
}

/* Every day from 1970 to 2199, and every period that holds it. */
static void days(void)
{
	int good = 0, all = 0, halves = 0;
	char buf[CDS_DATE_TEXT];

	for (int day = cds_day_make(1970, 1, 1); day <= cds_day_make(2199, 12, 31); day++, all++) {
		int y, m, d, first, last;
		cds_day_split(day, &y, &m, &d);
		good += cds_day_make(y, m, d) == day && cds_date_parse(cds_date_text(day, day,
		    buf), &first, &last) == CDS_OK && first == day && last == day;
		for (const char *k = "MQHY"; *k; k++) {
			for (int cutoff = 0; cutoff <= 14; cutoff += 14) {
				int from, to, a, b, c;
				cds_period_of(day, *k, cutoff, &from, &to);
				cds_day_split(from, &a, &b, &c);
				halves += from <= day && day <= to && (c == 1 || c == 15);
				cds_day_split(to + 1, &a, &b, &c);
				halves -= c != 1 && c != 15;
			}
		}
	}
	ok(good == all, "all %d days from 1970 to 2199 come back", all);
	ok(halves == all * 8, "every period holds its day and is made of whole half months");
}

int main(void)
{
	cds_uuid id, other;
	char text[CDS_UUID_TEXT];

	date_is("2024-05-05", "2024-05-05");
	date_is("3/4/2024", "2024-04-03");
	date_is("2021-5-01", "2021-05-01");
	date_is("29/2/2024", "2024-02-29");
	date_is("2024-05-05/2024-05-07", "2024-05-05/2024-05-07");
	date_is("5/5/2024 - 7/5/2024", "2024-05-05/2024-05-07");
	date_is("5/5/2024–7/5/2024", "2024-05-05/2024-05-07");
	static const char *const not_dates[] = {"31/2/2024", "29/2/2023", "30/2/2024", "", "  ",
	    "3/4", "3/4/24", "2024-13-01", "2024/05/05",
		"1969-12-31", "2200-01-01", "2024-05-07/2024-05-05", "2024-05-05x",
		    "05-05-2024-06", "today", NULL};
	for (const char *const *d = not_dates; *d; d++)
		date_is(*d, NULL);

	count_is("12", 12);
	count_is("0", 0);
	count_is("7.500", 7500);
	count_is("7,500", 7500);
	count_is("1.000.000", 1000000);
	count_is(" 5 ", 5);
	count_is("?", CDS_UNKNOWN);
	static const char *const not_counts[] = {"trên 7.500", "-3", "1e9", "", " ", "7.50",
	    "7.5000", "7.500,000", "1000001", "1.000.001", "0x10", "1 000",
		"99999999999999999999", "12a", "??", ".500", "7.", NULL};
	for (const char *const *c = not_counts; *c; c++)
		count_is(*c, -2);

	period_is("2024", 0, "2024-01-01 2024-12-31");
	period_is("2024", 14, "2023-12-15 2024-12-14");
	period_is("2024-05", 14, "2024-04-15 2024-05-14");
	period_is("5/2024", 14, "2024-04-15 2024-05-14");
	period_is("Q4/2023", 0, "2023-10-01 2023-12-31");
	period_is("quý 1/2024", 14, "2023-12-15 2024-03-14");
	period_is("q2/2024 - q3/2024", 0, "2024-04-01 2024-09-30");
	period_is("q5/2024", 0, "refused");
	period_is("q/2024", 0, "refused");
	period_is("quý 2024", 0, "refused");
	period_is("12/2023", 0, "2023-12-01 2023-12-31");
	period_is("2024-Q1", 14, "2023-12-15 2024-03-14");
	period_is("2024-H2", 0, "2024-07-01 2024-12-31");
	period_is("2024-9M", 14, "2023-12-15 2024-09-14");
	period_is("2024-13", 0, "refused");
	period_is("2024-Q5", 0, "refused");
	period_is("24", 0, "refused");
	period_is("10/2023 - 12/2023", 0, "2023-10-01 2023-12-31");
	period_is("2023-Q4 - 2024", 14, "2023-09-15 2024-12-14");
	period_is("12/2023 - 10/2023", 0, "refused");
	period_is("2022 - 2023 - 2024", 0, "refused");
	days();

	private_is("001204012345", true);
	private_is("CMND 264123456", true);
	private_is("gọi 0912345678 nhé", true);
	private_is("0912 345 678", true);
	private_is("0912.345.678", true);
	private_is("+84 912 345 678", true);
	private_is("stk 19036688888012", true);
	private_is("ngày 05/05/2024 có 7.500 lượt", false);
	private_is("2024-05-05", false);
	private_is("05-05-2024", false);
	private_is("1.234.567 lượt", false);
	private_is("NĐ 09/2019", false);
	private_is("20240505", false);
	private_is("khu phố 3, tổ 12", false);

	ok(cds_uuid_parse("018f3c2a-1111-7222-8333-444455556666", &id), "a UUID");
	same_text(cds_uuid_text(&id, text), "018f3c2a-1111-7222-8333-444455556666", "and back");
	ok(!cds_uuid_parse("018F3C2A-1111-7222-8333-444455556666", &other),
	    "one form only: no capitals");
	ok(!cds_uuid_parse("018f3c2a111172228333444455556666", &other), "no missing dashes");
	ok(!cds_uuid_parse("018f3c2a-1111-7222-8333-4444555566661", &other), "no more than 36");
	for (int s = 0; s < CDS_STATUSES; s++)
		if (!*cds_status_name((enum cds_status)s) ||
		    cds_status_exit((enum cds_status)s) < 0)
			ok(false, "status %d has no name", s);
	ok(cds_status_exit(CDS_BUSY) == 75 && cds_status_exit(CDS_ATTENTION) == 3 &&
	    cds_status_exit(CDS_INVALID) == 2, "exit statuses");
	return done();
}
