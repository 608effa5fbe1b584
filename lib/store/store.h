/* Floor 1: the file: open, create, migrate, transactions. */
#ifndef CDS_STORE_H
#define CDS_STORE_H

#include <sqlite3.h>

#include "base/buf.h"
#include "cdslog.h"
#include "store/batch.h"
#include "base/map.h"
#include "base/status.h"

#define CDS__APPLICATION 0x43445331     /* "CDS1" */

/* What higher floors keep in memory beside the file: told to write it before
 * a transaction ends, in the order of the enum below, and to forget it after a rollback. */
struct cds__part {
	void *data;
	void (*flush)(cds_log *log, void *data);
	void (*forget)(cds_log *log, void *data);
	void (*free)(void *data);
};

enum {
	CDS__PART_ORIGIN, CDS__PART_WRITE, CDS__PART_DERIVE, CDS__PART_DUE, CDS__PART_VERDICT,
	CDS__PART_SUSPECT, CDS__PART_TOTALS, CDS__PART_DIGEST, CDS__PART_STEP, CDS__PARTS
};

#define CDS__STATEMENTS 256
#define CDS__DEPTH 8

struct cds_log {
	sqlite3 *db;
	char *path;
	bool readonly;
	/* it comes from elsewhere, and may be damaged in any way */
	bool stranger;
	int depth;                      /* of write transactions */
	int64_t transaction;            /* how many outermost ones there were */
	int changes[CDS__DEPTH];        /* rows changed by this connection when each began */
	int readers;                    /* of read scopes */
	int calls;                      /* public functions that are inside one another */
	/* another score from which pairs are suspected, for who measures; 0: the usual */
	int suspects_from;
	/* rows that drafts changed: no screen reads anew for them */
	int quiet;
	bool scrub;                     /* words were deleted: their bytes go after the commit */
	bool scrub_before;              /* when the step began */
	/* of the digests as they stand; "": it has to be made */
	char fingerprint[CDS_FINGERPRINT];
	/* data_version then: another program may have written since */
	int64_t fingerprint_of;
	struct cds__fault fault;
	struct {
		const char *sql;
		sqlite3_stmt *st;
	} statement[CDS__STATEMENTS];
	struct cds__batch_rows batch[CDS__BATCHES];
	struct cds__part part[CDS__PARTS];
	struct cds_env env;
	uint64_t last_uuid;
	char author[129], device[129];
	struct cds__buf value;          /* what cds_config_get gave */
	struct cds__buf header;         /* what cds_import gave */
};

/* Public functions stand between these: begin clears the error of the last call, end gives the
 * first one that happened, after committing or undoing everything since begin.  A public function
 * that another one calls keeps the error of that one, and does nothing if there is one. */
void cds__write_begin(cds_log *log);
enum cds_status cds__write_end(cds_log *log);
/* In the place of cds__write_end: undoes the whole transaction, though nothing failed. */
void cds__write_undo(cds_log *log);
/* The same for a step that can fail, or be taken back (keep false), without undoing the
 * transaction that it is part of. */
void cds__savepoint_begin(cds_log *log);
enum cds_status cds__savepoint_end(cds_log *log, bool keep);
void cds__flush(cds_log *log);          /* what higher floors hold in memory, to the file */
void cds__read_begin(cds_log *log);
enum cds_status cds__read_end(cds_log *log);

/* A log that is not open yet; NULL: no memory. */
cds_log *cds__store_new(const char *path);
/* A log of a format without an entry: ":memory:", or "" for a temporary file that goes with it.
 * `pragmas` are run first. NULL: no memory; else look at its error. */
cds_log *cds__store_blank(const char *path, int64_t version, const char *pragmas);
/* Opens its file; `fill` completes one that was just brought up from format `from` (0: it is
 * new). */
void cds__store_open(cds_log *log, unsigned flags, void (*fill)(cds_log *log, int64_t from));
/* What holds for every connection, a stranger's too. */
void cds__store_harden(cds_log *log);

/* In a long transaction, now and then: pages that changed go to the file, with one wait for the
 * disk. SQLite puts such waits off until pages that still need one fill its cache, and turns
 * over what is left of it meanwhile. */
void cds__store_spill(cds_log *log);

/* Words were deleted in this transaction: after it the file is written anew, so that their
 * bytes are gone too. If that fails, the next opening tries again. */
void cds__store_scrub(cds_log *log);
bool cds__store_scrub_due(cds_log *log);        /* did an earlier try fail? */
void cds__store_scrub_now(cds_log *log);

int64_t cds__now(cds_log *log);                 /* milliseconds */
void cds__random(cds_log *log, void *buf, size_t size);
void cds__uuid_new(cds_log *log, cds_uuid *id); /* a UUIDv7, above all that this log gave before */

#endif
