/* What a person means by the name of a place, team or service, and what is made where no item has
 * that name. The command line, the screens, line mode and import all come here, so that one name
 * means one thing whoever types it. */
#include <stdlib.h>

#include "catalogue/catalogue.h"
#include "store/sql.h"
#include "store/store.h"

#define LEVELS_MAX 8 /* names between commas: more than from province to hamlet */

/* Fails if more places are named, each under the next, than there are levels. */
static bool named_levels(cds_log *log, enum cds_kind kind, const char *text)
{
	int levels = 1;

	for (const char *p = text; kind != CDS_SERVICE && (p = strchr(p, ',')); p++)
		levels++;
	if (levels > LEVELS_MAX)
		cds__fail(log, CDS_INVALID, "'%1' names more than %2 places, each under the next",
		    text, "8");
	return levels <= LEVELS_MAX;
}

/* Finds or makes the place above an item that is to be made.  What the naming says of that item it
 * does not say of this one. */
static bool named_above(cds_log *log, const char *text, struct cds__naming *how, cds_uuid *above)
{
	struct cds__naming own = *how;
	bool found;

	own.making = CDS_FIND_OR_MAKE;
	own.given = NULL;
	own.apart = false;
	found = cds__item_named(log, CDS_PLACE, text, &own, above);
	memcpy(how->made, own.made, sizeof own.made);
	return found;
}

/* Sets the fields of an item that is to be made: the name before the first comma, and as its
 * place the one that the rest names, which is made if it is not there. */
static bool named_fields(cds_log *log, enum cds_kind kind, const char *text,
    struct cds__naming *how, cds_fields *fields)
{
	const char *comma = kind == CDS_SERVICE ? NULL : strchr(text, ',');
	const char *rest = comma ? comma + 1 + strspn(comma + 1, " ") : "";
	char *name = comma ? strndup(text, (size_t)(comma - text)) : strdup(text);
	enum cds_status status = name ? cds_fields_text(fields, "name", name) : CDS_NO_MEMORY;
	cds_uuid above;

	free(name);
	if (status == CDS_OK && kind == CDS_SERVICE)
		status = cds_fields_text(fields, "measure", cds_measure_name(how->measure));
	if (status == CDS_OK && *rest && named_above(log, rest, how, &above))
		status = cds_fields_uuid(fields, kind == CDS_TEAM ? "place" : "parent", &above);
	if (status != CDS_OK)
		cds__fail_memory(log);
	return !cds__failed(log);
}

/* An item that was retired, and that a person names as a new one, is offered again. */
static void named_bring_back(cds_log *log, enum cds_kind kind, const cds_uuid *id)
{
	cds_fields *fields = cds_fields_new();
	cds_items *items = NULL;
	enum cds_status status = cds_item_get(log, kind, id, &items);
	bool retired = status == CDS_OK && cds_items_at(items, 0)->retired;

	cds_items_free(items);
	if (status == CDS_OK && (!fields || cds_fields_null(fields, "retired") != CDS_OK))
		cds__fail_memory(log);
	else if (retired)
		status = cds_item_edit(log, kind, id, fields);
	cds_fields_free(fields);
}

/* Makes the item. If it is there already, it is taken. */
static void named_make(cds_log *log, enum cds_kind kind, const char *text,
    struct cds__naming *how, cds_uuid *id)
{
	cds_fields *fields = cds_fields_new();

	if (!fields)
		cds__fail_memory(log);
	else if (named_fields(log, kind, text, how, fields))
		cds__item_make(log, kind, fields, how, id);
	cds_fields_free(fields);
	if (!cds__failed(log)) {
		how->made[kind]++;
	} else if (cds_error(log)->status == CDS_EXISTS && !cds_uuid_is_nil(id)) {
		cds__fault_clear(&log->fault);
		if (!how->source)
			named_bring_back(log, kind, id);
	}
}

/* After an import found nothing by a whole name: if the text is the beginning of a name, fails
 * with words that say so. An import takes no beginnings, since nobody looks at each row. */
static void named_tell_start(cds_log *log, enum cds_kind kind, const char *text, int day)
{
	struct cds__fault fault = {0};
	enum cds_status status;
	cds_uuid id;

	cds__fault_copy(&fault, &log->fault);
	cds__fault_clear(&log->fault);
	cds__item_find(log, kind, text, day, 0, &id);
	status = cds_error(log)->status;
	if (status == CDS_OK) {
		cds__fail(log, CDS_NOT_FOUND, "'%1' is only the start of a name: write the whole"
		    " name, or add --new to create it", text);
	} else if (status == CDS_NOT_FOUND || status == CDS_AMBIGUOUS) {
		cds__fault_clear(&log->fault);
		cds__fault_copy(&log->fault, &fault);
	}
}

/* In a table a place must have been there on its row's day: nobody can be asked. A place that is
 * named by its id is meant all the same. */
static void named_check_day(cds_log *log, enum cds_kind kind, const char *text,
    const struct cds__naming *how, const cds_uuid *id)
{
	struct cds__fault why = {0};
	cds_uuid exact;

	if (!cds__failed(log) && kind == CDS_PLACE && how->source &&
	    cds_uuid_parse(text, &exact) == false &&
	    !cds__place_on_day(log, id, how->day, &why) && !cds__failed(log))
		cds__fault_copy(&log->fault, &why);
}

bool cds__item_named(cds_log *log, enum cds_kind kind, const char *text, struct cds__naming *how,
    cds_uuid *id)
{
	memset(id, 0, sizeof *id);
	if (!named_levels(log, kind, text))
		return false;
	if (how->making != CDS_MAKE && !how->apart) {
		cds__item_find(log, kind, text, how->day,
		    (how->source ? CDS__FIND_WHOLE : 0u) |
		    (how->making == CDS_FIND ? CDS__FIND_SUGGEST : 0u), id);
		named_check_day(log, kind, text, how, id);
		if (!cds__failed(log) || cds_error(log)->status != CDS_NOT_FOUND)
			return !cds__failed(log);
		if (how->making == CDS_FIND && how->source)
			named_tell_start(log, kind, text, how->day);
		if (how->making == CDS_FIND)
			return false;
		/* That nothing has this name is no failure here: it is made. */
		cds__fault_clear(&log->fault);
	}
	named_make(log, kind, text, how, id);
	return !cds__failed(log);
}

enum cds_status cds_item_named(cds_log *log, enum cds_kind kind, const char *text, int day,
    enum cds_making making, cds_uuid *id)
{
	struct cds__naming how = {.making = making, .day = day};

	if (making == CDS_FIND)
		return cds_item_find(log, kind, text, day, id);
	cds__write_begin(log);
	cds__item_named(log, kind, text, &how, id);
	return cds__write_end(log);
}
