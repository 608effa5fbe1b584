/*
 * Periods as a person types them: a part of a year and its year, in words of both languages, by
 * today, from one to another, or as days.
 */
#include <stdio.h>
#include <string.h>

#include "base/typed.h"

/* A period as it is written. */
struct part {
	int first, months;      /* the first month of the year, 0 to 11, and how many */
	int year;               /* 0: left out */
	bool by_today;          /* the words say it from today */
	int from, to;           /* once it is known */
};

struct reading {
	int today, cutoff;
	const char *text;       /* as it was typed, for a refusal */
	struct cds_refusal *why;
};

/* ---- the part of a year ---- */

/* "3" or "iii" of a quarter. */
static const char *period_quarter(const char *p, int *quarter)
{
	static const char *const roman[] = {"i", "ii", "iii", "iv"};

	for (int i = 0; i < 4; i++) {
		const char *after = cds__typed_word(p, roman[i]);
		*quarter = i + 1;
		if (after)
			return after;
	}
	return cds__typed_number(p, 1, quarter);
}

static const char *period_words(const char *p, struct part *x)
{
	static const struct {
		const char *word;
		int first, months;
	} words[] = {
		{"6 thang dau", 0, 6}, {"6 thang cuoi", 6, 6}, {"9 thang dau", 0, 9},
		{"9 thang", 0, 9}, {"9m", 0, 9}, {"h1", 0, 6}, {"h2", 6, 6},
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		const char *after = cds__typed_word(p, words[i].word);
		if (!after)
			continue;
		x->first = words[i].first;
		x->months = words[i].months;
		return after;
	}
	return NULL;
}

/* "tháng 5", "quý II", "q2", "6 tháng đầu"; `bare`: "5", too.  Months and quarters that there are
 * not are found later. */
static const char *period_part(const char *p, bool bare, struct part *x)
{
	static const char *const quarters[] = {"quy ", "quy", "qui ", "q"};
	const char *after = period_words(p, x);

	for (size_t i = 0; !after && i < sizeof quarters / sizeof *quarters; i++) {
		size_t n = strlen(quarters[i]);
		if (strncmp(p, quarters[i], n) != 0)
			continue;
		after = period_quarter(p + n, &x->first);
		x->first = (x->first - 1) * 3;
		x->months = 3;
	}
	if (after)
		return after;
	if (strncmp(p, "thang ", 6) == 0)
		p += 6;
	else if (!bare)
		return NULL;
	after = cds__typed_number(p, 2, &x->first);
	x->first--;
	x->months = 1;
	return after;
}

/* ---- the year ---- */

/* The year that today lies in, as the cut-off has it. */
static int period_year_now(const struct reading *r)
{
	int from, to, year;

	cds_period_of(r->today, 'Y', r->cutoff, &from, &to);
	cds_day_split(to, &year, &from, &to);
	return year;
}

/* "2024"; with "năm" before it also "nay", "trước" and "ngoái". */
static const char *period_year(const struct reading *r, const char *p, struct part *x)
{
	static const char *const words[] = {"nay", "truoc", "ngoai"};
	const char *after = cds__typed_number(p, 4, &x->year);
	bool nam = strncmp(p, "nam ", 4) == 0;

	if (after)
		return after - p == 4 && x->year > 0 ? after : NULL;
	if (nam && p[4] >= '0' && p[4] <= '9')
		return period_year(r, p + 4, x);
	for (int i = 0; nam && !after && i < 3; i++) {
		after = cds__typed_word(p + 4, words[i]);
		x->by_today = true;
		x->year = r->today == CDS_NO_DAY ? 0 : period_year_now(r) - (i > 0);
	}
	return after;
}

/* ---- one period ---- */

/* "this-month", "quý trước"; "năm ngoái" is a year. */
static bool period_by_today(const struct reading *r, const char *p, struct part *x)
{
	static const struct {
		const char *word;
		char kind;
		bool last;
	} words[] = {
		{"this-month", 'M', false}, {"this month", 'M', false}, {"thang nay", 'M', false},
		{"last-month", 'M', true}, {"last month", 'M', true}, {"thang truoc", 'M', true},
		{"this-quarter", 'Q', false}, {"this quarter", 'Q', false}, {"quy nay", 'Q', false},
		{"last-quarter", 'Q', true}, {"last quarter", 'Q', true}, {"quy truoc", 'Q', true},
		{"this-year", 'Y', false}, {"this year", 'Y', false}, {"last-year", 'Y', true},
		{"last year", 'Y', true},
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (strcmp(p, words[i].word) != 0)
			continue;
		x->by_today = true;
		if (r->today == CDS_NO_DAY)
			return true;
		cds_period_of(r->today, words[i].kind, r->cutoff, &x->from, &x->to);
		if (words[i].last)
			cds_period_of(x->from - 1, words[i].kind, r->cutoff, &x->from, &x->to);
		return true;
	}
	return false;
}

/* "2024", "2024-05", "2024-q2", "năm 2024". */
static bool period_year_first(const struct reading *r, const char *p, struct part *x)
{
	bool nam = *p == 'n';

	x->first = 0;
	x->months = 12;
	p = period_year(r, p, x);
	if (!p || !*p)
		return p != NULL;
	if (*p != '-' || nam)
		return false;
	p = period_part(p + 1, true, x);
	return p && !*p;
}

/* "5/2024", "tháng 5 năm 2024", "quý II/2024", "quý II", "6 tháng đầu năm ngoái". */
static bool period_part_first(const struct reading *r, const char *p, struct part *x)
{
	bool number = *p >= '0' && *p <= '9';

	p = period_part(p, true, x);
	if (!p)
		return false;
	number = number && x->months == 1;
	if (!*p)
		return !number;
	if ((*p != '/' && *p != '-' && *p != ' ') || (number && *p == ' '))
		return false;
	p++;
	if (strcmp(p, "nam") == 0)      /* "6 tháng đầu năm" */
		return x->months >= 6;
	p = period_year(r, p, x);
	return p && !*p;
}

/* CDS_NOT_FOUND: it does not look like one. */
static enum cds_status period_written(const struct reading *r, const char *p, struct part *x)
{
	char month[16];

	*x = (struct part){.from = CDS_NO_DAY, .to = CDS_NO_DAY};
	if (period_by_today(r, p, x))
		return CDS_OK;
	if (!period_year_first(r, p, x)) {
		*x = (struct part){.from = CDS_NO_DAY, .to = CDS_NO_DAY};
		if (!period_part_first(r, p, x))
			return CDS_NOT_FOUND;
	}
	if (x->months == 3 && (x->first < 0 || x->first > 9))
		return cds__refuse(r->why, CDS_INVALID,
		    N_("'%1': quarters run from 1 to 4"), r->text);
	if (x->first < 0 || x->first > 11) {
		snprintf(month, sizeof month, "%d", x->first + 1);
		return cds__refuse(r->why, CDS_INVALID, N_("'%1': there is no month %2"), r->text,
		    month);
	}
	return CDS_OK;
}

/* ---- its days ---- */

static enum cds_status period_days(const struct reading *r, struct part *x)
{
	int year = x->year;

	if (r->today == CDS_NO_DAY && (x->by_today || year == 0))
		return cds__refuse(r->why, CDS_INVALID,
		    N_("'%1' is not a whole period: here its year is written, too"), r->text);
	if (x->from == CDS_NO_DAY) {
		year = year ? year : period_year_now(r);
		if (year < CDS__YEAR_MIN || year > CDS__YEAR_MAX)
			return cds__refuse_year(r->why, r->text);
		cds__period_months(year * 12 + x->first, x->months, r->cutoff, &x->from, &x->to);
		/* without its year: the newest that has begun */
		if (x->year == 0 && x->from > r->today)
			cds__period_months((year - 1) * 12 + x->first, x->months, r->cutoff,
			    &x->from, &x->to);
	}
	return CDS_OK;
}

static enum cds_status period_single(const struct reading *r, const char *p, struct cds_span *out)
{
	struct part x;
	enum cds_status status = period_written(r, p, &x);

	if (status == CDS_OK)
		status = period_days(r, &x);
	*out = (struct cds_span){x.from, x.to, x.year != 0 && !x.by_today};
	return status;
}

/* "quý 1 - quý 3/2024": what leaves out its year has that of the other. */
static enum cds_status period_join(const struct reading *r, struct part x[2], struct cds_span *out)
{
	enum cds_status status;
	int m, d;

	out->in_full = (x[0].year || x[1].year) && !x[0].by_today && !x[1].by_today;
	if (!x[0].year && !x[0].by_today)
		x[0].year = x[1].year;
	status = period_days(r, &x[0]);
	if (status == CDS_OK && !x[1].year && !x[1].by_today)
		cds_day_split(x[0].to, &x[1].year, &m, &d);
	status = status == CDS_OK ? period_days(r, &x[1]) : status;
	out->first = x[0].from;
	out->last = x[1].to;
	if (status == CDS_OK && x[0].from > x[1].from)
		status = cds__refuse(r->why, CDS_INVALID,
		    N_("'%1': it ends before it begins"), r->text);
	return status;
}

/* "10/2023 - 12/2023", wherever the dash stands that two periods are beside. */
static enum cds_status period_two(const struct reading *r, const char *p, struct cds_span *out)
{
	struct reading quiet = *r;
	char left[CDS__TYPED];
	struct part x[2];

	quiet.why = NULL;
	for (const char *dash = strchr(p, '-'); dash; dash = strchr(dash + 1, '-')) {
		size_t n = (size_t)(dash - p);
		snprintf(left, sizeof left, "%.*s", (int)n, p);
		if (n > 0 && left[n - 1] == ' ')
			left[n - 1] = '\0';
		if (period_written(&quiet, left, &x[0]) == CDS_OK && period_written(&quiet,
		    dash + 1 + (dash[1] == ' '), &x[1]) == CDS_OK &&
		    /* "q1 - 2024" may be one quarter as well */
		    (x[0].year || x[0].by_today || x[1].months < 12))
			return period_join(r, x, out);
	}
	return CDS_NOT_FOUND;
}

/* "/" without spaces around it, and "-" for "đến". */
static void period_spell(const char *typed, char out[CDS__TYPED])
{
	size_t n = 0;

	while (*typed && n + 1 < CDS__TYPED) {
		bool space = *typed == ' ';
		if (strncmp(typed, " den ", 5) == 0) {
			out[n++] = '-';
			typed += 5;
		} else if (space && (typed[1] == '/' || (n > 0 && out[n - 1] == '/'))) {
			typed++;
		} else {
			out[n++] = *typed++;
		}
	}
	out[n] = '\0';
}

static enum cds_status period_any(const struct reading *r, const char *typed, struct cds_span *out)
{
	char spelt[CDS__TYPED];
	enum cds_status status;

	period_spell(typed, spelt);
	status = period_single(r, spelt, out);
	if (status == CDS_NOT_FOUND)
		status = period_two(r, spelt, out);
	/* a number alone may be a day, a month or half a year's number */
	if (status == CDS_NOT_FOUND && typed[strspn(typed, "0123456789")])
		status = cds__date_typed(typed, r->text, r->today, out, r->why);
	return status;
}

enum cds_status cds_period_read(const char *text, int today, int cutoff, struct cds_span *out,
    struct cds_refusal *why)
{
	const struct reading r = {today, cutoff, text, why};
	char typed[CDS__TYPED];
	enum cds_status status = cds__typed(text, typed);

	*out = (struct cds_span){CDS_NO_DAY, CDS_NO_DAY, false};
	if (status == CDS_NO_MEMORY)
		return cds__refuse(why, status, CDS__OUT_OF_MEMORY);
	if (cutoff != 0 && cutoff != 14)
		return cds__refuse(why, CDS_INVALID,
		    N_("a cut-off is 14 for state reports, or 0 for calendar months"));
	if (status == CDS_OK && !*typed)
		return cds__refuse(why, CDS_INVALID, N_("no period is given"));
	status = status == CDS_OK ? period_any(&r, typed, out) : CDS_NOT_FOUND;
	if (status != CDS_OK)
		out->first = out->last = CDS_NO_DAY;
	if (status == CDS_NOT_FOUND)
		return cds__refuse(why, CDS_INVALID, N_("'%1' is not a period: write 2024, 5/2024,"
		    " Q2/2024, 2024-H1, 2024-9M, this-month, last-quarter, this-year or days,"
		    " 1/5/2024 - 14/5/2024"), text);
	return status;
}
