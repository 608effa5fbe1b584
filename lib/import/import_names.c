/* The places, teams and services that cells name, each text looked up once. What is new is made
 * when its row is accepted, and not before: to make it at once and perhaps take it back would be a
 * savepoint for each row. Called by import_row.c. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "catalogue/catalogue.h"
#include "import/import.h"
#include "store/sql.h"
#include "store/store.h"
#include "base/uuid.h"
#include "derive/sql_names.h"
#include "log/write.h"

/* Remembers what a text means. False: no memory. */
static bool import_names_remember(struct cds__import *im, const struct cds__buf *key,
    const cds_uuid *id)
{
	if (!cds_grow(im->id, im->ids, im->id_room))
		return false;
	im->id[im->ids] = *id;
	return cds__map_put(&im->names, key->p, key->n, (int64_t)im->ids++);
}

/* ---- items that rows name by their ids, too ---- */

struct import_id {
	unsigned char byte[17];         /* the kind and a UUID: a key of maps */
};

static struct import_id import_names_id(enum cds_kind kind, const cds_uuid *id)
{
	struct import_id key = {{(unsigned char)kind}};

	memcpy(key.byte + 1, id->b, sizeof id->b);
	return key;
}

/* Reads the ids of this kind in the row that stands in im->csv. */
static void import_names_read_ids(struct cds__import *im, enum cds_kind kind, const char *field,
    struct cds__buf *text)
{
	for (size_t i = 0; i < im->maps; i++) {
		struct import_id key;
		cds_uuid id;
		if (strcmp(im->map[i].field, field) != 0)
			continue;
		cds__template_expand(im, &im->map[i].value, text);
		if (!text->p || !cds_uuid_parse(text->p, &id))
			continue;
		key = import_names_id(kind, &id);
		if (!cds__map_put(&im->by_id, key.byte, sizeof key.byte, 1))
			cds__fail_memory(im->log);
	}
}

/* Reads all ids of places and teams in the table, once. */
static void import_names_read_all(struct cds__import *im)
{
	struct cds__csv here = im->csv;
	struct cds__buf text = {0};

	if (im->by_id_known)
		return;
	im->by_id_known = true;
	cds__csv_init(&im->csv, im->rows, here.separator);
	while (!cds__failed(im->log) && cds__csv_next(&im->csv)) {
		import_names_read_ids(im, CDS_PLACE, "place_id", &text);
		import_names_read_ids(im, CDS_TEAM, "team_id", &text);
	}
	if (im->csv.failed)
		cds__fail_memory(im->log);
	cds__csv_free(&im->csv);
	cds__buf_free(&text);
	im->csv = here;
}

/* Does the item that was found by a name stand in the table under its own id, or under another one
 * than `given`?  Then the row means another item of that name. */
static bool import_names_other(struct cds__import *im, enum cds_kind kind, const cds_uuid *found,
    const cds_uuid *given)
{
	struct import_id key = import_names_id(kind, found);
	int64_t at;

	if (cds__map_get(&im->taken, key.byte, sizeof key.byte, &at) &&
	    !cds_uuid_is_nil(&im->id[at]))
		return cds_uuid_compare(&im->id[at], given) != 0;
	import_names_read_all(im);
	return cds__map_get(&im->by_id, key.byte, sizeof key.byte, &at);
}

/* Remembers that an item was taken for the one of this id. */
static void import_names_take(struct cds__import *im, enum cds_kind kind, const cds_uuid *found,
    const cds_uuid *given)
{
	struct import_id key = import_names_id(kind, found);

	if (!cds_grow(im->id, im->ids, im->id_room) ||
	    !cds__map_put(&im->taken, key.byte, sizeof key.byte, (int64_t)im->ids))
		cds__fail_memory(im->log);
	else
		im->id[im->ids++] = *given;
}

/* Finds or makes what a row names by a name and an id.  An id that the log does not know says only
 * which rows mean the same: by its name such an item may be there. */
static bool import_names_given(struct cds__import *im, enum cds_kind kind, const char *text,
    const cds_uuid *given, cds_uuid *id)
{
	struct cds__naming *how = &im->naming;
	bool ok, apart;

	if (cds__item_there(im->log, kind, given)) {
		*id = *given;
		return true;
	}
	how->given = given;
	ok = cds__item_named(im->log, kind, text, how, id);
	apart = ok ? cds_uuid_compare(id, given) != 0 && import_names_other(im, kind, id, given)
	    : cds_error(im->log)->status == CDS_AMBIGUOUS;
	if (apart && how->making == CDS_FIND && ok) {
		cds__fail(im->log, CDS_AMBIGUOUS, "'%1' is the name of two in this table, and the"
		    " log has one of them: add --new to create the other", text);
		ok = false;
	} else if (apart && how->making != CDS_FIND) {
		cds__fault_clear(&im->log->fault);
		how->apart = true;
		ok = cds__item_named(im->log, kind, text, how, id);
		how->apart = false;
	}
	how->given = NULL;
	if (ok)
		import_names_take(im, kind, id, given);
	return ok;
}

/* ---- what a cell names ---- */

/* How many times before the row's day, or on it, units began or had ended: between two such days a
 * text means the same. */
static int64_t import_names_turn(struct cds__import *im)
{
	int64_t n = 0;
	sqlite3_stmt *st;

	if (!im->turns_known) {
		st = cds__sql(im->log, "SELECT first FROM item WHERE kind = " CDS__SQL_PLACE
		    " AND first <> " CDS__SQL_NO_DAY " UNION SELECT last + 1 FROM item"
		    " WHERE kind = " CDS__SQL_PLACE " AND last <> " CDS__SQL_NO_DAY);
		while (cds__sql_row(im->log, st)) {
			int day = (int)cds__sql_number(im->log, st, 0);
			cds__buf_add(&im->turns, (const char *)&day, sizeof day);
		}
		if (im->turns.failed)
			cds__fail_memory(im->log);
		im->turns_known = true;
	}
	for (size_t i = 0; i + sizeof(int) <= im->turns.n; i += sizeof(int)) {
		int day;
		memcpy(&day, im->turns.p + i, sizeof day);
		n += day <= im->naming.day;
	}
	return n;
}

bool cds__import_item(struct cds__import *im, enum cds_kind kind, const char *text,
    const cds_uuid *given, cds_uuid *id)
{
	struct cds__buf key = {0};
	int64_t at;
	bool ok = true;

	cds__buf_byte(&key, (unsigned char)kind);
	cds__buf_number(&key, kind == CDS_SERVICE ? 0 : import_names_turn(im));
	cds__buf_byte(&key, 0);
	cds__buf_text(&key, text);
	if (given && !cds_uuid_is_nil(given)) {
		cds__buf_byte(&key, 0);
		cds__buf_add(&key, (const char *)given->b, sizeof given->b);
	}
	if (!key.failed && cds__map_get(&im->names, key.p, key.n, &at) &&
	    !cds_uuid_is_nil(&im->id[at])) {
		*id = im->id[at];
	} else {
		ok = given && !cds_uuid_is_nil(given)
		    ? import_names_given(im, kind, text, given, id)
		    : cds__item_named(im->log, kind, text, &im->naming, id);
		if (ok && (key.failed || !import_names_remember(im, &key, id)))
			cds__fail_memory(im->log);
	}
	cds__buf_free(&key);
	return ok && !cds__failed(im->log);
}

void cds__import_names_end(struct cds__import *im, bool accepted)
{
	if (accepted)
		cds__naming_make(im->log, &im->naming);
	for (size_t i = im->ids_before; !accepted && i < im->ids; i++)
		memset(&im->id[i], 0, sizeof im->id[i]);
	cds__naming_drop(&im->naming);
	im->ids_before = im->ids;
}
