/* Digests of the entries: what digest.h promises.  The parts whose entries came or went are
 * gathered, and made again together before the transaction ends. */
#include "entry/digest.h"

#include <stdlib.h>

#include "entry/entry.h"
#include "store/sql.h"
#include "store/store.h"
#include "base/uuid.h"

/* When so many entries have come, their parts are made before the transaction ends, so that a long
 * merge needs little memory. */
#define TOUCHED_MAX 16384

/* An entry that came or went. */
struct touch {
	int day;
	cds_uuid id;
};

struct touched {
	struct touch *touch;
	size_t n, room;
};

void cds__digest_name(const unsigned char *ids, size_t n, cds_uuid *out)
{
	cds__uuid_v5(&cds__ns_digest, ids, n * 16, out);
}

void cds__part_bounds(const struct cds__part_of_day *part, cds_uuid *low, cds_uuid *high)
{
	memset(low->b, 0x00, sizeof low->b);
	memset(high->b, 0xff, sizeof high->b);
	memcpy(low->b, part->prefix, part->n);
	memcpy(high->b, part->prefix, part->n);
}

void cds__digest_parts(const struct cds__part_of_day *part, const unsigned char *ids, size_t n,
    cds__digest_part_fn *tell, void *arg)
{
	cds_uuid name;

	if (n <= CDS__DIGEST_MAX || part->n == 16) {
		if (n == 0)
			return;
		cds__digest_name(ids, n, &name);
		tell(arg, part, (int64_t)n, &name);
		return;
	}
	for (size_t start = 0, end; start < n; start = end) {
		struct cds__part_of_day child = *part;
		child.prefix[child.n++] = ids[16 * start + part->n];
		for (end = start + 1; end < n &&
		    ids[16 * end + part->n] == ids[16 * start + part->n];)
			end++;
		cds__digest_parts(&child, ids + 16 * start, end - start, tell, arg);
	}
}

bool cds__digest_read(sqlite3_stmt *st, struct cds__part_of_day *part, int64_t *entries,
    cds_uuid *name)
{
	struct cds__slice prefix = cds__sql_blob(st, 1);
	int64_t day;

	if (!cds__sql_integer(st, 0, 0, CDS__DAY_MAX, &day) || !prefix.p ||
	    prefix.n > sizeof part->prefix || !cds__sql_integer(st, 2, 1, INT32_MAX, entries))
		return false;
	part->day = (int)day;
	memcpy(part->prefix, prefix.p, part->n = prefix.n);
	return cds__sql_uuid(st, 3, name);
}

/* A cds__digest_part_fn: stores the leaf as a row. */
static void store_part(void *arg, const struct cds__part_of_day *part, int64_t entries,
    const cds_uuid *name)
{
	cds_log *log = arg;
	sqlite3_stmt *st = cds__sql(log, "INSERT INTO digest (day, prefix, entries, id)"
	    " VALUES (?, ?, ?, ?)");

	cds__sql_bind(log, st, "ibiu", (int64_t)part->day, part->prefix, part->n, entries, name);
	cds__sql_run(log, st);
}

/* Makes a part again from the entries that the log has, in the place of its rows. */
static void digest_remake(cds_log *log, const struct cds__part_of_day *part)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT id FROM entry WHERE day = ? AND id BETWEEN ?"
	    " AND ? ORDER BY id");
	struct cds__buf ids = {0};
	cds_uuid low, high, id;

	*log->fingerprint = '\0';
	cds__part_bounds(part, &low, &high);
	cds__sql_bind(log, st, "iuu", (int64_t)part->day, &low, &high);
	while (cds__sql_row(log, st))
		if (cds__sql_id(log, st, 0, &id))
			cds__buf_add(&ids, id.b, sizeof id.b);
	/* The part may be split: all of its rows begin with its prefix. */
	st = cds__sql(log, "DELETE FROM digest WHERE day = ? AND prefix BETWEEN ? AND ?");
	cds__sql_bind(log, st, "ibu", (int64_t)part->day, part->prefix, part->n, &high);
	cds__sql_run(log, st);
	if (ids.failed)
		cds__fail_memory(log);
	cds__digest_parts(part, (const unsigned char *)ids.p, ids.n / 16, store_part, log);
	cds__buf_free(&ids);
}

void cds__digest_day(cds_log *log, int day)
{
	digest_remake(log, &(struct cds__part_of_day){.day = day});
}

/* The part to which the id belongs: its prefix is as long as the day is split there. */
static struct cds__part_of_day part_of(cds_log *log, const struct touch *t)
{
	struct cds__part_of_day part = {.day = t->day};
	cds_uuid low, high;
	bool deeper = true;

	memcpy(part.prefix, t->id.b, sizeof part.prefix);
	while (deeper && part.n < sizeof part.prefix) {
		/* Is there a row whose prefix goes on behind this one?  Then the part is split. */
		cds__part_bounds(&part, &low, &high);
		deeper = cds__sql_any(log, "SELECT 1 FROM digest WHERE day = ? AND prefix > ?"
		    " AND prefix <= ? LIMIT 1", "ibu", (int64_t)t->day, part.prefix, part.n,
		    &high);
		part.n += deeper;
	}
	return part;
}

static int by_day_and_id(const void *a, const void *b)
{
	const struct touch *x = a, *y = b;

	return x->day != y->day ? (x->day > y->day) - (x->day < y->day)
	    : cds_uuid_compare(&x->id, &y->id);
}

static void digest_forget(cds_log *log, void *data)
{
	struct touched *t = data;

	(void)log;
	free(t->touch);
	*t = (struct touched){0};
}

/* Makes the part of each touch, once for all touches of a part, since they are sorted. */
static void digest_flush(cds_log *log, void *data)
{
	struct touched *t = data;
	struct cds__part_of_day part = {.day = INT32_MIN};

	if (t->n == 0)
		return;
	/* A pack whose entries change is a pack no more, but a log like any other. */
	cds__sql_exec(log, "DELETE FROM manifest");
	qsort(t->touch, t->n, sizeof *t->touch, by_day_and_id);
	for (size_t i = 0; i < t->n && !cds__failed(log); i++) {
		if (t->touch[i].day == part.day &&
		    memcmp(t->touch[i].id.b, part.prefix, part.n) == 0)
			continue;       /* the part was made for the touch before */
		part = part_of(log, &t->touch[i]);
		digest_remake(log, &part);
	}
	digest_forget(log, t);
}

void cds__digest_touch(cds_log *log, int day, const cds_uuid *id)
{
	static const struct cds__memo_form form = {sizeof(struct touched), digest_flush,
	    digest_forget, NULL};
	struct touched *t = cds__memo(log, CDS__MEMO_DIGEST, &form);

	if (!t)
		return;
	if (!cds_grow(t->touch, t->n, t->room)) {
		cds__fail_memory(log);
		return;
	}
	t->touch[t->n++] = (struct touch){day, *id};
	if (t->n == TOUCHED_MAX)
		digest_flush(log, t);
}
