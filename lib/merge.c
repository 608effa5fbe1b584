/*
 * Merge is set union.  Only the parts of days whose digests differ are read:
 * first their ids, which must fit the digest that sent us there, then the
 * entries that are not here.  Every one is checked against its own name.
 */
#include <stdlib.h>

#include "digest.h"
#include "due.h"
#include "entry.h"
#include "merge.h"
#include "pack.h"
#include "source.h"
#include "sql.h"
#include "store.h"

#define PROGRESS_EVERY 1000             /* entries, or … */
#define PROGRESS_BYTES (1 << 18)        /* … so many bytes of them: each may be 64 KB */
#define SPILL_EVERY 65536

static void tell_progress(struct cds__merge *m)
{
	m->unasked = 0;
	if (!cds__failed(m->log) && m->options->progress && !m->options->progress(m->options->arg, m->done, m->todo))
		cds__fail(m->log, CDS_STOPPED, "stopped; the log is as it was");
}

bool cds__merge_stopped(struct cds__merge *m)
{
	if (m->done % PROGRESS_EVERY == 0 || m->unasked > PROGRESS_BYTES)
		tell_progress(m);
	m->done++;
	return cds__failed(m->log);
}

/* A subject to be settled is one thing more to do, and may have any number of entries: each is worth a question. */
static bool follow_due(void *arg, bool waits)
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

static void read_theirs(struct cds__merge *m, const struct cds__part_of_day *part, const cds_uuid *low, const cds_uuid *high)
{
	sqlite3_stmt *st = cds__sql(m->source, "SELECT id, seq FROM entry INDEXED BY entry_day WHERE day = ? AND id BETWEEN ? AND ? ORDER BY id");
	struct cds__their_id t = {.day = part->day};

	m->theirs.n = 0;
	cds__sql_bind(m->source, st, "iuu", (int64_t)part->day, low, high);
	while (cds__sql_row(m->source, st)) {
		if (!cds__sql_uuid(st, 0, &t.id)) {
			cds__fail(m->source, CDS_CORRUPT, "'%1' is damaged: an entry's id is not 16 bytes", m->source->path);
			break;
		}
		t.seq = sqlite3_column_int64(st, 1);
		cds__buf_add(&m->theirs, &t, sizeof t);
	}
	sqlite3_reset(st);
	if (cds__failed(m->source))
		cds__fault_copy(&m->log->fault, &m->source->fault);
}

static void read_own(struct cds__merge *m, const struct cds__part_of_day *part, const cds_uuid *low, const cds_uuid *high)
{
	sqlite3_stmt *st = cds__sql(m->log, "SELECT id FROM entry WHERE day = ? AND id BETWEEN ? AND ? ORDER BY id");

	m->own.n = 0;
	cds__sql_bind(m->log, st, "iuu", (int64_t)part->day, low, high);
	while (cds__sql_row(m->log, st))
		cds__buf_add(&m->own, sqlite3_column_blob(st, 0), 16);
}

/* What was read must be what the digest says, or the file's own index hides something. */
static void check_digest(struct cds__merge *m, int64_t entries, const cds_uuid *digest)
{
	const struct cds__their_id *t = (const struct cds__their_id *)m->theirs.p;
	size_t n = m->theirs.n / sizeof *t;
	cds_uuid name;

	m->scratch.n = 0;
	for (size_t i = 0; i < n; i++)
		cds__buf_add(&m->scratch, t[i].id.b, 16);
	if (m->scratch.failed)
		cds__fail(m->log, CDS_NO_MEMORY, "out of memory");
	else
		cds__digest_name((const unsigned char *)m->scratch.p, n, &name);
	if (!cds__failed(m->log) && ((int64_t)n != entries || cds_uuid_compare(&name, digest) != 0))
		cds__fail(m->log, CDS_MISMATCH, "the digests of '%1' do not fit its entries: use --full, which reads everything", m->source->path);
}

/* Of theirs, those that are not here.  Returns how many. */
static size_t keep_new(struct cds__merge *m)
{
	const unsigned char *own = (const unsigned char *)m->own.p;
	struct cds__their_id *t = (struct cds__their_id *)m->theirs.p;
	size_t nown = m->own.n / 16, n = m->theirs.n / sizeof *t, at = 0, kept = 0;

	for (size_t i = 0; i < n; i++) {
		if (i && cds_uuid_compare(&t[i].id, &t[i - 1].id) == 0)
			continue;       /* a damaged index has it twice */
		while (at < nown && memcmp(own + 16 * at, t[i].id.b, 16) < 0)
			at++;
		if (at == nown || memcmp(own + 16 * at, t[i].id.b, 16) != 0)
			t[kept++] = t[i];
		else if (cds__merge_stopped(m))
			return 0;
	}
	return kept;
}

static void merge_part(struct cds__merge *m, const struct cds__part_of_day *part, int64_t entries, const cds_uuid *digest)
{
	cds_uuid low, high;
	size_t n;

	cds__part_bounds(part, &low, &high);
	read_theirs(m, part, &low, &high);
	if (!cds__failed(m->log))
		check_digest(m, entries, digest);
	read_own(m, part, &low, &high);
	if (m->theirs.failed || m->own.failed)
		cds__fail(m->log, CDS_NO_MEMORY, "out of memory");
	if (cds__failed(m->log))
		return;
	n = keep_new(m);
	cds__merge_take(m, (struct cds__their_id *)m->theirs.p, n);
	if (m->done - m->spilled >= SPILL_EVERY) {
		cds__store_spill(m->log);
		m->spilled = m->done;
	}
}

/* ---- the whole ---- */

/* All that a digest names is here if it was merged once. */
static bool merged_once(struct cds__merge *m, const cds_uuid *digest)
{
	sqlite3_stmt *st = cds__sql(m->log, "SELECT 1 FROM merged WHERE digest = ?");
	bool found;

	sqlite3_bind_blob(st, 1, digest->b, 16, SQLITE_STATIC);
	found = cds__sql_row(m->log, st);
	sqlite3_reset(st);
	return found;
}

static void remember_merged(struct cds__merge *m, const cds_uuid *digest)
{
	sqlite3_stmt *st = cds__sql(m->log, "INSERT INTO merged (digest, receipt) VALUES (?, ?)"
	    " ON CONFLICT (digest) DO NOTHING");

	cds__sql_bind(m->log, st, "ui", digest, m->mark);
	cds__sql_run(m->log, st);
}

/* A part of a day, and the name that the ids in it have. */
struct part {
	struct cds__part_of_day of;
	int64_t entries;
	cds_uuid digest;
};

static bool read_part(sqlite3_stmt *st, struct part *part)
{
	part->entries = sqlite3_column_int64(st, 2);
	return cds__digest_read(st, &part->of, &part->digest);
}

/* Digests that no log has: beyond any day or number of entries, or one part inside another.  Each would be read
 * again and again. */
static bool digest_form(sqlite3_stmt *st, const struct part *part, const struct part *before)
{
	int64_t day = sqlite3_column_int64(st, 0);
	const struct cds__part_of_day *a = &before->of, *b = &part->of;

	return day >= 0 && day <= CDS__DAY_MAX && part->entries >= 1 && part->entries <= INT32_MAX &&
	    !(before->entries && a->day == b->day && a->n <= b->n && memcmp(a->prefix, b->prefix, a->n) == 0);
}

static int by_place(const struct cds__part_of_day *a, const struct cds__part_of_day *b)
{
	int c = a->day != b->day ? (a->day > b->day) - (a->day < b->day) : memcmp(a->prefix, b->prefix, a->n < b->n ? a->n : b->n);

	return c ? c : (a->n > b->n) - (a->n < b->n);
}

/* Our own digests, in the same order as theirs: gone through beside them. */
struct beside {
	sqlite3_stmt *st;
	struct part at;
	bool more;
};

static void next_own(struct cds__merge *m, struct beside *own)
{
	own->more = cds__sql_row(m->log, own->st) && read_part(own->st, &own->at);
}

/* A digest is the name of its ids: if the same is here, all of them are here. */
static bool same_here(struct cds__merge *m, struct beside *own, const struct part *theirs)
{
	if (!own->st) {
		own->st = cds__sql(m->log, "SELECT day, prefix, entries, id FROM digest WHERE day >= ? ORDER BY day, prefix");
		cds__sql_bind(m->log, own->st, "i", (int64_t)theirs->of.day);
		next_own(m, own);
	}
	while (own->more && by_place(&own->at.of, &theirs->of) < 0)
		next_own(m, own);
	return own->more && by_place(&own->at.of, &theirs->of) == 0 && own->at.entries == theirs->entries &&
	    cds_uuid_compare(&own->at.digest, &theirs->digest) == 0;
}

/* What the source has otherwise than we is there to read.  Its digests are read to their end before anything is written by them. */
static void find_parts(struct cds__merge *m, struct cds__buf *parts)
{
	sqlite3_stmt *st = cds__sql(m->source, "SELECT day, prefix, entries, id FROM digest ORDER BY day, prefix");
	struct part part, before = {.entries = 0};
	struct beside own = {.st = NULL};

	while (!cds__failed(m->log) && cds__sql_row(m->source, st)) {
		if (!read_part(st, &part) || !digest_form(st, &part, &before)) {
			cds__fail(m->log, CDS_MISMATCH, "the digests of '%1' do not fit its entries: use --full, which reads everything", m->source->path);
			break;
		}
		before = part;
		m->result->entries += part.entries;
		if (same_here(m, &own, &part) || merged_once(m, &part.digest))
			continue;
		m->todo += part.entries;
		cds__buf_add(parts, &part, sizeof part);
	}
	sqlite3_reset(st);
	sqlite3_reset(own.st);
	if (cds__failed(m->source))
		cds__fault_copy(&m->log->fault, &m->source->fault);
	if (parts->failed)
		cds__fail(m->log, CDS_NO_MEMORY, "out of memory");
}

/* Parts that were read whole need no second look.  Those with an entry that was put off wait, too. */
static void merge_new(struct cds__merge *m)
{
	struct cds__buf parts = {0}, waiting = {0};
	struct part part;
	int64_t bad;

	find_parts(m, &parts);
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
		cds__fail(m->log, CDS_NO_MEMORY, "out of memory");
	cds__buf_free(&parts);
	cds__buf_free(&waiting);
}

/* The very file was merged before: all that its digests name is here, and they are not compared one by one. */
static void count_known(struct cds__merge *m)
{
	m->result->entries = cds__sql_int(m->source, "SELECT ifnull(sum(entries), 0) FROM digest");
	m->result->after = m->result->before;
	if (cds__failed(m->source))
		cds__fault_copy(&m->log->fault, &m->source->fault);
}

/* A pack is held against what it says of itself before anything is taken from it. */
static void check_pack(struct cds__merge *m)
{
	m->result->packed = cds__sql_int(m->source, "PRAGMA user_version") > 1 && cds__manifest_read(m->source, &m->result->pack);
	if (m->result->packed)
		cds__manifest_check(m->source, &m->result->pack);
	if (cds__failed(m->source))
		cds__fault_copy(&m->log->fault, &m->source->fault);
}

static void return_receipt(struct cds__merge *m)
{
	const struct cds_merge_result *r = m->result;

	if (!m->options->dry_run && r->bad == 0 && *r->source)
		sqlite3_snprintf(sizeof r->receipt_text, m->result->receipt_text, "%s/%lld", r->source, (long long)r->entries);
}

/* What is new comes, and what follows from it is counted. */
static void unite(struct cds__merge *m)
{
	int64_t suspects = cds__sql_int(m->log, "SELECT count(*) FROM suspect");
	char text[24];

	cds__due_open(m->log, follow_due, m);
	if (m->options->full)
		cds__merge_take_all(m);
	else
		merge_new(m);
	m->result->conflicts += cds__due_settle(m->log);
	if (m->result->redactions > CDS_REDACTIONS_MAX && !m->options->accept_redactions && !m->options->dry_run) {
		sqlite3_snprintf(sizeof text, text, "%lld", (long long)m->result->redactions);
		cds__fail(m->log, CDS_REFUSED, "'%1' takes the words of %2 notes out for good: look with --dry-run, then merge with --accept-redactions", m->source->path, text);
	}
	cds__flush(m->log);
	cds__preview_totals(m->log, &m->result->after);
	suspects = cds__sql_int(m->log, "SELECT count(*) FROM suspect") - suspects;
	m->result->duplicates = suspects > 0 ? suspects : 0;
}

static void merge_all(struct cds__merge *m, const char *path)
{
	cds__preview_totals(m->log, &m->result->before);
	check_pack(m);
	cds__receipt_begin(m, path);
	if (m->again)
		count_known(m);
	else
		unite(m);
	m->result->known = m->result->entries - m->result->fresh - m->result->bad;
	cds__receipt_end(m);
	cds__preview_tell(m);
	m->done = m->todo;
	tell_progress(m);
	return_receipt(m);
}

static void merge_free(struct cds__merge *m)
{
	sqlite3_finalize(m->rows);
	cds__source_close(m->source);
	cds__buf_free(&m->scratch);
	cds__buf_free(&m->own);
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
	enum cds_status status;

	*result = (struct cds_merge_result){0};
	cds__step_begin(log);
	cds__sql_exec(log, "PRAGMA cache_size=-24000");
	if (!cds__failed(log))
		m.source = cds__source_open(log, path, m.options->full);
	m.newest = cds__sql_int(log, "SELECT ifnull(max(seq), 0) FROM entry");
	if (m.source)
		merge_all(&m, path);
	merge_free(&m);
	status = cds__step_end(log, !m.options->dry_run);
	if (m.options->dry_run)
		result->receipt = 0;
	if (status != CDS_OK) {
		result->fresh = result->sessions_new = result->sessions_changed = result->conflicts = result->receipt = 0;
		result->after = result->before;
		*result->receipt_text = '\0';
	}
	return status == CDS_OK && result->bad > 0 ? CDS_ATTENTION : status;
}
