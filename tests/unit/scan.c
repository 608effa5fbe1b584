/* The sessions that a filter takes, read step by step in every order: they are those that a list
 * has, and their sums are those of a report. */
#include "../property/laptops.h"

#define SESSIONS 700

static const char *const names[] = {"Đạo Long", "Dư Khánh", "Ánh", "An", "Ân", "Thôn 10", "Thôn 2",
    "Sơn Hạ", "Sơn Hà"};
#define NAMES (sizeof names / sizeof *names)

/* Adds sessions at places whose names are hard to sort. */
static void fill(struct laptop *l, uint64_t *chance)
{
	cds_uuid place[NAMES] = {{{0}}};
	bool good = cds_log_begin(l->log) == CDS_OK;

	for (size_t i = 0; good && i < NAMES; i++) {
		cds_fields *f = cds_fields_new();
		good = cds_fields_text(f, "name", names[i]) == CDS_OK &&
		    cds_item_add(l->log, CDS_PLACE, f, &place[i]) == CDS_OK;
		cds_fields_free(f);
	}
	for (int i = 0; good && i < SESSIONS; i++) {
		cds_fields *f = cds_fields_new();
		char date[CDS_DATE_TEXT];
		cds_uuid id = {{0}};
		int day = 19800 + (int)(draw(chance) % 90);
		good = cds_fields_text(f, "date", cds_date_text(day, day, date)) == CDS_OK &&
		    cds_fields_count(f, "assist.eid", (int64_t)(draw(chance) % 50) * 97) ==
		    CDS_OK && (i % 3 || cds_fields_count(f, "assist.dvc", i % 2 ? i
		    : CDS_UNKNOWN) == CDS_OK) && (i % 5 || cds_fields_count(f,
		    "attendance.class", i % 4 ? CDS_UNKNOWN : 30) == CDS_OK) &&
		    (draw(chance) % 9 == 0 || cds_fields_uuid(f, "place",
		    &place[draw(chance) % NAMES]) == CDS_OK) && cds_session_add(l->log, f, &id) ==
		    CDS_OK && (draw(chance) % 20 || cds_session_remove(l->log, &id) == CDS_OK);
		cds_fields_free(f);
	}
	ok(good && cds_log_commit(l->log) == CDS_OK, "%d sessions", SESSIONS);
}

/* May a stand before b: by what is sorted by, and where that is equal with the newer one first? */
static bool in_order(enum cds_sort sort, bool reverse, const struct cds_session *a,
    const struct cds_session *b)
{
	int64_t c = sort == CDS_SORT_DATE ? (int64_t)b->first - a->first : sort == CDS_SORT_PLACE ?
	    cds_text_compare(a->place_name, b->place_name) : sort == CDS_SORT_ASSISTS
	    ? b->total[0] - a->total[0] : 0;

	if (c != 0)
		return (c < 0) != reverse;
	if (sort == CDS_SORT_DATE && reverse)
		return a->position.n < b->position.n;
	return a->first > b->first || (a->first == b->first && a->position.n > b->position.n);
}

/* Scans by a filter in an order, some rows at a time: what is found is in that order, and its sums
 * are those of a report. */
static void check(struct laptop *l, const struct cds_filter *filter, enum cds_sort sort,
    bool reverse, int64_t piece)
{
	const struct cds_session *s;
	struct cds_report *r = NULL;
	struct cds_session before = {.first = 0};
	char place[200] = "";
	cds_scan *scan = NULL;
	int64_t missing = 0, uncounted[3] = {0};
	bool good = cds_scan_open(l->log, filter, sort, reverse, &scan) == CDS_OK, ordered = true;
	size_t steps = 0;

	while (good && !cds_scan_sums(scan)->done) {
		good = cds_scan_advance(scan, piece) == CDS_OK;
		steps++;
	}
	for (size_t i = 0; good && i < cds_scan_sums(scan)->found; i++) {
		good = cds_scan_at(scan, i, &s) == CDS_OK &&
		    cds_scan_find(scan, s->position.n) == i;
		before.place_name = place;
		ordered = ordered && (i == 0 || in_order(sort, reverse, &before, s));
		before = *s;
		for (int m = 0; m < 3; m++)
			uncounted[m] += s->uncounted[m];
		snprintf(place, sizeof place, "%s", s->place_name);
	}
	good = good && cds_report_run(l->log, filter, NULL, 0, 0, &r) == CDS_OK &&
	    r->sums.sessions == cds_scan_sums(scan)->sessions &&
	    r->sums.assists == cds_scan_sums(scan)->assists &&
	    r->sums.attendance == cds_scan_sums(scan)->attendance &&
	    memcmp(r->sums.uncounted, cds_scan_sums(scan)->uncounted, sizeof uncounted) == 0;
	for (int m = 0; good && m < 3; m++)
		missing += r->sums.uncounted[m];
	/* What is missing in each session adds up to the same, unless only one service counts. */
	good = good && missing == r->sums.unknown && missing > 0 && (filter->service ||
	    filter->removed || memcmp(r->sums.uncounted, uncounted, sizeof uncounted) == 0);
	ok(good && ordered, "order %d%s, %zu found in %zu steps", (int)sort, reverse ? " reversed"
	    : "", cds_scan_sums(scan)->found, steps);
	cds_report_free(r);
	cds_scan_close(scan);
}

int main(void)
{
	struct cds_filter all = CDS_FILTER_ALL, some = CDS_FILTER_ALL, one = CDS_FILTER_ALL;
	uint64_t chance = test_seed(7);
	cds_scan *scan = NULL;
	const struct cds_session *s;
	struct laptop l;

	ok(laptop_new(&l, "field", 3, INT64_C(1714800000000)), "a log");
	fill(&l, &chance);
	some.search = "son ha";
	some.from = 19810;
	one.service = "dvc";
	check(&l, &one, CDS_SORT_DATE, false, 64);      /* summed as a report sums one service */
	for (int sort = 0; sort < CDS_SORTS; sort++) {
		check(&l, &all, (enum cds_sort)sort, false, 64);
		check(&l, &all, (enum cds_sort)sort, true, 1000);
		check(&l, &some, (enum cds_sort)sort, false, 100);
	}
	ok(cds_scan_open(l.log, &all, CDS_SORT_DATE, false, &scan) == CDS_OK &&
	    cds_scan_advance(scan, 100000) == CDS_OK, "by date");
	ok(cds_scan_at(scan, cds_scan_day(scan, 19850), &s) == CDS_OK && s->first <= 19850 &&
	    s->first > 19845, "a day is found");
	ok(cds_scan_at(scan, SESSIONS, &s) == CDS_END, "beyond the end is the end");
	cds_scan_close(scan);
	laptop_close(&l);
	return done();
}
