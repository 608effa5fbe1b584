/* The fingerprint: base 32 of the SHA-256 over all leaves of digests, as cdslog(5) has it. */
#include "fingerprint.h"

#include "buf.h"
#include "digest.h"
#include "sha256.h"
#include "sql.h"
#include "store.h"

struct making {
	struct cds__sha256 sha;
	struct cds__buf line;
};

static void add_part(void *arg, const struct cds__part_of_day *part, int64_t entries, const cds_uuid *name)
{
	struct making *m = arg;

	m->line.n = 0;
	cds__buf_be32(&m->line, (uint32_t)part->day);
	cds__buf_byte(&m->line, (unsigned char)part->n);
	cds__buf_add(&m->line, part->prefix, part->n);
	cds__buf_be32(&m->line, (uint32_t)entries);
	cds__buf_add(&m->line, name->b, sizeof name->b);
	cds__sha256_add(&m->sha, m->line.p, m->line.n);
}

static void end(cds_log *log, struct making *m, char *to)
{
	static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	unsigned char hash[32];
	uint64_t bits = 0;

	if (m->line.failed)
		cds__fail(log, CDS_NO_MEMORY, "out of memory");
	cds__buf_free(&m->line);
	cds__sha256_end(&m->sha, hash);
	memset(to, 0, CDS_FINGERPRINT);
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

void cds__fingerprint(cds_log *log, char buf[CDS_FINGERPRINT])
{
	struct making m = {.line = {NULL, 0, 0, false}};
	sqlite3_stmt *st;

	if (log->depth > 0)
		cds__flush(log);
	cds__sha256_init(&m.sha);
	st = cds__sql(log, "SELECT day, prefix, entries, id FROM digest ORDER BY day, prefix");
	while (cds__sql_row(log, st)) {
		struct cds__part_of_day part = {.day = sqlite3_column_int(st, 0)};
		struct cds__slice prefix = cds__sql_slice(st, 1);
		cds_uuid name;
		if (prefix.n > sizeof part.prefix || !cds__sql_uuid(st, 3, &name)) {
			cds__fail(log, CDS_CORRUPT, "log '%1' is damaged (%2): 'check --rebuild' mends it", log->path, "digest");
			break;
		}
		memcpy(part.prefix, prefix.p, part.n = prefix.n);
		add_part(&m, &part, sqlite3_column_int64(st, 2), &name);
	}
	end(log, &m, buf);
}

void cds__fingerprint_until(cds_log *log, int64_t seq, char buf[CDS_FINGERPRINT])
{
	struct making m = {.line = {NULL, 0, 0, false}};
	struct cds__part_of_day day = {.day = 0};
	struct cds__buf ids = {0};
	sqlite3_stmt *st = cds__sql(log, "SELECT day, id FROM entry WHERE seq <= ? ORDER BY day, id");

	cds__sha256_init(&m.sha);
	cds__sql_bind(log, st, "i", seq);
	while (cds__sql_row(log, st)) {
		if (sqlite3_column_int(st, 0) != day.day) {
			cds__digest_parts(&day, (const unsigned char *)ids.p, ids.n / 16, add_part, &m);
			day.day = sqlite3_column_int(st, 0);
			ids.n = 0;
		}
		cds__buf_add(&ids, sqlite3_column_blob(st, 1), 16);
	}
	if (ids.failed)
		cds__fail(log, CDS_NO_MEMORY, "out of memory");
	else
		cds__digest_parts(&day, (const unsigned char *)ids.p, ids.n / 16, add_part, &m);
	cds__buf_free(&ids);
	end(log, &m, buf);
}

enum cds_status cds_log_fingerprint(cds_log *log, char buf[CDS_FINGERPRINT])
{
	cds__read_begin(log);
	cds__fingerprint(log, buf);
	return cds__read_end(log);
}
