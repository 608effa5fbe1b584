/* What disagrees and what is counted twice: it is found with the reasons, somebody rules on it, and
 * then it is the same on every laptop. */
#include "../property/laptops.h"

static const cds_uuid nil;

static cds_uuid item(struct laptop *l, enum cds_kind kind, const char *name, const char *level,
    const cds_uuid *parent)
{
	cds_fields *f = cds_fields_new();
	cds_uuid id = nil;

	if (cds_fields_text(f, "name", name) != CDS_OK || (level && cds_fields_text(f, "level",
	    level) != CDS_OK) || (parent && cds_fields_uuid(f, "parent", parent) != CDS_OK) ||
	    cds_item_add(l->log, kind, f, &id) != CDS_OK)
		tell_problem(NULL, cds_error(l->log));
	cds_fields_free(f);
	return id;
}

static cds_uuid session(struct laptop *l, const char *date, const cds_uuid *place,
    const cds_uuid *team, int64_t eid, int64_t dvc)
{
	cds_fields *f = cds_fields_new();
	cds_uuid id = nil;

	if (cds_fields_text(f, "date", date) != CDS_OK || cds_fields_uuid(f, "place", place) !=
	    CDS_OK || (team && cds_fields_uuid(f, "team", team) != CDS_OK) ||
	    cds_fields_count(f, "assist.eid", eid) != CDS_OK || (dvc && cds_fields_count(f,
	    "assist.dvc", dvc) != CDS_OK) || cds_session_add(l->log, f, &id) != CDS_OK)
		tell_problem(NULL, cds_error(l->log));
	cds_fields_free(f);
	return id;
}

static bool edit(struct laptop *l, const cds_uuid *id, const char *field, const char *text)
{
	cds_fields *f = cds_fields_new();
	bool good = cds_fields_text(f, field, text) == CDS_OK &&
	    cds_session_edit(l->log, id, f) == CDS_OK;

	cds_fields_free(f);
	return good;
}

static bool merge(struct laptop *to, const struct laptop *from)
{
	struct cds_merge_result r;
	bool good = cds_merge(to->log, from->path, NULL, &r) == CDS_OK;

	if (!good)
		tell_problem(NULL, cds_error(to->log));
	return good;
}

/* Merges both ways. */
static bool both_ways(struct laptop *a, struct laptop *b)
{
	return merge(a, b) && merge(b, a);
}

/* Sessions, assists, open duplicates and disputed groups, as a text. */
static const char *totals(struct laptop *l)
{
	static char text[100];
	struct cds_filter all = CDS_FILTER_ALL;
	struct cds_report *r = NULL;

	if (cds_report_run(l->log, &all, NULL, 0, 0, &r) != CDS_OK)
		return "no report";
	snprintf(text, sizeof text, "%d %d, %d open, %d disputed", (int)r->sums.sessions,
	    (int)r->sums.assists, (int)r->duplicates, (int)r->disputed);
	cds_report_free(r);
	return text;
}

static char kind_found[20];             /* of the last item, which outlives the review */

/* How many items of a kind review shows; the last of them goes to *last, which may be NULL. */
static size_t open_items(struct laptop *l, enum cds_review_what what, struct cds_review_item *last)
{
	cds_review *review;
	size_t n = 0;

	if (cds_review_get(l->log, NULL, what == CDS_REVIEW_RULING, &review) != CDS_OK)
		return SIZE_MAX;
	for (size_t i = 0; i < cds_review_size(review); i++) {
		const struct cds_review_item *at = cds_review_at(review, i);
		if (at->what != what)
			continue;
		n++;
		snprintf(kind_found, sizeof kind_found, "%s", at->kind_name);
		if (last)
			*last = *at;
	}
	cds_review_free(review);
	return n;
}

/* The reasons for which two sessions on two laptops are suspected, merged; 0 if they aren't. */
struct pair {
	const char *date;
	const cds_uuid *place, *team;
	int64_t eid, dvc;
};

static bool exchange(struct laptop *a, struct laptop *b)
{
	return a == b || both_ways(a, b);
}

/* The reasons for which a session of one laptop and one of another are suspected once both are
 * merged; 0: they are not. */
static unsigned suspected(struct laptop *a, struct laptop *b, struct pair x, struct pair y)
{
	struct cds_review_item found = {.what = CDS_REVIEW_DUPLICATE};
	cds_uuid one = session(a, x.date, x.place, x.team, x.eid, x.dvc),
	    two = session(b, y.date, y.place, y.team, y.eid, y.dvc);
	bool good = exchange(a, b);
	size_t n = open_items(a, CDS_REVIEW_DUPLICATE, &found);

	good = good && open_items(b, CDS_REVIEW_DUPLICATE, NULL) == n && n < 2;
	if (n == 1)
		good = good && (cds_uuid_compare(&found.a, &one) == 0 ||
		    cds_uuid_compare(&found.a, &two) == 0) && (cds_uuid_compare(&found.b, &one) ==
		    0 || cds_uuid_compare(&found.b, &two) == 0);
	good = good && cds_session_remove(a->log, &one) == CDS_OK &&
	    cds_session_remove(b->log, &two) == CDS_OK && exchange(a, b);
	good = good && open_items(a, CDS_REVIEW_DUPLICATE, NULL) == 0;
	return !good ? 0x8000 : n ? found.reasons : 0;
}

/* ok() that these are the reasons. */
static void same_reasons(unsigned got, unsigned want, const char *what)
{
	if (!ok(got == want, "%s", what))
		printf("#   got %#x, want %#x\n", got, want);
}

/* Which pairs of sessions are suspected, and why. */
static void what_is_suspected(void)
{
	struct laptop a, b;
	cds_uuid unit, hamlet, loose, other, hoa, nam;

	ok(laptop_new(&a, "a", 1, INT64_C(1714000000000)) &&
	    laptop_new(&b, "b", 2, INT64_C(1714000000000)), "two laptops");
	unit = item(&a, CDS_PLACE, "Xã Phước Ninh", "commune", NULL);
	hamlet = item(&a, CDS_PLACE, "Thôn Thiện Đức", "hamlet", &unit);
	other = item(&a, CDS_PLACE, "Thôn Vụ Bổn", "hamlet", &unit);
	hoa = item(&a, CDS_TEAM, "Tổ Hoa", NULL, NULL);
	nam = item(&a, CDS_TEAM, "Tổ Nam", NULL, NULL);
	ok(merge(&b, &a), "that know the same places");
	loose = item(&b, CDS_PLACE, "Thôn Thiện Đức", "hamlet", NULL);

#define P(...) (struct pair){__VA_ARGS__}
	same_reasons(suspected(&a, &b, P("2024-05-05", &hamlet, NULL, 30, 10),
	    P("2024-05-05", &hamlet, NULL, 30, 10)), CDS_SAME_DAY | CDS_SAME_PLACE |
	    CDS_SAME_SERVICES | CDS_SAME_COUNTS, "all the same");
	same_reasons(suspected(&a, &b, P("2024-05-05", &hamlet, NULL, 30, 10),
	    P("2024-05-05", &hamlet, NULL, 2, 90)), CDS_SAME_DAY | CDS_SAME_PLACE |
	    CDS_SAME_SERVICES, "all but the counts");
	same_reasons(suspected(&a, &b, P("2024-05-05", &hamlet, NULL, 30, 10),
	    P("2024-05-06", &hamlet, NULL, 30, 10)), CDS_NEXT_DAY | CDS_SAME_PLACE |
	    CDS_SAME_SERVICES | CDS_SAME_COUNTS, "a day later");
	same_reasons(suspected(&a, &b, P("2024-05-05", &hamlet, NULL, 30, 10),
	    P("2024-05-07", &hamlet, NULL, 30, 10)), 0, "not two days later");
	same_reasons(suspected(&a, &b, P("2024-05-05", &hamlet, NULL, 30, 10),
	    P("2024-05-06", &hamlet, NULL, 12, 0)), 0, "not a day later with other counts");
	same_reasons(suspected(&a, &b, P("2024-05-05", &hamlet, NULL, 30, 10),
	    P("2024-05-05", &unit, NULL, 28, 10)), CDS_SAME_DAY | CDS_PLACE_WITHIN |
	    CDS_SAME_SERVICES | CDS_NEAR_COUNTS, "the hamlet and its unit");
	same_reasons(suspected(&a, &b, P("2024-05-05", &hamlet, NULL, 30, 10),
	    P("2024-05-05", &loose, NULL, 30, 10)), CDS_SAME_DAY | CDS_SAME_NAME |
	    CDS_SAME_SERVICES | CDS_SAME_COUNTS, "two places of one name");
	same_reasons(suspected(&a, &b, P("2024-05-05", &hamlet, NULL, 30, 10),
	    P("2024-05-05", &other, NULL, 30, 10)), 0, "not two hamlets");
	same_reasons(suspected(&a, &b, P("2024-05-05", &hamlet, &hoa, 30, 10),
	    P("2024-05-05", &hamlet, &hoa, 11, 0)), CDS_SAME_DAY | CDS_SAME_PLACE | CDS_SAME_TEAM,
	    "the same team, half the services");
	same_reasons(suspected(&a, &b, P("2024-05-05", &hamlet, &hoa, 30, 10),
	    P("2024-05-05", &hamlet, &nam, 12, 4)), 0, "not two teams with other counts");
	same_reasons(suspected(&a, &b, P("2024-05-05", &hamlet, NULL, 30, 0), P("2024-05-05",
	    &hamlet, NULL, 30, 10)) & CDS_SAME_PLACE, CDS_SAME_PLACE, "one service more");
	same_reasons(suspected(&a, &a, P("2024-05-05", &hamlet, NULL, 30, 10), P("2024-05-05",
	    &hamlet, NULL, 30, 10)), 0, "not what one person wrote twice on one laptop");
#undef P
	ok(both_ways(&a, &b) && laptop_sound(a.log) && laptop_sound(b.log) &&
	    laptops_agree(&a, &b), "both logs agree with themselves and each other");
	laptop_close(&a);
	laptop_close(&b);
}

/* The place of a session is put under another one, so that two places become one within the
 * other. */
static void places_move(void)
{
	struct laptop a, b;
	cds_uuid unit, hamlet;
	cds_fields *f = cds_fields_new();

	ok(laptop_new(&a, "a", 3, INT64_C(1714000000000)) &&
	    laptop_new(&b, "b", 4, INT64_C(1714000000000)), "two laptops");
	unit = item(&a, CDS_PLACE, "Phường Mỹ Bình", "commune", NULL);
	hamlet = item(&a, CDS_PLACE, "Khu phố 3", "hamlet", NULL);
	ok(merge(&b, &a), "that know a unit, and a hamlet of nowhere");
	session(&a, "2024-05-05", &unit, NULL, 30, 10);
	session(&b, "2024-05-05", &hamlet, NULL, 30, 10);
	ok(both_ways(&a, &b) && open_items(&a, CDS_REVIEW_DUPLICATE, NULL) == 0, "two outings");
	ok(cds_fields_uuid(f, "parent", &unit) == CDS_OK && cds_item_edit(b.log,
	    CDS_PLACE, &hamlet, f) == CDS_OK && open_items(&b, CDS_REVIEW_DUPLICATE, NULL) == 1,
	    "the hamlet is put under the unit: now suspected");
	ok(both_ways(&a, &b) && open_items(&a, CDS_REVIEW_DUPLICATE, NULL) == 1 &&
	    laptops_agree(&a, &b), "also where that is merged");
	cds_fields_free(f);
	laptop_close(&a);
	laptop_close(&b);
}

/* Rulings: what they change, how they travel, how they are withdrawn, chains of them, and two that
 * contradict. */
static void ruling(void)
{
	struct laptop a, b, c;
	cds_uuid place, x, y, z, pair[3];
	struct cds_review_item found = {.what = CDS_REVIEW_DUPLICATE};

	ok(laptop_new(&a, "a", 5, INT64_C(1714000000000)) &&
	    laptop_new(&b, "b", 6, INT64_C(1714000000000)) &&
	    laptop_new(&c, "c", 7, INT64_C(1714000000000)), "three laptops");
	place = item(&a, CDS_PLACE, "Phường Mỹ Bình", "commune", NULL);
	ok(merge(&b, &a) && merge(&c, &a), "one place");
	pair[0] = x = session(&a, "2024-05-05", &place, NULL, 30, 10);
	pair[1] = y = session(&b, "2024-05-05", &place, NULL, 31, 10);
	pair[2] = z = session(&c, "2024-05-05", &place, NULL, 33, 11);
	ok(merge(&a, &b) && merge(&a, &c) && merge(&b, &a) && merge(&c, &a),
	    "each logged the outing");
	same_text(totals(&a), "3 125, 3 open, 0 disputed",
	    "nothing is ruled by itself: all count");

	ok(cds_verdict_same(a.log, pair, 2, &z) == CDS_INVALID, "what counts must be one of them");
	ok(cds_verdict_same(a.log, pair, 1, &x) == CDS_INVALID &&
	    cds_verdict_different(a.log, &x, &x) == CDS_INVALID, "and two are two");
	ok(cds_verdict_withdraw(a.log, &x, &y) == CDS_NOT_FOUND, "nothing to withdraw yet");
	ok(cds_verdict_same(a.log, pair, 2, &y) == CDS_OK, "x and y are one outing, y counts");
	same_text(totals(&a), "2 85, 1 open, 0 disputed", "y and z are left to rule");
	ok(cds_verdict_same(a.log, pair, 2, &y) == CDS_OK, "ruled again the same");
	ok(cds_verdict_different(b.log, &y, &z) == CDS_OK,
	    "on another laptop y and z are told apart");
	same_text(totals(&b), "3 125, 2 open, 0 disputed", "all still count there");
	ok(both_ways(&a, &b) && laptops_agree(&a, &b), "merged both ways");
	same_text(totals(&b), "2 85, 0 open, 0 disputed", "rulings travel");

	ok(cds_session_remove(b.log, &y) == CDS_OK, "the one that counts is removed");
	same_text(totals(&b), "2 84, 1 open, 1 disputed", "then the other counts, marked");
	ok(cds_session_restore(b.log, &y) == CDS_OK, "and brought back");
	same_text(totals(&b), "2 85, 0 open, 0 disputed", "as before");
	ok(cds_verdict_withdraw(b.log, &x, &y) == CDS_OK && merge(&a, &b),
	    "the ruling is withdrawn, also on the laptop that made it");
	same_text(totals(&a), "3 125, 2 open, 0 disputed", "as if nobody had ruled");
	ok(open_items(&a, CDS_REVIEW_RULING, &found) == 1, "one ruling stands");
	ok(found.what == CDS_REVIEW_RULING && !found.same, "that y and z are two");

	/* A chain: each pair was ruled where the other ruling was not known. */
	ok(cds_verdict_withdraw(a.log, &y, &z) == CDS_OK && merge(&b, &a) && merge(&c, &a),
	    "none is ruled");
	ok(cds_verdict_same(b.log, pair, 2, &x) == CDS_OK && cds_verdict_same(c.log, pair + 1, 2,
	    &z) == CDS_OK, "x is y on one, y is z on another");
	ok(merge(&a, &b) && merge(&a, &c) && merge(&b, &a) && merge(&c, &b) &&
	    laptops_agree(&b, &c), "merged");
	same_text(totals(&a), cds_uuid_compare(&x, &y) < 0 && cds_uuid_compare(&x, &z) < 0 ? "1"
	    " 40, 0 open, 1 disputed" : cds_uuid_compare(&y, &z) < 0 ? "1 41, 0 open, 1 disputed"
	    : "1 44, 0 open, 1 disputed", "of three one counts, the lowest, disputed");
	ok(cds_verdict_same(c.log, pair, 3, &z) == CDS_OK && merge(&a, &c),
	    "somebody who sees all three decides");
	same_text(totals(&a), "1 44, 0 open, 0 disputed", "and that is settled");

	/* Two laptops rule differently on the same two. */
	ok(merge(&b, &a) && cds_verdict_different(a.log, &x, &y) == CDS_OK &&
	    cds_verdict_same(b.log, pair, 3, &y) == CDS_OK && both_ways(&a, &b),
	    "two rule differently");
	ok(laptops_agree(&a, &b) && open_items(&a, CDS_REVIEW_CONFLICT, &found) > 0 &&
	    strcmp(kind_found, "verdict") == 0, "a conflict, on both the same");
	ok(cds_verdict_same(a.log, pair, 3, &y) == CDS_OK && open_items(&a, CDS_REVIEW_CONFLICT,
	    NULL) == 0, "ruled again, in the knowledge of both");
	ok(both_ways(&a, &b) && laptops_agree(&a, &b) &&
	    open_items(&b, CDS_REVIEW_CONFLICT, NULL) == 0, "settled everywhere");
	same_text(totals(&b), "1 41, 0 open, 0 disputed", "by that ruling");
	ok(laptop_sound(a.log) && laptop_sound(b.log) && laptop_sound(c.log),
	    "all three agree with themselves");
	laptop_close(&a);
	laptop_close(&b);
	laptop_close(&c);
}

/* The id of the entry that set a session's note to this text, or of the newest that set it. */
static cds_uuid noted(struct laptop *l, const cds_uuid *id, const char *words)
{
	cds_history *h = NULL;
	cds_uuid entry = nil;

	if (cds_history_get(l->log, id, &h) != CDS_OK)
		return nil;
	for (size_t i = 0; i < cds_history_size(h); i++) {
		const struct cds_field *f = cds_fields_find(cds_history_at(h, i)->changes, "note");
		if (f && f->type == CDS_TEXT && strcmp(f->text, words) == 0)
			entry = cds_history_at(h, i)->id;
	}
	cds_history_free(h);
	return entry;
}

/* Is this the session's note? */
static bool note_is(struct laptop *l, const cds_uuid *id, const char *words)
{
	cds_fields *f = NULL;
	bool good = cds_session_fields(l->log, id, &f) == CDS_OK && cds_fields_find(f, "note") &&
	    strcmp(cds_fields_find(f, "note")->text, words) == 0;

	cds_fields_free(f);
	return good;
}

/* A conflict is settled by keeping a value. */
static void keeping(void)
{
	struct laptop a, b, c;
	cds_uuid place, id, ha, hb;
	struct cds_review_item found = {.what = CDS_REVIEW_RULING};

	ok(laptop_new(&a, "a", 8, INT64_C(1714000000000)) &&
	    laptop_new(&b, "b", 9, INT64_C(1714000000000)) &&
	    laptop_new(&c, "c", 10, INT64_C(1714000000000)), "three laptops");
	place = item(&a, CDS_PLACE, "Phường Mỹ Bình", "commune", NULL);
	id = session(&a, "2024-05-05", &place, NULL, 30, 10);
	ok(merge(&b, &a) && edit(&a, &id, "note", "sóng yếu") &&
	    edit(&b, &id, "note", "đông người"), "two notes, neither knowing of the other");
	ok(both_ways(&a, &b) && merge(&c, &a) && open_items(&a, CDS_REVIEW_CONFLICT, &found) == 1,
	    "a conflict");
	ok(strcmp(kind_found, "session") == 0 && cds_uuid_compare(&found.subject, &id) == 0 &&
	    found.day != CDS_NO_DAY, "of the session");
	ha = noted(&a, &id, "sóng yếu");
	hb = noted(&a, &id, "đông người");
	ok(cds_conflict_keep(a.log, &id, "residents", &ha) == CDS_NOT_FOUND &&
	    cds_conflict_keep(a.log, &id, "note", &id) == CDS_NOT_FOUND && cds_conflict_keep(a.log,
	    &place, "note", &ha) == CDS_NOT_FOUND, "keeping what isn't there");
	ok(cds_conflict_keep(a.log, &id, "note", &ha) == CDS_OK && note_is(&a, &id, "sóng yếu"),
	    "one is kept, with its words");
	ok(open_items(&a, CDS_REVIEW_CONFLICT, NULL) == 0 && merge(&b, &a) &&
	    note_is(&b, &id, "sóng yếu") && open_items(&b, CDS_REVIEW_CONFLICT, NULL) == 0,
	    "settled, and where it is merged");
	ok(cds_conflict_keep(c.log, &id, "note", &hb) == CDS_OK &&
	    both_ways(&b, &c) && open_items(&b, CDS_REVIEW_CONFLICT, NULL) == 1,
	    "a third laptop settled it the other way: a new conflict, no silent loss");
	ok(edit(&c, &id, "note", "sóng yếu, đông người") && both_ways(&b, &c) && merge(&a, &b) &&
	    laptops_agree(&a, &c) && open_items(&a, CDS_REVIEW_CONFLICT, NULL) == 0,
	    "settled by a third value, everywhere");
	laptop_close(&a);
	laptop_close(&b);
	laptop_close(&c);
}

static int64_t assists(struct laptop *l)
{
	struct cds_report *r = NULL;
	int64_t n = cds_report_run(l->log, NULL, NULL, 0, 0, &r) == CDS_OK ? r->sums.assists : -1;

	cds_report_free(r);
	return n;
}

/* The first ruling of a log comes by another program, after this one has looked for any. */
static void two_programs(void)
{
	struct laptop one, other;
	cds_uuid place, id[2];

	ok(laptop_new(&one, "both", 11, INT64_C(1714000000000)), "a log");
	place = item(&one, CDS_PLACE, "Phường Mỹ Bình", "commune", NULL);
	id[0] = session(&one, "2024-05-05", &place, NULL, 10, 0);
	id[1] = session(&one, "2024-05-05", &place, NULL, 20, 0);
	other = one;
	ok(laptop_open(&other) && cds_verdict_same(other.log, id, 2, &id[0]) == CDS_OK &&
	    assists(&one) == 10, "another program rules that two are one");
	ok(cds_session_remove(one.log, &id[0]) == CDS_OK && assists(&one) == 20 &&
	    laptop_sound(one.log), "where this one removes the one that counts, the other does");
	laptop_close(&other);
	laptop_close(&one);
}

int main(void)
{
	what_is_suspected();
	places_move();
	ruling();
	keeping();
	two_programs();
	return done();
}
