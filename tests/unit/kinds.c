/* Kinds of entries: those that this version knows have their names, and one that it does not know
 * is kept, goes on to others, and changes nothing that anybody counts. */
#include <sqlite3.h>

#include "../property/laptops.h"
#include "entry/entry.h"

#define CHANGES "{\"name\":\"khác\",\"void\":true}"

static cds_uuid subject[3];             /* a session, its place, and one that nobody knows */

static void known(void)
{
	static const char *const names[] = {"session", "place", "team", "service", "verdict",
	    "redaction"};
	enum cds_kind kind = CDS_TEAM;
	bool good = true;

	for (int i = CDS_SESSION; i <= CDS_REDACTION; i++) {
		good &= strcmp(cds_kind_name((enum cds_kind)i), names[i]) == 0 &&
		    cds_kind_parse(names[i], &kind) && (int)kind == i;
		good &= cds_kind_is_item((enum cds_kind)i) == (i >= CDS_PLACE && i <= CDS_SERVICE);
	}
	ok(good, "each known kind has its name, and places, teams and services are items");
	kind = CDS_TEAM;
	ok(!cds_kind_parse("report", &kind) && !cds_kind_parse("", &kind) &&
	    !cds_kind_parse("sessions", &kind) && kind == CDS_TEAM, "no other name is one");
	ok(strcmp(cds_kind_name(CDS_OTHER_KIND), "") == 0 && !cds_kind_is_item(CDS_OTHER_KIND),
	    "a kind that is not known has no name and is no item");
}

static bool fill(cds_log *log)
{
	cds_fields *p = cds_fields_new(), *f = cds_fields_new();
	bool good = cds_fields_text(p, "name", "Mỹ Bình") == CDS_OK &&
	    cds_item_add(log, CDS_PLACE, p, &subject[1]) == CDS_OK &&
	    cds_fields_text(f, "date", "2024-05-05") == CDS_OK &&
	    cds_fields_uuid(f, "place", &subject[1]) == CDS_OK &&
	    cds_fields_count(f, "assist.eid", 30) == CDS_OK &&
	    cds_session_add(log, f, &subject[0]) == CDS_OK;

	cds_fields_free(p);
	cds_fields_free(f);
	memset(subject[2].b, 7, 16);
	return good;
}

/* Two entries that disagree about each of the subjects, as a newer version may write them. */
static bool write_unknown(const char *path)
{
	struct cds__buf scratch = {0};
	sqlite3_stmt *st = NULL;
	sqlite3 *db = NULL;
	bool good = sqlite3_open(path, &db) == SQLITE_OK && sqlite3_exec(db, "INSERT INTO origin"
	    " VALUES (999, 'report', 'máy', 'ai')", NULL, NULL, NULL) == SQLITE_OK &&
	    sqlite3_prepare_v2(db, "INSERT INTO entry (day, id, subject, origin, clock, at,"
	    " changes) VALUES (?, ?, ?, 999, 1, ?, ?)", -1, &st, NULL) == SQLITE_OK;

	for (int i = 0; good && i < 6; i++) {
		struct cds__entry e = {.subject = subject[i / 2], .kind = CDS__SLICE("report"),
		    .device = CDS__SLICE("máy"), .author = CDS__SLICE("ai"), .clock = 1,
		    .at = INT64_C(1714000000) + i % 2, .changes = CDS__SLICE(CHANGES)};
		good = cds__entry_name(&e, &scratch, &e.id);
		sqlite3_bind_int(st, 1, cds__entry_day(&e));
		sqlite3_bind_blob(st, 2, e.id.b, 16, SQLITE_STATIC);
		sqlite3_bind_blob(st, 3, e.subject.b, 16, SQLITE_STATIC);
		sqlite3_bind_int64(st, 4, e.at);
		sqlite3_bind_text(st, 5, CHANGES, -1, SQLITE_STATIC);
		good = good && sqlite3_step(st) == SQLITE_DONE;
		sqlite3_reset(st);
	}
	cds__buf_free(&scratch);
	sqlite3_finalize(st);
	sqlite3_close(db);
	return good;
}

static int64_t entries(cds_log *log)
{
	int64_t n = -1;

	return cds_log_entries(log, &n) == CDS_OK ? n : -1;
}

/* All that a log says of sessions, without its fingerprint and the line that has it. */
static bool says_the_same(cds_log *log, const char *before)
{
	struct cds_report *r = NULL;
	int64_t conflicts = -1, pairs = -1, doubles;
	cds_items *items = NULL;
	cds_fields *f = NULL;
	bool good = cds_report_run(log, NULL, NULL, 0, 0, &r) == CDS_OK && r->sums.sessions == 1 &&
	    r->sums.assists == 30 && strcmp(r->fingerprint, before) != 0 &&
	    cds_review_count(log, &conflicts, &pairs, &doubles) == CDS_OK && conflicts == 0 &&
	    pairs == 0 &&
	    cds_item_get(log, CDS_PLACE, &subject[1], &items) == CDS_OK &&
	    strcmp(cds_items_at(items, 0)->name, "Mỹ Bình") == 0 &&
	    cds_session_fields(log, &subject[0], &f) == CDS_OK && !cds_fields_find(f, "name");

	cds_report_free(r);
	cds_items_free(items);
	cds_fields_free(f);
	return good;
}

static void unknown(void)
{
	static const struct cds_merge_options full = {.full = true};
	struct laptop a, b, c;
	struct cds_merge_result r;
	char before[CDS_FINGERPRINT];
	int64_t all;

	ok(laptop_new(&a, "a", 1, INT64_C(1714000000000)) &&
	    laptop_new(&b, "b", 2, INT64_C(1714000000000)) &&
	    laptop_new(&c, "c", 3, INT64_C(1714000000000)) && fill(a.log) &&
	    cds_log_fingerprint(a.log, before) == CDS_OK, "three laptops");
	all = entries(a.log);
	ok(copy_file(a.path, "newer.cdslog") && write_unknown("newer.cdslog"),
	    "a log with entries of a kind that is not known");
	ok(cds_merge(a.log, "newer.cdslog", &full, &r) == CDS_OK && r.fresh == 6 && r.bad == 0 &&
	    r.sessions_changed == 0 && r.conflicts == 0 && entries(a.log) == all + 6,
	    "they are taken and kept");
	ok(says_the_same(a.log, before) && laptop_sound(a.log), "and nothing follows from them");
	ok(cds_merge(b.log, a.path, NULL, &r) == CDS_OK && cds_merge(c.log, b.path, NULL, &r) ==
	    CDS_OK && laptops_agree(&a, &c) && entries(c.log) == all + 6, "they go on to others");
	ok(cds_rebuild(a.log) == CDS_OK && says_the_same(a.log, before) && laptops_agree(&a, &c),
	    "a rebuild makes the same");
	laptop_close(&a);
	laptop_close(&b);
	laptop_close(&c);
}

int main(void)
{
	known();
	unknown();
	return done();
}
