/* Logs to begin from, made by the library: two laptops that know each other's sessions, with
 * everything that a log can hold; and then the same in other forms: a part of it, an older format,
 * other page sizes, UTF-16, WAL. */
#include <sqlite3.h>
#include <unistd.h>

#include "fuzz.h"

#include "../property/laptops.h"

#define MAY INT64_C(1714000000000)

/* ---- files ---- */

unsigned char *fuzz_read(const char *path, size_t *n)
{
	FILE *in = fopen(path, "rb");
	unsigned char *bytes = NULL;
	long size = -1;

	if (in && fseek(in, 0, SEEK_END) == 0 && (size = ftell(in)) >= 0 &&
	    fseek(in, 0, SEEK_SET) == 0)
		bytes = malloc((size_t)size + 1);
	if (bytes && fread(bytes, 1, (size_t)size, in) != (size_t)size) {
		free(bytes);
		bytes = NULL;
	}
	*n = bytes ? (size_t)size : 0;
	if (in)
		fclose(in);
	return bytes;
}

bool fuzz_write(const char *path, const unsigned char *bytes, size_t n)
{
	FILE *out = fopen(path, "wb");
	bool good = out && fwrite(bytes, 1, n, out) == n;

	return out && fclose(out) == 0 && good;
}

static char folder[512];

/* Removes the folder of the test, when the program ends. */
static void remove_folder(void)
{
	static const char *const names[] = {"own.cdslog", "own.cdslog-journal", "in.cdslog",
	    "other.cdslog", "empty.cdslog",
		"first.cdslog", "utf16.cdslog", "pack.cdslog", "rest.cdslog", "coat.cdslog"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		unlink(names[i]);
	if (chdir("/") == 0)
		rmdir(folder);
}

bool fuzz_folder(void)
{
	const char *tmp = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : getenv("TMPDIR");

	snprintf(folder, sizeof folder, "%s/cdslog-fuzz.XXXXXX", tmp ? tmp : "/tmp");
	return mkdtemp(folder) && chdir(folder) == 0 && atexit(remove_folder) == 0;
}

/* ---- what two laptops write ---- */

struct pair {
	struct laptop own, other;
	cds_uuid session[8], place, team;
};

static bool add(struct laptop *l, const char *date, const char *note, int64_t count,
    const cds_uuid *place, cds_uuid *id)
{
	cds_fields *f = cds_fields_new();
	bool good = cds_fields_text(f, "date", date) == CDS_OK && cds_fields_count(f, "assist.eid",
	    count) == CDS_OK && cds_fields_count(f, "assist.dvc", CDS_UNKNOWN) == CDS_OK &&
	    cds_fields_count(f, "residents", count + 2) == CDS_OK && (!*note || cds_fields_text(f,
	    "note", note) == CDS_OK) && (!place || cds_fields_uuid(f, "place", place) == CDS_OK) &&
	    cds_session_add(l->log, f, id) == CDS_OK;

	cds_fields_free(f);
	return good;
}

/* Sets a count of a session. */
static bool change(struct laptop *l, const cds_uuid *id, const char *field, int64_t count)
{
	cds_fields *f = cds_fields_new();
	bool good = cds_fields_count(f, field, count) == CDS_OK &&
	    cds_session_edit(l->log, id, f) == CDS_OK;

	cds_fields_free(f);
	return good;
}

static bool item(struct laptop *l, enum cds_kind kind, const char *name, const cds_uuid *parent,
    cds_uuid *id)
{
	cds_fields *f = cds_fields_new();
	bool good = cds_fields_text(f, "name", name) == CDS_OK &&
	    (!parent || cds_fields_uuid(f, kind == CDS_TEAM ? "place" : "parent", parent) ==
	    CDS_OK) && cds_item_add(l->log, kind, f, id) == CDS_OK;

	cds_fields_free(f);
	return good;
}

static bool merge(struct laptop *to, const struct laptop *from)
{
	struct cds_merge_result r;

	return cds_merge(to->log, from->path, NULL, &r) == CDS_OK;
}

/* Writes what both laptops know. */
static bool write_own(struct pair *p)
{
	cds_uuid hamlet;
	int64_t n;

	return item(&p->own, CDS_PLACE, "Xã Phước Ninh", NULL, &p->place) && item(&p->own,
	    CDS_PLACE, "Thôn 1", &p->place, &hamlet) && item(&p->own, CDS_TEAM, "Tổ 3", &p->place,
	    &p->team) && add(&p->own, "2024-05-05", "sóng yếu", 12, &p->place, &p->session[0]) &&
	    add(&p->own, "2024-05-06", "", 7, &hamlet, &p->session[1]) && add(&p->own,
	    "2024-05-07/2024-05-08", "đông người", 30, NULL, &p->session[2]) && change(&p->own,
	    &p->session[1], "residents", 9) && cds_session_remove(p->own.log, &p->session[2]) ==
	    CDS_OK && cds_session_redact(p->own.log, &p->session[2], "note", &n) == CDS_OK;
}

/* Writes what each did since: edits that conflict, an outing that both logged, rulings,
 * redactions. */
static bool write_both(struct pair *p)
{
	cds_uuid two[2];
	int64_t n;

	if (!merge(&p->other, &p->own) || !add(&p->other, "2024-05-05", "cùng buổi", 12, &p->place,
	    &p->session[3]) || !add(&p->other, "2024-05-05", "", 11, &p->place, &p->session[4]) ||
	    !add(&p->other, "2024-06-01", "máy hỏng", 3, NULL, &p->session[5]) ||
	    !change(&p->other, &p->session[0], "residents", 40) || !change(&p->own, &p->session[0],
	    "residents", 41) || !change(&p->other, &p->session[1], "assist.bank", 5) ||
	    cds_session_restore(p->other.log, &p->session[2]) != CDS_OK)
		return false;
	memcpy(two, (const cds_uuid[]){p->session[3], p->session[4]}, sizeof two);
	return cds_verdict_same(p->other.log, two, 2, &two[1]) == CDS_OK &&
	    cds_verdict_different(p->other.log, &p->session[0], &p->session[4]) == CDS_OK &&
	    cds_session_redact(p->other.log, &p->session[0], "note", &n) == CDS_OK &&
	    cds_session_redact(p->other.log, &p->session[5], "note", &n) == CDS_OK &&
	    add(&p->other, "2024-06-02", "ghi chú", 1, &p->place, &p->session[6]) &&
	    cds_session_remove(p->other.log, &p->session[6]) == CDS_OK;
}

/* Makes the logs of the two laptops. */
static bool write_logs(void)
{
	struct pair p = {.place = {{0}}};
	struct laptop empty;
	struct cds_pack_options all = CDS_PACK_ALL, since = CDS_PACK_ALL;
	struct cds_manifest manifest;
	bool good = laptop_new(&p.own, "own", 5, MAY) && laptop_new(&p.other, "other", 6, MAY +
	    9000000) && laptop_new(&empty, "empty", 7, MAY) && write_own(&p) && write_both(&p);

	since.since = MAY / 1000 + 9000;
	good = good && cds_pack(p.other.log, "pack.cdslog", &all, &manifest) == CDS_OK &&
	    cds_pack(p.other.log, "rest.cdslog", &since, &manifest) == CDS_OK;

	laptop_close(&p.own);
	laptop_close(&p.other);
	laptop_close(&empty);
	return good;
}

/* ---- coats ---- */

#define DIGESTS \
	"DELETE FROM digest; INSERT INTO digest SELECT day, x'', count(*), digest_of(id) FROM" \
	" entry GROUP BY day"
#define LEAVES \
	"DELETE FROM digest; INSERT INTO digest SELECT day, substr(id, 1, 1), count(*)," \
	" digest_of(id)" \
	" FROM entry GROUP BY day, substr(id, 1, 1)"

#define SMALL "PRAGMA page_size = 512; VACUUM"

static const struct {
	const char *name, *from, *sql, *paging;
} coats[] = {
	{"other", "other.cdslog", "SELECT 1", SMALL},
	{"own", "own.cdslog", "SELECT 1", SMALL},
	{"empty", "empty.cdslog", "SELECT 1", SMALL},
	{"first", "first.cdslog", "SELECT 1", SMALL},
	{"utf16", "utf16.cdslog", "SELECT 1", SMALL},
	{"pages", "other.cdslog", "SELECT 1", "SELECT 1"},
	{"pack", "pack.cdslog", "SELECT 1", SMALL},
	{"rest", "rest.cdslog", "SELECT 1", SMALL},
	{"part", "other.cdslog", "DELETE FROM entry WHERE seq % 3 = 1; DELETE FROM words"
	    " WHERE entry NOT IN (SELECT seq FROM entry); " DIGESTS, SMALL},
	{"leaves", "other.cdslog", LEAVES, SMALL},
	{"auto", "other.cdslog", "SELECT 1",
	    "PRAGMA page_size = 1024; PRAGMA auto_vacuum = FULL; VACUUM"},
	{"bad", "other.cdslog", "UPDATE entry SET clock = clock + 1 WHERE seq % 4 = 1", SMALL},
};

/* Copies all rows of a table. */
static bool copy_rows(sqlite3 *from, sqlite3 *to, const char *table)
{
	char *ask = sqlite3_mprintf("SELECT * FROM %s", table), *put;
	sqlite3_stmt *in = NULL, *out = NULL;
	bool good = sqlite3_prepare_v2(from, ask, -1, &in, NULL) == SQLITE_OK;
	int n = sqlite3_column_count(in);

	put = sqlite3_mprintf("INSERT INTO %s VALUES (?%.*s)", table, 2 * (n - 1),
	    ",?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?");
	good = good && sqlite3_prepare_v2(to, put, -1, &out, NULL) == SQLITE_OK;
	while (good && sqlite3_step(in) == SQLITE_ROW) {
		for (int i = 0; i < n; i++)
			sqlite3_bind_value(out, i + 1, sqlite3_column_value(in, i));
		good = sqlite3_step(out) == SQLITE_DONE && sqlite3_reset(out) == SQLITE_OK;
	}
	sqlite3_finalize(in);
	sqlite3_finalize(out);
	sqlite3_free(ask);
	sqlite3_free(put);
	return good;
}

/* Makes a file with the same tables and rows whose texts are UTF-16.  It copies row by row, since
 * VACUUM would keep the encoding. */
static bool to_utf16(const char *from_path, const char *to_path)
{
	sqlite3 *from = NULL, *to = NULL;
	sqlite3_stmt *st = NULL;
	bool good = sqlite3_open(from_path, &from) == SQLITE_OK &&
	    sqlite3_open(to_path, &to) == SQLITE_OK && sqlite3_exec(to, "PRAGMA page_size = 512;"
	    " PRAGMA encoding = 'UTF-16le'; PRAGMA application_id = 1128551217;"
		" PRAGMA user_version = 1; BEGIN", NULL, NULL, NULL) == SQLITE_OK &&
	    sqlite3_prepare_v2(from, "SELECT sql, type, name FROM sqlite_schema"
	    " WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'"
		" ORDER BY rowid", -1, &st, NULL) == SQLITE_OK;

	while (good && sqlite3_step(st) == SQLITE_ROW) {
		good = sqlite3_exec(to,
		    (const char *)sqlite3_column_text(st, 0), NULL, NULL, NULL) == SQLITE_OK &&
		    (strcmp((const char *)sqlite3_column_text(st, 1), "table") != 0 ||
		    copy_rows(from, to, (const char *)sqlite3_column_text(st, 2)));
	}
	sqlite3_finalize(st);
	good = good && sqlite3_exec(to, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
	sqlite3_close(from);
	sqlite3_close(to);
	return good;
}

/* Runs SQL on a file. */
static bool run_on(const char *path, const char *sql)
{
	sqlite3 *db = NULL;
	bool good = sqlite3_open(path, &db) == SQLITE_OK &&
	    sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;

	sqlite3_close(db);
	return good;
}

/* Makes a log of the first format, which is kept as text. */
static bool older(const char *path)
{
	char sql_path[1000];
	const char *root = getenv("ROOT");
	size_t n;
	char *sql;
	bool good;

	snprintf(sql_path, sizeof sql_path, "%s/tests/format/1.sql", root ? root : ".");
	sql = (char *)fuzz_read(sql_path, &n);
	if (sql)
		sql[n] = '\0';
	good = sql && run_on(path, sql);
	free(sql);
	return good;
}

/* Makes the i-th form of a seed. */
static bool put_on(struct fuzz_seed *seed, size_t i)
{
	unsigned char *bytes = malloc(FUZZ_MAX), *file = fuzz_read(coats[i].from, &seed->n);
	bool good = file && bytes && seed->n <= FUZZ_MAX;

	if (good)
		memcpy(bytes, file, seed->n);
	free(file);
	good = good && fuzz_edit(bytes, &seed->n, FUZZ_MAX, coats[i].sql) &&
	    fuzz_write("coat.cdslog", bytes, seed->n) && run_on("coat.cdslog", coats[i].paging);
	free(bytes);
	seed->name = coats[i].name;
	seed->bytes = good ? fuzz_read("coat.cdslog", &seed->n) : NULL;
	if (!seed->bytes)
		printf("# the seed '%s' can't be made\n", coats[i].name);
	return seed->bytes != NULL;
}

const struct fuzz_seed *fuzz_seeds(size_t *count)
{
	static struct fuzz_seed seed[sizeof coats / sizeof *coats];
	bool good = write_logs() && older("first.cdslog") &&
	    to_utf16("first.cdslog", "utf16.cdslog");

	*count = sizeof coats / sizeof *coats;
	for (size_t i = 0; good && i < *count; i++)
		good = put_on(&seed[i], i);
	return good ? seed : NULL;
}
