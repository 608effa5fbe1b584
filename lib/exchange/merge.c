/*
 * Merging is the union of two sets of entries.  Only the parts of days whose
 * digests differ are read: first their ids, which must fit the digest because
 * of which they are read, then the entries that our log does not have.  Each
 * of these is checked against its own id.
 */
#include <stdlib.h>

#include "entry/digest.h"
#include "derive/derive.h"
#include "derive/pending.h"
#include "derive/sql_names.h"
#include "entry/entry.h"
#include "exchange/merge.h"
#include "exchange/pack.h"
#include "exchange/source.h"
#include "store/sql.h"
#include "store/store.h"
#include "entry/stored.h"

/* Whoever follows the merge is asked after so many entries, or so many bytes of them, since one may
 * have 64 KB. */
#define PROGRESS_EVERY 1000
#define PROGRESS_BYTES (1 << 18)
#define SPILL_EVERY 65536               /* entries after which our pages go to the file */

/* Tells how far the merge is, and stops it if the answer is no. */
static void tell_progress(struct cds__merge *m)
{
	m->unasked = 0;
	if (!cds__failed(m->log) && m->options->progress &&
	    !m->options->progress(m->options->arg, m->done, m->todo))
		cds__fail(m->log, CDS_STOPPED, "stopped; the log is unchanged");
}

bool cds__merge_stopped(struct cds__merge *m)
{
	if (m->done % PROGRESS_EVERY == 0 || m->unasked > PROGRESS_BYTES)
		tell_progress(m);
	m->done++;
	return cds__failed(m->log);
}

/* Called for each subject whose state has to be derived: when it is put on the list (waits), and
 * when it is derived.  That takes as long as the subject has entries, of which there may be any
 * number, so whoever follows the merge is asked each time.  true: stop. */
static bool follow_pending(void *arg, bool waits)
{
	struct cds__merge *m = arg;

	m->todo += waits;
	if (!waits) {
		tell_progress(m);
		m->done++;
	}
	return cds__failed(m->log);
}

/* ---- one part of a day ---- */

/* Reads the ids of a part of the source into m->theirs. */
static void read_theirs(struct cds__merge *m, const struct cds__part_of_day *part,
    const cds_uuid *low, const cds_uuid *high)
{
	sqlite3_stmt *st = cds__sql(m->source, "SELECT id, seq FROM entry INDEXED BY entry_day"
	    " WHERE day = ? AND id BETWEEN ? AND ? ORDER BY id");
	struct cds__their_id t = {.day = part->day};

	m->theirs.n = 0;
	cds__sql_bind(m->source, st, "iuu", (int64_t)part->day, low, high);
	while (cds__sql_row(m->source, st)) {
		if (!cds__sql_uuid(st, 0, &t.id)) {
			cds__fail(m->source, CDS_CORRUPT,
			    "'%1' is damaged: an entry's id is not 16 bytes", m->source->path);
			break;
		}
		t.seq = sqlite3_column_int64(st, 1);
		cds__buf_add(&m->theirs, &t, sizeof t);
	}
	sqlite3_reset(st);
	if (cds__failed(m->source))
		cds__fault_copy(&m->log->fault, &m->source->fault);
}

/* The ids that were read must have the name that the digest says, or else the file's own index
 * hides some. */
static void check_digest(struct cds__merge *m, int64_t entries, const cds_uuid *digest)
{
	const struct cds__their_id *t = (const struct cds__their_id *)m->theirs.p;
	size_t n = m->theirs.n / sizeof *t;
	cds_uuid name;

	m->scratch.n = 0;
	for (size_t i = 0; i < n; i++)
		cds__buf_add(&m->scratch, t[i].id.b, 16);
	if (m->scratch.failed)
		cds__fail_memory(m->log);
	else
		cds__digest_name((const unsigned char *)m->scratch.p, n, &name);
	if (!cds__failed(m->log) &&
	    ((int64_t)n != entries || cds_uuid_compare(&name, digest) != 0))
		cds__fail(m->log, CDS_MISMATCH, "the digests of '%1' do not match its entries: use "
		    "--full, which reads everything", m->source->path);
}

/* Merges a part of the source that our log does not have whole. */
static void merge_part(struct cds__merge *m, const struct cds__part_of_day *part, int64_t entries,
    const cds_uuid *digest)
{
	cds_uuid low, high;
	size_t n;

	cds__part_bounds(part, &low, &high);
	read_theirs(m, part, &low, &high);
	if (m->theirs.failed)
		cds__fail_memory(m->log);
	if (!cds__failed(m->log))
		check_digest(m, entries, digest);
	if (cds__failed(m->log))
		return;
	n = cds__merge_keep_new(m, part->day);
	cds__merge_take(m, (struct cds__their_id *)m->theirs.p, n);
	if (m->done - m->spilled >= SPILL_EVERY) {
		cds__store_spill(m->log);
		m->spilled = m->done;
	}
}

/* ---- the whole ---- */

/* Remembers that our log has all entries that this digest names. */
static void remember_merged(struct cds__merge *m, const cds_uuid *digest)
{
	sqlite3_stmt *st = cds__sql(m->log, "INSERT INTO merged (digest, receipt) VALUES (?, ?)"
	    " ON CONFLICT (digest) DO NOTHING");

	cds__sql_bind(m->log, st, "ui", digest, m->mark);
	cds__sql_run(m->log, st);
}

/* Merges all parts that may have something new.  Those that were read whole and without a bad entry
 * are remembered; one with an entry that was put off only after that entry was taken. */
static void merge_new(struct cds__merge *m)
{
	struct cds__buf parts = {0}, waiting = {0};
	struct cds__their_part part;
	int64_t bad;

	cds__merge_find_parts(m, &parts);
	for (size_t at = 0; at < parts.n && !cds__failed(m->log); at += sizeof part) {
		size_t later = m->later.n;
		bad = m->result->bad;
		memcpy(&part, parts.p + at, sizeof part);
		merge_part(m, &part.of, part.entries, &part.digest);
		if (m->result->bad == bad && m->later.n == later)
			remember_merged(m, &part.digest);
		else if (m->result->bad == bad)
			cds__buf_add(&waiting, part.digest.b, 16);
	}
	bad = m->result->bad;
	cds__merge_take_later(m);
	for (size_t at = 0; at < waiting.n && m->result->bad == bad; at += 16)
		remember_merged(m, (const cds_uuid *)(waiting.p + at));
	if (waiting.failed)
		cds__fail_memory(m->log);
	cds__buf_free(&parts);
	cds__buf_free(&waiting);
}

/* For a file whose very data was merged before: our log has all that its digests name, so they are
 * only counted. */
static void count_known(struct cds__merge *m)
{
	m->result->entries = cds__sql_int(m->source, "SELECT ifnull(sum(entries), 0) FROM digest");
	m->result->after = m->result->before;
	if (cds__failed(m->source))
		cds__fault_copy(&m->log->fault, &m->source->fault);
}

/* If the file is a pack, it is held against what it says of itself before anything is taken from
 * it.  The first format had no packs. */
static void check_pack(struct cds__merge *m)
{
	m->result->derivation = cds__derivation_of(m->source);
	m->result->packed = cds__sql_int(m->source, "PRAGMA user_version") > 1 &&
	    cds__manifest_read(m->source, &m->result->pack);
	if (m->result->packed)
		cds__manifest_check(m->source, &m->result->pack);
	if (cds__failed(m->source))
		cds__fault_copy(&m->log->fault, &m->source->fault);
}

/* Makes the return receipt, by which the sender can send only the rest next time: the fingerprint
 * of the file and how many entries it has. */
static void merge_return_receipt(struct cds__merge *m)
{
	const struct cds_merge_result *r = m->result;

	if (!m->options->dry_run && r->bad == 0 && *r->source)
		sqlite3_snprintf(sizeof r->receipt_text, m->result->receipt_text, "%s/%lld",
		    r->source, (long long)r->entries);
}

/* What is open to be ruled on. */
struct open_review {
	int64_t duplicates, doubles;
};

static struct open_review merge_open_review(cds_log *log)
{
	return (struct open_review){cds__sql_int(log, "SELECT count(*) FROM suspect"),
	    cds__sql_int(log, "SELECT count(*) FROM " CDS__OPEN_DOUBLES)};
}

/* Takes what is new, derives what follows from it, and counts that. */
static void merge_unite(struct cds__merge *m)
{
	struct open_review before = merge_open_review(m->log), after;
	char text[24];

	cds__pending_gather(m->log, follow_pending, m);
	if (m->options->full)
		cds__merge_take_all(m);
	else
		merge_new(m);
	m->result->conflicts += cds__pending_derive(m->log);
	if (m->result->redactions > CDS_REDACTIONS_MAX && !m->options->accept_redactions &&
	    !m->options->dry_run) {
		sqlite3_snprintf(sizeof text, text, "%lld", (long long)m->result->redactions);
		cds__fail(m->log, CDS_REFUSED, "'%1' erases the text of %2 notes for good: look "
		    "with --dry-run, then merge with --accept-redactions", m->source->path, text);
	}
	cds__flush(m->log);
	cds__preview_totals(m->log, &m->result->after);
	after = merge_open_review(m->log);
	m->result->duplicates = after.duplicates > before.duplicates
	    ? after.duplicates - before.duplicates : 0;
	m->result->doubles = after.doubles > before.doubles ? after.doubles - before.doubles : 0;
}

/* The whole course of a merge, once the source is open. */
static void merge_all(struct cds__merge *m, const char *name)
{
	cds__preview_totals(m->log, &m->result->before);
	check_pack(m);
	cds__receipt_begin(m, name);
	if (m->again)
		count_known(m);
	else
		merge_unite(m);
	m->result->known = m->result->entries - m->result->fresh - m->result->bad;
	cds__receipt_end(m);
	cds__preview_tell(m);
	m->done = m->todo;
	tell_progress(m);
	merge_return_receipt(m);
}

static void merge_free(struct cds__merge *m)
{
	sqlite3_finalize(m->rows);
	cds__source_close(m->source);
	cds__buf_free(&m->scratch);
	cds__buf_free(&m->theirs);
	cds__buf_free(&m->later);
	cds__map_free(&m->changed);
	cds__map_free(&m->origin_at);
	cds__map_free(&m->laptop_at);
	for (size_t i = 0; i < m->origins; i++)
		free(m->origin[i].text);
	free(m->origin);
	for (size_t i = 0; i < m->laptops; i++)
		free(m->laptop[i].device);
	free(m->laptop);
}

enum cds_status cds_merge(cds_log *log, const char *path, const struct cds_merge_options *options,
    struct cds_merge_result *result)
{
	static const struct cds_merge_options none = {0};
	struct cds__merge m = {.log = log, .options = options ? options : &none, .result = result};
	const char *name = m.options->name ? m.options->name : path;
	enum cds_status status;

	*result = (struct cds_merge_result){0};
	cds__savepoint_begin(log);
	cds__sql_exec(log, "PRAGMA cache_size=-32000");
	if (!cds__failed(log))
		m.source = cds__source_open(log, path, name, m.options->full);
	m.newest = cds__newest(log);
	if (m.source)
		merge_all(&m, name);
	merge_free(&m);
	status = cds__savepoint_end(log, !m.options->dry_run);
	if (m.options->dry_run)
		result->receipt = 0;
	if (status != CDS_OK) {
		result->fresh = result->sessions_new = result->sessions_changed =
		    result->conflicts = result->receipt = 0;
		result->after = result->before;
		*result->receipt_text = '\0';
	}
	return status == CDS_OK && result->bad > 0 ? CDS_ATTENTION : status;
}
