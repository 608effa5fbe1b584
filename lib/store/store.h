/* A log's file and its transactions, for all of lib/: open, make and migrate it (store.c), begin
 * and end what is written or read (transaction.c), erase for good (scrub.c). */
#ifndef CDS_STORE_H
#define CDS_STORE_H

#include <sqlite3.h>

#include "base/buf.h"
#include "cdslog.h"
#include "store/batch.h"
#include "base/map.h"
#include "base/status.h"

#define CDS__APPLICATION 0x43445331     /* "CDS1", the application_id of every log */

/* What a higher floor keeps in memory beside the file.  Before a transaction ends flush writes it,
 * memo by memo in the order of the enum below; after a rollback, and before it is freed, forget
 * drops it.  Both may be NULL. */
struct cds__memo_form {
	size_t size;                    /* of the data, all zero at first */
	void (*flush)(cds_log *log, void *data);
	void (*forget)(cds_log *log, void *data);
	void (*release)(void *data);    /* frees what forget keeps; NULL: it keeps nothing */
};

enum cds__memo_of {
	CDS__MEMO_ORIGIN, CDS__MEMO_ARRIVE, CDS__MEMO_NAMES, CDS__MEMO_PENDING, CDS__MEMO_DOUBLE,
	CDS__MEMO_VERDICT, CDS__MEMO_SIMILAR, CDS__MEMO_TOTALS, CDS__MEMO_DIGEST,
	CDS__MEMO_STEP, CDS__MEMO_CAMPAIGNS,
	CDS__MEMOS
};

#define CDS__STATEMENTS 512             /* more than there are literals of SQL in lib/ */
#define CDS__DEPTH 8                    /* write calls inside one another */

struct cds_log {
	sqlite3 *db;                    /* NULL: it could not be opened */
	char *path;
	bool readonly;
	bool stranger;                  /* it comes from elsewhere: believe nothing in it */
	int depth;                      /* write calls that are inside one another */
	bool unended;                   /* a transaction is open that SQLite could not end */
	int64_t transaction;            /* how many outermost ones there were */
	int changes[CDS__DEPTH];        /* rows changed by this connection when each began */
	int readers;                    /* read calls that are inside one another */
	int calls;                      /* public functions that are inside one another */
	/* The score from which pairs are suspected, where bench sets another; 0: the usual. */
	int suspects_from;
	/* How many rows drafts changed: cds_log_generation leaves them out, so that no screen reads
	 * the log anew after every key of a draft. */
	int quiet;
	bool scrub;                     /* text was erased: its bytes go after the commit */
	bool scrub_before;              /* `scrub` as it was when the step began */
	/* The fingerprint of the digests as they stand; "": it has to be computed. */
	char fingerprint[CDS_FINGERPRINT];
	/* SQLite's data_version at that time, since another program may write after it. */
	int64_t fingerprint_of;
	struct cds__fault fault;        /* the first error of the current or last call */
	struct {
		const char *sql;        /* its literal, by whose address it is found */
		sqlite3_stmt *st;       /* NULL: this place is free */
	} statement[CDS__STATEMENTS];
	struct cds__batch_rows batch[CDS__BATCHES];
	struct {
		const struct cds__memo_form *form;
		void *data;             /* NULL: nobody needed it yet */
	} memo[CDS__MEMOS];
	struct cds_env env;             /* the clock and the random numbers */
	uint64_t last_uuid;             /* the time in the last UUIDv7, so that the next is above */
	char author[129], device[129];  /* who writes, of cds_log_writer */
	struct cds__buf value;          /* what cds_config_get gave last */
	struct cds__buf header;         /* what cds_import gave last */
};

/* The data of a memo, which are made where nobody needed them before; NULL: the log failed, since
 * memory is out. */
void *cds__memo(cds_log *log, enum cds__memo_of which, const struct cds__memo_form *form);

/* Each public function that writes stands between these two.  begin clears the error of the last
 * call; end commits, or undoes everything since begin if something failed, and returns the first
 * error.  They may stand inside one another: only the outermost commits, and a function called from
 * inside another does nothing if that one has failed already. */
void cds__write_begin(cds_log *log);
enum cds_status cds__write_end(cds_log *log);

/* In the place of cds__write_end: undoes the whole transaction, though nothing failed. */
void cds__write_undo(cds_log *log);

/* The same two for a step that can fail, or be taken back (keep false), without undoing the
 * transaction that it is part of.  A merge is one. */
void cds__savepoint_begin(cds_log *log);
enum cds_status cds__savepoint_end(cds_log *log, bool keep);

/* Writes to the file what higher floors keep in memory, and the rows that wait. */
void cds__flush(cds_log *log);

/* Each public function that only reads stands between these two: it sees the log as it was at
 * begin.  end returns the first error. */
void cds__read_begin(cds_log *log);
enum cds_status cds__read_end(cds_log *log);

/* A log that is not open yet, to be closed with cds_log_close; NULL: no memory. */
cds_log *cds__store_new(const char *path);

/* A log of this format (version) without an entry, to be closed with cds_log_close.  The path is
 * ":memory:", or "" for a temporary file that goes when it is closed, or that of a new file.
 * `pragmas` are run first.  NULL: no memory; else the caller looks at its error. */
cds_log *cds__store_blank(const char *path, int64_t version, const char *pragmas);

/* Opens the log's file as the flags of cds_log_open say, and brings an older format up to date.
 * `fill` then completes what the new tables are to hold; `from` is the format that the file had,
 * 0 if it is new, and `arg` is given to it. */
void cds__store_open(cds_log *log, unsigned flags, void (*fill)(cds_log *log, int64_t from,
    void *arg), void *arg);

/* Sets what holds for every connection, to a stranger's file too: nothing that the file contains
 * (triggers, views, functions) runs. */
void cds__store_harden(cds_log *log);

/* To be called now and then in a long transaction: writes the pages that changed to the file, with
 * one wait for the disk.  Left to itself, SQLite waits until pages that still need a sync fill its
 * cache, and meanwhile works with the little that is left of it. */
void cds__store_spill(cds_log *log);

/* Says that text was erased in this transaction: after the commit the file is written anew, so that
 * its bytes are gone, too.  If that fails, the next opening tries again. */
void cds__store_scrub(cds_log *log);

/* Does the file still have to be written anew, because an earlier try failed? */
bool cds__store_scrub_due(cds_log *log);

/* Writes the file anew.  Text that was erased stays erased if this fails; the error says that its
 * bytes may still be in the file. */
void cds__store_scrub_now(cds_log *log);

/* The time, in milliseconds since 1970, and random bytes, from the log's cds_env. */
int64_t cds__now(cds_log *log);
void cds__random(cds_log *log, void *buf, size_t size);

/* A new UUIDv7, higher than all that this log gave before. */
void cds__uuid_new(cds_log *log, cds_uuid *id);

#endif
