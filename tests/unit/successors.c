/* The units that took over a place: how they are written, that they follow from entries alone, what
 * reports of some level or of some day's units make of them, and that nothing a stranger may have
 * written there makes a report hang. */
#include <sqlite3.h>

#include "../property/laptops.h"

static struct laptop a, b;

/* ---- making ---- */

/* A unit of a list, or a hamlet (no code) under one; parent may be NULL, days CDS_NO_DAY. */
static cds_uuid place(cds_log *log, const char *code, const char *name, const char *level,
    const cds_uuid *parent, int first, int last)
{
	cds_fields *f = cds_fields_new();
	char day[CDS_DATE_TEXT];
	cds_uuid id = {{0}};

	if (cds_fields_text(f, "name", name) != CDS_OK ||
	    (*code && (cds_fields_text(f, "list", "l") != CDS_OK ||
	    cds_fields_text(f, "code", code) != CDS_OK)) ||
	    (*level && cds_fields_text(f, "level", level) != CDS_OK) ||
	    (parent && cds_fields_uuid(f, "parent", parent) != CDS_OK) ||
	    (first != CDS_NO_DAY && cds_fields_text(f, "from", cds_date_text(first, first,
	    day)) != CDS_OK) || (last != CDS_NO_DAY && cds_fields_text(f, "to",
	    cds_date_text(last, last, day)) != CDS_OK) ||
	    cds_item_add(log, CDS_PLACE, f, &id) != CDS_OK)
		tell_problem(NULL, cds_error(log));
	cds_fields_free(f);
	return id;
}

static enum cds_status follow(cds_log *log, const cds_uuid *place, const cds_uuid *next, size_t n)
{
	cds_fields *f = cds_fields_new();
	enum cds_status status = cds_fields_uuids(f, "successors", next, n);

	if (status == CDS_OK)
		status = cds_item_edit(log, CDS_PLACE, place, f);
	cds_fields_free(f);
	return status;
}

static void session(cds_log *log, const cds_uuid *place, int64_t assists)
{
	cds_fields *f = cds_fields_new();
	cds_uuid id = {{0}};

	if (cds_fields_text(f, "date", "2024-05-05") != CDS_OK || cds_fields_count(f, "assist.eid",
	    assists) != CDS_OK || cds_fields_uuid(f, "place", place) != CDS_OK ||
	    cds_session_add(log, f, &id) != CDS_OK)
		tell_problem(NULL, cds_error(log));
	cds_fields_free(f);
}

/* The rows of a report by place as one text: "Xã N, Tỉnh Q 3; ?Tỉnh Q 4; - 5", where "?" is what
 * could not be allocated and "-" what is not said at the level. */
static const char *rows(cds_log *log, enum cds_level level, int day, const cds_uuid *in)
{
	static char text[4000];
	static const enum cds_by by[] = {CDS_BY_PLACE};
	static const char *const mark[] = {"", "-", "?"};
	struct cds_units units = {level, day};
	struct cds_filter f = CDS_FILTER_ALL;
	struct cds_report *r = NULL;
	int64_t sum = 0;

	*text = '\0';
	if (in)
		f.place = *in;
	if (cds_report_units(log, &f, &units, by, 1, 0, &r) != CDS_OK) {
		tell_problem(NULL, cds_error(log));
		return "failed";
	}
	for (size_t i = 0; i < r->rows && strlen(text) < 3000; i++) {
		sum += r->row[i].sums.assists;
		snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s%s%s%lld",
		    i ? "; " : "", mark[r->row[i].unit], r->row[i].key[0],
		    *r->row[i].key[0] ? " " : "", (long long)r->row[i].sums.assists);
	}
	if (sum != r->sums.assists)
		snprintf(text, sizeof text, "the rows do not add up");
	cds_report_free(r);
	return text;
}

static bool clean(cds_log *log)
{
	struct cds_check_result r;

	return cds_check(log, tell_problem, NULL, NULL, &r) == CDS_OK;
}

/* ---- how they are written ---- */

static void writing(void)
{
	cds_fields *f = cds_fields_new();
	cds_uuid x = place(a.log, "", "X", "", NULL, CDS_NO_DAY, CDS_NO_DAY);
	cds_uuid y = place(a.log, "", "Y", "", NULL, CDS_NO_DAY, CDS_NO_DAY);
	cds_uuid z = place(a.log, "", "Z", "", NULL, CDS_NO_DAY, CDS_NO_DAY);
	cds_uuid three[] = {z, y, z}, gone = {{1}};
	char want[3 * CDS_UUID_TEXT], one[CDS_UUID_TEXT], two[CDS_UUID_TEXT];

	snprintf(want, sizeof want, "%s %s", cds_uuid_text(&y, one), cds_uuid_text(&z, two));
	ok(cds_fields_uuids(f, "successors", three, 3) == CDS_OK, "UUIDs are set");
	same_text(cds_fields_str(f, "successors"), want, "sorted, and each once");
	ok(follow(a.log, &x, three, 3) == CDS_OK, "two places follow one");
	ok(follow(a.log, &x, &x, 1) == CDS_REFUSED, "none follows itself");
	ok(follow(a.log, &x, &gone, 1) == CDS_NOT_FOUND, "nor one that is not there");
	snprintf(want, sizeof want, "%s %s", two, one);
	ok(cds_fields_text(f, "successors", want) == CDS_OK &&
	    cds_item_edit(a.log, CDS_PLACE, &x, f) == CDS_INVALID, "they are written in order");
	snprintf(want, sizeof want, "%s,%s", one, two);
	ok(cds_fields_text(f, "successors", want) == CDS_OK &&
	    cds_item_edit(a.log, CDS_PLACE, &x, f) == CDS_INVALID, "with a space between two");
	ok(cds_fields_text(f, "successors", "") == CDS_OK &&
	    cds_item_edit(a.log, CDS_PLACE, &x, f) == CDS_INVALID, "and some of them");
	session(a.log, &x, 7);
	same_text(rows(a.log, CDS_LEVEL_NONE, 20000, NULL), "?7", "to which of two is not known");
	ok(follow(a.log, &x, &y, 1) == CDS_OK, "one of them is taken back");
	same_text(rows(a.log, CDS_LEVEL_NONE, 20000, NULL), "Y 7", "then it is known");
	ok(follow(a.log, &x, NULL, 0) == CDS_OK, "the other, too");
	same_text(rows(a.log, CDS_LEVEL_NONE, 20000, NULL), "X 7", "and it stands itself");
	ok(cds_undo(a.log) == CDS_OK, "undo");
	same_text(rows(a.log, CDS_LEVEL_NONE, 20000, NULL), "Y 7", "brings it back");
	ok(clean(a.log), "check agrees");
	cds_fields_free(f);
}

/* ---- then and now ---- */

static cds_uuid q, n, m, hamlet[5];
static int end;                         /* the last day of the old units */

/* Province P became Q; commune A became N; B was split into N and M; the district ended. */
static void small_world(cds_log *log)
{
	const cds_uuid p = place(log, "1", "Tỉnh P", "province", NULL, CDS_NO_DAY, end);
	const cds_uuid d = place(log, "2", "Huyện D", "district", &p, CDS_NO_DAY, end);
	const cds_uuid com[2] = {place(log, "3", "Xã A", "commune", &d, CDS_NO_DAY, end),
	    place(log, "4", "Xã B", "commune", &d, CDS_NO_DAY, end)};
	cds_uuid both[2];

	q = place(log, "5", "Tỉnh Q", "province", NULL, end + 1, CDS_NO_DAY);
	n = both[0] = place(log, "6", "Xã N", "commune", &q, end + 1, CDS_NO_DAY);
	m = both[1] = place(log, "7", "Xã M", "commune", &q, end + 1, CDS_NO_DAY);
	ok(follow(log, &p, &q, 1) == CDS_OK && follow(log, &com[0], &n, 1) == CDS_OK &&
	    follow(log, &com[1], both, 2) == CDS_OK, "units and those that followed them");
	hamlet[0] = place(log, "", "Thôn 1", "", &com[0], CDS_NO_DAY, CDS_NO_DAY);
	hamlet[1] = place(log, "", "Thôn 1", "", &com[1], CDS_NO_DAY, CDS_NO_DAY);
	hamlet[2] = place(log, "", "Thôn 2", "", &com[1], CDS_NO_DAY, CDS_NO_DAY);
	hamlet[3] = place(log, "", "Thôn 3", "", &com[1], CDS_NO_DAY, CDS_NO_DAY);
	place(log, "", "Thôn 1", "", &m, CDS_NO_DAY, CDS_NO_DAY);
	place(log, "", "Thôn 2", "", &n, CDS_NO_DAY, CDS_NO_DAY);
	place(log, "", "Thôn 2", "", &m, CDS_NO_DAY, CDS_NO_DAY);
	hamlet[4] = place(log, "", "Khu 3", "hamlet", &n, CDS_NO_DAY, CDS_NO_DAY);
	ok(follow(log, &hamlet[3], &hamlet[4], 1) == CDS_OK, "a hamlet that was renamed");
	session(log, &d, 1);
	session(log, &com[0], 10);
	session(log, &com[1], 100);
	for (int i = 0; i < 4; i++)
		session(log, &hamlet[i], 1000 * (i + 1));
	session(log, &n, 20000);
}

static void then_and_now(cds_log *log)
{
	const int then = CDS_NO_DAY, now = end + 300;

	same_text(rows(log, CDS_LEVEL_NONE, end, NULL), rows(log, CDS_LEVEL_NONE, end - 300, NULL),
	    "on any day before the end");
	same_text(rows(log, CDS_LEVEL_COMMUNE, then, NULL), "-1; Xã A, Huyện D, Tỉnh P 1010; "
	    "Xã B, Huyện D, Tỉnh P 9100; Xã N, Tỉnh Q 20000", "by commune, then");
	/* Thôn 1 of B: only M has a hamlet of that name; Thôn 2: both have one. */
	same_text(rows(log, CDS_LEVEL_COMMUNE, now, NULL), "?Tỉnh Q 3101; Xã M, Tỉnh Q 2000; "
	    "Xã N, Tỉnh Q 25010", "by commune, now: a hamlet says where it went, if it can");
	same_text(rows(log, CDS_LEVEL_PROVINCE, then, NULL), "Tỉnh P 10111; Tỉnh Q 20000",
	    "by province, then");
	same_text(rows(log, CDS_LEVEL_PROVINCE, now, NULL), "Tỉnh Q 30111", "by province, now");
	same_text(rows(log, CDS_LEVEL_DISTRICT, then, NULL), "-20000; Huyện D, Tỉnh P 10111",
	    "by district, then");
	same_text(rows(log, CDS_LEVEL_DISTRICT, now, NULL), "-27010; ?Tỉnh Q 3101",
	    "by district, now that there are none");
	same_text(rows(log, CDS_LEVEL_NONE, now, NULL), "Khu 3, Xã N, Tỉnh Q 4000; "
	    "Thôn 1, Xã A, Huyện D, Tỉnh P 1000; Thôn 1, Xã B, Huyện D, Tỉnh P 2000; "
	    "Thôn 2, Xã B, Huyện D, Tỉnh P 3000; ?Tỉnh Q 101; Xã N, Tỉnh Q 20010",
	    "by place, now: hamlets stay what they are");
	same_text(rows(log, CDS_LEVEL_COMMUNE, now, &n), "Xã N, Tỉnh Q 25010",
	    "in a commune of now, with what it followed");
	same_text(rows(log, CDS_LEVEL_COMMUNE, now, &q), "?Tỉnh Q 3101; Xã M, Tỉnh Q 2000; "
	    "Xã N, Tỉnh Q 25010", "in a province of now all of it");
	same_text(rows(log, CDS_LEVEL_COMMUNE, then, &n), "Xã N, Tỉnh Q 20000",
	    "then only its own");
	same_text(rows(log, CDS_LEVEL_COMMUNE, end, NULL), "-1; ?20000; "
	    "Xã A, Huyện D, Tỉnh P 1010; Xã B, Huyện D, Tỉnh P 9100",
	    "on a day before its unit began a session can't be allocated");
}

/* ---- entries alone ---- */

static void merging(void)
{
	struct cds_merge_result r;
	struct cds_unmerge_result u;
	struct cds_pack_options one = CDS_PACK_ALL;
	struct cds_filter f = CDS_FILTER_ALL;
	struct cds_manifest manifest;
	struct laptop c;

	ok(cds_merge(b.log, a.path, NULL, &r) == CDS_OK && clean(b.log), "merged, check agrees");
	then_and_now(b.log);
	ok(cds_unmerge(b.log, r.receipt, &u) == CDS_OK && clean(b.log),
	    "taken back, check agrees");
	same_text(rows(b.log, CDS_LEVEL_COMMUNE, end + 300, NULL), "", "and nothing is left");
	ok(cds_merge(b.log, a.path, NULL, &r) == CDS_OK && cds_rebuild(b.log) == CDS_OK &&
	    clean(b.log), "merged again and made anew, check agrees");
	then_and_now(b.log);
	f.place = hamlet[1];
	one.filter = &f;
	remove("one.pack");
	ok(cds_pack(a.log, "one.pack", &one, &manifest) == CDS_OK && laptop_new(&c, "c", 3,
	    1714900000000) && cds_merge(c.log, "one.pack", NULL, &r) == CDS_OK && clean(c.log),
	    "a pack of one hamlet's sessions");
	same_text(rows(c.log, CDS_LEVEL_PROVINCE, end + 300, NULL), "Tỉnh Q 2000",
	    "brings the units that followed along");
	laptop_close(&c);
}

/* ---- hostile files ---- */

static void table(const char *path, const char *text)
{
	FILE *out = fopen(path, "w");

	if (!out || fputs(text, out) < 0 || fclose(out) != 0)
		printf("# %s could not be written\n", path);
}

static enum cds_status import(cds_log *log, const char *path, struct cds_import_result *r)
{
	cds_fields *every = cds_fields_new();
	enum cds_status status = cds_fields_text(every, "list", "h");

	if (status == CDS_OK)
		status = cds_items_import(log, CDS_PLACE, path, NULL, every, NULL, NULL, NULL, r);
	cds_fields_free(every);
	return status;
}

static void circles(void)
{
	struct cds_import_result r;
	struct laptop h;
	cds_uuid id;

	ok(laptop_new(&h, "h", 4, 1714900000000), "a laptop for lists that nobody should have");
	table("circles.csv", "code,name,parent,to,successors\n1,Xã Một,2,2025-06-30,1\n"
	    "2,Huyện Hai,3,2025-06-30,3\n3,Tỉnh Ba,1,2025-06-30,2 2\n1,Xã Một,2,,\n"
	    "4,Xã Bốn,4,2025-06-30,\n5,Xã Năm,,2025-13-41,\n");
	ok(import(h.log, "circles.csv", &r) == CDS_ATTENTION && r.added == 4 && r.same == 1 &&
	    r.rejected == 1, "circles of parents and of successors, a code twice, no date");
	for (const char *code = "1"; code; code = *code == '1' ? "2" : *code == '2' ? "4" : NULL)
		if (cds_item_find(h.log, CDS_PLACE, code, CDS_NO_DAY, &id) == CDS_OK)
			session(h.log, &id, 1);
	for (int level = CDS_LEVEL_NONE; level <= CDS_LEVEL_PROVINCE; level++)
		same_text(rows(h.log, (enum cds_level)level, 20500, NULL), "?3",
		    "a report by their level of now ends");
	ok(cds_item_find(h.log, CDS_PLACE, "3", CDS_NO_DAY, &id) == CDS_OK &&
	    strlen(rows(h.log, CDS_LEVEL_COMMUNE, 20500, &id)) < 10 &&
	    strlen(rows(h.log, CDS_LEVEL_COMMUNE, CDS_NO_DAY, &id)) > 0, "and one in them");
	ok(clean(h.log), "check agrees");
	laptop_close(&h);
}

/* A table with more successors than fit one entry. */
static void too_many(void)
{
	struct cds_import_result r;
	struct laptop h;
	FILE *out = fopen("many.csv", "w");

	laptop_new(&h, "many", 5, 1714900000000);
	fprintf(out, "code,name\n");
	for (int i = 0; i < 1800; i++)
		fprintf(out, "%05d,Xã %d\n", i, i);
	fclose(out);
	ok(import(h.log, "many.csv", &r) == CDS_OK, "many units");
	out = fopen("pairs.csv", "w");
	fprintf(out, "old_code,new_code\n");
	for (int i = 1; i < 1800; i++)
		fprintf(out, "00000,%05d\n", i);
	fprintf(out, "00000,\nxxxxx,00001\n00001,xxxxx\n");
	fclose(out);
	ok(import(h.log, "pairs.csv", &r) == CDS_ATTENTION && r.rejected == 99 + 3 &&
	    r.changed == 1, "1,700 successors are taken, the rest is refused");
	ok(import(h.log, "pairs.csv", &r) == CDS_ATTENTION && r.changed == 0 && r.same == 1,
	    "and once");
	laptop_close(&h);
}

/* Rows that no entry gives: a hundred thousand successors of one unit, and a chain as long. */
static void endless(void)
{
	static const char *const sql[] = {
	    "WITH RECURSIVE i (n) AS (VALUES (1000) UNION ALL SELECT n + 1 FROM i LIMIT 100000)"
	    " INSERT INTO item SELECT n, 1, randomblob(16), 1, '', '', 'Xã', 'xa', 'commune', NULL,"
	    " 0, 20000, -2147483648, 0, 0, 0 FROM i",
	    ("INSERT INTO successor SELECT (SELECT n FROM item WHERE name = 'Xã X'), n FROM item"
	    " WHERE n >= 1000"),
	    "UPDATE item SET last = 20000 WHERE n >= 51000",
	    "INSERT INTO successor SELECT n, n + 1 FROM item WHERE n BETWEEN 51000 AND 100998",
	    "UPDATE item SET parent = (SELECT n FROM item WHERE name = 'Tỉnh Y') WHERE n = 70000",
	    "UPDATE total SET key = 70000 WHERE dim = 1"};
	struct laptop h;
	sqlite3 *db = NULL;
	bool good = true;
	cds_uuid x;

	laptop_new(&h, "endless", 6, 1714900000000);
	x = place(h.log, "1", "Xã X", "commune", NULL, CDS_NO_DAY, 20000);
	place(h.log, "2", "Tỉnh Y", "province", NULL, CDS_NO_DAY, CDS_NO_DAY);
	session(h.log, &x, 5);
	laptop_close(&h);
	good = sqlite3_open(h.path, &db) == SQLITE_OK;
	for (size_t i = 0; i < 4 && good; i++)
		good = sqlite3_exec(db, sql[i], NULL, NULL, NULL) == SQLITE_OK;
	sqlite3_close(db);
	ok(good && laptop_open(&h), "a hundred thousand successors, and a chain of them");
	same_text(rows(h.log, CDS_LEVEL_COMMUNE, 20500, NULL), "?5", "too many say nothing");
	laptop_close(&h);
	good = sqlite3_open(h.path, &db) == SQLITE_OK;
	for (size_t i = 4; i < 6 && good; i++)
		good = sqlite3_exec(db, sql[i], NULL, NULL, NULL) == SQLITE_OK;
	sqlite3_close(db);
	ok(good && laptop_open(&h), "a session at the beginning of the chain");
	same_text(rows(h.log, CDS_LEVEL_COMMUNE, 20500, NULL), "?Tỉnh Y 5",
	    "and so does a chain without an end");
	laptop_close(&h);
}

int main(void)
{
	end = cds_day_make(2025, 6, 30);
	laptop_new(&a, "w", 1, 1714900000000);
	writing();
	laptop_close(&a);
	ok(laptop_new(&a, "a", 1, 1714900000000) && laptop_new(&b, "b", 2, 1714900000000),
	    "two laptops");
	small_world(a.log);
	then_and_now(a.log);
	ok(clean(a.log), "check agrees");
	merging();
	laptop_close(&a);
	laptop_close(&b);
	circles();
	too_many();
	endless();
	return done();
}
