/* A disk in the hand of a test, as a VFS of SQLite: under every log that is opened after
 * disk_install(), it fails, fills, dies or takes the whole process with it at the n-th write, sync,
 * truncation, opening or deletion after it was armed; or one read fails, the n-th. */
#ifndef VFS_H
#define VFS_H

#include <signal.h>
#include <sqlite3.h>

#include "../tap.h"

/* How it fails. */
enum how {
	FULL, BROKEN,                   /* once: no room, or an I/O error */
	DEAD,                           /* the write is torn, and nothing works after it */
	CRAMMED,                        /* no file grows any more: the disk is full and stays so */
	KILLED,                         /* the write is torn, and the process gets SIGKILL */
	UNREADABLE                      /* one read fails, as of a bad sector */
};

static struct {
	bool armed;
	enum how how;
	int left;                       /* operations until it fails */
	bool dead;                      /* it is dead already */
	bool struck;                    /* it has failed at least once */
	bool lazy;                      /* nothing is synced, in tests without power cuts */
} disk;

/* An open file, over the one of the real disk. */
struct file {
	sqlite3_file base;
	sqlite3_file *real;
};

static sqlite3_vfs *real_vfs;

/* From now on the disk fails in this way at the left-th operation. */
__attribute__((unused)) static void disk_arm(enum how how, int left)
{
	disk.how = how;
	disk.left = left;
	disk.dead = disk.struck = false;
	disk.armed = true;
}

/* Counts an operation, and says as a result of SQLite whether it fails.  When the disk dies at a
 * write, that write is told of here and then torn by x_write. */
static int fails(bool write)
{
	if (!disk.armed || disk.how == UNREADABLE)
		return SQLITE_OK;
	if (disk.dead)
		return SQLITE_IOERR;
	if (--disk.left > 0 || disk.how == CRAMMED || (disk.left < 0 && disk.how < DEAD))
		return SQLITE_OK;
	if (disk.how == KILLED && !write)
		raise(SIGKILL);
	disk.struck = true;
	disk.dead = disk.how >= DEAD;
	return disk.how == FULL ? SQLITE_FULL : SQLITE_IOERR;
}

#define REAL(f) (((struct file *)(f))->real)

/* Would this write make a file grow on a disk that is crammed? */
static bool no_room(sqlite3_file *f, sqlite3_int64 end)
{
	sqlite3_int64 size;

	if (!disk.armed || disk.how != CRAMMED || disk.left > 0 ||
	    (REAL(f)->pMethods->xFileSize(REAL(f), &size) == SQLITE_OK && end <= size))
		return false;
	return disk.struck = true;
}

static int x_write(sqlite3_file *f, const void *p, int n, sqlite3_int64 at)
{
	int rc = fails(true);

	if (rc && disk.dead && disk.left == 0)
		REAL(f)->pMethods->xWrite(REAL(f), p, n / 2, at);       /* torn */
	if (rc && disk.how == KILLED)
		raise(SIGKILL);
	if (!rc && no_room(f, at + n))
		rc = SQLITE_FULL;
	return rc ? rc : REAL(f)->pMethods->xWrite(REAL(f), p, n, at);
}

static int x_close(sqlite3_file *f) { int rc = REAL(f)->pMethods->xClose(REAL(f));
    sqlite3_free(REAL(f)); return rc; }
static int x_read(sqlite3_file *f, void *p, int n, sqlite3_int64 at)
{
	bool bad = disk.armed && (disk.dead || (disk.how == UNREADABLE && --disk.left == 0));

	disk.struck |= bad;
	return bad ? SQLITE_IOERR_READ : REAL(f)->pMethods->xRead(REAL(f), p, n, at);
}
static int x_truncate(sqlite3_file *f, sqlite3_int64 n) { int rc = fails(false); return rc ? rc
    : REAL(f)->pMethods->xTruncate(REAL(f), n); }
static int x_sync(sqlite3_file *f, int flags) { int rc = fails(false); return rc ||
    disk.lazy ? rc : REAL(f)->pMethods->xSync(REAL(f), flags); }
static int x_size(sqlite3_file *f, sqlite3_int64 *n) { return REAL(f)->pMethods->xFileSize(REAL(f),
    n); }
static int x_lock(sqlite3_file *f, int l) { return REAL(f)->pMethods->xLock(REAL(f), l); }
static int x_unlock(sqlite3_file *f, int l) { return REAL(f)->pMethods->xUnlock(REAL(f), l); }
static int x_reserved(sqlite3_file *f,
    int *r) { return REAL(f)->pMethods->xCheckReservedLock(REAL(f), r); }
static int x_control(sqlite3_file *f, int op,
    void *p) { return REAL(f)->pMethods->xFileControl(REAL(f), op, p); }
static int x_sector(sqlite3_file *f) { return REAL(f)->pMethods->xSectorSize(REAL(f)); }
static int x_device(sqlite3_file *f) { return REAL(f)->pMethods->xDeviceCharacteristics(REAL(f)); }

static const sqlite3_io_methods methods = {
	1, x_close, x_read, x_write, x_truncate, x_sync, x_size, x_lock, x_unlock, x_reserved,
	x_control, x_sector, x_device, NULL, NULL, NULL, NULL, NULL, NULL
};

static int v_open(sqlite3_vfs *v, const char *name, sqlite3_file *f, int flags, int *out)
{
	struct file *file = (struct file *)f;
	int rc = flags & SQLITE_OPEN_MAIN_JOURNAL ? fails(false) : SQLITE_OK;

	(void)v;
	file->base.pMethods = NULL;
	if (rc)
		return SQLITE_CANTOPEN;
	file->real = sqlite3_malloc(real_vfs->szOsFile);
	if (!file->real)
		return SQLITE_NOMEM;
	memset(file->real, 0, (size_t)real_vfs->szOsFile);
	rc = real_vfs->xOpen(real_vfs, name, file->real, flags, out);
	if (rc == SQLITE_OK)
		file->base.pMethods = &methods;
	else
		sqlite3_free(file->real);
	return rc;
}

/* Deletions of files, and those of which the folder was not synced: a power cut could bring
 * them back. */
static struct {
	int all, unsynced;
} deletions;

/* Deletes a file, and counts it: one whose folder was not synced could be back after a power
 * cut. */
static int v_delete(sqlite3_vfs *v, const char *name, int sync)
{
	int rc = fails(false);

	(void)v;
	deletions.all++;
	deletions.unsynced += !sync;
	return rc ? SQLITE_IOERR_DELETE : real_vfs->xDelete(real_vfs, name, sync && !disk.lazy);
}

/* Puts the disk under all logs that are opened from now on. */
static void disk_install(void)
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

#endif
