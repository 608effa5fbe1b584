/* Receipts: what each merge brought, kept in this file on this laptop.  merge.c writes them,
 * cds_receipts_get reads them for the list of merges, unmerge.c takes back what they say. */
#include <stdlib.h>

#include "entry/fingerprint.h"
#include "exchange/merge.h"
#include "store/sql.h"
#include "store/store.h"

/* ---- writing ---- */

/* Was the very same data merged before, and not taken back since?  Then it has nothing new. */
static bool merged_before(struct cds__merge *m)
{
	return cds__sql_any(m->log, "SELECT 1 FROM receipt WHERE source = ?"
	    " AND undone IS NULL AND bad = 0", "t", m->result->source);
}

void cds__receipt_begin(struct cds__merge *m, const char *name)
{
	sqlite3_stmt *st;

	if (!m->options->full)
		cds__fingerprint(m->source, m->result->source);
	if (cds__failed(m->source))
		cds__fault_copy(&m->log->fault, &m->source->fault);
	m->mark = cds__sql_int(m->log, "SELECT ifnull(max(n), 0) FROM receipt"
	    " WHERE undone IS NULL");
	m->again = *m->result->source && merged_before(m);
	if (m->again)
		return;
	cds__fingerprint(m->log, m->before);
	st = cds__sql(m->log, "INSERT INTO receipt (at, file, source, entries, fresh,"
	    " bad, redactions, sessions_new, sessions_changed, conflicts, duplicates, doubles,"
	    " first, last, before, after)"
	    " VALUES (?, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, ?, 0, ?, '')");
	cds__sql_bind(m->log, st, "ittit", cds__now(m->log) / 1000, name, m->result->source,
	    m->newest + 1, m->before);
	cds__sql_run(m->log, st);
	m->receipt = m->mark = m->result->receipt = cds__failed(m->log) ? 0
	    : sqlite3_last_insert_rowid(m->log->db);
}

void cds__receipt_end(struct cds__merge *m)
{
	const struct cds_merge_result *r = m->result;
	char after[CDS_FINGERPRINT];
	sqlite3_stmt *st;

	if (!m->receipt)
		return;
	cds__fingerprint(m->log, after);
	st = cds__sql(m->log, "UPDATE receipt SET entries = ?, fresh = ?, bad = ?, redactions ="
	    " ?, sessions_new = ?, sessions_changed = ?, conflicts = ?, duplicates = ?,"
	    " doubles = ?, last = ?, after = ? WHERE n = ?");
	cds__sql_bind(m->log, st, "iiiiiiiiiiti", r->entries, r->fresh, r->bad,
	    r->redactions, r->sessions_new, r->sessions_changed, r->conflicts, r->duplicates,
	    r->doubles, m->newest + r->fresh, after, m->receipt);
	cds__sql_run(m->log, st);
	for (size_t i = 0; i < m->laptops; i++) {
		if (m->laptop[i].entries == 0)
			continue;
		st = cds__sql(m->log, "INSERT INTO receipt_laptop (receipt, device, entries)"
		    " VALUES (?, ?, ?)");
		cds__sql_bind(m->log, st, "iti", m->receipt, m->laptop[i].device,
		    m->laptop[i].entries);
		cds__sql_run(m->log, st);
	}
}

/* ---- reading ---- */

/* A receipt, with the texts and laptops that it points to. */
struct one {
	struct cds_receipt receipt;
	char *text[4];                  /* file, source, before, after */
	struct cds_merge_laptop *laptop;
	size_t room;                    /* of `laptop` */
};

struct cds_receipts {
	struct one *one;
	size_t size, room;
};

/* Reads a row; false: no memory. */
static bool read_receipt(cds_log *log, sqlite3_stmt *st, struct one *one)
{
	struct cds_receipt *r = &one->receipt;

	for (int i = 0; i < 4; i++) {
		one->text[i] = strdup(cds__sql_text(log, st, i));
		if (!one->text[i])
			return false;
	}
	*r = (struct cds_receipt){
		.file = one->text[0], .source = one->text[1], .before = one->text[2], .after =
		one->text[3], .n = cds__sql_number(log, st, 4), .at = cds__sql_time(log, st, 5),
		.entries = cds__sql_number(log, st, 6), .fresh = cds__sql_number(log, st, 7),
		.bad = cds__sql_number(log, st, 8), .sessions_new = cds__sql_number(log, st, 9),
		.sessions_changed = cds__sql_number(log, st, 10),
		.conflicts = cds__sql_within(log, st, 11, -CDS__NUMBER_MAX, CDS__NUMBER_MAX),
		.duplicates = cds__sql_within(log, st, 12, -CDS__NUMBER_MAX, CDS__NUMBER_MAX),
		.doubles = cds__sql_number(log, st, 15),
		.redactions = cds__sql_number(log, st, 14), .undone = sqlite3_column_type(st,
		    13) == SQLITE_NULL ? -1 : cds__sql_time(log, st, 13),
	};
	return true;
}

/* Reads which laptops a merge brought entries from; false: no memory. */
static bool read_laptops(cds_log *log, struct one *one)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT device, entries FROM receipt_laptop"
	    " WHERE receipt = ? ORDER BY entries DESC, device");
	struct cds_receipt *r = &one->receipt;

	cds__sql_bind(log, st, "i", r->n);
	while (cds__sql_row(log, st)) {
		char *device = strdup(cds__sql_text(log, st, 0));
		if (!device || !cds_grow(one->laptop, r->laptops, one->room)) {
			free(device);
			return false;
		}
		one->laptop[r->laptops++] = (struct cds_merge_laptop){.device = device,
		    .entries = cds__sql_number(log, st, 1)};
		r->laptop = one->laptop;
	}
	return true;
}

enum cds_status cds_receipts_get(cds_log *log, cds_receipts **out)
{
	cds_receipts *receipts = calloc(1, sizeof *receipts);
	sqlite3_stmt *st;
	bool good = receipts != NULL;

	cds__read_begin(log);
	st = cds__sql(log, "SELECT file, source, before, after, n, at, entries, fresh,"
	    " bad, sessions_new, sessions_changed, conflicts, duplicates, undone, redactions,"
	    " doubles"
	    " FROM receipt ORDER BY n DESC");
	while (good && cds__sql_row(log, st)) {
		good = cds_grow(receipts->one, receipts->size, receipts->room);
		if (good) {
			receipts->one[receipts->size] = (struct one){.laptop = NULL};
			good = read_receipt(log, st, &receipts->one[receipts->size++]);
		}
	}
	for (size_t i = 0; good && i < receipts->size; i++)
		good = read_laptops(log, &receipts->one[i]);
	if (!good)
		cds__fail_memory(log);
	if (cds__failed(log)) {
		cds_receipts_free(receipts);
		receipts = NULL;
	}
	*out = receipts;
	return cds__read_end(log);
}

size_t cds_receipts_size(const cds_receipts *receipts)
{
	return receipts->size;
}

const struct cds_receipt *cds_receipts_at(const cds_receipts *receipts, size_t i)
{
	return &receipts->one[i].receipt;
}

void cds_receipts_free(cds_receipts *receipts)
{
	for (size_t i = 0; receipts && i < receipts->size; i++) {
		struct one *one = &receipts->one[i];
		for (size_t k = 0; k < one->receipt.laptops; k++)
			free((char *)one->laptop[k].device);
		free(one->laptop);
		for (int k = 0; k < 4; k++)
			free(one->text[k]);
	}
	if (receipts)
		free(receipts->one);
	free(receipts);
}
