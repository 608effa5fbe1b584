/* Wrong clocks decide nothing, and are told: 1970, 2099, an hour off, moved backwards. */
#include "../property/laptops.h"

#define DAY INT64_C(86400000)
#define MAY_5 INT64_C(1714899600000)    /* 2024-05-05, morning in Viet Nam */

static cds_uuid session(struct laptop *l, const char *date, int64_t eid)
{
	cds_fields *f = cds_fields_new();
	cds_uuid id = {{0}};

	if (cds_fields_text(f, "date", date) != CDS_OK || cds_fields_count(f, "assist.eid", eid) != CDS_OK || cds_session_add(l->log, f, &id) != CDS_OK)
		tell_problem(NULL, cds_error(l->log));
	cds_fields_free(f);
	return id;
}

static bool edit(struct laptop *l, const cds_uuid *id, const char *field, const char *text, int64_t count)
{
	cds_fields *f = cds_fields_new();
	bool good = (text ? cds_fields_text(f, field, text) : cds_fields_count(f, field, count)) == CDS_OK && cds_session_edit(l->log, id, f) == CDS_OK;

	cds_fields_free(f);
	return good;
}

static bool doubtful(struct laptop *l, const cds_uuid *id)
{
	const struct cds_session *s;
	cds_list *list;
	bool is = cds_session_get(l->log, id, &list, &s) == CDS_OK && s->flags & CDS_SESSION_CLOCK;

	cds_list_close(list);
	return is;
}

static int64_t assists(struct laptop *l, const cds_uuid *id)
{
	const struct cds_session *s;
	cds_list *list;
	int64_t n = cds_session_get(l->log, id, &list, &s) == CDS_OK ? s->total[0] : -1;

	cds_list_close(list);
	return n;
}

static bool exchange(struct laptop *a, struct laptop *b)
{
	struct cds_merge_result r;

	return cds_merge(a->log, b->path, NULL, &r) == CDS_OK && cds_merge(b->log, a->path, NULL, &r) == CDS_OK;
}

static void what_is_doubted(void)
{
	static const struct {
		const char *what;
		int64_t ms;
		bool doubted;
	} clock[] = {
		{"right", MAY_5, false}, {"an hour fast", MAY_5 + 3600000, false}, {"an hour slow", MAY_5 - 3600000, false},
		{"logged three years later", MAY_5 + 3 * 365 * DAY, false}, {"a week before the outing", MAY_5 - 7 * DAY, true},
		{"a year slow", MAY_5 - 365 * DAY, true}, {"at 1970", 1000, true}, {"at 2099", INT64_C(4080000000000), true},
		{"at 2199", INT64_C(7258000000000), true},
	};
	struct laptop l;
	struct cds_report *r = NULL;
	int64_t n = 0;

	ok(laptop_new(&l, "l", 1, MAY_5), "a laptop");
	for (size_t i = 0; i < sizeof clock / sizeof *clock; i++) {
		cds_uuid id;
		l.ms = clock[i].ms;
		id = session(&l, "2024-05-05", 10);
		n += clock[i].doubted;
		ok(doubtful(&l, &id) == clock[i].doubted, "%s: %s", clock[i].what, clock[i].doubted ? "doubted" : "believed");
	}
	ok(cds_report_run(l.log, NULL, NULL, 0, 0, &r) == CDS_OK && r->clocks == n && r->attention == n && r->sums.sessions == 9, "the report counts all and names %d", (int)n);
	cds_report_free(r);
	ok(laptop_sound(l.log), "sound");
	laptop_close(&l);
}

static void nothing_is_decided(void)
{
	struct laptop a, b;
	cds_uuid id, other;

	ok(laptop_new(&a, "a", 2, MAY_5) && laptop_new(&b, "b", 3, MAY_5), "two laptops");
	id = session(&a, "2024-05-05", 10);
	ok(exchange(&b, &a), "that know one session");
	b.ms = 1000;
	ok(edit(&b, &id, "assist.eid", NULL, 12) && exchange(&a, &b) && assists(&a, &id) == 12, "an edit in 1970 comes after what it knew");
	ok(doubtful(&a, &id) && doubtful(&b, &id), "and is doubted, for it went back");
	ok(edit(&a, &id, "date", "2024-05-05", 0) && !doubtful(&a, &id), "the same date again by a right clock vouches for it");
	ok(exchange(&a, &b) && !doubtful(&b, &id), "everywhere");
	ok(edit(&a, &id, "date", "2024-05-05", 0) && exchange(&a, &b) && assists(&b, &id) == 12, "and again says nothing");
	b.ms = INT64_C(4080000000000);
	ok(edit(&b, &id, "assist.eid", NULL, 1) && exchange(&a, &b), "an edit in 2099");
	ok(edit(&a, &id, "assist.eid", NULL, 13) && exchange(&a, &b) && assists(&b, &id) == 13, "is overtaken by who knew it, in 2024");
	ok(doubtful(&a, &id), "and doubted");
	a.ms = MAY_5 - 400 * DAY;
	other = session(&a, "2024-05-05", 7);
	ok(doubtful(&a, &other), "a clock a year back");
	a.ms = MAY_5;
	ok(edit(&a, &other, "residents", NULL, 5) && !doubtful(&a, &other), "somebody was there after the outing: the first entry alone was early");
	ok(exchange(&a, &b) && laptops_agree(&a, &b) && laptop_sound(a.log) && laptop_sound(b.log), "both agree and are sound");
	laptop_close(&a);
	laptop_close(&b);
}

int main(void)
{
	what_is_doubted();
	nothing_is_decided();
	return done();
}
