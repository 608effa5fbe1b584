#include "digest.h"

#include <stdlib.h>

#include "sha256.h"
#include "sql.h"
#include "store.h"
#include "uuid.h"

#define TOUCHED_MAX 16384               /* then the parts are made, so that a long merge stays small */

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

static void store_part(cds_log *log, const struct cds__part_of_day *part, const unsigned char *ids, size_t n)
{
	sqlite3_stmt *st = cds__sql(log, "INSERT INTO digest (day, prefix, entries, id) VALUES (?, ?, ?, ?)");
	cds_uuid name;

	cds__digest_name(ids, n, &name);
	cds__sql_bind(log, st, "ibiu", (int64_t)part->day, part->prefix, part->n, (int64_t)n, &name);
	cds__sql_run(log, st);
}

/* ids: n of them, sorted, all that the part holds. */
static void store_parts(cds_log *log, const struct cds__part_of_day *part, const unsigned char *ids, size_t n)
{
	if (n <= CDS__DIGEST_MAX || part->n == 16) {
		if (n > 0)
			store_part(log, part, ids, n);
		return;
	}
	for (size_t start = 0, end; start < n; start = end) {
		struct cds__part_of_day child = *part;
		child.prefix[child.n++] = ids[16 * start + part->n];
		for (end = start + 1; end < n && ids[16 * end + part->n] == ids[16 * start + part->n];)
			end++;
		store_parts(log, &child, ids + 16 * start, end - start);
	}
}

static void remake(cds_log *log, const struct cds__part_of_day *part)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT id FROM entry WHERE day = ? AND id BETWEEN ? AND ? ORDER BY id");
	struct cds__buf ids = {0};
	cds_uuid low, high;

	cds__part_bounds(part, &low, &high);
	cds__sql_bind(log, st, "iuu", (int64_t)part->day, &low, &high);
	while (cds__sql_row(log, st))
		cds__buf_add(&ids, sqlite3_column_blob(st, 0), 16);
	/* All rows of the part: they begin with its prefix.  (substr of an empty blob is null.) */
	st = cds__sql(log, "DELETE FROM digest WHERE day = ?1 AND (?2 = 0 OR substr(prefix, 1, ?2) = ?3)");
	cds__sql_bind(log, st, "iib", (int64_t)part->day, (int64_t)part->n, part->prefix, part->n);
	cds__sql_run(log, st);
	if (ids.failed)
		cds__fail(log, CDS_NO_MEMORY, "out of memory");
	store_parts(log, part, (const unsigned char *)ids.p, ids.n / 16);
	cds__buf_free(&ids);
}

void cds__digest_day(cds_log *log, int day)
{
	remake(log, &(struct cds__part_of_day){.day = day});
}

/* The part that holds the id, or should: as deep as the day is split around it. */
static struct cds__part_of_day part_of(cds_log *log, const struct touch *t)
{
	struct cds__part_of_day part = {.day = t->day};
	sqlite3_stmt *st;
	bool deeper = true;

	memcpy(part.prefix, t->id.b, sizeof part.prefix);
	while (deeper && part.n < sizeof part.prefix) {
		st = cds__sql(log, "SELECT 1 FROM digest WHERE day = ?1 AND length(prefix) > ?2"
		    " AND (?2 = 0 OR substr(prefix, 1, ?2) = substr(?3, 1, ?2)) LIMIT 1");
		cds__sql_bind(log, st, "iiu", (int64_t)t->day, (int64_t)part.n, &t->id);
		deeper = cds__sql_row(log, st);
		sqlite3_reset(st);
		part.n += deeper;
	}
	return part;
}

static int by_day_and_id(const void *a, const void *b)
{
	const struct touch *x = a, *y = b;

	return x->day != y->day ? (x->day > y->day) - (x->day < y->day) : cds_uuid_compare(&x->id, &y->id);
}

static void forget(cds_log *log, void *data)
{
	struct touched *t = data;

	(void)log;
	free(t->touch);
	*t = (struct touched){0};
}

static void release(void *data)
{
	forget(NULL, data);
	free(data);
}

static void flush(cds_log *log, void *data)
{
	struct touched *t = data;
	struct cds__part_of_day part = {.day = INT32_MIN};

	if (t->n == 0)
		return;
	qsort(t->touch, t->n, sizeof *t->touch, by_day_and_id);
	for (size_t i = 0; i < t->n && !cds__failed(log); i++) {
		if (t->touch[i].day == part.day && memcmp(t->touch[i].id.b, part.prefix, part.n) == 0)
			continue;       /* made anew already */
		part = part_of(log, &t->touch[i]);
		remake(log, &part);
	}
	forget(log, t);
}

void cds__digest_touch(cds_log *log, int day, const cds_uuid *id)
{
	struct cds__part *part = &log->part[CDS__PART_DIGEST];
	struct touched *t = part->data ? part->data : calloc(1, sizeof *t);

	if (!t) {
		cds__fail(log, CDS_NO_MEMORY, "out of memory");
		return;
	}
	*part = (struct cds__part){t, flush, forget, release};
	if (t->n == t->room) {
		size_t room = t->room ? t->room * 2 : 16;
		struct touch *more = realloc(t->touch, room * sizeof *more);
		if (!more) {
			cds__fail(log, CDS_NO_MEMORY, "out of memory");
			return;
		}
		t->touch = more;
		t->room = room;
	}
	t->touch[t->n++] = (struct touch){day, *id};
	if (t->n == TOUCHED_MAX)
		flush(log, t);
}

void cds__fingerprint(cds_log *log, char buf[CDS_FINGERPRINT])
{
	static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	struct cds__sha256 s;
	struct cds__buf line = {0};
	unsigned char hash[32];
	uint64_t bits = 0;
	sqlite3_stmt *st;
	char *to = buf;

	memset(buf, 0, CDS_FINGERPRINT);
	if (log->depth > 0)
		cds__flush(log);
	cds__sha256_init(&s);
	st = cds__sql(log, "SELECT day, prefix, entries, id FROM digest ORDER BY day, prefix");
	while (cds__sql_row(log, st)) {
		struct cds__slice prefix = cds__sql_slice(st, 1), id = cds__sql_slice(st, 3);
		line.n = 0;
		cds__buf_be32(&line, (uint32_t)sqlite3_column_int64(st, 0));
		cds__buf_byte(&line, (unsigned char)prefix.n);
		cds__buf_add(&line, prefix.p, prefix.n);
		cds__buf_be32(&line, (uint32_t)sqlite3_column_int64(st, 2));
		cds__buf_add(&line, id.p, id.n);
		cds__sha256_add(&s, line.p, line.n);
	}
	if (line.failed)
		cds__fail(log, CDS_NO_MEMORY, "out of memory");
	cds__buf_free(&line);
	cds__sha256_end(&s, hash);
	for (int i = 0, left = 0, at = 0; i < 16; i++) {
		if (left < 5) {
			bits = bits << 8 | hash[at++];
			left += 8;
		}
		if (i && i % 4 == 0)
			*to++ = '-';
		left -= 5;
		*to++ = alphabet[bits >> left & 31];
	}
}

enum cds_status cds_log_fingerprint(cds_log *log, char buf[CDS_FINGERPRINT])
{
	cds__read_begin(log);
	cds__fingerprint(log, buf);
	return cds__read_end(log);
}
