/* Opening a stranger's file: what source.h promises.  Before SQLite reads it the file itself, its
 * header and what stands beside it are checked, each with a refusal that says what to do; then its
 * tables are compared with ours.  Nothing that it contains is run. */
#include "exchange/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/sidecar.h"
#include "exchange/file_kind.h"
#include "store/sql.h"

static const char magic[16] = "SQLite format 3";
#define SOURCE_LENGTH 200000            /* bytes; no value in a log is longer */
#define SOURCE_CACHE "PRAGMA cache_size=-8000; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0"

/* The number in four bytes, the highest first (sqlite.org/fileformat.html, 1.3, for what they are
 * at which place of the header). */
static uint32_t source_be32(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* Does the header say that it is a log, of a format that this version reads? */
static void check_header(cds_log *log, const char *name, const unsigned char *h, int64_t size)
{
	uint32_t version = source_be32(h + 60);
	char have[32];

	if (size < CDS__HEADER) {
		snprintf(have, sizeof have, "%lld", (long long)size);
		cds__fail(log, CDS_CORRUPT,
		    "'%1' is cut short: it has only %2 bytes; copy or send it again", name, have);
	} else if (source_be32(h + 68) != CDS__APPLICATION) {
		cds__fail(log, CDS_NOT_A_LOG,
		    "'%1' is a database of another program, not a cdslog log", name);
	} else if (version == 0) {
		cds__fail(log, CDS_NOT_A_LOG, "'%1' is empty, not a cdslog log: copy "
		    "or send it again", name);
	} else if (version > CDS_FORMAT) {
		snprintf(have, sizeof have, "%u", (unsigned)version);
		cds__fail(log, CDS_NEWER, "log '%1' has format %2, which needs a newer cdslog; it"
		    " was left untouched", name, have);
	}
}

/* Is the file as long as its header says?  This is asked after what stands beside it, since a
 * writer that was stopped half-way leaves a header that is ahead of the file. */
static void check_size(cds_log *log, const char *name, const unsigned char *h, int64_t size)
{
	uint32_t page = (uint32_t)h[16] << 8 | h[17], pages = source_be32(h + 28);
	char have[32], want[32];

	page = page == 1 ? 65536 : page;
	if (page >= 512 && !(page & (page - 1)) && size % page == 0 &&
	    size / page >= (int64_t)pages)
		return;
	snprintf(have, sizeof have, "%lld", (long long)size);
	snprintf(want, sizeof want, "%lld", (long long)page * pages);
	cds__fail(log, CDS_CORRUPT, "'%1' is cut short: it has only %2 of %3 bytes; copy or send "
	    "it again", name, have, want);
}

/* Is it whole without what stands beside it? */
static void source_check_sidecar(cds_log *log, const char *path, const char *name,
    const unsigned char *h)
{
	switch (cds__sidecar(path, h)) {
	case CDS__WHOLE:
		break;
	case CDS__JOURNAL_HOT:
		cds__fail(log, CDS_REFUSED, "'%1' is being written, or its writer was stopped "
		    "half-way ('%1-journal' is there): wait, or open it once, where it can be "
		    "written, with 'cdslog --file \"%1\" check', then merge it", name);
		break;
	case CDS__WAL_THERE:
		cds__fail(log, CDS_REFUSED, "'%1' was left in WAL mode by another tool, with "
		    "changes in '%1-wal': open it once, where it can be written, with 'cdslog "
		    "--file \"%1\" check', then merge it", name);
		break;
	case CDS__WAL_MISSING:
		cds__fail(log, CDS_REFUSED,
		    "'%1' is in WAL mode and its '-wal' file is missing, so its last changes may "
		    "be missing too: copy both files; if the '-wal' file is lost, accept the log "
		    "as it is with 'cdslog --file \"%1\" check --as-is', then merge it", name);
		break;
	}
}

/* Reads the header, and checks it, what stands beside the file, and the file's size. */
static void source_read_header(cds_log *log, const char *path, const char *name, int64_t size)
{
	unsigned char h[CDS__HEADER] = {0};
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, h, sizeof h);

	if (n < 0)
		cds__fail(log, CDS_IO, "can't read '%1': %2", name, strerror(errno));
	else if (n < (ssize_t)sizeof magic || memcmp(h, magic, sizeof magic) != 0)
		cds__fail(log, CDS_NOT_A_LOG, cds__file_kind(h, (size_t)n), name);
	else
		check_header(log, name, h, size);
	if (fd >= 0)
		close(fd);
	if (!cds__failed(log))
		source_check_sidecar(log, path, name, h);
	if (!cds__failed(log))
		check_size(log, name, h, size);
}

/* Is it a file that can be opened at all, and not this very log? */
static void source_check_file(cds_log *log, const char *path, const char *name)
{
	struct stat st, own;

	if (lstat(path, &st) != 0) {
		if (errno == ENOENT || errno == ENOTDIR)
			cds__fail(log, CDS_NOT_FOUND, "there is no file '%1'", name);
		else
			cds__fail(log, CDS_IO, "can't get information on '%1': %2", name,
			    strerror(errno));
		return;
	}
	if (S_ISLNK(st.st_mode)) {
		cds__fail(log, CDS_REFUSED, "'%1' is a symbolic link: name the file itself", name);
		return;
	}
	if (!S_ISREG(st.st_mode)) {
		cds__fail(log, CDS_NOT_A_LOG,
		    "'%1' is a folder or a device, not a file: name a file", name);
		return;
	}
	if (stat(log->path, &own) == 0 && own.st_dev == st.st_dev && own.st_ino == st.st_ino) {
		cds__fail(log, CDS_REFUSED, "'%1' is this log itself", name);
		return;
	}
	if (st.st_size == 0)
		cds__fail(log, CDS_NOT_A_LOG, "'%1' is empty, not a cdslog log: copy "
		    "or send it again", name);
	else
		source_read_header(log, path, name, st.st_size);
}

bool cds_log_recognised(const char *path)
{
	unsigned char h[CDS__HEADER];
	struct stat st;
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	bool good;

	if (fd < 0)
		return false;
	good = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	    read(fd, h, sizeof h) == (ssize_t)sizeof h;
	close(fd);
	return good && memcmp(h, "SQLite format 3", 16) == 0 &&
	    source_be32(h + 68) == CDS__APPLICATION;
}

/* SQLite asks this before it compiles any statement for the file. */
static int only_reading(void *arg, int action, const char *a, const char *b, const char *c,
    const char *d)
{
	(void)arg, (void)a, (void)b, (void)c, (void)d;
	return action == SQLITE_SELECT || action == SQLITE_READ || action == SQLITE_FUNCTION ||
	    action == SQLITE_TRANSACTION || action == SQLITE_PRAGMA || action == SQLITE_RECURSIVE
	    ? SQLITE_OK : SQLITE_DENY;
}

/* Limits what a statement for the file may use: ours are all far below, so that only a schema made
 * to be slow or to break something meets them. */
static void source_limit(sqlite3 *db)
{
	static const int limits[][2] = {
		{SQLITE_LIMIT_LENGTH, SOURCE_LENGTH}, {SQLITE_LIMIT_SQL_LENGTH, 100000},
		{SQLITE_LIMIT_COLUMN, 100},
		{SQLITE_LIMIT_EXPR_DEPTH, 10}, {SQLITE_LIMIT_COMPOUND_SELECT, 3},
		{SQLITE_LIMIT_VDBE_OP, 25000},
		{SQLITE_LIMIT_FUNCTION_ARG, 8}, {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50},
		{SQLITE_LIMIT_VARIABLE_NUMBER, 10}, {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
	};

	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
		sqlite3_limit(db, limits[i][0], limits[i][1]);
	sqlite3_set_authorizer(db, only_reading, NULL);
}

/* Have both the same tables and indexes, to the letter? */
static bool same_tables(cds_log *a, cds_log *b)
{
	static const char sql[] = "SELECT type, name, tbl_name, sql FROM sqlite_schema"
	    " WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name";
	sqlite3_stmt *x = cds__sql(a, sql), *y = cds__sql(b, sql);
	bool more_x, more_y;

	do {
		more_x = cds__sql_row(a, x);
		more_y = cds__sql_row(b, y);
		for (int i = 0; more_x && more_y && i < 4; i++)
			more_x = strcmp(cds__sql_text(a, x, i), cds__sql_text(b, y, i)) == 0;
	} while (more_x && more_y);
	sqlite3_reset(x);
	sqlite3_reset(y);
	return !more_x && !more_y;
}

/* A log's tables must be those of its format to the letter, and there may be nothing else: no view,
 * no trigger.  An older format is made in memory to be compared with. */
static void check_schema(cds_log *log, cds_log *source)
{
	int64_t version = cds__sql_int(source, "PRAGMA user_version");
	cds_log *model;

	if (cds__failed(source))
		return;
	model = version == CDS_FORMAT ? NULL : cds__store_blank(":memory:", version, "");
	if (version != CDS_FORMAT && (!model || cds__failed(model)))
		cds__fail_memory(source);
	else if (!same_tables(model ? model : log, source))
		cds__fail(source, CDS_CORRUPT, "'%1' does not have the tables of a log: another "
		    "program changed them or added some", source->path);
	cds_log_close(model);
}

/*
 * Are the file's pages the trees that they should be?  SQLite tells damage of that kind first,
 * below the heading TREES.  What it tells after that is about rows, and depends on its version:
 * 3.46 also says that an index does not have all rows of its table, 3.40 does not.  That is no
 * reason to refuse the file, since no index is read and each entry is checked against its own id.
 */
#define TREES "*** in database main ***"

static void source_check_trees(cds_log *source)
{
	sqlite3_stmt *st = cds__sql(source, "PRAGMA quick_check");

	while (cds__sql_row(source, st)) {
		const char *said = cds__sql_text(source, st, 0);
		if (strncmp(said, TREES, strlen(TREES)) != 0)
			continue;
		if (!cds__sql_checked(source, said))
			break;
		said += strlen(TREES);
		said += strspn(said, "\n");
		cds__fail(source, CDS_CORRUPT, "'%1' is damaged: %2", source->path, said);
	}
	sqlite3_reset(st);
}

cds_log *cds__source_open(cds_log *log, const char *path, const char *name, bool full)
{
	cds_log *source = NULL;
	int rc;

	source_check_file(log, path, name);
	if (cds__failed(log))
		return NULL;
	source = cds__store_new(name);
	if (!source) {
		cds__fail_memory(log);
		return NULL;
	}
	source->stranger = true;
	rc = sqlite3_open_v2(path, &source->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);
	if (rc != SQLITE_OK) {
		cds__fail_sql(source, rc);
	} else {
		cds__store_harden(source);
		source_limit(source->db);       /* first, before anything of the file is read */
		cds__sql_exec(source, SOURCE_CACHE);
		source->readonly = true;
		cds__sql_exec(source, "BEGIN");
		check_schema(log, source);
		if (full)
			source_check_trees(source);
	}
	if (!cds__failed(source))
		return source;
	cds__fault_copy(&log->fault, &source->fault);
	cds__source_close(source);
	return NULL;
}

void cds__source_close(cds_log *source)
{
	cds_log_close(source);
}
