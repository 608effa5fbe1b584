/* merge --full reads a file by its tables, whatever its indexes say.  Here each index of a log is
 * made to say something else: it has no rows, it lacks one, or it has rows that the table does not
 * have; and statistics in the file tell SQLite's planner, of whatever version, that reading by an
 * index costs nothing.  Such a file can only be made with SQLite itself, so this test uses it. */
#include <sqlite3.h>

#include "../property/laptops.h"

#define SESSIONS 30
#define NAMES 40

static char index_name[NAMES][64], table_name[NAMES][64];
static int indexes;
static char sound[CDS_FINGERPRINT];     /* of what the sound file holds */
static int64_t entries;

/* Makes the log that is spoilt, and learns what a merge of it brings. */
static void make_sound(void)
{
	struct laptop l;
	struct cds_merge_result r;
	char date[CDS_DATE_TEXT];

	ok(laptop_new(&l, "sound", 42, INT64_C(1714000000000)), "a log to spoil");
	for (int i = 0; i < SESSIONS; i++) {
		cds_fields *f = cds_fields_new();
		cds_uuid id = {{0}};
		cds_date_text(19800 + i, 19800 + i, date);
		if (cds_fields_text(f, "date", date) != CDS_OK ||
		    cds_fields_count(f, "assist.eid", i) != CDS_OK ||
		    cds_fields_text(f, "note", "ghi chú") != CDS_OK ||
		    cds_session_add(l.log, f, &id) != CDS_OK)
			ok(false, "preparing");
		cds_fields_free(f);
	}
	ok(cds_log_fingerprint(l.log, sound) == CDS_OK, "its fingerprint");
	laptop_close(&l);
	ok(laptop_new(&l, "reader", 8, INT64_C(1714000000000)), "a log without an entry");
	ok(cds_merge(l.log, "sound.cdslog", NULL, &r) == CDS_OK && r.sessions_new == SESSIONS,
	    "as it is, it is merged");
	entries = r.entries;
	laptop_close(&l);
}

/* Opens the copy that is spoilt. */
static sqlite3 *edit(void)
{
	sqlite3 *db = NULL;

	if (sqlite3_open("other.cdslog", &db) != SQLITE_OK)
		ok(false, "can't open the file to spoil");
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
	return db;
}

static void run(sqlite3 *db, const char *sql)
{
	char *why = NULL;

	if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
		ok(false, "%s: %s", sql, why);
	sqlite3_free(why);
}

/* One text, which the caller frees with sqlite3_free. */
static char *ask(sqlite3 *db, const char *sql, const char *value)
{
	sqlite3_stmt *st = NULL;
	char *text = NULL;

	if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) == SQLITE_OK &&
	    sqlite3_bind_text(st, 1, value, -1, SQLITE_STATIC) == SQLITE_OK &&
	    sqlite3_step(st) == SQLITE_ROW)
		text = sqlite3_mprintf("%s", sqlite3_column_text(st, 0));
	if (!text)
		ok(false, "%s: %s", sql, sqlite3_errmsg(db));
	sqlite3_finalize(st);
	return text;
}

/* Learns the names of all indexes and of their tables. */
static void find_indexes(void)
{
	static const char all[] = "SELECT name, tbl_name FROM sqlite_schema WHERE type = 'index'";
	sqlite3 *db = NULL;
	sqlite3_stmt *st = NULL;
	int n = 0;

	if (copy_file("sound.cdslog", "other.cdslog") && (db = edit()) &&
	    sqlite3_prepare_v2(db, all, -1, &st, NULL) == SQLITE_OK)
		for (; n < NAMES && sqlite3_step(st) == SQLITE_ROW; n++) {
			const unsigned char *index = sqlite3_column_text(st, 0);
			const unsigned char *table = sqlite3_column_text(st, 1);
			snprintf(index_name[n], sizeof *index_name, "%s", (const char *)index);
			snprintf(table_name[n], sizeof *table_name, "%s", (const char *)table);
		}
	sqlite3_finalize(st);
	sqlite3_close(db);
	indexes = n;
	ok(indexes > 10 && indexes < NAMES, "%d indexes", indexes);
}

/* Makes a table and an index of the same form, filled by the statement `rows`, in which %s is the
 * table. */
static void make_twin(sqlite3 *db, int at, const char *rows)
{
	static const char twin_of[] =
	    "SELECT replace(sql, 'CREATE TABLE ' || name, 'CREATE TABLE twin') FROM sqlite_schema"
	    " WHERE name = ?";
	static const char index_of[] =
	    "SELECT ifnull(replace(replace(sql, 'INDEX ' || name, 'INDEX twin_index'),"
	    " ' ON ' || tbl_name, ' ON twin'), '') FROM sqlite_schema WHERE name = ?";
	char *sql = ask(db, twin_of, table_name[at]);

	run(db, sql);
	sqlite3_free(sql);
	sql = ask(db, index_of, index_name[at]);
	run(db, sql);
	sqlite3_free(sql);
	sql = sqlite3_mprintf(rows, table_name[at]);
	run(db, sql);
	sqlite3_free(sql);
}

/* Gives the index the tree of its twin, and the twin that of the index; then drops the twin, so
 * that no page is left over. */
static void swap_trees(sqlite3 *db, int at)
{
	static const char form[] = "PRAGMA writable_schema = ON;"
	    " CREATE TEMP TABLE root AS SELECT name, rootpage FROM sqlite_schema"
	    " WHERE name IN ('%q', '%q');"
	    " UPDATE sqlite_schema AS s SET rootpage ="
	    " (SELECT r.rootpage FROM temp.root r WHERE r.name <> s.name)"
	    " WHERE name IN (SELECT name FROM temp.root); PRAGMA writable_schema = RESET;"
	    " DROP TABLE temp.root; DROP TABLE twin";
	const char *name = index_name[at];
	bool unique = strncmp(name, "sqlite_autoindex_", 17) == 0;
	char *sql = sqlite3_mprintf(form, name, unique ? "sqlite_autoindex_twin_1" : "twin_index");

	run(db, sql);
	sqlite3_free(sql);
}

/* Tables are huge, their indexes tiny. */
static const char statistics[] = "ANALYZE; DELETE FROM sqlite_stat1;"
    " INSERT INTO sqlite_stat1 SELECT tbl_name, name, '%s' FROM sqlite_schema"
    " WHERE type = 'index';"
    " INSERT INTO sqlite_stat1 SELECT name, NULL, '1000000000' FROM sqlite_schema"
    " WHERE type = 'table' AND name NOT LIKE 'sqlite%%'"
    " AND name NOT IN (SELECT tbl FROM sqlite_stat1)";

static int64_t announced;

/* Learns how much a merge says that it has to read. */
static bool hear(void *arg, int64_t read, int64_t total)
{
	(void)arg;
	if (read == 0)
		announced = total;
	return true;
}

/* Merges the spoilt file with --full, and tests that all came. */
static void read_whole(const char *what, int at)
{
	struct cds_merge_options full = {.full = true, .progress = hear};
	char has[CDS_FINGERPRINT] = "", text[1000];
	struct cds_merge_result r;
	enum cds_status status;
	struct laptop l;

	announced = -1;
	ok(laptop_new(&l, "reader", 8, INT64_C(1714000000000)), "%s: %s", index_name[at], what);
	status = cds_merge(l.log, "other.cdslog", &full, &r);
	cds_error_text(cds_error(l.log), NULL, text, sizeof text);
	ok(status == CDS_OK && r.bad == 0 && r.entries == entries && r.sessions_new == SESSIONS,
	    "--full reads all: %lld entries, %s %s", (long long)r.entries,
	    cds_status_name(status), text);
	ok(announced == entries, "it says beforehand how many: %lld", (long long)announced);
	ok(cds_log_fingerprint(l.log, has) == CDS_OK, "the fingerprint");
	same_text(has, sound, "what came is what the sound file holds");
	ok(laptop_sound(l.log), "check agrees");
	laptop_close(&l);
}

/* Spoils one index in a copy, with these statistics, and merges that. */
static void spoil(int at, const char *rows, const char *costs, const char *what)
{
	sqlite3 *db;
	char *sql;

	if (!copy_file("sound.cdslog", "other.cdslog"))
		ok(false, "copying");
	db = edit();
	make_twin(db, at, rows);
	swap_trees(db, at);
	sql = sqlite3_mprintf(statistics, costs);
	run(db, sql);
	sqlite3_free(sql);
	sqlite3_close(db);
	read_whole(what, at);
}

/* Rows that the table has, and as many that it does not have. */
static char *more_rows(int at)
{
	sqlite3 *db = edit();
	static const char altered[] = "SELECT group_concat(CASE type"
	    " WHEN 'BLOB' THEN 'randomblob(16)'"
	    " WHEN 'TEXT' THEN '\"' || name || '\" || ''x'''"
	    " ELSE '\"' || name || '\" + 1000' END) FROM pragma_table_info(?)";
	char *columns = ask(db, altered, table_name[at]);
	char *sql = sqlite3_mprintf("INSERT INTO twin SELECT * FROM %%s;"
	    " INSERT INTO twin SELECT %s FROM \"%w\"", columns, table_name[at]);

	sqlite3_free(columns);
	sqlite3_close(db);
	return sql;
}

/* A file in which one page is the root of two tables is refused. */
static void not_a_tree(void)
{
	struct cds_merge_options full = {.full = true, .skip_bad = true};
	struct cds_merge_result r;
	struct laptop l;
	sqlite3 *db;

	if (!copy_file("sound.cdslog", "other.cdslog"))
		ok(false, "copying");
	db = edit();
	run(db, "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage ="
	    " (SELECT rootpage FROM sqlite_schema WHERE name = 'entry') WHERE name = 'session'");
	sqlite3_close(db);
	ok(laptop_new(&l, "reader", 8, INT64_C(1714000000000)), "one page in two tables");
	ok(cds_merge(l.log, "other.cdslog", &full, &r) == CDS_CORRUPT && r.fresh == 0,
	    "is damage, and --full refuses the file");
	laptop_close(&l);
}

int main(void)
{
	static const char *const costs[] = {"1 1 1 1 1 1 1 sz=1", "1000000 1 1 1 1 1 1 sz=1"};

	make_sound();
	find_indexes();
	for (int at = 0; at < indexes; at++) {
		char *more = more_rows(at);
		spoil(at, "SELECT '%q'", costs[at % 2], "no rows");
		spoil(at, "INSERT INTO twin SELECT * FROM %s LIMIT -1 OFFSET 1",
		    costs[(at + 1) % 2], "a row is missing");
		spoil(at, more, costs[at % 2], "rows that the table hasn't");
		sqlite3_free(more);
	}
	not_a_tree();
	return done();
}
