/* Making and changing a place, team or service. */
#include <stdlib.h>

#include "catalogue/catalogue.h"
#include "base/uuid.h"
#include "derive/successors.h"
#include "store/sql.h"
#include "store/store.h"
#include "log/write.h"

/* ---- what may be written ---- */

/* Fails if one of the units that followed a place is not in the log. */
static void item_check_successors(cds_log *log, const struct cds_field *f)
{
	struct cds__slice rest = cds__slice_of(f->text);
	char text[CDS_UUID_TEXT];
	cds_uuid id;

	while (!cds__failed(log) && cds__successors_next(&rest, &id))
		if (!cds__item_there(log, CDS_PLACE, &id))
			cds__fail(log, CDS_NOT_FOUND, "there is no place '%1'",
			    cds_uuid_text(&id, text));
}

/* Fails if the field must not be set to this. `later`: the place above it, and those that followed
 * it, may come after it, as in a list of units or where an import makes both. */
static void item_check_field(cds_log *log, enum cds_kind kind, const struct cds_field *f,
    bool later)
{
	struct cds__value v = cds__field_value(f);
	const char *why = cds__item_field_form(kind, cds__slice_of(f->name), &v);
	size_t start, n;

	if (why)
		cds__fail(log, CDS_INVALID, "'%1' can't be the %2 of a %3: %4", f->text, f->name,
		    cds_kind_name(kind), why);
	else if (strcmp(f->name, "name") == 0 && !*f->text)
		cds__fail(log, CDS_INVALID, "a %1 needs a name", cds_kind_name(kind));
	else if (strcmp(f->name, "name") == 0 && cds_text_private(f->text, &start, &n))
		cds__fail(log, CDS_PRIVATE, "'%1' contains a phone or ID number: a log holds "
		    "counts, not personal data", f->text);
	else if (strcmp(f->name, "successors") == 0 && !later)
		item_check_successors(log, f);
	else if (f->type == CDS_TEXT && strcmp(f->name, "parent") != 0 &&
	    strcmp(f->name, "place") != 0)
		return;
	else if (f->type == CDS_TEXT) {
		cds_uuid id;
		if (!later && cds_uuid_parse(f->text, &id) && !cds__item_there(log, CDS_PLACE, &id))
			cds__fail(log, CDS_NOT_FOUND, "there is no place '%1'", f->text);
	}
}

/* A checked copy of the fields with their texts in normal form, which the caller frees. After a
 * failure it may lack some. `later`: as in item_check_field. */
static cds_fields *normal_fields(cds_log *log, enum cds_kind kind, const cds_fields *fields,
    bool later)
{
	cds_fields *copy = cds_fields_new();
	enum cds_status status = copy ? CDS_OK : CDS_NO_MEMORY;

	for (size_t i = 0; status == CDS_OK && i < cds_fields_size(fields) && !cds__failed(log);
	    i++) {
		const struct cds_field *f = cds_fields_at(fields, i);
		struct cds__value v = {.type = f->type, .number = f->number};
		char *text = NULL;
		if (f->type == CDS_TEXT &&
		    cds__text_normal(log, f->text, strlen(f->text), &text) != CDS_OK) {
			cds__fail(log, CDS_INVALID, "'%1' is not plain text", f->text);
			continue;
		}
		v.text = cds__slice_of(text ? text : "");
		status = cds__fields_put(copy, cds__slice_of(f->name), &v);
		free(text);
		if (status == CDS_OK)
			item_check_field(log, kind, cds_fields_find(copy, f->name),
			    later || *cds_fields_str(fields, "list"));
	}
	if (status != CDS_OK)
		cds__fail_memory(log);
	return copy;
}

int64_t cds__item_known(cds_log *log, enum cds_kind kind, const cds_uuid *id)
{
	return cds__sql_value(log, 1, "SELECT n FROM item WHERE kind = ? AND id = ? AND"
	    " known", "iu",
	    (int64_t)kind, id);
}

/* Finds an item of the same name under the same parent that is not retired. False: there is
 * none. */
static bool find_same(cds_log *log, enum cds_kind kind, const cds_fields *fields, cds_uuid *id)
{
	const char *parent = cds_fields_str(fields, kind == CDS_TEAM ? "place" : "parent");
	sqlite3_stmt *st = cds__sql(log, "SELECT i.id FROM item i LEFT JOIN item p"
	    " ON p.n = i.parent WHERE i.kind = ? AND i.fold = ? AND i.name = ? AND i.known"
	    " AND NOT i.retired AND i.list = ? AND ifnull(p.id, x'') = ? LIMIT 1");
	char *fold = cds_text_fold(cds_fields_str(fields, "name"));
	cds_uuid above;
	bool under = cds_uuid_parse(parent, &above), found;

	if (!fold) {
		cds__fail_memory(log);
		return false;
	}
	cds__sql_bind(log, st, "itttb", (int64_t)kind, fold, cds_fields_str(fields, "name"),
	    cds_fields_str(fields, "list"), under ? above.b : NULL,
	    under ? sizeof above.b : (size_t)0);
	found = cds__sql_row(log, st) && cds__sql_id(log, st, 0, id);
	sqlite3_reset(st);
	free(fold);
	return found;
}

/* Is this a unit of a list, known by its code? */
static bool item_listed(const cds_fields *fields)
{
	return *cds_fields_str(fields, "list") && *cds_fields_str(fields, "code");
}

/* Who writes an item. Units of a list are to be the same entries on every laptop, so nobody
 * writes them, at their first day. */
static struct cds__writer by_of(cds_log *log, const cds_fields *fields)
{
	int first = 0, last = 0;
	enum cds_status status;

	if (!item_listed(fields))
		return cds__writer_here(log);
	status = cds_date_parse(cds_fields_str(fields, "from"), &first, &last);
	if (status == CDS_NO_MEMORY)
		cds__fail_memory(log);
	if (status != CDS_OK)
		first = 0;
	return (struct cds__writer){.at = (int64_t)first * CDS__DAY_SECONDS};
}

/* Fills in what may be left out of a service: its code follows from its name, and it counts
 * assists. */
static void item_complete_service(cds_log *log, cds_fields *fields)
{
	char code[CDS_CODE];

	if (!*cds_fields_str(fields, "code") &&
	    cds__service_code(log, cds_fields_str(fields, "name"), code) &&
	    cds_fields_text(fields, "code", code) != CDS_OK)
		cds__fail_memory(log);
	if (!*cds_fields_str(fields, "measure") &&
	    cds_fields_text(fields, "measure", cds_measure_name(CDS_ASSIST)) != CDS_OK)
		cds__fail_memory(log);
}

/* Was this id drawn, as cds__uuid_new does it? */
static bool item_id_drawn(const cds_uuid *id)
{
	return id->b[6] >> 4 == 7;
}

/* The id of an item that an import makes and that has no identity otherwise: the drawn one that the
 * table has for it, or it follows from the import's source and the name, and of another item of
 * that name from the id that the table has for it, too. */
static void item_imported_id(cds_log *log, enum cds_kind kind, const struct cds__naming *how,
    const cds_fields *fields, cds_uuid *id)
{
	char given[CDS_UUID_TEXT] = "";
	const char *part[] = {"import", how->source, cds_kind_name(kind),
	    cds_fields_str(fields, "name"), given};

	if (how->given && item_id_drawn(how->given)) {
		*id = *how->given;
		return;
	}
	if (how->given && how->apart)
		cds_uuid_text(how->given, given);
	cds__item_id_of(log, part, *given ? 5 : 4, id);
}

/* Gives the item its id, or fails with CDS_EXISTS, and *id is the item that is there. */
static void item_give_id(cds_log *log, enum cds_kind kind, const cds_fields *fields,
    const struct cds__naming *how, cds_uuid *id)
{
	bool import = how && how->source, own = import && how->given &&
	    (how->apart || item_id_drawn(how->given));
	bool named = !own && cds__item_identity(log, kind, fields, id);

	if ((named && cds__item_known(log, kind, id)) ||
	    (!own && !item_listed(fields) && find_same(log, kind, fields, id))) {
		cds__fail(log, CDS_EXISTS, "%1 '%2' is there already", cds_kind_name(kind),
		    cds_fields_str(fields, "name"));
		return;
	}
	if (!named && import)
		item_imported_id(log, kind, how, fields, id);
	else if (!named)
		cds__uuid_new(log, id);
}

bool cds__item_plan(cds_log *log, enum cds_kind kind, const cds_fields *given,
    const struct cds__naming *how, struct cds__item_plan *plan)
{
	*plan = (struct cds__item_plan){.kind = kind,
	    .fields = normal_fields(log, kind, given, how && how->source)};
	if (!cds__failed(log) && !*cds_fields_str(plan->fields, "name"))
		cds__fail(log, CDS_INVALID, "a %1 needs a name", cds_kind_name(kind));
	if (!cds__failed(log) && kind == CDS_SERVICE)
		item_complete_service(log, plan->fields);
	if (!cds__failed(log))
		item_give_id(log, kind, plan->fields, how, &plan->id);
	return !cds__failed(log);
}

void cds__item_make(cds_log *log, const struct cds__item_plan *plan, bool import)
{
	struct cds__writer by = import ? (struct cds__writer){.at = 0} : by_of(log, plan->fields);

	if (!item_listed(plan->fields))
		cds__listed_use_fields(log, plan->fields);
	cds__entry_write(log, cds_kind_name(plan->kind), &plan->id, plan->fields, &by, NULL);
}

enum cds_status cds_item_add(cds_log *log, enum cds_kind kind, const cds_fields *fields,
    cds_uuid *id)
{
	struct cds__item_plan plan;

	cds__write_begin(log);
	if (cds__item_plan(log, kind, fields, NULL, &plan))
		cds__item_make(log, &plan, false);
	*id = plan.id;
	cds_fields_free(plan.fields);
	return cds__write_end(log);
}

/* Copies into `out` the fields that would change something. A field in conflict that is set to
 * the same value counts as a change, since that settles the conflict. */
static void drop_same(cds_log *log, enum cds_kind kind, const cds_uuid *id,
    const cds_fields *fields, cds_fields *out)
{
	struct cds__subject *s = cds__subject_load(log, id,
	    cds__slice_of(cds_kind_name(kind)));

	for (size_t i = 0; s && i < cds_fields_size(fields); i++) {
		const struct cds_field *f = cds_fields_at(fields, i);
		if (!cds__subject_says(s, f) && cds__fields_copy(out, f) != CDS_OK)
			cds__fail_memory(log);
	}
	cds__subject_free(s);
}

/* Fails if a place would be above itself, since it would be in no tree then. (A merge can still
 * bring such a circle, one half from each laptop.) */
static void check_above(cds_log *log, const cds_uuid *id, const cds_fields *fields)
{
	static const char sql[] = "WITH RECURSIVE above (n) AS (SELECT n FROM item"
	    " WHERE kind = ?1 AND id = ?2 UNION SELECT parent FROM item JOIN above USING (n)"
	    " WHERE parent IS NOT NULL) SELECT 1 FROM above JOIN item USING (n) WHERE id = ?3";
	cds_uuid above;

	if (cds_uuid_parse(cds_fields_str(fields, "parent"), &above) &&
	    cds__sql_any(log, sql, "iuu", (int64_t)CDS_PLACE, &above, id))
		cds__fail(log, CDS_REFUSED,
		    "a place can't be under itself: first move the place that should be above it");
}

/* Fails if a place would follow itself. */
static void check_after(cds_log *log, const cds_uuid *id, const cds_fields *fields)
{
	struct cds__slice rest = cds__slice_of(cds_fields_str(fields, "successors"));
	cds_uuid next;

	while (cds__successors_next(&rest, &next))
		if (cds_uuid_compare(id, &next) == 0)
			cds__fail(log, CDS_REFUSED, "a place can't be its own successor");
}

enum cds_status cds_item_edit(cds_log *log, enum cds_kind kind, const cds_uuid *id,
    const cds_fields *changes)
{
	const struct cds_field *code = cds_fields_find(changes, "code");
	cds_fields *fields = NULL, *differ = cds_fields_new();
	struct cds__writer by;

	cds__write_begin(log);
	if (!differ)
		cds__fail_memory(log);
	else if (!cds__item_there(log, kind, id))
		cds__fail(log, CDS_NOT_FOUND, "there is no such %1", cds_kind_name(kind));
	fields = normal_fields(log, kind, changes, false);
	if (!cds__failed(log) && kind == CDS_PLACE)
		cds__listed_use(log, id);
	if (!cds__failed(log))
		drop_same(log, kind, id, fields, differ);
	if (!cds__failed(log) && kind == CDS_SERVICE && code && cds_fields_find(differ, "code"))
		cds__fail(log, CDS_REFUSED, "a service's code can't change, because earlier counts "
		    "use it: add another service");
	if (!cds__failed(log) && kind == CDS_PLACE) {
		check_above(log, id, differ);
		check_after(log, id, differ);
	}
	by = cds__writer_here(log);
	cds__listed_use_fields(log, differ);
	if (!cds__failed(log) && cds_fields_size(differ) > 0)
		cds__entry_write(log, cds_kind_name(kind), id, differ, &by, NULL);
	cds_fields_free(fields);
	cds_fields_free(differ);
	return cds__write_end(log);
}
