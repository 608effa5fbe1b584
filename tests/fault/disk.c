/*
 * The disk fails, fills or dies at the n-th write, sync, truncation, opening or deletion
 * during add, edit, merge and import, for every n until a run survives.  After each, the log
 * opens with the real disk in the state before or after, and check agrees.
 */
#include <sqlite3.h>

#include "../property/laptops.h"

/* ---- a disk that fails ---- */

enum how { FULL, BROKEN, DEAD };        /* DEAD: the write is torn, and nothing works after it */

static struct {
	bool armed;
	enum how how;
	int left;                       /* operations until it fails */
	bool dead;
} disk;

struct file {
	sqlite3_file base;
	sqlite3_file *real;
};

static sqlite3_vfs *real_vfs;

static int fails(void)
{
	if (!disk.armed)
		return SQLITE_OK;
	if (disk.dead)
		return SQLITE_IOERR;
	if (--disk.left > 0)
		return SQLITE_OK;
	if (disk.left < 0 && disk.how != DEAD)
		return SQLITE_OK;       /* once */
	disk.dead = disk.how == DEAD;
	return disk.how == FULL ? SQLITE_FULL : SQLITE_IOERR;
}

#define REAL(f) (((struct file *)(f))->real)

static int x_close(sqlite3_file *f) { int rc = REAL(f)->pMethods->xClose(REAL(f)); sqlite3_free(REAL(f)); return rc; }
static int x_read(sqlite3_file *f, void *p, int n, sqlite3_int64 at) { return disk.armed && disk.dead ? SQLITE_IOERR_READ : REAL(f)->pMethods->xRead(REAL(f), p, n, at); }
static int x_write(sqlite3_file *f, const void *p, int n, sqlite3_int64 at)
{
	int rc = fails();
	if (rc && disk.dead && disk.left == 0)
		REAL(f)->pMethods->xWrite(REAL(f), p, n / 2, at);       /* torn */
	return rc ? rc : REAL(f)->pMethods->xWrite(REAL(f), p, n, at);
}
static int x_truncate(sqlite3_file *f, sqlite3_int64 n) { int rc = fails(); return rc ? rc : REAL(f)->pMethods->xTruncate(REAL(f), n); }
static int x_sync(sqlite3_file *f, int flags) { int rc = fails(); return rc ? rc : REAL(f)->pMethods->xSync(REAL(f), flags); }
static int x_size(sqlite3_file *f, sqlite3_int64 *n) { return REAL(f)->pMethods->xFileSize(REAL(f), n); }
static int x_lock(sqlite3_file *f, int l) { return REAL(f)->pMethods->xLock(REAL(f), l); }
static int x_unlock(sqlite3_file *f, int l) { return REAL(f)->pMethods->xUnlock(REAL(f), l); }
static int x_reserved(sqlite3_file *f, int *r) { return REAL(f)->pMethods->xCheckReservedLock(REAL(f), r); }
static int x_control(sqlite3_file *f, int op, void *p) { return REAL(f)->pMethods->xFileControl(REAL(f), op, p); }
static int x_sector(sqlite3_file *f) { return REAL(f)->pMethods->xSectorSize(REAL(f)); }
static int x_device(sqlite3_file *f) { return REAL(f)->pMethods->xDeviceCharacteristics(REAL(f)); }

static const sqlite3_io_methods methods = {
	1, x_close, x_read, x_write, x_truncate, x_sync, x_size, x_lock, x_unlock, x_reserved, x_control, x_sector, x_device,
	NULL, NULL, NULL, NULL, NULL, NULL
};

static int v_open(sqlite3_vfs *v, const char *name, sqlite3_file *f, int flags, int *out)
{
	struct file *file = (struct file *)f;
	int rc = flags & SQLITE_OPEN_MAIN_JOURNAL ? fails() : SQLITE_OK;

	(void)v;
	file->base.pMethods = NULL;
	if (rc)
		return SQLITE_CANTOPEN;
	file->real = sqlite3_malloc(real_vfs->szOsFile);
	memset(file->real, 0, (size_t)real_vfs->szOsFile);
	rc = real_vfs->xOpen(real_vfs, name, file->real, flags, out);
	if (rc == SQLITE_OK)
		file->base.pMethods = &methods;
	else
		sqlite3_free(file->real);
	return rc;
}

static int v_delete(sqlite3_vfs *v, const char *name, int sync)
{
	int rc = fails();

	(void)v;
	return rc ? SQLITE_IOERR_DELETE : real_vfs->xDelete(real_vfs, name, sync);
}

static void install(void)
{
	static sqlite3_vfs vfs;

	real_vfs = sqlite3_vfs_find(NULL);
	vfs = *real_vfs;
	vfs.szOsFile = sizeof(struct file);
	vfs.zName = "failing";
	vfs.pNext = NULL;
	vfs.xOpen = v_open;
	vfs.xDelete = v_delete;
	sqlite3_vfs_register(&vfs, 1);
}

/* ---- what is done ---- */

static cds_uuid first;

static enum cds_status do_add(cds_log *log)
{
	cds_fields *f = cds_fields_new(), *p = cds_fields_new();
	cds_uuid id = {{0}}, place;
	enum cds_status status = cds_log_begin(log);

	if (status == CDS_OK && (cds_fields_text(p, "name", "Phường mới") != CDS_OK || cds_fields_text(f, "date", "2024-05-05") != CDS_OK ||
	    cds_fields_text(f, "note", "ghi chú") != CDS_OK || cds_fields_count(f, "assist.eid", 7) != CDS_OK))
		status = CDS_BUG;
	if (status == CDS_OK) {
		status = cds_item_add(log, CDS_PLACE, p, &place);
		if (status == CDS_OK && cds_fields_uuid(f, "place", &place) == CDS_OK)
			status = cds_session_add(log, f, &id);
		if (status == CDS_OK)
			status = cds_log_commit(log);
		else
			cds_log_rollback(log);
	}
	cds_fields_free(f);
	cds_fields_free(p);
	return status;
}

static enum cds_status do_edit(cds_log *log)
{
	cds_fields *f = cds_fields_new();
	enum cds_status status = cds_fields_count(f, "assist.eid", 99);

	if (status == CDS_OK)
		status = cds_session_edit(log, &first, f);
	cds_fields_free(f);
	return status;
}

static enum cds_status do_merge(cds_log *log)
{
	struct cds_merge_result r;

	return cds_merge(log, "other.cdslog", NULL, &r);
}

static enum cds_status do_import(cds_log *log)
{
	struct cds_import_options o = {.make_new = true};
	struct cds_import_result r;

	return cds_import(log, "table.csv", &o, &r);
}

static enum cds_status do_unmerge(cds_log *log)
{
	struct cds_unmerge_result r;

	return cds_unmerge(log, 1, &r);
}

static enum cds_status do_redact(cds_log *log)
{
	int64_t n;

	return cds_session_redact(log, &first, "note", &n);
}

static const struct {
	const char *name;
	enum cds_status (*run)(cds_log *log);
} deeds[] = {{"add", do_add}, {"edit", do_edit}, {"merge", do_merge}, {"import", do_import}, {"unmerge", do_unmerge},
	{"redact", do_redact}};

#define WORDS "nhà bà Nga"              /* of the first session's note: after redact they are in no byte */

static bool in_bytes(const char *path)
{
	static char all[4 << 20];
	FILE *in = fopen(path, "rb");
	size_t n = in ? fread(all, 1, sizeof all, in) : 0;
	bool found = false;

	for (size_t i = 0; !found && i + sizeof WORDS - 1 <= n; i++)
		found = memcmp(all + i, WORDS, sizeof WORDS - 1) == 0;
	if (in)
		fclose(in);
	return found;
}

/* ---- before, after ---- */

static void prepare(void)
{
	struct laptop base, other, third;
	struct cds_merge_result r;
	FILE *csv = fopen("table.csv", "w");

	fprintf(csv, "date,place,assist.eid,note\n");
	for (int i = 0; i < 40; i++)
		fprintf(csv, "2024-03-%02d,Xã %d,%d,ghi %d\n", i % 28 + 1, i % 7, i, i);
	fclose(csv);
	ok(laptop_new(&base, "base", 5, INT64_C(1714000000000)) && laptop_new(&other, "other", 6, INT64_C(1715000000000)) &&
	    laptop_new(&third, "third", 7, INT64_C(1715500000000)), "three logs");
	for (int i = 0; i < 80; i++) {
		struct laptop *l = i < 20 ? &base : i < 60 ? &other : &third;
		cds_fields *f = cds_fields_new();
		cds_uuid id = {{0}};
		char date[CDS_DATE_TEXT];
		int day = 19800 + i;
		bool good = cds_fields_text(f, "date", cds_date_text(day, day, date)) == CDS_OK &&
		    cds_fields_count(f, "assist.bank", i) == CDS_OK && cds_session_add(l->log, f, &id) == CDS_OK;
		if (i == 0)
			first = id;
		if (i == 0 && (cds_fields_text(f, "note", WORDS) != CDS_OK || cds_session_edit(l->log, &id, f) != CDS_OK))
			ok(false, "a note");
		if (!good)
			ok(false, "preparing");
		cds_fields_free(f);
	}
	ok(cds_merge(base.log, third.path, NULL, &r) == CDS_OK && r.receipt == 1, "and one of them merged");
	laptop_close(&base);
	laptop_close(&other);
	laptop_close(&third);
}

/* The seed is the same each time, so that the state after is one, too. */
static bool reopen(struct laptop *l, const char *path)
{
	*l = (struct laptop){.chance = 77, .ms = INT64_C(1716000000000)};
	snprintf(l->path, sizeof l->path, "%s", path);
	strcpy(l->author, "Hoa");
	strcpy(l->device, "máy");
	return laptop_open(l);
}

static char *state_of(const char *path)
{
	struct laptop l;
	char *says;

	disk.armed = false;
	if (!reopen(&l, path))
		return NULL;
	says = laptop_says(l.log);
	if (!laptop_sound(l.log)) {
		free(says);
		says = NULL;
	}
	laptop_close(&l);
	return says;
}

static int storm(size_t deed, enum how how, const char *before, const char *after)
{
	int points = 0, bad = 0, was_before = 0, was_after = 0;

	for (int n = 1; n < 5000; n++) {
		struct laptop l;
		enum cds_status status;
		char *says;
		remove("t.cdslog-journal");
		copy_file("base.cdslog", "t.cdslog");
		disk.armed = false;
		if (!reopen(&l, "t.cdslog"))
			break;
		disk.armed = true;
		disk.how = how;
		disk.left = n;
		disk.dead = false;
		status = deeds[deed].run(l.log);
		bool fired = disk.left <= 0;
		laptop_close(&l);
		disk.armed = false;
		says = state_of("t.cdslog");
		was_before += says && strcmp(says, before) == 0;
		was_after += says && strcmp(says, after) == 0;
		bool words = deeds[deed].run == do_redact && says && strcmp(says, after) == 0 && in_bytes("t.cdslog");
		if (!says || words || (strcmp(says, before) != 0 && strcmp(says, after) != 0) ||
		    (status == CDS_OK && strcmp(says, after) != 0)) {
			printf("# %s, point %d: %s, but the log is %s\n", deeds[deed].name, n, cds_status_name(status),
			    !says ? "unsound" : words ? "still with the words" : strcmp(says, before) == 0 ? "as before" : strcmp(says, after) == 0 ? "as after" : "neither");
			bad++;
		}
		free(says);
		if (!fired)
			break;
		points++;
	}
	ok(bad == 0 && points > 8, "%s on a disk that %s: %d stop points, %d before, %d after", deeds[deed].name,
	    how == FULL ? "fills" : how == BROKEN ? "fails once" : "dies", points, was_before, was_after);
	return points;
}

int main(void)
{
	int points = 0;

	install();
	prepare();
	for (size_t d = 0; d < sizeof deeds / sizeof *deeds; d++) {
		struct laptop l;
		char *before, *after;
		copy_file("base.cdslog", "t.cdslog");
		before = state_of("t.cdslog");
		ok(reopen(&l, "t.cdslog") && deeds[d].run(l.log) == CDS_OK, "%s on a good disk", deeds[d].name);
		laptop_close(&l);
		after = state_of("t.cdslog");
		ok(before && after && strcmp(before, after) != 0, "%s changes the log", deeds[d].name);
		for (int how = FULL; before && after && how <= DEAD; how++)
			points += storm(d, (enum how)how, before, after);
		free(before);
		free(after);
	}
	printf("# %d stop points\n", points);
	ok(points > 200, "the stop points are many: %d", points);
	return done();
}
