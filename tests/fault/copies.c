/* Logs that were copied: by a file manager, from a backup, in WAL mode by another tool, in the
 * middle of a write with and without the journal.  Each is right, or refused with the way out;
 * nothing is lost without a word. */
#include "../property/laptops.h"
#include "vfs.h"

#define T0 INT64_C(1714000000000)

static cds_uuid session(struct laptop *l, int day, int64_t eid)
{
	cds_fields *f = cds_fields_new();
	char date[CDS_DATE_TEXT];
	cds_uuid id = {{0}};

	if (cds_fields_text(f, "date", cds_date_text(19800 + day, 19800 + day, date)) != CDS_OK ||
	    cds_fields_count(f, "assist.eid", eid) != CDS_OK || cds_fields_text(f, "note",
	    "ghi chú") != CDS_OK || cds_session_add(l->log, f, &id) != CDS_OK)
		id = (cds_uuid){{0}};
	cds_fields_free(f);
	return id;
}

static bool set(struct laptop *l, const cds_uuid *id, const char *field, int64_t n)
{
	cds_fields *f = cds_fields_new();
	bool good = cds_fields_count(f, field, n) == CDS_OK &&
	    cds_session_edit(l->log, id, f) == CDS_OK;

	cds_fields_free(f);
	return good;
}

static bool merge(struct laptop *to, const char *path)
{
	struct cds_merge_result r;
	bool good = cds_merge(to->log, path, NULL, &r) == CDS_OK;

	if (!good)
		tell_problem(NULL, cds_error(to->log));
	return good;
}

/* Opens another file as the same laptop. */
static bool reopen(struct laptop *l, const char *path, uint64_t seed)
{
	*l = (struct laptop){.chance = seed, .ms = T0 + (int64_t)seed * 3600000};
	snprintf(l->path, sizeof l->path, "%s", path);
	strcpy(l->author, "Hoa");
	strcpy(l->device, "may-1");
	return laptop_open(l);
}

/* The last error of the laptop's log, as text that stays until the next call. */
static const char *says(const struct laptop *l)
{
	static char text[2000];

	return cds_error_text(cds_error(l->log), NULL, text, sizeof text);
}

/* ---- by hand ---- */

/* A copy of a log is written to, merged back, put in the place of the log, and opened twice. */
static void by_a_file_manager(void)
{
	struct laptop a, copy, lead;
	cds_uuid id;

	ok(laptop_new(&a, "a", 1, T0) && laptop_new(&lead, "lead", 2, T0), "a log, and a lead's");
	id = session(&a, 1, 10);
	ok(copy_file(a.path, "copy.cdslog") && reopen(&copy, "copy.cdslog", 3),
	    "copied while it is open, and opened as another");
	ok(set(&a, &id, "assist.eid", 11) && session(&a, 2, 5).b[6] &&
	    set(&copy, &id, "residents", 9) && session(&copy, 3, 6).b[6], "both go on");
	ok(merge(&lead, a.path) && merge(&lead, copy.path) && merge(&a, copy.path) &&
	    laptops_agree(&a, &lead), "merged, all of both is there");
	laptop_close(&copy);
	laptop_close(&a);

	ok(copy_file("copy.cdslog", "a.cdslog") && reopen(&a, "a.cdslog", 4),
	    "the old copy is put back as a backup");
	ok(session(&a, 4, 7).b[6] && merge(&lead, a.path) && merge(&a, lead.path) &&
	    laptops_agree(&a, &lead), "and goes on: nothing is lost, nothing doubled");
	ok(laptop_sound(a.log) && laptop_sound(lead.log), "both sound");

	ok(reopen(&copy, "a.cdslog", 5), "one file opened twice");
	for (int i = 0; i < 5; i++)
		ok(session(&a, 10 + i, i).b[6] && set(&copy, &id, "residents", 20 + i),
		    "each writes, round %d", i + 1);
	ok(laptops_agree(&a, &copy) && laptop_sound(a.log), "both see all");
	laptop_close(&copy);
	laptop_close(&a);
	laptop_close(&lead);
}

/* ---- WAL ---- */

static bool sql(sqlite3 *db, const char *text)
{
	char *why = NULL;
	bool good = sqlite3_exec(db, text, NULL, NULL, &why) == SQLITE_OK;

	if (!good)
		printf("# %s\n", why);
	sqlite3_free(why);
	return good;
}

static enum cds_status open_status(const char *path, unsigned flags)
{
	cds_log *log;
	enum cds_status status = cds_log_open(path, flags, &log);

	cds_log_close(log);
	return status;
}

/* Another tool left the log in WAL mode: with its -wal it is right, without it is refused until
 * somebody takes it as it is. */
static void in_wal_mode(void)
{
	struct laptop a, lead;
	struct cds_merge_result r;
	sqlite3 *db = NULL;

	ok(laptop_new(&a, "a", 11, T0) && laptop_new(&lead, "lead", 12, T0) &&
	    session(&a, 1, 10).b[6], "a log");
	laptop_close(&a);
	ok(sqlite3_open("a.cdslog", &db) == SQLITE_OK && sql(db, "PRAGMA journal_mode=WAL; INSERT"
	    " INTO setting VALUES ('ward', '12')"), "that another tool has open in WAL mode");
	ok(copy_file("a.cdslog", "alone.cdslog") && copy_file("a.cdslog", "both.cdslog") &&
	    copy_file("a.cdslog-wal", "both.cdslog-wal"), "copied with and without its -wal");
	sqlite3_close(db);

	ok(cds_merge(lead.log, "alone.cdslog", NULL, &r) == CDS_REFUSED &&
	    strstr(says(&lead), "check --as-is"), "alone it is not merged");
	ok(open_status("alone.cdslog", 0) == CDS_REFUSED &&
	    open_status("alone.cdslog", CDS_OPEN_READONLY) == CDS_REFUSED, "nor opened");
	ok(cds_merge(lead.log, "both.cdslog", NULL, &r) == CDS_REFUSED &&
	    strstr(says(&lead), "both.cdslog-wal"), "with it, it is to be opened first");
	ok(open_status("both.cdslog", CDS_OPEN_READONLY) == CDS_REFUSED,
	    "where it can be written");
	ok(reopen(&a, "both.cdslog", 13), "then it is right");
	if (a.log) {
		const char *value;
		ok(cds_config_get(a.log, "ward", &value) == CDS_OK && strcmp(value, "12") == 0,
		    "with what was in the -wal");
		ok(laptop_sound(a.log) && merge(&lead, a.path) &&
		    fopen("both.cdslog-wal", "rb") == NULL, "and one file again, which merges");
	}
	laptop_close(&a);
	ok(open_status("alone.cdslog", CDS_OPEN_AS_IS) == CDS_OK &&
	    open_status("alone.cdslog", 0) == CDS_OK && merge(&lead, "alone.cdslog"),
	    "taken as it is by somebody who says so");
	laptop_close(&lead);
}

/* ---- in the middle of a write ---- */

static enum cds_status do_add(struct laptop *l)
{
	return session(l, 40, 4).b[6] ? CDS_OK : CDS_IO;
}

static enum cds_status do_merge(struct laptop *l)
{
	struct cds_merge_result r;

	return cds_merge(l->log, "other.cdslog", NULL, &r);
}

static const struct {
	const char *name;
	enum cds_status (*run)(struct laptop *l);
} deeds[] = {{"adding one", do_add}, {"merging 300", do_merge}};

/* The fingerprint of a file; false: it does not open. */
static bool fingerprint_of(const char *path, char code[CDS_FINGERPRINT])
{
	cds_log *log;
	bool good = cds_log_open(path, CDS_OPEN_READONLY, &log) == CDS_OK &&
	    cds_log_fingerprint(log, code) == CDS_OK;

	cds_log_close(log);
	return good;
}

struct tally {
	int points, hot, cut, refused, before, after, sound, wrong;
};

/* A number of four bytes, the highest first. */
static uint32_t be32(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* Does the file's header announce more pages than there are? */
static bool cut_short(const char *path)
{
	unsigned char h[32] = {0};
	FILE *f = fopen(path, "rb");
	bool is = f && fread(h, 1, sizeof h, f) == sizeof h && fseek(f, 0, SEEK_END) == 0 &&
	    ftell(f) < (long)be32(h + 28) * (h[16] << 8 | h[17]);

	if (f)
		fclose(f);
	return is;
}

/* Has a journal begun, with the pages as they were? */
static bool is_hot(const char *path)
{
	static const unsigned char magic[8] = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};
	unsigned char h[8];
	FILE *f = fopen(path, "rb");
	bool is = f && fread(h, 1, sizeof h, f) == sizeof h && memcmp(h, magic, sizeof h) == 0;

	if (f)
		fclose(f);
	return is;
}

static bool exists(const char *path)
{
	FILE *f = fopen(path, "rb");

	if (f)
		fclose(f);
	return f != NULL;
}

/* The torn file is merged into an empty log: all of it comes, or it is refused and the log stays
 * empty. */
static void merge_torn(struct tally *t, const char *before, const char *after)
{
	char empty[CDS_FINGERPRINT], now[CDS_FINGERPRINT];
	bool cut = cut_short("torn.cdslog");
	struct cds_merge_result r;
	struct laptop lead;
	enum cds_status status;

	if (!laptop_new(&lead, "lead", 31, T0) || cds_log_fingerprint(lead.log, empty) != CDS_OK)
		return;
	status = cds_merge(lead.log, "torn.cdslog", NULL, &r);
	t->cut += cut;
	if (cut && (status != CDS_CORRUPT || !strstr(says(&lead), "cut short")))
		t->wrong++;
	else if (cds_log_fingerprint(lead.log, now) != CDS_OK ||
	    (status != CDS_OK && strcmp(now, empty) != 0))
		t->wrong++;
	else if (status != CDS_OK)
		t->refused++;
	else if (strcmp(now, before) == 0)
		t->before++;
	else if (strcmp(now, after) == 0)
		t->after++;
	else
		t->wrong++;
	laptop_close(&lead);
}

/* The torn file is opened as the log that it was: it is as before or as after, or check says that
 * it is neither. */
static void open_alone(struct tally *t, const char *before, const char *after)
{
	char now[CDS_FINGERPRINT] = "";
	struct cds_check_result result;
	cds_log *log;
	bool sound = cds_log_open("torn.cdslog", 0, &log) == CDS_OK &&
	    cds_check(log, NULL, NULL, NULL, &result) == CDS_OK;

	t->sound += sound;
	if (sound && (cds_log_fingerprint(log, now) != CDS_OK ||
	    (strcmp(now, before) != 0 && strcmp(now, after) != 0)))
		t->wrong++;
	cds_log_close(log);
}

/* With its journal the file is refused as a source as long as that is hot, and is right once it was
 * opened. */
static void open_with_journal(struct tally *t, const char *before, const char *after)
{
	char now[CDS_FINGERPRINT] = "";
	struct laptop l, lead;
	struct cds_merge_result r;
	bool hot = is_hot("torn.cdslog-journal"), refused = false;

	if (laptop_new(&lead, "lead", 32, T0))
		refused = cds_merge(lead.log, "torn.cdslog", NULL, &r) == CDS_REFUSED &&
		    strstr(says(&lead), "is being written");
	laptop_close(&lead);
	t->hot += hot;
	t->wrong += hot && !refused;
	if (!reopen(&l, "torn.cdslog", 33) || !laptop_sound(l.log) || cds_log_fingerprint(l.log,
	    now) != CDS_OK || (strcmp(now, before) != 0 && strcmp(now, after) != 0))
		t->wrong++;
	laptop_close(&l);
}

/* Copies the files at each point at which the disk can die during a deed, and looks at the
 * copies. */
static void torn(size_t deed)
{
	char before[CDS_FINGERPRINT], after[CDS_FINGERPRINT];
	struct tally t = {0};
	struct laptop l;

	ok(fingerprint_of("base.cdslog", before) && copy_file("base.cdslog", "t.cdslog") &&
	    reopen(&l, "t.cdslog", 30) && deeds[deed].run(&l) == CDS_OK &&
	    cds_log_fingerprint(l.log, after) == CDS_OK, "%s", deeds[deed].name);
	laptop_close(&l);
	for (int n = 1; t.points < 2000; n++, t.points++) {
		copy_file("base.cdslog", "t.cdslog");
		remove("t.cdslog-journal");
		if (!reopen(&l, "t.cdslog", 30))
			break;
		disk_arm(DEAD, n);
		(void)!deeds[deed].run(&l);
		disk.armed = false;
		if (!disk.struck) {
			laptop_close(&l);
			break;
		}
		/* The disk stays dead while the log is closed, so that nothing is put right. */
		disk.armed = true;
		laptop_close(&l);
		disk.armed = false;
		remove("torn.cdslog-journal");
		copy_file("t.cdslog", "torn.cdslog");
		merge_torn(&t, before, after);
		open_alone(&t, before, after);
		copy_file("t.cdslog", "torn.cdslog");
		if (exists("t.cdslog-journal"))
			copy_file("t.cdslog-journal", "torn.cdslog-journal");
		open_with_journal(&t, before, after);
	}
	ok(t.wrong == 0 && t.points > 5 && t.hot > 0 && (deed == 0 || t.cut > 0),
	    "copied in the middle of %s, %d stop points: alone %d refused, %d of them cut"
	    " short, %d as before, %d as after, %d wrong; opened alone %d sound, the others told;"
	    " with the journal %d refused until opened, then right", deeds[deed].name, t.points,
	    t.refused, t.cut, t.before, t.after, t.wrong, t.sound, t.hot);
}

int main(void)
{
	struct laptop base, other;

	by_a_file_manager();
	in_wal_mode();                          /* the failing disk knows no WAL */
	disk_install();
	ok(laptop_new(&base, "base", 21, T0) && laptop_new(&other, "other", 22, T0), "two logs");
	for (int i = 0; i < 350; i++)
		session(i < 50 ? &base : &other, i % 60, i);
	laptop_close(&base);
	laptop_close(&other);
	for (size_t d = 0; d < sizeof deeds / sizeof *deeds; d++)
		torn(d);
	return done();
}
