/* Tells places and teams of the same path apart, which two volunteers may each have made: by the
 * beginning of the id, and by who made them and when. Called for lists, and where a person gives
 * the beginning of an id. */
#include <stdlib.h>

#include "catalogue/catalogue.h"
#include "store/sql.h"
#include "store/store.h"
#include "base/uuid.h"

#define START_MIN 8 /* shorter ones could be a unit's code that somebody mistyped */

/* How many characters of a UUID to show, if another one has the first `shared` bytes in common:
 * an end without a dash, and longer than what both have. */
static size_t length_beyond(size_t shared)
{
	static const unsigned char bytes[] = {4, 6, 8, 10}, letters[] = {START_MIN, 13, 18, 23};

	for (size_t i = 0; i < sizeof bytes; i++)
		if (shared < bytes[i])
			return letters[i];
	return CDS_UUID_TEXT - 1;
}

/* How many first bytes an id has in common with the one that the statement gives. */
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

/* The beginning of an item's id that no other item of its kind has. The caller frees it; NULL: no
 * memory. */
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
