/*
 * A log of each format that ever was, kept as text: it opens, is sound, and says what it
 * said when it was written.  So the canonical form of an entry is held to the byte.
 */
#include <sqlite3.h>

#include "../property/laptops.h"

static bool restore(const char *sql_path, const char *path)
{
	FILE *in = fopen(sql_path, "rb");
	static char sql[1 << 20];
	size_t n = in ? fread(sql, 1, sizeof sql - 1, in) : 0;
	sqlite3 *db = NULL;
	char *why = NULL;
	bool good = n > 0 && sqlite3_open(path, &db) == SQLITE_OK && sqlite3_exec(db, sql, NULL, NULL, &why) == SQLITE_OK;

	if (why)
		printf("# %s\n", why);
	sqlite3_close(db);
	if (in)
		fclose(in);
	return good;
}

/* A day of 5,000 entries is split by the first byte of their ids; the fingerprint knows how. */
static void long_day(void)
{
	char code[CDS_FINGERPRINT] = "";
	struct laptop l;
	bool good = laptop_new(&l, "long", 9, INT64_C(1714000000000)) && cds_log_begin(l.log) == CDS_OK;

	for (int i = 0; good && i < 5000; i++) {
		cds_fields *f = cds_fields_new();
		cds_uuid id = {{0}};
		l.ms = INT64_C(1714000000000) + i;
		good = cds_fields_text(f, "date", "2024-04-25") == CDS_OK && cds_fields_count(f, "assist.eid", i) == CDS_OK &&
		    cds_session_add(l.log, f, &id) == CDS_OK;
		cds_fields_free(f);
	}
	ok(good && cds_log_commit(l.log) == CDS_OK && cds_log_fingerprint(l.log, code) == CDS_OK, "5,000 entries in a day");
	same_text(code, "AXDI-A2NW-CAAM-VWEI", "have the fingerprint that they always had");
	laptop_close(&l);
}

int main(void)
{
	char path[4096], code[CDS_FINGERPRINT] = "";
	struct cds_report *r = NULL;
	struct cds_merge_result m;
	struct cds_draft draft = {.holder = ""};
	cds_drafts *drafts = NULL;
	struct laptop fresh;
	cds_log *log;

	snprintf(path, sizeof path, "%s/tests/format/1.sql", getenv("ROOT") ? getenv("ROOT") : ".");
	ok(restore(path, "old.cdslog"), "a log of format 1");
	ok(cds_log_open("old.cdslog", 0, &log) == CDS_OK, "opens");
	ok(laptop_sound(log), "is sound: every entry has the name that its content gives it");
	ok(cds_log_fingerprint(log, code) == CDS_OK, "has a fingerprint");
	same_text(code, "UKLC-FLQX-A5SM-PIYN", "the one that it had");
	ok(cds_report_run(log, NULL, NULL, 0, 0, &r) == CDS_OK && r->sums.sessions == 3 && r->sums.assists == 47 &&
	    r->sums.attendance == 25 && r->sums.visits == 100 && r->sums.residents == 31 && r->sums.unknown == 1, "and its totals");
	cds_report_free(r);
	ok(cds_drafts_get(log, NULL, &drafts) == CDS_OK && cds_drafts_size(drafts) == 0 && cds_draft_keep(log, &draft) == CDS_OK,
	    "it can keep drafts now");
	cds_drafts_free(drafts);
	cds_log_close(log);
	ok(laptop_new(&fresh, "fresh", 1, INT64_C(1714000000000)) && cds_merge(fresh.log, "old.cdslog", NULL, &m) == CDS_OK &&
	    m.sessions_new == 4, "it merges into a new one");
	ok(cds_log_fingerprint(fresh.log, code) == CDS_OK, "which then");
	same_text(code, "UKLC-FLQX-A5SM-PIYN", "is the same data");
	laptop_close(&fresh);
	long_day();
	return done();
}
