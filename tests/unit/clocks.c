/* Wrong clocks decide nothing, and a person is told of them: 1970, 2099, an hour off, set back. */
#include "../property/laptops.h"

#define DAY INT64_C(86400000)
#define MAY_5 INT64_C(1714899600000)    /* 2024-05-05, morning in Viet Nam */

/* Adds a session of that date with so many assists. */
static cds_uuid session(struct laptop *l, const char *date, int64_t eid)
{
	cds_fields *f = cds_fields_new();
	cds_uuid id = {{0}};

	if (cds_fields_text(f, "date", date) != CDS_OK || cds_fields_count(f, "assist.eid", eid) !=
	    CDS_OK || cds_session_add(l->log, f, &id) != CDS_OK)
		tell_problem(NULL, cds_error(l->log));
	cds_fields_free(f);
	return id;
}

static bool edit(struct laptop *l, const cds_uuid *id, const char *field, const char *text,
    int64_t count)
{
	cds_fields *f = cds_fields_new();
	bool good = (text ? cds_fields_text(f, field, text) : cds_fields_count(f, field, count)) ==
	    CDS_OK && cds_session_edit(l->log, id, f) == CDS_OK;

	cds_fields_free(f);
	return good;
}

/* Is the session marked because of a wrong clock? */
static bool doubtful(struct laptop *l, const cds_uuid *id)
{
	const struct cds_session *s;
	cds_list *list;
	bool is = cds_session_get(l->log, id, &list, &s) == CDS_OK && s->flags & CDS_SESSION_CLOCK;

	cds_list_close(list);
	return is;
}

/* How many assists does the session have on this laptop? */
static int64_t assists(struct laptop *l, const cds_uuid *id)
{
	const struct cds_session *s;
	cds_list *list;
	int64_t n = cds_session_get(l->log, id, &list, &s) == CDS_OK ? s->total[0] : -1;

	cds_list_close(list);
	return n;
}

/* Merges both ways. */
static bool exchange(struct laptop *a, struct laptop *b)
{
	struct cds_merge_result r;

	return cds_merge(a->log, b->path, NULL, &r) == CDS_OK &&
	    cds_merge(b->log, a->path, NULL, &r) == CDS_OK;
}

/* Which clocks are doubted, and that the report counts them. */
static void what_is_doubted(void)
{
	static const struct {
		const char *what, *date;
		int64_t ms;
		bool doubted;
	} clock[] = {
		{"right", "2024-05-05", MAY_5, false},
		{"an hour fast", "2024-05-05", MAY_5 + 3600000, false},
		{"an hour slow", "2024-05-05", MAY_5 - 3600000, false}, {"that morning, which is"
		    " the day before in UTC", "2024-05-05", MAY_5 - DAY / 2, false},
		{"logged three years later", "2024-05-05", MAY_5 + 3 * 365 * DAY, false},
		{"a week before the outing", "2024-05-05", MAY_5 - 7 * DAY, true},
		{"a year slow", "2024-05-05", MAY_5 - 365 * DAY, true},
		{"at 1970", "2024-05-05", 1000, true},
		{"in 2014, with its date from there", "2014-05-05", MAY_5 - 3652 * DAY, true},
		{"right, of an outing of 2014", "2014-05-05", MAY_5, false},
		{"at 2099", "2024-05-05", INT64_C(4080000000000), true},
		{"at 2199", "2024-05-05", INT64_C(7258000000000), true},
	};
	struct laptop l;
	struct cds_report *r = NULL;
	int64_t n = 0;

	ok(laptop_new(&l, "l", 1, MAY_5), "a laptop");
	for (size_t i = 0; i < sizeof clock / sizeof *clock; i++) {
		cds_uuid id;
		l.ms = clock[i].ms;
		id = session(&l, clock[i].date, 10);
		n += clock[i].doubted;
		ok(doubtful(&l, &id) == clock[i].doubted, "%s: %s", clock[i].what, clock[i].doubted
		    ? "doubted" : "believed");
	}
	ok(cds_report_run(l.log, NULL, NULL, 0, 0, &r) == CDS_OK && r->clocks == n &&
	    r->attention == n && r->sums.sessions == 12, "the report counts all and names %d",
	    (int)n);
	cds_report_free(r);
	ok(laptop_sound(l.log), "sound");
	laptop_close(&l);
}

/* Whose clock is years ahead or behind neither wins nor loses by it. */
static void nothing_is_decided(void)
{
	struct laptop a, b;
	cds_uuid id, other;

	ok(laptop_new(&a, "a", 2, MAY_5) && laptop_new(&b, "b", 3, MAY_5), "two laptops");
	id = session(&a, "2024-05-05", 10);
	ok(exchange(&b, &a), "that know one session");
	b.ms = 1000;
	ok(edit(&b, &id, "assist.eid", NULL, 12) && exchange(&a, &b) && assists(&a, &id) == 12,
	    "an edit in 1970 comes after what it knew");
	ok(doubtful(&a, &id) && doubtful(&b, &id), "and is doubted, for it went back");
	ok(edit(&a, &id, "date", "2024-05-05", 0) && !doubtful(&a, &id),
	    "the same date again by a right clock vouches for it");
	ok(exchange(&a, &b) && !doubtful(&b, &id), "everywhere");
	ok(edit(&a, &id, "date", "2024-05-05", 0) && exchange(&a, &b) && assists(&b, &id) == 12,
	    "and again says nothing");
	b.ms = INT64_C(4080000000000);
	ok(edit(&b, &id, "assist.eid", NULL, 1) && exchange(&a, &b), "an edit in 2099");
	ok(edit(&a, &id, "assist.eid", NULL, 13) && exchange(&a, &b) && assists(&b, &id) == 13,
	    "is overtaken by who knew it, in 2024");
	ok(doubtful(&a, &id), "and doubted");
	a.ms = MAY_5 - 400 * DAY;
	other = session(&a, "2024-05-05", 7);
	ok(doubtful(&a, &other), "a clock a year back");
	a.ms = MAY_5;
	ok(edit(&a, &other, "residents", NULL, 5) && !doubtful(&a, &other),
	    "somebody was there after the outing: the first entry alone was early");
	ok(exchange(&a, &b) && laptops_agree(&a, &b) && laptop_sound(a.log) && laptop_sound(b.log),
	    "both agree and are sound");
	laptop_close(&a);
	laptop_close(&b);
}

/* Two people change a session without knowing of one another: the value of the one whose entry
 * builds on more wins, whatever their clocks show. */
static void side_by_side(int64_t one, int64_t two, const char *what)
{
	struct laptop a, b;
	cds_uuid id;

	ok(laptop_new(&a, "a", 4, MAY_5) && laptop_new(&b, "b", 5, MAY_5), "two laptops, %s",
	    what);
	id = session(&a, "2024-05-05", 10);
	ok(exchange(&b, &a), "that know one session");
	a.ms = one;
	b.ms = two;
	ok(edit(&a, &id, "assist.eid", NULL, 21) && edit(&b, &id, "residents", NULL, 4) &&
	    edit(&b, &id, "assist.eid", NULL, 22) && exchange(&a, &b),
	    "one changes it once, the other twice");
	ok(assists(&a, &id) == 22 && assists(&b, &id) == 22 && laptops_agree(&a, &b),
	    "the second change of the other stands with both");
	laptop_close(&a);
	laptop_close(&b);
}

/* A clock that is set back between two times that are both plausible, and who confirms the date for
 * whom. */
static void went_back(void)
{
	struct laptop l;
	cds_uuid id;

	ok(laptop_new(&l, "back", 6, MAY_5), "a laptop");
	id = session(&l, "2024-05-05", 10);
	l.ms = MAY_5 - DAY / 2;
	ok(edit(&l, &id, "residents", NULL, 3) && !doubtful(&l, &id),
	    "half a day back may be another time zone");
	l.ms = MAY_5 - 100 * DAY;
	ok(edit(&l, &id, "residents", NULL, 5) && doubtful(&l, &id), "a hundred days back is not");
	l.ms = MAY_5 + DAY;
	ok(edit(&l, &id, "residents", NULL, 6) && doubtful(&l, &id),
	    "somebody else's right clock says nothing of that");
	ok(edit(&l, &id, "date", "2024-05-06", 0) && !doubtful(&l, &id),
	    "until he sets the date: he vouches for all that he knew");
	l.ms = MAY_5 - 100 * DAY;
	ok(edit(&l, &id, "date", "2024-05-05", 0) && !doubtful(&l, &id),
	    "also where his own is slow, for others were there after the outing");
	ok(edit(&l, &id, "residents", NULL, 7) && !doubtful(&l, &id),
	    "who goes on by the same clock does not go back");
	ok(laptop_sound(l.log), "sound");
	laptop_close(&l);
}

/* A row of a table has its own date as its time, and no clock that could be wrong. */
static void imported(void)
{
	struct cds_import_options o = {.make_new = true};
	struct cds_import_result r;
	struct cds_report *report = NULL;
	struct laptop l;
	FILE *f = fopen("table.csv", "w");

	fputs("date,assist.eid\n1999-05-05,7\n2024-05-05,8\n", f);
	fclose(f);
	ok(laptop_new(&l, "import", 7, MAY_5) && cds_import(l.log, "table.csv", &o, &r) ==
	    CDS_OK && r.added == 2, "a table from before all clocks");
	ok(cds_report_run(l.log, NULL, NULL, 0, 0, &report) == CDS_OK &&
	    report->sums.sessions == 2 && report->clocks == 0, "is not doubted");
	cds_report_free(report);
	laptop_close(&l);
}

int main(void)
{
	what_is_doubted();
	nothing_is_decided();
	side_by_side(MAY_5, 1000, "the other's in 1970");
	side_by_side(INT64_C(4080000000000), MAY_5, "the one's in 2099");
	went_back();
	imported();
	return done();
}
