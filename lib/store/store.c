/* Opening, making and migrating a log's file, and what a log is given from outside: the time and
 * random numbers.  lib/log/open.c calls it for a person's log, lib/exchange/ for packs and for
 * files from elsewhere. */
#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "store/sidecar.h"
#include "base/folder.h"
#include "store/batch.h"
#include "store/schema.h"
#include "store/sql.h"
#include "base/uuid.h"

#define BUSY_MS 5000                    /* how long a lock is waited for */

/* ---- time and chance ---- */

/* The time of the laptop's clock, in milliseconds since 1970. */
static int64_t store_system_now(void *arg)
{
	struct timespec t;

	(void)arg;
	clock_gettime(CLOCK_REALTIME, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void system_random(void *arg, void *buf, size_t size)
{
	(void)arg;
	sqlite3_randomness((int)size, buf);
}

static const struct cds_env system_env = {store_system_now, system_random, NULL};

void cds_log_env(cds_log *log, const struct cds_env *env)
{
	log->env = env ? *env : system_env;
}

int64_t cds__now(cds_log *log)
{
	return log->env.now(log->env.arg);
}

void cds__random(cds_log *log, void *buf, size_t size)
{
	log->env.random(log->env.arg, buf, size);
}

void cds__uuid_new(cds_log *log, cds_uuid *id)
{
	unsigned char random[10];

	cds__random(log, random, sizeof random);
	cds__uuid_v7(cds__now(log), random, &log->last_uuid, id);
}

/* ---- open ---- */

void cds_alone(void)
{
	/* What SQLite refuses, since it runs already, stays as it is. */
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

void cds__store_harden(cds_log *log)
{
	sqlite3 *db = log->db;

	sqlite3_extended_result_codes(db, 1);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_busy_timeout(db, BUSY_MS);
}

/* Another tool may have left the log in WAL mode.  Then it is whole only with its -wal, and SQLite
 * can work that in only where it may write. */
static void store_check_sidecar(cds_log *log, unsigned flags)
{
	unsigned char h[CDS__HEADER] = {0};
	int fd = open(log->path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? 0 : read(fd, h, sizeof h);
	bool reading = flags & CDS_OPEN_READONLY || access(log->path, W_OK) != 0;
	enum cds__sidecar beside = n == (ssize_t)sizeof h ? cds__sidecar(log->path, h)
	    : CDS__WHOLE;

	if (fd >= 0)
		close(fd);
	if (beside != CDS__WAL_THERE && beside != CDS__WAL_MISSING)
		return;
	if (reading)
		cds__fail(log, CDS_REFUSED, "log '%1' was left in WAL mode by another tool, and "
		    "can't be read where it can't be written: copy it, and '%1-wal' if there is "
		    "one, to a folder that can be written", log->path);
	else if (beside == CDS__WAL_MISSING && !(flags & CDS_OPEN_AS_IS))
		cds__fail(log, CDS_REFUSED, "log '%1' was left in WAL mode by another tool and its "
		    "'-wal' file is not beside it, so its last changes may be missing: copy that "
		    "file, too; if it is lost, accept the log as it is with 'cdslog --file "
		    "\"%1\" check --as-is'", log->path);
}

/* Opens the database of the log's path, or makes it where the flags allow that, and sets what holds
 * for the connection. */
static void store_open_file(cds_log *log, unsigned flags)
{
	int mode = SQLITE_OPEN_NOMUTEX;
	struct stat st;
	int rc;

	if (stat(log->path, &st) == 0) {
		if (S_ISREG(st.st_mode))
			store_check_sidecar(log, flags);
		else
			cds__fail(log, CDS_NOT_A_LOG,
			    "'%1' is a folder or a device, not a file: name a file", log->path);
	} else if (errno != ENOENT && errno != ENOTDIR) {
		cds__fail(log, CDS_IO, "can't get information on '%1': %2", log->path,
		    strerror(errno));
	} else if (!(flags & CDS_OPEN_CREATE)) {
		cds__fail(log, CDS_NOT_FOUND, "there is no log '%1'", log->path);
	} else if (!cds__folders_make(log->path)) {
		cds__fail(log, CDS_IO, "can't make the folder of '%1': %2", log->path,
		    strerror(errno));
	}
	if (cds__failed(log))
		return;
	mode |= flags & CDS_OPEN_READONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
	if (flags & CDS_OPEN_CREATE)
		mode |= SQLITE_OPEN_CREATE;
	rc = sqlite3_open_v2(log->path, &log->db, mode, NULL);
	if (rc != SQLITE_OK) {
		cds__fail_sql(log, rc);
		return;
	}
	cds__store_harden(log);
	log->readonly = sqlite3_db_readonly(log->db, "main") == 1;
	/* EXTRA syncs the folder, too, once the journal is deleted. With FULL a power cut just
	 * after a save may bring the journal's name back, and the next opening would take back
	 * what was said to be saved. */
	cds__sql_exec(log,
	    "PRAGMA synchronous=EXTRA; PRAGMA temp_store=MEMORY; PRAGMA cell_size_check=ON");
}

/* Runs the schema files of the versions after `from`, up to `to`, and stamps the file with it. */
static void store_migrate(cds_log *log, int64_t from, int64_t to)
{
	struct cds__buf stamp = {0};

	for (size_t i = 0; i < cds__schema_count; i++) {
		if (cds__schema[i].version > from && cds__schema[i].version <= to)
			cds__sql_exec(log, (const char *)cds__schema[i].sql);
	}
	cds__buf_text(&stamp, "PRAGMA application_id=");
	cds__buf_number(&stamp, CDS__APPLICATION);
	cds__buf_text(&stamp, "; PRAGMA user_version=");
	cds__buf_number(&stamp, to);
	cds__buf_str(&stamp);
	if (stamp.failed)
		cds__fail_memory(log);
	else
		cds__sql_exec(log, stamp.p);
	cds__buf_free(&stamp);
}

/* The format of the file, 0 if it is empty.  It fails if the file is of another program, or of a
 * format that is newer than this program. */
static int64_t format_of(cds_log *log)
{
	int64_t application = cds__sql_int(log, "PRAGMA application_id");
	int64_t version = cds__sql_int(log, "PRAGMA user_version");
	char text[24];

	if (cds__failed(log))
		return 0;
	if (application == 0 && version == 0 &&
	    cds__sql_int(log, "SELECT count(*) FROM sqlite_schema") == 0)
		return 0;
	if (!cds__failed(log) && (application != CDS__APPLICATION || version < 1))
		cds__fail(log, CDS_NOT_A_LOG,
		    "'%1' is a database of another program, not a cdslog log", log->path);
	if (version > CDS_FORMAT) {
		sqlite3_snprintf(sizeof text, text, "%lld", version);
		cds__fail(log, CDS_NEWER, "log '%1' has format %2, which needs a newer cdslog; it"
		    " was left untouched", log->path, text);
	}
	return version;
}

/* Fails if a file of this format can't be opened as the flags say. */
static void store_check_format(cds_log *log, int64_t version, unsigned flags)
{
	if (cds__failed(log))
		return;
	if (version == 0 && !(flags & CDS_OPEN_CREATE))
		cds__fail(log, CDS_NOT_A_LOG, "'%1' is empty, not a cdslog log", log->path);
	else if (version < CDS_FORMAT && log->readonly)
		cds__fail(log, CDS_READONLY, "log '%1' has an older format, and can't be upgraded "
		    "where it can't be written: first copy it to a folder that can be written",
		    log->path);
}

void cds__store_open(cds_log *log, unsigned flags, void (*fill)(cds_log *log, int64_t from,
    void *arg), void *arg)
{
	int64_t version;

	store_open_file(log, flags);
	version = format_of(log);
	store_check_format(log, version, flags);
	if (cds__failed(log))
		return;
	/* Somebody's tool may have left it in WAL mode, where a copy of the file alone is not
	 * whole. */
	if (!log->readonly && version > 0)
		cds__sql_exec(log, "PRAGMA journal_mode=DELETE");
	if (version == CDS_FORMAT) {
		if (!log->readonly && cds__store_scrub_due(log))
			cds__store_scrub_now(log);
		/* A failure to erase can wait until the next opening; `check` tells it. */
		cds__fault_clear(&log->fault);
		return;
	}
	cds__write_begin(log);
	/* Another program may have migrated it before this transaction began: look again. */
	version = format_of(log);
	if (!cds__failed(log) && version < CDS_FORMAT) {
		store_migrate(log, version, CDS_FORMAT);
		if (!cds__failed(log))
			fill(log, version, arg);
	}
	cds__write_end(log);
}

cds_log *cds__store_new(const char *path)
{
	cds_log *log = calloc(1, sizeof *log);

	if (!log)
		return NULL;
	log->path = strdup(path);
	log->env = system_env;
	cds__fault_clear(&log->fault);
	if (!log->path) {
		free(log);
		return NULL;
	}
	return log;
}

cds_log *cds__store_blank(const char *path, int64_t version, const char *pragmas)
{
	cds_log *log = cds__store_new(path);
	int rc;

	if (!log)
		return NULL;
	rc = sqlite3_open_v2(path, &log->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
	    SQLITE_OPEN_NOMUTEX, NULL);
	if (rc != SQLITE_OK)
		cds__fail_sql(log, rc);
	else
		cds__store_harden(log);
	cds__sql_exec(log, pragmas);
	store_migrate(log, 0, version);
	return log;
}

void *cds__memo(cds_log *log, enum cds__memo_of which, const struct cds__memo_form *form)
{
	if (!log->memo[which].data)
		log->memo[which].data = calloc(1, form->size);
	if (!log->memo[which].data)
		cds__fail_memory(log);
	log->memo[which].form = form;
	return log->memo[which].data;
}

static void memo_free(cds_log *log, enum cds__memo_of which)
{
	const struct cds__memo_form *form = log->memo[which].form;
	void *data = log->memo[which].data;

	if (data && form->forget)
		form->forget(log, data);
	if (data && form->release)
		form->release(data);
	free(data);
}

void cds_log_close(cds_log *log)
{
	if (!log)
		return;
	for (int i = 0; i < CDS__MEMOS; i++)
		memo_free(log, (enum cds__memo_of)i);
	cds__batch_free(log);
	cds__sql_free_all(log);
	sqlite3_close_v2(log->db);
	cds__buf_free(&log->value);
	cds__buf_free(&log->header);
	free(log->path);
	free(log);
}

bool cds_log_readonly(const cds_log *log)
{
	return log->readonly;
}

const char *cds_log_path(const cds_log *log)
{
	return log->path;
}

const struct cds_error *cds_error(const cds_log *log)
{
	return &log->fault.error;
}
