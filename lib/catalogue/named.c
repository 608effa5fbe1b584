/* What a person means by the name of a place, team or service, and what is made where no item has
 * that name. The command line, the screens, line mode and import all come here, so that one name
 * means one thing whoever types it. */
#include <stdlib.h>

#include "base/text.h"
#include "base/unit_words.h"
#include "catalogue/catalogue.h"
#include "catalogue/typed_name.h"
#include "store/sql.h"
#include "store/store.h"

/* Fails if more places are named, each under the next, than there are levels. */
static bool named_levels(cds_log *log, enum cds_kind kind, const char *text)
{
	int levels = 1;

	for (const char *p = text; kind != CDS_SERVICE && (p = strchr(p, ',')); p++)
		levels++;
	if (levels > CDS__TYPED_PARTS)
		cds__fail(log, CDS_INVALID, "'%1' names more than %2 places, each under the next",
		    text, "8");
	return levels <= CDS__TYPED_PARTS;
}

/* ---- the home commune ---- */

/* How a name begins that is typed without what is above it. */
enum named_word { NAMED_BARE, NAMED_UNIT, NAMED_HAMLET };

/* "Xã Mới" is a unit, which stands in no commune; "Thôn 9" and "Tổ 1" are in one. */
static enum named_word named_word_of(cds_log *log, const char *text)
{
	char *fold = cds_text_fold(text);
	const struct cds__unit_word *found = fold ? cds__unit_word_of(fold) : NULL;
	enum named_word word = !found ? NAMED_BARE : found->unit ? NAMED_UNIT : NAMED_HAMLET;

	if (!fold)
		cds__fail_memory(log);
	free(fold);
	return word;
}

/* Where a place or team stands that a person names without saying where: in the home commune, if it
 * can.  false: nowhere. */
static bool named_home(cds_log *log, enum cds_kind kind, const char *text,
    const struct cds__naming *how, struct cds__home *home)
{
	if (kind == CDS_SERVICE || how->source || strchr(text, ','))
		return false;
	cds__home(log, home);
	return home->set && (kind == CDS_TEAM || named_word_of(log, text) != NAMED_UNIT);
}

/* Does the home commune have one of this name? */
static bool named_at_home(cds_log *log, enum cds_kind kind, const char *text,
    const struct cds__home *home)
{
	char *fold = cds_text_fold(text);
	bool there;

	if (!fold)
		cds__fail_memory(log);
	there = fold && home->n && cds__sql_any(log, "SELECT 1 FROM item WHERE kind = ?"
	    " AND fold = ? AND parent = ? AND known", "iti", (int64_t)kind, fold, home->n);
	free(fold);
	return there;
}

/* Every commune has a Thôn 1 and a Tổ 1.  So where one may be made and was named without its
 * commune, the one that was found in another commune is not meant, nor one of several there. */
static bool named_elsewhere(cds_log *log, enum cds_kind kind, const char *text,
    const struct cds__home *home, const cds_uuid *found)
{
	struct cds__fault fault = {0};
	bool elsewhere;

	if (!cds__failed(log))
		return cds__sql_any(log, "SELECT 1 FROM item i JOIN item p ON p.n = i.parent"
		    " WHERE i.kind = ? AND i.id = ? AND p.id <> ?", "iuu", (int64_t)kind, found,
		    &home->id);
	cds__fault_copy(&fault, &log->fault);
	cds__fault_clear(&log->fault);
	elsewhere = !named_at_home(log, kind, text, home);
	if (!elsewhere)
		cds__fault_copy(&log->fault, &fault);
	return elsewhere;
}

/* ---- making ---- */

/* Finds or makes the place above an item that is to be made.  What the naming says of that item it
 * does not say of this one. */
static bool named_above(cds_log *log, const char *text, struct cds__naming *how, cds_uuid *above)
{
	const struct cds__naming of_item = *how;
	bool found;

	how->making = CDS_FIND_OR_MAKE;
	how->given = NULL;
	how->apart = false;
	found = cds__item_named(log, CDS_PLACE, text, how, above);
	how->making = of_item.making;
	how->given = of_item.given;
	how->apart = of_item.apart;
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
	struct cds__home home;
	cds_uuid above;

	free(name);
	if (status == CDS_OK && kind == CDS_SERVICE)
		status = cds_fields_text(fields, "measure", cds_measure_name(how->measure));
	if (status == CDS_OK && *rest && named_above(log, rest, how, &above))
		status = cds_fields_uuid(fields, kind == CDS_TEAM ? "place" : "parent", &above);
	else if (status == CDS_OK && !*rest && named_home(log, kind, text, how, &home))
		status = cds_fields_uuid(fields, kind == CDS_TEAM ? "place" : "parent", &home.id);
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

/* ---- what an import is to make ---- */

const struct cds__item_plan *cds__naming_plan(const struct cds__naming *how, const cds_uuid *id)
{
	for (size_t i = 0; i < how->plans; i++)
		if (cds_uuid_compare(&how->plan[i].id, id) == 0)
			return &how->plan[i];
	return NULL;
}

void cds__naming_drop(struct cds__naming *how)
{
	for (size_t i = 0; i < how->plans; i++)
		cds_fields_free(how->plan[i].fields);
	free(how->plan);
	how->plan = NULL;
	how->plans = how->room = 0;
}

void cds__naming_make(cds_log *log, struct cds__naming *how)
{
	for (size_t i = 0; i < how->plans; i++) {
		cds__item_make(log, &how->plan[i], true);
		how->made[how->plan[i].kind]++;
	}
	cds__naming_drop(how);
}

/* The plan that was made already for this new item: it has the same id or, where the table has none
 * for it, the same name, and the same place above it if one is given. NULL: there is none. */
static const struct cds__item_plan *named_planned(cds_log *log, const struct cds__naming *how,
    const struct cds__item_plan *new)
{
	const char *above = new->kind == CDS_TEAM ? "place" : "parent";
	const char *name = cds_fields_str(new->fields, "name"),
	    *under = cds_fields_str(new->fields, above);
	const struct cds__item_plan *same = cds__naming_plan(how, &new->id);
	bool failed = false;

	for (size_t i = 0; i < how->plans && !same && !how->given; i++) {
		const struct cds__item_plan *p = &how->plan[i];
		if (p->kind == new->kind &&
		    (!*under || strcmp(cds_fields_str(p->fields, above), under) == 0) &&
		    cds__text_is(cds_fields_str(p->fields, "name"), name, &failed))
			same = p;
	}
	if (failed)
		cds__fail_memory(log);
	return same;
}

/* Keeps a plan until the row that named it is accepted, unless there is one of the item. */
static void named_keep(cds_log *log, struct cds__naming *how, struct cds__item_plan *plan)
{
	const struct cds__item_plan *same = named_planned(log, how, plan);

	if (same)
		plan->id = same->id;
	else if (!cds__failed(log) && !cds_grow(how->plan, how->plans, how->room))
		cds__fail_memory(log);
	if (same || cds__failed(log))
		return;
	how->plan[how->plans++] = *plan;
	plan->fields = NULL;
}

/* Makes the item, or plans it for an import. If it is there already, it is taken. */
static void named_make(cds_log *log, enum cds_kind kind, const char *text,
    struct cds__naming *how, cds_uuid *id)
{
	struct cds__item_plan plan = {.kind = kind};
	cds_fields *fields = cds_fields_new();

	if (!fields)
		cds__fail_memory(log);
	else if (named_fields(log, kind, text, how, fields) &&
	    cds__item_plan(log, kind, fields, how, &plan)) {
		if (how->source)
			named_keep(log, how, &plan);
		else
			cds__item_make(log, &plan, false);
	}
	*id = plan.id;
	cds_fields_free(plan.fields);
	cds_fields_free(fields);
	if (cds_error(log)->status == CDS_EXISTS && !cds_uuid_is_nil(id)) {
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
	struct cds_refusal why;
	cds_uuid exact;

	if (cds__failed(log) || kind != CDS_PLACE || !how->source || cds_uuid_parse(text, &exact))
		return;
	if (!cds__place_on_day(log, id, how->day, false, &why) && !cds__failed(log))
		cds__fail(log, CDS_INVALID, why.error.template_text, why.error.arg[0],
		    why.error.arg[1], why.error.arg[2]);
}

/* Looks for the item first.  true: it is found, or the log failed; else it has to be made. */
static bool named_find(cds_log *log, enum cds_kind kind, const char *text,
    const struct cds__naming *how, cds_uuid *id)
{
	struct cds__home home;
	bool making = how->making == CDS_FIND_OR_MAKE, hamlet = making &&
	    named_word_of(log, text) == NAMED_HAMLET && named_home(log, kind, text, how, &home);
	enum cds_status status;

	cds__item_find(log, kind, text, how->day, (how->source ? CDS__FIND_WHOLE : 0u) |
	    (making ? CDS__FIND_MAKING : CDS__FIND_SUGGEST), id);
	named_check_day(log, kind, text, how, id);
	status = cds__failed(log) ? cds_error(log)->status : CDS_OK;
	if (status == CDS_NOT_FOUND && making) {
		/* That nothing has this name is no failure here: it is made. */
		cds__fault_clear(&log->fault);
		return false;
	}
	if (status == CDS_NOT_FOUND && how->source)
		named_tell_start(log, kind, text, how->day);
	return !hamlet || (status != CDS_OK && status != CDS_AMBIGUOUS) ||
	    !named_elsewhere(log, kind, text, &home, id);
}

bool cds__item_named(cds_log *log, enum cds_kind kind, const char *text, struct cds__naming *how,
    cds_uuid *id)
{
	memset(id, 0, sizeof *id);
	if (!named_levels(log, kind, text))
		return false;
	if (how->making == CDS_MAKE || how->apart || !named_find(log, kind, text, how, id))
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
