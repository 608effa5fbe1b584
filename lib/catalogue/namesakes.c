/* Tells places and teams of the same path apart, which two volunteers may each have made: by the
 * beginning of the id, and by who made them and when. Called for lists, reports and messages, and
 * where a person gives the beginning of an id. */
#include <stdio.h>
#include <stdlib.h>

#include "catalogue/catalogue.h"
#include "store/sql.h"
#include "store/store.h"
#include "base/uuid.h"
#include "derive/sql_names.h"

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

char *cds__item_author(cds_log *log, const cds_uuid *id, int64_t *made)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT o.author, e.at FROM entry e JOIN origin o"
	    " ON o.n = e.origin WHERE e.subject = ? ORDER BY e.clock, e.at, e.id LIMIT 1");
	bool found;
	char *author;

	cds__sql_bind(log, st, "u", id);
	found = cds__sql_row(log, st);
	author = strdup(found ? cds__sql_text(log, st, 0) : "");
	*made = found ? cds__sql_time(log, st, 1) : 0;
	sqlite3_reset(st);
	if (!author)
		cds__fail_memory(log);
	return author;
}

void cds__item_tell(cds_log *log, struct cds_item *it)
{
	if (*it->start)
		return;
	free((char *)it->start);
	free((char *)it->author);
	it->start = start_of(log, it);
	it->author = cds__item_author(log, &it->id, &it->made);
	if (!it->start || !it->author)
		cds__fail_memory(log);
	else
		cds__item_label(log, it);
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

/* ---- names that are shown ---- */

void cds__item_label(cds_log *log, struct cds_item *it)
{
	const char *whose = *it->author ? it->author : it->list;
	size_t size = strlen(it->path) + strlen(it->start) + strlen(whose) + 6;
	char *label = malloc(size);

	if (!label) {
		cds__fail_memory(log);
		return;
	}
	if (*it->start)
		snprintf(label, size, "%s (%s%s%s)", it->path, it->start, *whose ? ", " : "",
		    whose);
	else
		snprintf(label, size, "%s", it->path);
	free((char *)it->label);
	it->label = label;
}

/* Does the text begin with the name of this item? */
static bool namesakes_begins(cds_log *log, enum cds_kind kind, const cds_uuid *id, const char *text)
{
	sqlite3_stmt *st = cds__sql(log, "SELECT name FROM item WHERE kind = ? AND id = ?");
	bool begins;

	cds__sql_bind(log, st, "iu", (int64_t)kind, id);
	begins = cds__sql_row(log, st) && strncmp(text, cds__sql_text(log, st, 0),
	    strlen(cds__sql_text(log, st, 0))) == 0;
	sqlite3_reset(st);
	return begins;
}

bool cds__item_of_label(cds_log *log, enum cds_kind kind, const char *text, cds_uuid *id)
{
	const char *bracket = strrchr(text, '(');
	size_t n = bracket ? strcspn(bracket + 1, ",)") : 0;
	char start[CDS_UUID_TEXT];
	cds_uuid found;

	if (kind == CDS_SERVICE || n == 0 || n >= sizeof start || text[strlen(text) - 1] != ')')
		return false;
	memcpy(start, bracket + 1, n);
	start[n] = '\0';
	if (!cds__item_by_start(log, kind, start, &found) || cds__failed(log) ||
	    !namesakes_begins(log, kind, &found, text))
		return false;
	*id = found;
	return true;
}

#define OTHERS_MAX 64   /* are looked at, of one name under one: a stranger's file may have more */

/* Has one of the others, which a statement gives, the same path? */
static bool namesakes_same_path(cds_log *log, struct cds__names *names, sqlite3_stmt *st, int64_t n)
{
	bool same = false;

	cds__sql_bind(log, st, "i", n);
	for (int i = 0; !same && i < OTHERS_MAX && cds__sql_row(log, st); i++) {
		const char *own = cds__names_item(log, names, n)->text;
		int64_t other = cds__sql_number(log, st, 0);
		same = strcmp(own, cds__names_item(log, names, other)->text) == 0;
	}
	sqlite3_reset(st);
	return same;
}

bool cds__names_alike(cds_log *log, struct cds__names *names, int64_t n)
{
	/* Others of its name, where neither stands under any place: they are few, since hamlets
	 * have a place above them. */
	sqlite3_stmt *roots = cds__sql(log, "SELECT o.n FROM item i JOIN item o ON o.kind = i.kind"
	    " AND o.fold = i.fold AND o.name = i.name AND o.parent IS NULL AND o.n <> i.n"
	    " AND o.known AND NOT EXISTS (SELECT 1 FROM canonical WHERE item = o.n)"
	    " WHERE i.n = ? AND i.parent IS NULL AND i.known AND i.kind <> " CDS__SQL_SERVICE);
	/* Or both stand under places of one name.  CROSS keeps the order in which they are looked
	 * up: else the planner may read all items of the kind. */
	sqlite3_stmt *under = cds__sql(log, "SELECT o.n FROM item i CROSS JOIN item p"
	    " ON p.n = i.parent CROSS JOIN item q INDEXED BY item_fold ON q.kind = p.kind"
	    " AND q.fold = p.fold AND q.name = p.name CROSS JOIN item o INDEXED BY item_parent"
	    " ON o.parent = q.n AND o.kind = i.kind AND o.name = i.name"
	    " AND o.n <> i.n AND o.known AND NOT EXISTS (SELECT 1 FROM canonical WHERE item = o.n)"
	    " WHERE i.n = ? AND i.known");

	return namesakes_same_path(log, names, roots, n) ||
	    namesakes_same_path(log, names, under, n);
}

const char *cds__names_shown(cds_log *log, struct cds__names *names, int64_t n)
{
	struct cds__name *name = cds__names_item(log, names, n);
	cds_items *items = NULL;
	char *shown = NULL;

	if (name->shown)
		return name->shown;
	if (!cds__failed(log) && cds__names_alike(log, names, n))
		items = cds__item_by_number(log, n);
	if (items && !(shown = strdup(cds_items_at(items, 0)->label)))
		cds__fail_memory(log);
	cds_items_free(items);
	name = cds__names_item(log, names, n);
	name->shown = shown ? shown : name->text;
	return name->shown;
}
