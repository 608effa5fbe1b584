/* What a pack says of itself, and whether that is so: written by pack.c, checked by merge.c. */
#include <stdio.h>

#include "entry/fingerprint.h"
#include "exchange/pack.h"
#include "store/sql.h"
#include "store/store.h"
#include "derive/sql_names.h"

void cds__manifest_count(cds_log *log, struct cds_manifest *m)
{
	sqlite3_stmt *st;

	m->entries = cds__sql_int(log, "SELECT ifnull(sum(entries), 0) FROM digest");
	st = cds__sql(log, "SELECT ifnull(sum(sessions), 0), ifnull(sum(assists), 0) FROM total"
	    " WHERE dim = " CDS__SQL_ALL);
	if (cds__sql_row(log, st)) {
		m->sessions = cds__sql_within(log, st, 0, 0, INT64_MAX);
		m->assists = cds__sql_within(log, st, 1, 0, INT64_MAX);
	}
	sqlite3_reset(st);
	cds__fingerprint(log, m->fingerprint);
}

void cds__manifest_write(cds_log *pack, const struct cds_manifest *m)
{
	sqlite3_stmt *st = cds__sql(pack, "INSERT INTO manifest (one, at, author, device, whole,"
	    " entries, sessions, assists, fingerprint) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)");

	cds__sql_bind(pack, st, "ittiiiit", m->at, m->author, m->device, (int64_t)m->whole,
	    m->entries, m->sessions, m->assists, m->fingerprint);
	cds__sql_run(pack, st);
}

/* Copies a text of the row, cut off where it is longer than a manifest's can be. */
static void manifest_copy(cds_log *log, char *to, size_t size, sqlite3_stmt *st, int column)
{
	snprintf(to, size, "%s", cds__sql_text(log, st, column));
}

bool cds__manifest_read(cds_log *pack, struct cds_manifest *m)
{
	sqlite3_stmt *st = cds__sql(pack, "SELECT at, author, device, whole, entries, sessions,"
	    " assists, fingerprint FROM manifest");
	bool found = cds__sql_row(pack, st);

	*m = (struct cds_manifest){0};
	if (found) {
		m->at = cds__sql_time(pack, st, 0);
		manifest_copy(pack, m->author, sizeof m->author, st, 1);
		manifest_copy(pack, m->device, sizeof m->device, st, 2);
		m->whole = cds__sql_number(pack, st, 3) != 0;
		m->entries = cds__sql_within(pack, st, 4, 0, INT64_MAX);
		m->sessions = cds__sql_within(pack, st, 5, 0, INT64_MAX);
		m->assists = cds__sql_within(pack, st, 6, 0, INT64_MAX);
		manifest_copy(pack, m->fingerprint, sizeof m->fingerprint, st, 7);
	}
	sqlite3_reset(st);
	return found;
}

void cds__manifest_check(cds_log *pack, const struct cds_manifest *m)
{
	struct cds_manifest is = {0};
	char want[32], have[32];

	cds__manifest_count(pack, &is);
	if (cds__failed(pack) || (is.entries == m->entries && is.sessions == m->sessions &&
	    is.assists == m->assists && strcmp(is.fingerprint, m->fingerprint) == 0))
		return;
	snprintf(want, sizeof want, "%lld", (long long)m->entries);
	snprintf(have, sizeof have, "%lld", (long long)is.entries);
	cds__fail(pack, CDS_MISMATCH, "pack '%1' of %2 is not as it was made: it should hold %3 "
	    "entries and holds %4, or other ones; ask for it again", pack->path, m->author, want,
	    have);
}
