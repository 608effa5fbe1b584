/* Logs from elsewhere that are not what they say: each is refused with its own reason, and the log
 * stays as it was; and what --skip-bad and --full make of them.  Such files can only be made with
 * SQLite itself, so this test uses it. */
#include <sqlite3.h>

#include "../property/laptops.h"

#include <entry/entry.h>                      /* to write what the public door refuses */
#include <store/store.h>
#include "log/write.h"

static struct laptop own;

/* Makes other.cdslog, a sound log to be spoilt; `name` says for what. */
static void make_other(const char *name)
{
	struct laptop l;
	char date[CDS_DATE_TEXT];

	ok(laptop_new(&l, "other", 42, INT64_C(1714000000000)), "a log to spoil: %s", name);
	for (int i = 0; i < 30; i++) {
		cds_fields *f = cds_fields_new();
		cds_uuid id = {{0}};
		int day = 19800 + i;
		if (cds_fields_text(f, "date", cds_date_text(day, day, date)) != CDS_OK ||
		    cds_fields_count(f, "assist.eid", i) != CDS_OK || cds_fields_text(f, "note",
		    "ghi chú") != CDS_OK || cds_session_add(l.log, f, &id) != CDS_OK)
			ok(false, "preparing");
		cds_fields_free(f);
	}
	laptop_close(&l);
}

/* Changes it with this SQL. */
static void spoil(const char *sql)
{
	sqlite3 *db;
	char *why = NULL;

	sqlite3_open("other.cdslog", &db);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
	if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
		ok(false, "spoiling: %s", why);
	sqlite3_close(db);
}

/* Changes the file so that the first entry's row says that it is two gigabytes long. */
static bool announce_huge(void)
{
	static unsigned char page[4096];
	FILE *f = fopen("other.cdslog", "r+b");
	bool done_it = false;

	for (long at = 4096; f && !done_it && fseek(f, at, SEEK_SET) == 0 &&
	    fread(page, 1, sizeof page, f) == sizeof page; at += 4096) {
		size_t cell = (size_t)page[8] << 8 | page[9];
		bool words = false;
		for (size_t i = 0; i + 10 < sizeof page; i++)
			words |= memcmp(page + i, "assist.eid", 10) == 0;
		if (page[0] != 0x0d || !words || cell + 5 > sizeof page)
			continue;
		done_it = fseek(f, at + (long)cell, SEEK_SET) == 0 &&
		    fwrite("\x87\xff\xff\xff\x7f", 1, 5, f) == 5;
	}
	return f && fclose(f) == 0 && done_it;
}

/* Such a file is refused, and takes no such memory. */
static void huge(void)
{
	struct cds_merge_result r;
	char before[CDS_FINGERPRINT], after[CDS_FINGERPRINT], text[2000];
	enum cds_status status;

	make_other("two gigabytes announced");
	ok(announce_huge() && cds_log_fingerprint(own.log, before) == CDS_OK,
	    "the length is patched in");
	status = cds_merge(own.log, "other.cdslog", NULL, &r);
	ok(status == CDS_CORRUPT || status == CDS_MISMATCH, "refused: %s",
	    cds_error_text(cds_error(own.log), NULL, text, sizeof text));
	ok(cds_log_fingerprint(own.log, after) == CDS_OK && strcmp(before, after) == 0,
	    "the log is untouched");
}

/* Spoils a log, merges it, and tests the status and the words of the refusal. */
static void refused(const char *name, const char *sql, enum cds_status want, const char *words)
{
	struct cds_merge_result r;
	char before[CDS_FINGERPRINT], after[CDS_FINGERPRINT], text[2000];
	enum cds_status status;

	make_other(name);
	spoil(sql);
	ok(cds_log_fingerprint(own.log, before) == CDS_OK, "before");
	status = cds_merge(own.log, "other.cdslog", NULL, &r);
	cds_error_text(cds_error(own.log), NULL, text, sizeof text);
	ok(status == want && strstr(text, words), "%s: %s, %s", name, cds_status_name(status),
	    text);
	ok(cds_log_fingerprint(own.log, after) == CDS_OK && strcmp(before, after) == 0 &&
	    r.fresh == 0, "the log is untouched");
}

/* Entries that are well-formed and yet wrong, since another version wrote what this one would have
 * stopped: they are taken, and flagged or masked. */
static void merely_wrong(void)
{
	cds_fields *f = cds_fields_new(), *seen = NULL;
	cds_uuid id = {{1, 2, 3}};
	const struct cds_session *session = NULL;
	struct cds_merge_result r;
	cds_list *list = NULL;
	struct cds__writer by;
	struct laptop l;

	ok(laptop_new(&l, "wrong", 43, INT64_C(1714000000000)), "a log of a careless program");
	cds__write_begin(l.log);
	by = cds__writer_here(l.log);
	if (cds_fields_text(f, "date", "2024-05-05") == CDS_OK &&
	    cds_fields_text(f, "note", "gọi 0912 345 678 nhé") == CDS_OK && cds_fields_int(f,
	    "assist.eid", 5000000) == CDS_OK && cds_fields_int(f, "assist.bank", 3) == CDS_OK &&
	    cds_fields_int(f, "colour", 1) == CDS_OK)
		cds__entry_write(l.log, "session", &id, f, &by, NULL);
	ok(cds__write_end(l.log) == CDS_OK,
	    "wrote a phone number, a count beyond all, and a field nobody knows");
	laptop_close(&l);
	ok(cds_merge(own.log, "wrong.cdslog", NULL, &r) == CDS_OK && r.sessions_new == 1,
	    "merging takes it, whatever this version thinks of it");
	ok(cds_session_get(own.log, &id, &list, &session) == CDS_OK &&
	    (session->flags & CDS_SESSION_FLAGGED), "the session is flagged");
	ok(session && session->total[CDS_ASSIST] == 3, "the count that can't be does not count");
	ok(cds_session_fields(own.log, &id, &seen) == CDS_OK, "its fields");
	same_text(cds_fields_str(seen, "note"), "gọi **** *** *** nhé", "the number is masked");
	cds_list_close(list);
	cds_fields_free(seen);
	cds_fields_free(f);
}

/* A row that no index of its file has, because of damage or malice: a merge by the indexes would
 * not see it. */
static void hidden(void)
{
	struct cds_merge_options full = {.full = true};
	struct cds_merge_result r;
	struct laptop l;

	make_other("a row that the indexes do not have");
	spoil("CREATE TEMP TABLE was AS SELECT * FROM sqlite_schema WHERE tbl_name = 'entry'"
	    " AND type = 'index'; CREATE TEMP TABLE hidden AS SELECT * FROM entry WHERE seq = 20;"
	    " DELETE FROM entry WHERE seq = 20; PRAGMA writable_schema = ON; DELETE"
	    " FROM sqlite_schema WHERE name IN (SELECT name FROM was); PRAGMA writable_schema"
	    " = RESET; INSERT INTO entry SELECT * FROM hidden; PRAGMA writable_schema = ON;"
	    " INSERT INTO sqlite_schema SELECT * FROM was");
	ok(laptop_new(&l, "reader", 8, INT64_C(1714000000000)), "a log without an entry");
	ok(cds_merge(l.log, "other.cdslog", NULL, &r) == CDS_MISMATCH,
	    "by its digests it is not taken");
	ok(cds_merge(l.log, "other.cdslog", &full, &r) == CDS_OK && r.bad == 0 &&
	    r.sessions_new == 30, "--full takes all 30, also that one");
	ok(cds_merge(l.log, "other.cdslog", &full, &r) == CDS_OK && r.fresh == 0 &&
	    r.known == r.entries, "and then there is nothing new");
	laptop_close(&l);
}

static int told;

/* Counts the entries that were left out. */
static void tell(void *arg, const struct cds_error *why)
{
	(void)arg;
	told += why->status == CDS_CORRUPT;
}

int main(void)
{
	struct cds_merge_options skip = {.skip_bad = true, .bad = tell}, full = {.full = true},
	    dry = {.dry_run = true};
	struct cds_merge_result r;

	ok(laptop_new(&own, "own", 7, INT64_C(1714000000000)), "a log");
	refused("a changed count", "UPDATE entry SET changes = replace(changes,"
	    " '\"assist.eid\":7', '\"assist.eid\":8')", CDS_CORRUPT, "does not have this id");
	refused("a changed author", "UPDATE origin SET author = 'Ai đó' WHERE kind = 'session'",
	    CDS_CORRUPT, "does not have this id");
	refused("a changed time", "UPDATE entry SET at = at + 1 WHERE seq = 20", CDS_CORRUPT,
	    "does not have this id");
	refused("an entry on another day", "UPDATE entry SET day = day + 1 WHERE seq = 20",
	    CDS_MISMATCH, "--full");
	refused("an entry taken out", "DELETE FROM entry WHERE seq = 20", CDS_MISMATCH, "--full");
	refused("a digest that lies", "UPDATE digest SET id = x'00112233445566778899aabbccddeeff'"
	    " WHERE day > 0", CDS_MISMATCH, "--full");
	refused("changed words", "UPDATE words SET words = 'khác' WHERE entry = 20", CDS_CORRUPT,
	    "does not match its hash");
	refused("words taken away", "DELETE FROM words WHERE entry = 20", CDS_CORRUPT, "missing");
	refused("changes that are no JSON of ours", "UPDATE entry SET changes = '{ \"a\": 1 }'"
	    " WHERE seq = 20", CDS_CORRUPT, "malformed");
	refused("fields twice", "UPDATE entry SET changes = '{\"a\":1,\"a\":2}' WHERE seq = 20",
	    CDS_CORRUPT, "ascending");
	refused("a string without its end", "UPDATE entry SET changes = '{\"a\":\"x}'"
	    " WHERE seq = 20", CDS_CORRUPT, "does not end");
	refused("a clock without parents", "UPDATE entry SET clock = 5 WHERE seq = 20",
	    CDS_CORRUPT, "clock");
	refused("parents of half a UUID", "UPDATE entry SET parents = x'0011' WHERE seq = 20",
	    CDS_CORRUPT, "parents");
	refused("100 kB of changes", "UPDATE entry SET changes = '{\"a\":\"' ||"
	    " hex(zeroblob(50000)) || '\"}' WHERE seq = 20", CDS_CORRUPT, "65,536");
	refused("a megabyte of changes", "UPDATE entry SET changes = '{\"a\":\"' ||"
	    " hex(zeroblob(500000)) || '\"}' WHERE seq = 20", CDS_CORRUPT, "");
	refused("a trigger", "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM entry; END",
	    CDS_CORRUPT, "tables");
	refused("a view", "CREATE VIEW v AS SELECT * FROM entry", CDS_CORRUPT, "tables");
	refused("a table that is a view", "ALTER TABLE entry RENAME TO e2; CREATE VIEW entry AS"
	    " SELECT * FROM e2", CDS_CORRUPT, "tables");
	refused("one more table", "CREATE TABLE extra (a)", CDS_CORRUPT, "tables");
	refused("types without STRICT", "DROP TABLE origin; CREATE TABLE origin (n INTEGER PRIMARY"
	    " KEY, kind, device, author)", CDS_CORRUPT, "tables");
	refused("a newer format", "PRAGMA user_version = 99", CDS_NEWER, "newer");
	refused("another program", "PRAGMA application_id = 7", CDS_NOT_A_LOG, "another program");

	huge();
	merely_wrong();
	hidden();
	make_other("one bad entry");
	spoil("UPDATE entry SET changes = replace(changes, '\"assist.eid\":7', '\"assist.eid\":8')"
	    " WHERE changes LIKE '%\"assist.eid\":7,%'");
	ok(cds_merge(own.log, "other.cdslog", &skip, &r) == CDS_ATTENTION && r.bad == 1 &&
	    r.sessions_new == 29 && told == 1, "--skip-bad takes the rest, and lists it");
	make_other("a lying digest");
	spoil("UPDATE digest SET id = x'00112233445566778899aabbccddeeff' WHERE day > 0");
	ok(cds_merge(own.log, "other.cdslog", &full, &r) == CDS_OK && r.fresh == 1,
	    "--full reads everything");
	make_other("nothing new");
	ok(cds_merge(own.log, "other.cdslog", &dry, &r) == CDS_OK && r.fresh == 0 &&
	    r.known == r.entries, "and then there is nothing new");
	ok(laptop_sound(own.log), "check agrees");
	laptop_close(&own);
	return done();
}
