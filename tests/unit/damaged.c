/* A log that one opens is a stranger's file.  Every column of every table of a log, and of a pack,
 * is set to values that its table does not allow.  Then all that a person can ask of a log is asked
 * of it, and it is merged from and into.  Each answer must be one that a person can read, and none
 * a crash, which the sanitizers see. */
#include <sqlite3.h>
#include <time.h>

#include "../property/laptops.h"
#include "../fault/vfs.h"

static cds_uuid outing[12], place, team, entry, joined[2];
static char receipt[64];

/* ---- a log with something in every table ---- */

/* Adds a place or a team of this name. */
static bool add_item(cds_log *log, enum cds_kind kind, const char *name, cds_uuid *id)
{
	cds_fields *f = cds_fields_new();
	bool good = cds_fields_text(f, "name", name) == CDS_OK &&
	    cds_item_add(log, kind, f, id) == CDS_OK;

	cds_fields_free(f);
	return good;
}

/* Adds the i-th session; some are alike, so that there are likely duplicates. */
static bool add_session(cds_log *log, int i, cds_uuid *id)
{
	cds_fields *f = cds_fields_new();
	char date[CDS_DATE_TEXT];
	int day = 19800 + i / 2;
	bool good = cds_fields_text(f, "date", cds_date_text(day, day + (i == 3), date)) ==
	    CDS_OK && cds_fields_count(f, "assist.eid", 5 + i) == CDS_OK &&
	    cds_fields_count(f, "residents", 9) == CDS_OK && cds_fields_text(f,
	    "note", "ghi chú") == CDS_OK && cds_fields_uuid(f, "place", &place) == CDS_OK &&
	    cds_fields_uuid(f, "team", &team) == CDS_OK && cds_session_add(log, f, id) == CDS_OK;

	cds_fields_free(f);
	return good;
}

/* Sets a count of the session. */
static enum cds_status set_count(cds_log *log, const cds_uuid *id, int count)
{
	cds_fields *f = cds_fields_new();
	enum cds_status status = cds_fields_count(f, "assist.eid", count);

	if (status == CDS_OK)
		status = cds_session_edit(log, id, f);
	cds_fields_free(f);
	return status;
}

/* Splits the place of all sessions into two, and puts a hamlet under one of these. */
static bool split_place(cds_log *log)
{
	cds_fields *f = cds_fields_new(), *h = cds_fields_new();
	cds_uuid next[2], id;
	bool good = add_item(log, CDS_PLACE, "Phước Hà", &next[0]) &&
	    add_item(log, CDS_PLACE, "Phước Nam", &next[1]) &&
	    cds_fields_uuids(f, "successors", next, 2) == CDS_OK &&
	    cds_fields_text(f, "to", "2024-12-31") == CDS_OK &&
	    cds_item_edit(log, CDS_PLACE, &place, f) == CDS_OK &&
	    cds_fields_text(h, "name", "Thôn 1") == CDS_OK &&
	    cds_fields_uuid(h, "parent", &next[0]) == CDS_OK &&
	    cds_item_add(log, CDS_PLACE, h, &id) == CDS_OK;

	cds_fields_free(f);
	cds_fields_free(h);
	return good;
}

/* Makes places that were ruled one, and two of one name on which nobody has ruled. */
static bool twice(cds_log *log)
{
	cds_fields *f = cds_fields_new();
	cds_uuid other;
	bool good = add_item(log, CDS_PLACE, "Chợ trên", &joined[0]) &&
	    add_item(log, CDS_PLACE, "Chợ dưới", &joined[1]) &&
	    add_item(log, CDS_PLACE, "Chợ khác", &other) &&
	    cds_item_same(log, CDS_PLACE, joined, 2, NULL) == CDS_OK &&
	    cds_fields_text(f, "name", "Phước Hà") == CDS_OK &&
	    cds_item_edit(log, CDS_PLACE, &other, f) == CDS_OK;

	cds_fields_free(f);
	return good;
}

/* Keeps a draft, with a tally. */
static enum cds_status keep_draft(cds_log *log)
{
	cds_fields *f = cds_fields_new();
	struct cds_draft d = {.tally = true, .holder = "ai đó", .text = f};
	enum cds_status status = cds_fields_text(f, "residents", "bảy");

	if (status == CDS_OK)
		status = cds_draft_keep(log, &d);
	if (status == CDS_OK)
		status = cds_tally_press(log, &d.session, "assist.eid");
	cds_fields_free(f);
	return status;
}

/* Makes base.cdslog, with something in every table, and a pack of it. */
static void prepare(void)
{
	struct laptop base, other;
	struct cds_merge_result r;
	struct cds_manifest m;
	cds_history *h = NULL;
	int64_t n;
	bool good = laptop_new(&base, "base", 5, INT64_C(1714000000000)) && add_item(base.log,
	    CDS_PLACE, "Phước Ninh", &place) && add_item(base.log, CDS_TEAM, "Tổ 1", &team);
	FILE *csv = fopen("table.csv", "w");

	fprintf(csv, "date,place,assist.eid\n2024-03-01,Xã 1,4\n2024-03-02,Phước Ninh,5\n");
	good = fclose(csv) == 0 && good;
	for (int i = 0; i < 8; i++)
		good = good && add_session(base.log, i, &outing[i]);
	laptop_close(&base);
	good = good && copy_file("base.cdslog", "other.cdslog");
	other = (struct laptop){.chance = 6, .ms = INT64_C(1714500000000), .path = "other.cdslog",
	    .author = "Hoa", .device = "máy-khác"};
	good = good && laptop_open(&other);
	for (int i = 0; i < 4; i++)
		good = good && add_session(other.log, i, &outing[8 + i]) &&
		    set_count(other.log, &outing[i], 70 + i) == CDS_OK;
	laptop_close(&other);
	good = good && laptop_open(&base);
	for (int i = 0; i < 4; i++)
		good = good && set_count(base.log, &outing[i], 80 + i) == CDS_OK;
	good = good && cds_merge(base.log, "other.cdslog", NULL, &r) == CDS_OK &&
	    r.conflicts > 0 && r.duplicates > 0;
	good = good && split_place(base.log) && twice(base.log);
	good = good && cds_session_redact(base.log, &outing[6], "note", &n) == CDS_OK && n == 1 &&
	    keep_draft(base.log) == CDS_OK && cds_verdict_same(base.log, (cds_uuid[]){outing[0],
	    outing[8]}, 2, &outing[0]) == CDS_OK && cds_config_set(base.log, "colour", "red") ==
	    CDS_OK && cds_pack(base.log, "pack.cdslog", NULL, &m) == CDS_OK;
	snprintf(receipt, sizeof receipt, "%s/%lld", m.fingerprint, (long long)m.entries);
	good = good && cds_history_get(base.log, &outing[0], &h) == CDS_OK;
	entry = good ? cds_history_at(h, 1)->id : outing[0];
	cds_history_free(h);
	ok(good && laptop_sound(base.log), "a log with conflicts, duplicates, a ruling, a"
	    " redaction, a draft, a merge and a pack");
	laptop_close(&base);
}

/* ---- damage ---- */

static const char *const values[] = {
	"NULL", "zeroblob(300000)", "x''", "zeroblob(15)", "zeroblob(17)", "randomblob(16)",
	"9223372036854775807", "-9223372036854775807 - 1", "-1", "0", "2147483648",
	"9007199254740993", "'text'", "printf('%.*c', 5000, 'x')", "CAST(x'61ff62' AS TEXT)",
	"1.5", "1e300", "x'ffffffffffffffff7f01ffffffffffffffff7f'",
};

static bool run(sqlite3 *db, const char *sql)
{
	return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

/* Takes the types out of the tables' definitions, so that they take any value; tighten puts them
 * back. */
static bool loosen(sqlite3 *db)
{
	return run(db, "CREATE TEMP TABLE was AS SELECT rowid AS r, sql"
	    " FROM main.sqlite_schema; PRAGMA writable_schema = ON; UPDATE main.sqlite_schema"
	    " SET sql = replace(replace(replace(replace(replace(replace(replace(replace(sql, ',"
	    " STRICT', ''), ' STRICT', ''), 'INTEGER PRIMARY KEY', '@'), 'INTEGER', ''), 'TEXT',"
	    " ''), 'BLOB', ''), '@', 'INTEGER PRIMARY KEY'), 'NOT NULL', '') WHERE type = 'table'"
	    " AND name NOT LIKE 'sqlite%'; PRAGMA writable_schema = RESET");
}

static bool tighten(sqlite3 *db)
{
	return run(db, "PRAGMA writable_schema = ON; UPDATE main.sqlite_schema AS m SET sql ="
	    " (SELECT w.sql FROM temp.was w WHERE w.r = m.rowid); PRAGMA writable_schema = RESET");
}

/* Copies the file to t.cdslog, the one that is asked, and changes that with this SQL in spite of
 * its types.  false: nothing was changed. */
static bool damage(const char *from, const char *sql)
{
	sqlite3 *db;
	bool good = copy_file(from, "t.cdslog") && sqlite3_open("t.cdslog", &db) == SQLITE_OK;

	if (!good)
		return false;
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
	good = run(db, "PRAGMA ignore_check_constraints = ON") && loosen(db) && run(db, sql) &&
	    sqlite3_total_changes(db) > 0;
	good = tighten(db) && good;
	sqlite3_close(db);
	return good;
}

/* ---- all that a person can ask ---- */

static const char *damage_now;
static int wrong;
static int seen[64];

/* Looks at an answer.  The library says CDS_BUG where nobody thought of something, and
 * CDS_NO_MEMORY where it took one thing for another: neither may be an answer to damage. */
static void said(const char *what, cds_log *log, enum cds_status status)
{
	char text[2000] = "";

	seen[status]++;
	if (status != CDS_BUG && status != CDS_NO_MEMORY && status != CDS_IO &&
	    status != CDS_NEWER)
		return;
	if (log)
		cds_error_text(cds_error(log), NULL, text, sizeof text);
	if (status == CDS_IO && strstr(text, "run 'check' on the log"))
		return;                 /* a pack lacks what a damaged table did not name */
	printf("# %s, after %s: %s, %s\n", what, damage_now, cds_status_name(status), text);
	wrong++;
}

static void hear(void *arg, const char *key, const char *value)
{
	(void)arg, (void)key, (void)value;
}

/* Lists places, teams, services and authors, and looks one up. */
static void ask_items(cds_log *log)
{
	cds_names *authors = NULL;
	cds_items *items = NULL;
	cds_uuid id;

	for (int kind = CDS_PLACE; kind <= CDS_SERVICE; kind++) {
		said("list of items", log, cds_item_list(log, (enum cds_kind)kind, "", true, 0,
		    &items));
		for (size_t i = 0; i < cds_items_size(items); i++)
			cds_measure_name(cds_items_at(items, i)->measure);
		cds_items_free(items);
		said("finding an item", log, cds_item_find(log, (enum cds_kind)kind, "phuoc ninh",
		    19800, &id));
	}
	said("authors", log, cds_authors_get(log, "", 0, &authors));
	cds_names_free(authors);
	said("campaigns", log, cds_typed_before(log, "campaign", "", 0, &authors));
	cds_names_free(authors);
}

/* Reports at each level, by the units then and of a later day. */
static void ask_units(cds_log *log)
{
	static const enum cds_by by[] = {CDS_BY_PLACE};
	struct cds_filter in = CDS_FILTER_ALL;

	in.place = place;
	for (int i = 0; i < 10; i++) {
		struct cds_units units = {(enum cds_level)(i / 2), i % 2 ? 20500 : CDS_NO_DAY};
		struct cds_report *r = NULL;
		said("a report by level", log, cds_report_units(log, i % 4 ? NULL : &in, &units,
		    by, 1, 0, &r));
		cds_report_free(r);
	}
}

/* Reads the list of sessions in every order. */
static void ask_scan(cds_log *log)
{
	struct cds_filter all = CDS_FILTER_ALL;
	const struct cds_session *s;
	cds_scan *scan = NULL;

	for (int sort = CDS_SORT_DATE; sort <= CDS_SORT_ASSISTS; sort++) {
		enum cds_status status = cds_scan_open(log, &all, (enum cds_sort)sort, false,
		    &scan);
		while (status == CDS_OK && !cds_scan_sums(scan)->done)
			status = cds_scan_advance(scan, 100);
		if (status == CDS_OK)
			status = cds_scan_at(scan, 0, &s);
		said("a scan", log, status);
		cds_scan_close(scan);
		scan = NULL;
	}
}

/* Asks for what belongs to this laptop, receipts, drafts and settings, and for rulings. */
static void ask_local(cds_log *log)
{
	cds_receipts *receipts = NULL;
	cds_drafts *drafts = NULL;
	cds_review *review = NULL;
	cds_doubles *doubles = NULL;
	cds_uuid stands;

	for (int ruled = 0; ruled < 2; ruled++) {
		said("doubles", log, cds_doubles_get(log, CDS_PLACE, NULL, ruled, &doubles));
		cds_doubles_free(doubles);
	}
	said("what stands for it", log, cds_item_stands(log, CDS_PLACE, &joined[1], &stands));
	said("receipts", log, cds_receipts_get(log, &receipts));
	cds_receipts_free(receipts);
	said("drafts", log, cds_drafts_get(log, NULL, &drafts));
	cds_drafts_free(drafts);
	said("the bin", log, cds_drafts_binned(log, &drafts));
	cds_drafts_free(drafts);
	said("rulings", log, cds_review_get(log, NULL, true, &review));
	cds_review_free(review);
	said("settings", log, cds_config_list(log, hear, NULL));
}

/* Makes packs of all kinds. */
static void ask_packs(cds_log *log)
{
	struct cds_pack_options some = CDS_PACK_ALL, rest = CDS_PACK_ALL, since = CDS_PACK_ALL;
	struct cds_filter filter = CDS_FILTER_ALL;
	struct cds_manifest m;

	filter.from = 19801;
	some.filter = &filter;
	rest.receipt = receipt;
	since.since = INT64_C(1714200000);
	remove("p.cdslog");
	said("a pack", log, cds_pack(log, "p.cdslog", NULL, &m));
	remove("p.cdslog");
	said("a pack of some", log, cds_pack(log, "p.cdslog", &some, &m));
	remove("p.cdslog");
	said("a pack of the rest", log, cds_pack(log, "p.cdslog", &rest, &m));
	remove("p.cdslog");
	said("a pack since a day", log, cds_pack(log, "p.cdslog", &since, &m));
}

/* Makes every call that writes, once. */
static void ask_writes(cds_log *log)
{
	struct cds_import_options o = {.make_new = true};
	struct cds_import_result imported;
	struct cds_unmerge_result taken;
	struct cds_merge_result merged;
	cds_uuid id = {{0}};
	int64_t n;

	add_session(log, 4, &id);
	said("a new session", log, cds_error(log)->status);
	said("an edit", log, set_count(log, &outing[4], 33));
	said("another edit", log, set_count(log, &outing[0], 34));
	said("a removal", log, cds_session_remove(log, &outing[5]));
	said("undo", log, cds_undo(log));
	said("redo", log, cds_redo(log));
	said("a draft", log, keep_draft(log));
	said("keeping a value", log, cds_conflict_keep(log, &outing[1], "assist.eid", &entry));
	said("a ruling", log, cds_verdict_different(log, &outing[1], &outing[9]));
	said("withdrawing a ruling", log, cds_verdict_withdraw(log, &outing[0], &outing[8]));
	said("a ruling on places", log, cds_item_different(log, CDS_PLACE, &joined[0], &place));
	said("one that joins", log, cds_item_same(log, CDS_PLACE, (cds_uuid[]){joined[0], place}, 2,
	    NULL));
	said("withdrawing one", log, cds_item_ruling_withdraw(log, CDS_PLACE, &joined[0],
	    &joined[1]));
	said("a redaction", log, cds_session_redact(log, &outing[1], "note", &n));
	said("an import", log, cds_import(log, "table.csv", &o, &imported));
	said("a merge into it", log, cds_merge(log, "more.cdslog", NULL, &merged));
	said("taking a merge back", log, cds_unmerge(log, 1, &taken));
	said("a rebuild", log, cds_rebuild(log));
}

/* Opens the damaged file, and asks of it all that a person can. */
static void ask(void)
{
	struct laptop l = {.chance = 9, .ms = INT64_C(1716000000000), .path = "t.cdslog",
	    .author = "Hoa", .device = "máy-1"};
	struct cds_merge_options full = {.full = true, .skip_bad = true};
	struct cds_check_result result;
	struct cds_merge_result r;
	cds_log *clean = NULL;
	enum cds_status status = cds_log_open(l.path, 0, &l.log);

	/* The rules by which it was derived may be said to be newer: then it is left alone. */
	if (status != CDS_NEWER || !strstr(cds_error(l.log)->template_text, "by other rules"))
		said("opening", l.log, status);
	if (status == CDS_OK && cds_log_writer(l.log, l.author, l.device) == CDS_OK) {
		l.env = (struct cds_env){laptop_now, laptop_random, &l};
		cds_log_env(l.log, &l.env);
		free(laptop_says(l.log));
		said("what it says", l.log, cds_error(l.log)->status);
		said("check", l.log, cds_check(l.log, NULL, NULL, NULL, &result));
		ask_items(l.log);
		ask_units(l.log);
		ask_scan(l.log);
		ask_local(l.log);
		ask_packs(l.log);
		ask_writes(l.log);
	}
	laptop_close(&l);
	remove("clean.cdslog");
	if (cds_log_open("clean.cdslog", CDS_OPEN_CREATE, &clean) == CDS_OK &&
	    cds_log_writer(clean, "Nga", "máy-2") == CDS_OK) {
		said("a merge from it", clean, cds_merge(clean, "t.cdslog", NULL, &r));
		said("a merge of all that is sound", clean,
		    cds_merge(clean, "t.cdslog", &full, &r));
		said("check of that", clean, cds_check(clean, NULL, NULL, NULL, &result));
	}
	cds_log_close(clean);
}

/* ---- every column, every value ---- */

static int tried, met;
/* One of so many damages is tried, beginning with one drawn from a seed that is printed.
 * DAMAGE_EVERY=1 tries all, which takes some minutes. */
static int every = 12;
static uint64_t first;

/* Sets one column of a table to each of the values. */
static void try_column(const char *file, const char *table, const char *column)
{
	char sql[1000];

	for (size_t v = 0; v < sizeof values / sizeof *values; v++) {
		if ((first + (uint64_t)met++) % (uint64_t)every)
			continue;
		snprintf(sql, sizeof sql, "UPDATE main.\"%s\" SET \"%s\" = %s", table, column,
		    values[v]);
		damage_now = sql;
		if (!damage(file, sql)) {
			/* In one row only, since the values of such a column must differ. */
			snprintf(sql, sizeof sql, "UPDATE main.\"%s\" SET \"%s\" = %s"
			    " WHERE \"%s\" = (SELECT max(\"%s\") FROM main.\"%s\")", table, column,
			    values[v], column, column, table);
			if (!damage(file, sql))
				continue;
		}
		ask();
		tried++;
	}
}

/* Tries every column of every table of a file. */
static void try_all(const char *file)
{
	sqlite3_stmt *st;
	sqlite3 *db;
	int before = tried, before_wrong = wrong, columns = 0;

	sqlite3_open(file, &db);
	sqlite3_prepare_v2(db, "SELECT t.name, c.name"
	    " FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'"
	    " AND t.name NOT LIKE 'sqlite%' ORDER BY 1, c.cid", -1, &st, NULL);
	while (sqlite3_step(st) == SQLITE_ROW) {
		char table[64], column[64];
		snprintf(table, sizeof table, "%s", (const char *)sqlite3_column_text(st, 0));
		snprintf(column, sizeof column, "%s", (const char *)sqlite3_column_text(st, 1));
		columns++;
		try_column(file, table, column);
	}
	sqlite3_finalize(st);
	sqlite3_close(db);
	ok(tried - before > 1000 / every && wrong == before_wrong,
	    "%s: %d damages of %d columns, each answered", file, tried - before, columns);
}

/* An entry that is among its own ancestors, which is impossible where ids are right. */
static void circle(void)
{
	damage_now = "a circle of parents";
	ok(damage("base.cdslog", "UPDATE main.entry SET clock = 5, parents = id"),
	    "every entry is its own parent");
	ask();
	ok(wrong == 0, "and that is answered, too");
}

/* An author that is longer than any that an entry can have. */
static void crossed(void)
{
	damage_now = "an origin of 5,000 bytes";
	ok(damage("base.cdslog", "UPDATE main.origin SET author = printf('%.*c', 5000, 'x')"
	    " WHERE n = 1"), "an author of 5,000 bytes");
	ask();
	ok(wrong == 0, "is no author");
}

int main(void)
{
	struct laptop more;
	cds_uuid id = {{0}};

	first = test_seed((uint64_t)time(NULL));
	if (getenv("DAMAGE_EVERY") && atoi(getenv("DAMAGE_EVERY")) > 0)
		every = atoi(getenv("DAMAGE_EVERY"));
	disk_install();
	disk.lazy = true;
	prepare();
	more = (struct laptop){.chance = 11, .ms = INT64_C(1714900000000), .path = "more.cdslog",
	    .author = "Nga", .device = "máy-2"};
	ok(copy_file("other.cdslog", "more.cdslog") && laptop_open(&more) &&
	    add_session(more.log, 3, &id) && set_count(more.log, &outing[4], 3) == CDS_OK,
	    "a log to merge into the damaged ones");
	laptop_close(&more);
	circle();
	crossed();
	try_all("base.cdslog");
	try_all("pack.cdslog");
	for (int i = 0; i < 64; i++)
		if (seen[i])
			printf("# %s: %d\n", cds_status_name((enum cds_status)i), seen[i]);
	printf("# %d damages tried\n", tried);
	ok(seen[CDS_CORRUPT] > 4000 / every, "%d answers say that the log is damaged",
	    seen[CDS_CORRUPT]);
	return done();
}
