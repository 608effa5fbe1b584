/* Packs that were made here, and return receipts.  A return receipt says which pack, or which copy
 * of this log, somebody merged; from that it follows which entries he has, and the next pack for
 * him holds only the rest. */
#include <stdlib.h>

#include "entry/fingerprint.h"
#include "exchange/pack.h"
#include "store/sql.h"
#include "store/store.h"

void cds__sent_packs_add(cds_log *log, const char *path, const struct cds_manifest *m,
    const struct cds__ranges *there)
{
	sqlite3_stmt *st = cds__sql(log, "INSERT INTO sent (at, file, fingerprint, entries, last,"
	    " ranges) VALUES (?, ?, ?, ?, ?, ?)");
	struct cds__buf bytes = {0};

	cds__ranges_write(there, &bytes);
	if (bytes.failed)
		cds__fail_memory(log);
	cds__sql_bind(log, st, "ittiib", m->at, path, m->fingerprint, m->entries,
	    cds__ranges_last(there), bytes.p, bytes.n);
	cds__sql_run(log, st);
	cds__buf_free(&bytes);
}

/* Reads a receipt such as "K7QF-2M9X-4TRA-OB5L/152", in capitals or not. */
static bool sent_packs_parse(const char *text, char fingerprint[CDS_FINGERPRINT], int64_t *entries)
{
	char *end;

	for (int i = 0; i < CDS_FINGERPRINT - 1; i++, text++) {
		char c = *text >= 'a' && *text <= 'z' ? (char)(*text - 'a' + 'A') : *text;
		bool good = i % 5 == 4 ? c == '-' : (c >= 'A' && c <= 'Z') ||
		    (c >= '2' && c <= '7');
		if (!good)
			return false;
		fingerprint[i] = c;
	}
	fingerprint[CDS_FINGERPRINT - 1] = '\0';
	if (*text != '/' || text[1] < '1' || text[1] > '9')
		return false;
	*entries = strtoll(text + 1, &end, 10);
	return *end == '\0';
}

/* What the merger of a pack with this fingerprint has; false: none was made here. */
static bool find_pack(cds_log *log, const char *fingerprint, struct cds__ranges *there)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT ranges FROM sent WHERE fingerprint = ?"
	    " ORDER BY n DESC LIMIT 1");
	bool found;

	cds__sql_bind(log, st, "t", fingerprint);
	found = cds__sql_row(log, st);
	if (found && !cds__ranges_read(there, cds__sql_slice(st, 0)))
		cds__fail(log, CDS_CORRUPT, "log '%1' is damaged (%2): make a pack without --for",
		    log->path, "sent");
	sqlite3_reset(st);
	return found;
}

/* The same of a copy of this log: it held the first so many entries, in the order in which they
 * arrived here.  false: their fingerprint was another one. */
static bool find_copy(cds_log *log, const char *fingerprint, int64_t entries,
    struct cds__ranges *there)
{
	char was[CDS_FINGERPRINT];
	int64_t seq = cds__sql_value(log, 1, "SELECT seq FROM entry ORDER BY seq LIMIT 1 OFFSET ?",
	    "i", entries - 1);

	if (seq == 0)
		return false;
	cds__fingerprint_until(log, seq, was);
	cds__ranges_add(there, 1, seq);
	return strcmp(was, fingerprint) == 0;
}

void cds__sent_packs_find(cds_log *log, const char *receipt, struct cds__ranges *there)
{
	char fingerprint[CDS_FINGERPRINT];
	int64_t entries;

	if (!sent_packs_parse(receipt, fingerprint, &entries))
		cds__fail(log, CDS_INVALID, "'%1' is not a return receipt: merging a pack shows "
		    "its receipt, like K7QF-2M9X-4TRA-OB5L/152", receipt);
	else if (!find_pack(log, fingerprint, there) &&
	    !find_copy(log, fingerprint, entries, there))
		cds__fail(log, CDS_NOT_FOUND, "return receipt '%1' belongs to no pack or copy of "
		    "this log: make a pack with --since, or of everything", receipt);
}
