/* The fingerprint: 16 characters in base 32 of the SHA-256 over all leaves of the digests, as
 * cdslog(5) defines it. */
#include "entry/fingerprint.h"

#include "base/buf.h"
#include "entry/digest.h"
#include "entry/entry.h"
#include "base/sha256.h"
#include "store/sql.h"
#include "store/store.h"

#define LEAF_MAX (4 + 1 + 16 + 4 + 16)

static unsigned char *put_be32(unsigned char *to, uint32_t number)
{
	for (int i = 0; i < 4; i++)
		to[i] = (unsigned char)(number >> (24 - 8 * i));
	return to + 4;
}

/* A cds__digest_part_fn: adds a leaf to the hash. */
static void fingerprint_add(void *sha, const struct cds__part_of_day *part, int64_t entries,
    const cds_uuid *name)
{
	unsigned char leaf[LEAF_MAX], *p = leaf;

	p = put_be32(p, (uint32_t)part->day);
	*p++ = (unsigned char)part->n;
	memcpy(p, part->prefix, part->n);
	p = put_be32(p + part->n, (uint32_t)entries);
	memcpy(p, name->b, sizeof name->b);
	cds__sha256_add(sha, leaf, (size_t)(p - leaf) + sizeof name->b);
}

/* The first 80 bits of the hash, five a character, in groups of four. */
static void fingerprint_end(struct cds__sha256 *sha, char buf[CDS_FINGERPRINT])
{
	static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	unsigned char hash[32];
	uint64_t bits = 0;

	cds__sha256_end(sha, hash);
	memset(buf, 0, CDS_FINGERPRINT);
	for (int i = 0, left = 0, at = 0; i < 16; i++) {
		if (left < 5) {
			bits = bits << 8 | hash[at++];
			left += 8;
		}
		if (i && i % 4 == 0)
			*buf++ = '-';
		left -= 5;
		*buf++ = alphabet[bits >> left & 31];
	}
}

/* Makes it from the table of digests. */
static void fingerprint_make(cds_log *log, char buf[CDS_FINGERPRINT])
{
	sqlite3_stmt *st = cds__sql(log, "SELECT day, prefix, entries, id FROM digest"
	    " ORDER BY day, prefix");
	struct cds__part_of_day part;
	struct cds__sha256 sha;
	int64_t entries;
	cds_uuid name;

	cds__sha256_init(&sha);
	while (cds__sql_row(log, st)) {
		if (!cds__digest_read(st, &part, &entries, &name)) {
			cds__damaged(log, "digest");
			break;
		}
		fingerprint_add(&sha, &part, entries, &name);
	}
	fingerprint_end(&sha, buf);
}

/* What changes a digest through this log clears the kept one; SQLite's data_version tells that
 * another program wrote. */
void cds__fingerprint(cds_log *log, char buf[CDS_FINGERPRINT])
{
	int64_t version;

	if (log->depth > 0)
		cds__flush(log);
	version = cds__sql_int(log, "PRAGMA data_version");
	if (!*log->fingerprint || log->fingerprint_of != version) {
		fingerprint_make(log, log->fingerprint);
		log->fingerprint_of = version;
	}
	memcpy(buf, log->fingerprint, CDS_FINGERPRINT);
	if (cds__failed(log))
		*log->fingerprint = '\0';
}

void cds__fingerprint_until(cds_log *log, int64_t seq, char buf[CDS_FINGERPRINT])
{
	struct cds__part_of_day day = {.day = 0};
	struct cds__buf ids = {0};
	struct cds__sha256 sha;
	cds_uuid id;
	sqlite3_stmt *st = cds__sql(log, "SELECT day, id FROM entry WHERE seq <= ?"
	    " ORDER BY day, id");

	cds__sha256_init(&sha);
	cds__sql_bind(log, st, "i", seq);
	while (cds__sql_row(log, st)) {
		int next = (int)cds__sql_within(log, st, 0, 0, CDS__DAY_MAX);
		if (next != day.day) {
			cds__digest_parts(&day, (const unsigned char *)ids.p, ids.n / 16,
			    fingerprint_add, &sha);
			day.day = next;
			ids.n = 0;
		}
		if (cds__sql_id(log, st, 1, &id))
			cds__buf_add(&ids, id.b, sizeof id.b);
	}
	if (ids.failed)
		cds__fail_memory(log);
	else
		cds__digest_parts(&day, (const unsigned char *)ids.p, ids.n / 16, fingerprint_add,
		    &sha);
	cds__buf_free(&ids);
	fingerprint_end(&sha, buf);
}

enum cds_status cds_log_fingerprint(cds_log *log, char buf[CDS_FINGERPRINT])
{
	cds__read_begin(log);
	cds__fingerprint(log, buf);
	return cds__read_end(log);
}
