/* Which of the source's entries does our log have already?  Digests and ids are in the same order
 * in both logs, so both are read side by side.  Of ours that lie
 * before the next of theirs, NEAR are stepped over; if there are more, a new query begins ours at
 * the place of that. */
#include "entry/digest.h"
#include "entry/entry.h"
#include "exchange/merge.h"
#include "store/sql.h"
#include "store/store.h"

#define NEAR 4                          /* how many of ours are stepped over at most */

/* ---- digests ---- */

static bool read_part(sqlite3_stmt *st, struct cds__their_part *part)
{
	return cds__digest_read(st, &part->of, &part->entries, &part->digest);
}

/* Does the part lie outside the one before it?  In a sound log it does; a stranger's file with
 * parts inside one another would have the same entries read again for each. */
static bool digest_form(const struct cds__their_part *part, const struct cds__their_part *before)
{
	const struct cds__part_of_day *a = &before->of, *b = &part->of;

	return !(before->entries && a->day == b->day && a->n <= b->n &&
	    memcmp(a->prefix, b->prefix, a->n) == 0);
}

/* Was a part with this digest merged once?  Then our log has all entries that it names.
 * Its own digest of that part still differs if it has others there, too. */
static bool merged_once(struct cds__merge *m, const cds_uuid *digest)
{
	return cds__sql_any(m->log, "SELECT 1 FROM merged WHERE digest = ?", "u", digest);
}

/* Compares by the order in which the table of digests is read. */
static int by_day_and_prefix(const struct cds__part_of_day *a, const struct cds__part_of_day *b)
{
	int c = a->day != b->day ? (a->day > b->day) - (a->day < b->day)
	    : memcmp(a->prefix, b->prefix, a->n < b->n ? a->n : b->n);

	return c ? c : (a->n > b->n) - (a->n < b->n);
}

/* Where the reading of our digests stands. */
struct own_parts {
	sqlite3_stmt *st;               /* NULL: not begun */
	struct cds__their_part at;      /* the one that was read last */
	bool more;                      /* false: there is none any more */
};

static void next_part(struct cds__merge *m, struct own_parts *own)
{
	own->more = cds__sql_row(m->log, own->st) && read_part(own->st, &own->at);
}

static void seek_part(struct cds__merge *m, struct own_parts *own, int day)
{
	own->st = cds__sql(m->log, "SELECT day, prefix, entries, id FROM digest WHERE day >= ?"
	    " ORDER BY day, prefix");
	cds__sql_bind(m->log, own->st, "i", (int64_t)day);
	next_part(m, own);
}

/* Has our log the same digest at the same place?  A digest is a hash of
 * all ids of a part, so our log then has every entry of theirs in it. */
static bool same_here(struct cds__merge *m, struct own_parts *own,
    const struct cds__their_part *theirs)
{
	if (!own->st)
		seek_part(m, own, theirs->of.day);
	for (int steps = 0; own->more && by_day_and_prefix(&own->at.of, &theirs->of) < 0; steps++) {
		if (steps == NEAR)
			seek_part(m, own, theirs->of.day);
		else
			next_part(m, own);
	}
	return own->more && by_day_and_prefix(&own->at.of, &theirs->of) == 0 && own->at.entries ==
	    theirs->entries && cds_uuid_compare(&own->at.digest, &theirs->digest) == 0;
}

/* The source's digests are read to their end before the first part is merged, so that no merged
 * entry changes ours while they are compared. */
void cds__merge_find_parts(struct cds__merge *m, struct cds__buf *parts)
{
	sqlite3_stmt *st = cds__sql(m->source, "SELECT day, prefix, entries, id FROM digest"
	    " ORDER BY day, prefix");
	struct cds__their_part part, before = {.entries = 0};
	struct own_parts own = {.st = NULL};

	while (!cds__failed(m->log) && cds__sql_row(m->source, st)) {
		if (!read_part(st, &part) || !digest_form(&part, &before)) {
			cds__fail(m->log, CDS_MISMATCH, "the digests of '%1' do not match its "
			    "entries: use --full, which reads everything", m->source->path);
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
		cds__fail_memory(m->log);
}

/* ---- ids ---- */

/* Where the reading of our ids stands: as own_parts. */
struct own_ids {
	sqlite3_stmt *st;
	cds_uuid at;
	bool more;
};

static void next_id(struct cds__merge *m, struct own_ids *own)
{
	own->more = cds__sql_row(m->log, own->st) && cds__sql_uuid(own->st, 0, &own->at);
}

static void seek_id(struct cds__merge *m, struct own_ids *own, int day, const cds_uuid *from)
{
	own->st = cds__sql(m->log, "SELECT id FROM entry WHERE day = ? AND id >= ? ORDER BY id");
	cds__sql_bind(m->log, own->st, "iu", (int64_t)day, from);
	next_id(m, own);
}

/* Does our log have this id? */
static bool id_here(struct cds__merge *m, struct own_ids *own, int day, const cds_uuid *id)
{
	if (!own->st)
		seek_id(m, own, day, id);
	for (int steps = 0; own->more && cds_uuid_compare(&own->at, id) < 0; steps++) {
		if (steps == NEAR)
			seek_id(m, own, day, id);
		else
			next_id(m, own);
	}
	return own->more && cds_uuid_compare(&own->at, id) == 0;
}

size_t cds__merge_keep_new(struct cds__merge *m, int day)
{
	struct cds__their_id *t = (struct cds__their_id *)m->theirs.p;
	size_t n = m->theirs.n / sizeof *t, kept = 0;
	struct own_ids own = {.st = NULL};

	for (size_t i = 0; i < n && !cds__failed(m->log); i++) {
		if (i && cds_uuid_compare(&t[i].id, &t[i - 1].id) == 0)
			continue;       /* the source's index is damaged and has it twice */
		if (!id_here(m, &own, day, &t[i].id))
			t[kept++] = t[i];
		else if (cds__merge_stopped(m))
			break;
	}
	sqlite3_reset(own.st);
	return kept;
}
