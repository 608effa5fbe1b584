/*
 * Dates as a person types them: in full, without year or month, in words, and several days.
 * A text is first split into one or two days as they are written; then what was left out is taken
 * from the other day or from today.
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/typed.h"

/* A day as it is written. */
struct written {
	int d, m, y;            /* m, y 0: left out; -1: a 0 was written */
	bool short_year;        /* "24" */
	bool weekday;           /* d: 0 Monday … 6 Sunday */
	bool relative;          /* d: days from today, 0 or less */
	bool dashes;            /* "5-11-2024" */
};

/* ---- from text to days as they are written ---- */

static const char *date_words(const char *p, struct written *w)
{
	static const struct {
		const char *word;
		int day;                /* 0 or less: from today; 1 Monday … 7 Sunday */
	} words[] = {
		{"hom nay", 0}, {"today", 0}, {"hom qua", -1}, {"yesterday", -1}, {"hom kia", -2},
		{"thu hai", 1}, {"thu ba", 2}, {"thu tu", 3}, {"thu nam", 4}, {"thu sau", 5},
		{"thu bay", 6}, {"chu nhat", 7}, {"cn", 7}, {"thu 2", 1}, {"thu 3", 2},
		{"thu 4", 3}, {"thu 5", 4}, {"thu 6", 5}, {"thu 7", 6}, {"t2", 1}, {"t3", 2},
		{"t4", 3}, {"t5", 4}, {"t6", 5}, {"t7", 6}, {"monday", 1},
		{"tuesday", 2}, {"wednesday", 3}, {"thursday", 4}, {"friday", 5}, {"saturday", 6},
		{"sunday", 7},
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const char *after = cds__typed_word(p, words[i].word);
		if (!after)
			continue;
		w->weekday = words[i].day > 0;
		w->relative = !w->weekday;
		w->d = w->weekday ? words[i].day - 1 : words[i].day;
		return after;
	}
	return NULL;
}

/* A month or a year. */
static const char *date_number(const char *p, size_t most, int *number)
{
	p = cds__typed_number(p, most, number);
	if (p && *number == 0)
		*number = -1;
	return p;
}

/* The year of "5/11/2024" or of "5/11/24"; NULL: there is none at p. */
static const char *date_year(const char *p, struct written *w)
{
	const char *end = date_number(p, 4, &w->y);

	w->short_year = end && end - p < 4;
	return w->short_year && (w->dashes || end - p == 3) ? NULL : end;
}

/* "26", "25/11", "25.11", "5/11/2024", "5.11.2024", "5-11-2024". "5-11" is two days, not one. */
static const char *date_day_first(const char *p, struct written *w)
{
	const char *day = cds__typed_number(p, 2, &w->d), *month, *year;

	if (!day)
		return NULL;
	if (!*day || !strchr("/.-", *day) || strncmp(day, "..", 2) == 0)
		return day;
	w->dashes = *day == '-';
	month = date_number(day + 1, 2, &w->m);
	year = month && *month == *day ? date_year(month + 1, w) : NULL;
	if (year)
		return year;
	w->y = 0;
	w->short_year = false;
	if (month && !w->dashes && (*month != *day || strncmp(month, "..", 2) == 0))
		return month;
	w->m = 0;
	w->dashes = false;
	return month || *day == '-' ? day : NULL;
}

static const char *date_year_first(const char *p, struct written *w)
{
	const char *end = date_number(p, 4, &w->y);

	end = end && end - p == 4 && *end == '-' ? date_number(end + 1, 2, &w->m) : NULL;
	end = end && *end == '-' ? cds__typed_number(end + 1, 2, &w->d) : NULL;
	return end;
}

static const char *date_one(const char *p, struct written *w)
{
	const char *end = NULL;

	/* most begin with a digit, and no word does */
	for (int form = isdigit((unsigned char)*p) ? 1 : 0; form < 3 && !end; form++) {
		*w = (struct written){0};
		end = form == 0 ? date_words(p, w) : form == 1 ? date_year_first(p, w)
		    : date_day_first(p, w);
	}
	return end;
}

static bool date_whole(const struct written *w)
{
	return w->y != 0 || w->short_year;
}

/* The length of a word at p that stands for a sign or for nothing, and that sign.  0: no such
 * word. */
static size_t date_sign(const char *p, char *sign)
{
	static const struct {
		const char *word;
		char sign;
		bool number;            /* only before a number: "thứ năm" is a day, too */
	} words[] = {
		{"ngay ", '\0', true}, {" den ", '-', false}, {" thang ", '/', true},
		{" nam ", '/', true},
	};

	if (*p != ' ' && *p != 'n')
		return 0;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t n = strlen(words[i].word);
		*sign = words[i].sign;
		if (strncmp(p, words[i].word, n) == 0 && (!words[i].number ||
		    isdigit((unsigned char)p[n])))
			return n;
	}
	return 0;
}

/* "ngày 5 tháng 11 năm 2024" is "5/11/2024", and no sign has spaces around it. */
static void date_spell(const char *typed, char out[CDS__TYPED])
{
	size_t n = 0, word;
	char sign;

	typed += strncmp(typed, "tu ", 3) == 0 ? 3 : 0;
	while (*typed && n + 1 < CDS__TYPED) {
		if ((word = date_sign(typed, &sign)) > 0) {
			typed += word;
			if (sign)
				out[n++] = sign;
		} else if (*typed == ' ' && (strchr("/.-", typed[1]) || (n > 0 &&
		    strchr("/.-", out[n - 1])))) {
			typed++;
		} else {
			out[n++] = *typed++;
		}
	}
	out[n] = '\0';
}

/* One day or two; 0: it is no date. */
static int date_split(const char *p, struct written w[2])
{
	bool slash;

	p = date_one(p, &w[0]);
	if (!p || !*p)
		return p ? 1 : 0;
	slash = *p == '/' && date_whole(&w[0]);
	if (strncmp(p, "..", 2) == 0)
		p += 2;
	else if (*p == '-' || slash)
		p++;
	else
		return 0;
	p = date_one(p, &w[1]);
	return p && !*p && (!slash || date_whole(&w[1])) ? 2 : 0;
}

/* ---- what is wrong with one ---- */

static enum cds_status date_refuse_length(const struct written *w, const char *text, int days,
    struct cds_refusal *why)
{
	static const char *const months[] = {N_("January"), N_("February"), N_("March"),
	    N_("April"), N_("May"), N_("June"), N_("July"), N_("August"), N_("September"),
	    N_("October"), N_("November"), N_("December")};
	char year[16], most[16];

	snprintf(year, sizeof year, " %d", w->y);       /* a space, so that it is no count */
	snprintf(most, sizeof most, "%d", days);
	return w->y ? cds__refuse(why, CDS_INVALID, N_("'%1': %2%3 has %4 days"), text,
	    months[w->m - 1], year, most) : cds__refuse(why, CDS_INVALID,
	    N_("'%1': %2 has no more than %3 days"), text, months[w->m - 1], most);
}

static enum cds_status date_check_one(const struct written *w, const char *text,
    struct cds_refusal *why)
{
	char month[16];
	int days = 31;

	if (w->weekday || w->relative)
		return CDS_OK;
	if (w->short_year)
		return cds__refuse(why, CDS_INVALID, N_("'%1': write the year with four digits"),
		    text);
	if (w->m > 12 || w->m < 0) {
		snprintf(month, sizeof month, "%d", w->m > 0 ? w->m : 0);
		return cds__refuse(why, CDS_INVALID,
		    N_("'%1': there is no month %2; the day comes before the month"), text, month);
	}
	if (w->y && (w->y < CDS__YEAR_MIN || w->y > CDS__YEAR_MAX))
		return cds__refuse_year(why, text);
	if (w->m > 0)
		while (cds_day_make(w->y ? w->y : 2000, w->m, days) == CDS_NO_DAY)
			days--;
	if (w->d >= 1 && w->d <= days)
		return CDS_OK;
	if (w->d > 28 && w->m > 0)
		return date_refuse_length(w, text, days, why);
	return cds__refuse(why, CDS_INVALID, N_("'%1': days of a month run from 1 to 31"), text);
}

static enum cds_status date_check(const struct written *w, int n, const char *text,
    struct cds_refusal *why)
{
	enum cds_status status = CDS_OK;

	for (int i = 0; i < n && status == CDS_OK; i++)
		status = date_check_one(&w[i], text, why);
	return status;
}

/* ---- what was left out ---- */

/* The nearest such day that is not after today. */
static int date_nearest(const struct written *w, int today)
{
	int y, m, d, day;

	if (w->y)
		return cds_day_make(w->y, w->m, w->d);
	if (w->relative)
		return today + w->d;
	if (w->weekday)                 /* 1970-01-01 was a Thursday */
		return today - ((today + 3 - w->d) % 7 + 7) % 7;
	cds_day_split(today, &y, &m, &d);
	/* the 29th of February may be eight years away, the 31st of a month two months */
	for (int back = 0; back <= 12 * 8; back++) {
		int month = y * 12 + m - 1 - back;
		day = w->m && w->m != month % 12 + 1 ? CDS_NO_DAY
		    : cds_day_make(month / 12, month % 12 + 1, w->d);
		if (day != CDS_NO_DAY && day <= today)
			return day;
	}
	return CDS_NO_DAY;
}

/* Does it say which day, whatever day today is? */
static bool date_told(const struct written *w)
{
	return w->y != 0;
}

static bool date_numbers(const struct written *w)
{
	return !w->weekday && !w->relative;
}

/* From December to January they go over the new year. */
static bool date_new_year(const struct written w[2])
{
	return w[0].m == 12 && w[1].m == 1;
}

/* "24-26/11": the month and year of the other. false: "5-7" may be a day and its month as well. */
static bool date_share_month(struct written w[2])
{
	if (!date_numbers(&w[0]) || !date_numbers(&w[1]))
		return true;
	if (w[1].m == 0 || (w[0].m == 0 && w[1].dashes))
		return false;
	if (w[0].m == 0) {
		w[0].m = w[1].m;
		w[0].y = w[1].y;
	}
	return true;
}

/* The year of the other; where neither has one, that of the first day nearest to today. */
static void date_share_year(struct written w[2], int today)
{
	int year = w[0].y, day;

	if (!date_numbers(&w[0]) || !date_numbers(&w[1]))
		return;
	if (year == 0 && w[1].y != 0) {
		w[0].y = w[1].y - date_new_year(w);
	} else if (w[1].y == 0) {
		day = year || today == CDS_NO_DAY ? CDS_NO_DAY : date_nearest(&w[0], today);
		if (day != CDS_NO_DAY)
			cds_day_split(day, &year, &(int){0}, &(int){0});
		w[1].y = year ? year + date_new_year(w) : 0;
	}
}

static enum cds_status date_fill(const struct written *w, int n, const char *text, int today,
    struct cds_span *out, struct cds_refusal *why)
{
	if (today == CDS_NO_DAY && !(date_told(&w[0]) && date_told(&w[n - 1])))
		return cds__refuse(why, CDS_INVALID, N_("'%1' is not a whole date: here the year is"
		    " written, too, as in 25/11/2026, so that it means the same on any day"), text);
	out->first = date_nearest(&w[0], today);
	out->last = n == 1 ? out->first : date_nearest(&w[1], today);
	if (n == 2 && w[1].weekday && out->last < out->first)
		out->last += 7;
	if (out->first < cds_day_make(CDS__YEAR_MIN, 1, 1) ||
	    out->last > cds_day_make(CDS__YEAR_MAX, 12, 31))
		return cds__refuse_year(why, text);
	if (out->last < out->first)
		return cds__refuse(why, CDS_INVALID,
		    N_("'%1': the last day is before the first"), text);
	return CDS_OK;
}

enum cds_status cds__date_typed(const char *typed, const char *text, int today,
    struct cds_span *out, struct cds_refusal *why)
{
	struct written w[2];
	char spelt[CDS__TYPED];
	enum cds_status status;
	int n;

	date_spell(typed, spelt);
	n = date_split(spelt, w);
	if (n == 0)
		return CDS_NOT_FOUND;
	/* "24-26/11/2024" is in full; of "30/12-2/1/2026" the first year is told */
	out->in_full = date_told(&w[n - 1]) && (date_told(&w[0]) ||
	    (date_numbers(&w[0]) && !date_new_year(w)));
	if (n == 2 && !date_share_month(w))
		return cds__refuse(why, CDS_INVALID,
		    N_("'%1' is not clear: write 5/7 for one day, 5-7/11 for several"), text);
	status = date_check(w, n, text, why);
	if (status == CDS_OK && n == 2) {
		date_share_year(w, today);
		status = date_check(w, n, text, why);
	}
	if (status != CDS_OK)
		return status;
	return date_fill(w, n, text, today, out, why);
}

enum cds_status cds_date_read(const char *text, int today, struct cds_span *out,
    struct cds_refusal *why)
{
	char typed[CDS__TYPED];
	enum cds_status status = cds__typed(text, typed);

	*out = (struct cds_span){CDS_NO_DAY, CDS_NO_DAY, false};
	if (status == CDS_NO_MEMORY)
		return cds__refuse(why, status, CDS__OUT_OF_MEMORY);
	if (status == CDS_OK && !*typed)
		return cds__refuse(why, CDS_INVALID, N_("no date is given"));
	status = status == CDS_OK ? cds__date_typed(typed, text, today, out, why) : CDS_NOT_FOUND;
	if (status != CDS_OK)
		out->first = out->last = CDS_NO_DAY;
	if (status == CDS_NOT_FOUND && today == CDS_NO_DAY)
		return cds__refuse(why, CDS_INVALID,
		    N_("'%1' is not a date: write 31/5/2024 or 2024-05-31"), text);
	if (status == CDS_NOT_FOUND)
		return cds__refuse(why, CDS_INVALID, N_("'%1' is not a date: write 31/5/2024, 31/5,"
		    " 24-26/11, 2024-05-31 or yesterday"), text);
	return status;
}

enum cds_status cds_date_parse(const char *text, int *first, int *last)
{
	struct cds_span days;
	enum cds_status status = cds_date_read(text, CDS_NO_DAY, &days, NULL);

	*first = days.first;
	*last = days.last;
	return status;
}
