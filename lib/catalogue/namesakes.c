/* What tells places and teams of one name apart: two volunteers may each have made theirs, and
 * nothing above it does. */
#include <stdlib.h>

#include "catalogue/catalogue.h"
#include "store/sql.h"
#include "store/store.h"
#include "base/uuid.h"

/* shorter ones could be a code of a unit that somebody mistyped */
#define START_MIN 8

/* Where the start of a UUID can end without a dash: a neighbour that shares so many bytes needs
 * a longer one. */
static size_t length_beyond(size_t shared)
{
	static const unsigned char bytes[] = {4, 6, 8, 10}, letters[] = {START_MIN, 13, 18, 23};

	for (size_t i = 0; i < sizeof bytes; i++)
		if (shared < bytes[i])
			return letters[i];
	return CDS_UUID_TEXT - 1;
}

static size_t shared_with(cds_log *log, const char *sql, enum cds_kind kind, const cds_uuid *id)
{
	sqlite3_stmt *st = cds__sql(log, sql);
	cds_uuid other;
	size_t n = 0;

	cds__sql_bind(log, st, "iu", (int64_t)kind, id);
	if (cds__sql_row(log, st) && cds__sql_id(log, st, 0, &other))
		while (n < sizeof other.b && other.b[n] == id->b[n])
			n++;
	sqlite3_reset(st);
	return n;
}

static char *start_of(cds_log *log, const struct cds_item *it)
{
	size_t before = shared_with(log, "SELECT id FROM item WHERE kind = ? AND id < ?"
	    " ORDER BY id DESC LIMIT 1", it->kind, &it->id);
	size_t after = shared_with(log, "SELECT id FROM item WHERE kind = ? AND id > ? ORDER BY id"
	    " LIMIT 1", it->kind, &it->id);
	char text[CDS_UUID_TEXT];

	return strndup(cds_uuid_text(&it->id, text),
	    length_beyond(before > after ? before : after));
}

void cds__item_tell(cds_log *log, struct cds_item *it)
{
	sqlite3_stmt *st;

	if (*it->start)
		return;
	free((char *)it->start);
	it->start = start_of(log, it);
	st = cds__sql(log, "SELECT o.author, e.at FROM entry e JOIN origin o ON o.n = e.origin"
	    " WHERE e.subject = ? ORDER BY e.clock, e.at, e.id LIMIT 1");
	cds__sql_bind(log, st, "u", &it->id);
	if (cds__sql_row(log, st)) {
		free((char *)it->author);
		it->author = strdup(cds__sql_text(log, st, 0));
		it->made = cds__sql_time(log, st, 1);
	}
	sqlite3_reset(st);
	if (!it->start || !it->author)
		cds__fail_memory(log);
}

bool cds__item_by_start(cds_log *log, enum cds_kind kind, const char *text, cds_uuid *id)
{
	sqlite3_stmt *st;
	cds_uuid low, high;
	int found = 0;

	if (strlen(text) < START_MIN || !cds__uuid_prefix(text, &low, &high))
		return false;
	st = cds__sql(log, "SELECT id FROM item WHERE kind = ? AND id BETWEEN ? AND ? AND known"
	    " LIMIT 2");
	cds__sql_bind(log, st, "iuu", (int64_t)kind, &low, &high);
	while (cds__sql_row(log, st) && ++found == 1)
		cds__sql_id(log, st, 0, id);
	sqlite3_reset(st);
	if (found > 1)
		cds__fail(log, CDS_AMBIGUOUS, "more than one %1 begins with '%2': give more of its"
		    " id", cds_kind_name(kind), text);
	return found > 0;
}
