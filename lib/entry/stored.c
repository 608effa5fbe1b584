/* What this log has of entries already: what stored.h promises. */
#include "entry/stored.h"

#include <stdlib.h>

#include "base/map.h"
#include "store/sql.h"
#include "store/store.h"

static void stored_forget(cds_log *log, void *data)
{
	(void)log;
	cds__map_free(data);
}

/* The origins that were looked up so far: a map from kind, device and author to
 * origin.n.  A rollback forgets them, since it may undo the rows. */
static struct cds__map *stored_origins(cds_log *log)
{
	static const struct cds__memo_form form = {sizeof(struct cds__map), NULL, stored_forget,
	    NULL};

	return cds__memo(log, CDS__MEMO_ORIGIN, &form);
}

int64_t cds__entry_origin(cds_log *log, struct cds__slice kind, struct cds__slice device,
    struct cds__slice author)
{
	struct cds__slice part[3] = {kind, device, author};
	char key[CDS__KIND_MAX + 2 * CDS__WHO_MAX + 3];
	size_t n = 0;
	struct cds__map *map = stored_origins(log);
	sqlite3_stmt *st;
	int64_t found = 0;

	if (kind.n > CDS__KIND_MAX || device.n > CDS__WHO_MAX || author.n > CDS__WHO_MAX)
		cds__damaged(log, "origin");
	if (!map || cds__failed(log))
		return 0;
	for (int i = 0; i < 3; i++) {
		if (part[i].n)
			memcpy(key + n, part[i].p, part[i].n);
		n += part[i].n;
		key[n++] = '\n';
	}
	if (cds__map_get(map, key, n, &found))
		return found;
	found = cds__sql_value(log, 1, "SELECT n FROM origin WHERE kind = ? AND device = ?"
	    " AND author = ?", "sss", kind, device, author);
	if (found == 0) {
		st = cds__sql(log, "INSERT INTO origin (kind, device, author) VALUES (?, ?, ?)");
		cds__sql_bind(log, st, "sss", kind, device, author);
		cds__sql_run(log, st);
		found = sqlite3_last_insert_rowid(log->db);
	}
	if (!cds__failed(log) && !cds__map_put(map, key, n, found))
		cds__fail_memory(log);
	return cds__failed(log) ? 0 : found;
}

int64_t cds__subject_seq(cds_log *log, const cds_uuid *subject)
{
	return cds__sql_value(log, 1, "SELECT seq FROM entry WHERE subject = ? ORDER BY seq"
	    " LIMIT 1", "u", subject);
}

bool cds__entry_known(cds_log *log, const struct cds__entry *e)
{
	return cds__sql_any(log, "SELECT 1 FROM entry WHERE day = ? AND id = ?", "iu",
	    (int64_t)cds__entry_day(e), &e->id);
}

int64_t cds__newest(cds_log *log)
{
	int64_t seq = cds__sql_int(log, "SELECT max(seq) FROM entry");

	if (seq >= 0 && seq < CDS__NUMBER_MAX)
		return seq;
	cds__damaged(log, "seq");
	return 0;
}

size_t cds__note_text_load(cds_log *log, int64_t seq, struct cds__buf *bytes,
    struct cds__note_text *words, size_t max)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT field, salt, words FROM words WHERE entry = ?"
	    " ORDER BY field");
	size_t n = 0;

	/* A row is gone with the next step, so its bytes are copied into the buffer.  That may move
	 * while it grows, so the slices are pointed into it at the end. */
	bytes->n = 0;
	cds__sql_bind(log, st, "i", seq);
	while (n <= max && cds__sql_row(log, st)) {
		struct cds__slice part[3];
		for (int i = 0; i < 3; i++) {
			part[i] = cds__sql_slice(st, i);
			if (sqlite3_column_type(st, i) != (i == 1 ? SQLITE_BLOB : SQLITE_TEXT))
				cds__damaged(log, "words");
			cds__buf_add(bytes, part[i].p, part[i].n);
		}
		if (n++ < max)
			words[n - 1] = (struct cds__note_text){part[0], part[1], part[2]};
	}
	sqlite3_reset(st);
	for (size_t i = 0, at = 0; i < n && i < max && !bytes->failed; i++) {
		struct cds__slice *to[3] = {&words[i].field, &words[i].salt, &words[i].words};
		for (int j = 0; j < 3; j++) {
			to[j]->p = bytes->p + at;
			at += to[j]->n;
		}
	}
	return n;
}
