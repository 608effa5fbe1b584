/* A log of each format that ever was, kept as text: it opens, is sound, and says what it said when
 * it was written.  By this the canonical form of an entry is held to the byte. */
#include <sqlite3.h>

#include "../property/laptops.h"

/* Makes a log of its text; false: it failed. */
static bool restore(const char *sql_path, const char *path)
{
	FILE *in = fopen(sql_path, "rb");
	static char sql[1 << 20];
	size_t n = in ? fread(sql, 1, sizeof sql - 1, in) : 0;
	sqlite3 *db = NULL;
	char *why = NULL;
	bool good;

	sql[n] = '\0';
	good = n > 0 && sqlite3_open(path, &db) == SQLITE_OK &&
	    sqlite3_exec(db, sql, NULL, NULL, &why) == SQLITE_OK;

	if (why)
		printf("# %s\n", why);
	sqlite3_close(db);
	if (in)
		fclose(in);
	return good;
}

/* A day of 5,000 entries is split by the first byte of their ids, which the fingerprint depends
 * on. */
static void long_day(void)
{
	char code[CDS_FINGERPRINT] = "";
	struct laptop l;
	bool good = laptop_new(&l, "long", 9, INT64_C(1714000000000)) &&
	    cds_log_begin(l.log) == CDS_OK;

	for (int i = 0; good && i < 5000; i++) {
		cds_fields *f = cds_fields_new();
		cds_uuid id = {{0}};
		l.ms = INT64_C(1714000000000) + i;
		good = cds_fields_text(f, "date", "2024-04-25") == CDS_OK && cds_fields_count(f,
		    "assist.eid", i) == CDS_OK && cds_session_add(l.log, f, &id) == CDS_OK;
		cds_fields_free(f);
	}
	ok(good && cds_log_commit(l.log) == CDS_OK && cds_log_fingerprint(l.log, code) == CDS_OK,
	    "5,000 entries in a day");
	same_text(code, "AXDI-A2NW-CAAM-VWEI", "have the fingerprint that they always had");
	laptop_close(&l);
}

/* What a log said when it was written. */
static const struct {
	const char *file, *fingerprint;
	int64_t sessions, assists, attendance, visits, residents, unknown, conflicts,
	    sessions_there;
} old[] = {
	{"1", "UKLC-FLQX-A5SM-PIYN", 3, 47, 25, 100, 31, 1, 0, 4},
	{"2", "XSTE-SJZZ-6JSG-U7J2", 2, 40, 21, 7, 45, 0, 1, 4},
	{"2-pack", "7B7W-7LNZ-VFVE-6LRO", 1, 40, 0, 0, 45, 0, 1, 2},
	{"3", "SS6R-I2IF-PY74-R2UI", 4, 76, 14, 43, 54, 0, 0, 4},
	{"3-pack", "SS6R-I2IF-PY74-R2UI", 4, 76, 14, 43, 54, 0, 0, 4},
};

/* Opens the i-th of the old logs, by itself and as a source of a merge. */
static void still_opens(size_t i)
{
	char path[4096], code[CDS_FINGERPRINT] = "";
	struct cds_report *r = NULL;
	struct cds_draft draft = {.holder = ""};
	cds_drafts *drafts = NULL;
	struct cds_merge_result m;
	struct laptop fresh;
	cds_log *log;

	snprintf(path, sizeof path, "%s/tests/format/%s.sql", getenv("ROOT") ? getenv("ROOT")
	    : ".", old[i].file);
	remove("old.cdslog");
	ok(restore(path, "old.cdslog"), "a log of format %s", old[i].file);
	ok(laptop_new(&fresh, "fresh", 1, INT64_C(1714000000000)) &&
	    cds_merge(fresh.log, "old.cdslog", NULL, &m) == CDS_OK && m.sessions_new ==
	    old[i].sessions_there && m.packed == (strstr(old[i].file, "pack") != NULL),
	    "it merges into a new one as it is");
	ok(m.derivation == (old[i].file[0] < '3' ? 1 : CDS_DERIVATION),
	    "and the merge says by which rules it was derived: %lld", (long long)m.derivation);
	ok(cds_log_fingerprint(fresh.log, code) == CDS_OK, "which then");
	same_text(code, old[i].fingerprint, "is the same data");
	laptop_close(&fresh);
	ok(cds_log_open("old.cdslog", 0, &log) == CDS_OK, "it opens");
	ok(laptop_sound(log), "is sound: every entry has the name that its content gives it");
	ok(cds_log_fingerprint(log, code) == CDS_OK, "has a fingerprint");
	same_text(code, old[i].fingerprint, "the one that it had");
	ok(cds_report_run(log, NULL, NULL, 0, 0, &r) == CDS_OK &&
	    r->sums.sessions == old[i].sessions && r->sums.assists == old[i].assists &&
	    r->sums.attendance == old[i].attendance && r->sums.visits == old[i].visits &&
	    r->sums.residents == old[i].residents && r->sums.unknown == old[i].unknown &&
	    r->conflicts == old[i].conflicts, "and its totals");
	cds_report_free(r);
	ok(cds_log_writer(log, "Hoa", "may-1") == CDS_OK &&
	    cds_drafts_get(log, NULL, &drafts) == CDS_OK && cds_drafts_size(drafts) == 0 &&
	    cds_draft_keep(log, &draft) == CDS_OK && laptop_sound(log), "and it can keep drafts");
	cds_drafts_free(drafts);
	cds_log_close(log);
	ok(laptop_new(&fresh, "fresh", 2, INT64_C(1714000000000)) &&
	    cds_merge(fresh.log, "old.cdslog", NULL, &m) == CDS_OK && m.fresh > 0,
	    "brought up to date, it merges, too");
	laptop_close(&fresh);
}

/* Makes the log say that other rules were used.  false: it failed. */
static bool derived_by(const char *path, const char *sql)
{
	sqlite3 *db = NULL;
	bool good = sqlite3_open(path, &db) == SQLITE_OK &&
	    sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;

	sqlite3_close(db);
	return good;
}

static bool count_steps(void *arg, int64_t done, int64_t total)
{
	*(int64_t *)arg += done < total;
	return true;
}

static bool stop_at_once(void *arg, int64_t done, int64_t total)
{
	(void)arg;
	return done > total;
}

/* A log that was derived by the rules of another version. */
static void other_rules(void)
{
	char path[4096];
	cds_log *log = NULL;
	struct laptop fresh;
	struct cds_merge_result m;
	int64_t steps = 0;

	snprintf(path, sizeof path, "%s/tests/format/3.sql", getenv("ROOT") ? getenv("ROOT")
	    : ".");
	remove("rules.cdslog");
	ok(restore(path, "rules.cdslog") && derived_by("rules.cdslog", "UPDATE derivation SET"
	    " version = 1; DELETE FROM double; DELETE FROM suspect"), "a log by older rules");
	ok(cds_log_open("rules.cdslog", CDS_OPEN_READONLY, &log) == CDS_READONLY,
	    "can't be read where it can't be written");
	cds_log_close(log);
	ok(cds_log_open_slowly("rules.cdslog", 0, stop_at_once, NULL, &log) == CDS_STOPPED,
	    "can be left as it is");
	cds_log_close(log);
	ok(cds_log_open_slowly("rules.cdslog", 0, count_steps, &steps, &log) == CDS_OK &&
	    steps > 5 && laptop_sound(log), "is derived anew when it is opened");
	cds_log_close(log);
	steps = 0;
	ok(cds_log_open_slowly("rules.cdslog", 0, count_steps, &steps, &log) == CDS_OK &&
	    steps == 0, "once");
	cds_log_close(log);
	ok(derived_by("rules.cdslog", "UPDATE derivation SET version = 99") &&
	    cds_log_open("rules.cdslog", 0, &log) == CDS_NEWER, "by newer rules it is refused");
	cds_log_close(log);
	ok(laptop_new(&fresh, "fresh", 3, INT64_C(1714000000000)) &&
	    cds_merge(fresh.log, "rules.cdslog", NULL, &m) == CDS_OK && m.derivation == 99 &&
	    laptop_sound(fresh.log), "but merges, since its entries are the same");
	laptop_close(&fresh);
}

int main(void)
{
	for (size_t i = 0; i < sizeof old / sizeof *old; i++)
		still_opens(i);
	long_day();
	other_rules();
	return done();
}
