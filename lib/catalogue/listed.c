/* The units of the list that comes with the program.  They are no part of a log until it speaks of
 * one: then the unit and those above it become entries, the same on every laptop.  Until then they
 * are found beside the log's own places.  search.c and find.c look them up, and whatever writes an
 * entry that names a place calls cds__listed_use first. */
#include <stdio.h>
#include <stdlib.h>

#include "catalogue/catalogue.h"
#include "base/uuid.h"
#include "catalogue/unit_list.h"
#include "derive/successors.h"
#include "entry/value_form.h"
#include "store/sql.h"
#include "store/store.h"

size_t cds__listed_size(void)
{
	return cds__units;
}

const char *cds__listed_list(void)
{
	return cds__unit_list;
}

struct cds__fit_item cds__listed_fit(size_t at)
{
	const struct cds__unit *u = &cds__unit[at];

	return (struct cds__fit_item){CDS_PLACE, u->name, u->fold, u->code,
	    u->above < 0 ? "" : cds__unit[u->above].name};
}

const char *cds__listed_code(size_t at)
{
	return cds__unit[at].code;
}

size_t cds__listed_above(size_t at)
{
	return cds__unit[at].above < 0 ? CDS__NOT_LISTED : (size_t)cds__unit[at].above;
}

int cds__listed_from(size_t at)
{
	int first, last;

	return cds__date_iso(cds__slice_of(cds__unit[at].from), &first, &last) ? first
	    : CDS_NO_DAY;
}

/* As cds__item_id_of makes it of "place", the list and the code. */
void cds__listed_id(size_t at, cds_uuid *id)
{
	char name[64];
	int n = snprintf(name, sizeof name, "%s%c%s%c%s%c", cds_kind_name(CDS_PLACE), 0,
	    cds__unit_list, 0, cds__unit[at].code, 0);

	cds__uuid_v5(&cds__ns_item, name, (size_t)n, id);
}

/* The UUIDs of all units, in their order: made when the first is looked up, which takes some
 * milliseconds, and the same in every log. */
#define UNITS_MAX 4096
static struct listed_known {
	cds_uuid id;
	size_t at;
} listed_known[UNITS_MAX];
static size_t listed_knowns;

static int listed_by_id(const void *a, const void *b)
{
	return cds_uuid_compare(&((const struct listed_known *)a)->id,
	    &((const struct listed_known *)b)->id);
}

size_t cds__listed_find(const cds_uuid *id)
{
	struct listed_known key = {.id = *id};
	const struct listed_known *found;

	/* Only a UUIDv5 can be a unit's; many that are asked for are not. */
	if (id->b[6] >> 4 != 5)
		return CDS__NOT_LISTED;
	if (listed_knowns == 0) {
		for (; listed_knowns < cds__units && listed_knowns < UNITS_MAX; listed_knowns++) {
			listed_known[listed_knowns].at = listed_knowns;
			cds__listed_id(listed_knowns, &listed_known[listed_knowns].id);
		}
		qsort(listed_known, listed_knowns, sizeof *listed_known, listed_by_id);
	}
	found = bsearch(&key, listed_known, listed_knowns, sizeof *listed_known, listed_by_id);
	return found ? found->at : CDS__NOT_LISTED;
}

size_t cds__listed_by_code(const char *code)
{
	size_t low = 0, high = cds__units;

	/* Codes of two digits come before those of five, and each are in order. */
	while (low < high) {
		size_t at = low + (high - low) / 2;
		size_t a = strlen(cds__unit[at].code), b = strlen(code);
		int c = a != b ? (a < b ? -1 : 1) : strcmp(cds__unit[at].code, code);
		if (c == 0)
			return at;
		if (c < 0)
			low = at + 1;
		else
			high = at;
	}
	return CDS__NOT_LISTED;
}

void cds__listed_path(size_t at, char path[CDS__LISTED_PATH])
{
	const struct cds__unit *u = &cds__unit[at];

	snprintf(path, CDS__LISTED_PATH, u->above < 0 ? "%s" : "%s, %s", u->name,
	    u->above < 0 ? "" : cds__unit[u->above].name);
}

void cds__listed_item(cds_log *log, size_t at, struct cds_item *it)
{
	const struct cds__unit *u = &cds__unit[at];
	char path[CDS__LISTED_PATH];

	cds__listed_path(at, path);
	*it = (struct cds_item){
		.kind = CDS_PLACE, .known = true, .offered = true, .code = strdup(u->code),
		.list = strdup(cds__unit_list), .name = strdup(u->name),
		.level = strdup(u->above < 0 ? "province" : "commune"), .path = strdup(path),
		.label = strdup(path), .start = strdup(""), .author = strdup(""),
		.from = cds__listed_from(at), .to = CDS_NO_DAY,
	};
	cds__listed_id(at, &it->id);
	if (u->above >= 0)
		cds__listed_id((size_t)u->above, &it->parent);
	if (!it->code || !it->list ||
	    !it->name || !it->level || !it->path || !it->start || !it->author ||
	    !it->label)
		cds__fail_memory(log);
}

/* ---- making one part of the log ---- */

/* Writes a unit's entry as an import of the list does. */
static void listed_make(cds_log *log, size_t at)
{
	const struct cds__unit *u = &cds__unit[at];
	cds_fields *fields = cds_fields_new();
	enum cds_status status = fields ? CDS_OK : CDS_NO_MEMORY;
	const char *const field[][2] = {{"code", u->code}, {"list", cds__unit_list},
	    {"name", u->name}, {"level", u->above < 0 ? "province" : "commune"}, {"from", u->from}};
	struct cds__item_plan plan = {.fields = NULL};
	cds_uuid above;

	for (size_t i = 0; status == CDS_OK && i < sizeof field / sizeof *field; i++)
		status = cds_fields_text(fields, field[i][0], field[i][1]);
	if (status == CDS_OK && u->above >= 0) {
		cds__listed_id((size_t)u->above, &above);
		status = cds_fields_uuid(fields, "parent", &above);
	}
	if (status != CDS_OK)
		cds__fail_memory(log);
	else if (cds__item_plan(log, CDS_PLACE, fields, NULL, &plan))
		cds__item_make(log, &plan, false);
	cds_fields_free(plan.fields);
	cds_fields_free(fields);
}

bool cds__item_there(cds_log *log, enum cds_kind kind, const cds_uuid *id)
{
	return cds__item_known(log, kind, id) ||
	    (kind == CDS_PLACE && cds__listed_find(id) != CDS__NOT_LISTED);
}

void cds__listed_use(cds_log *log, const cds_uuid *id)
{
	if (!cds__item_known(log, CDS_PLACE, id))
		cds__listed_use_at(log, cds__listed_find(id));
}

void cds__listed_use_at(cds_log *log, size_t at)
{
	cds_uuid one;

	for (; at != CDS__NOT_LISTED && !cds__failed(log); at = cds__listed_above(at)) {
		cds__listed_id(at, &one);
		if (!cds__item_known(log, CDS_PLACE, &one))
			listed_make(log, at);
	}
}

void cds__listed_use_fields(cds_log *log, const cds_fields *fields)
{
	static const char *const names[] = {"parent", "place"};
	cds_uuid id;

	struct cds__slice next = cds__slice_of(cds_fields_str(fields, "successors"));

	for (size_t i = 0; i < sizeof names / sizeof *names && !cds__failed(log); i++)
		if (cds_uuid_parse(cds_fields_str(fields, names[i]), &id))
			cds__listed_use(log, &id);
	while (!cds__failed(log) && cds__successors_next(&next, &id))
		cds__listed_use(log, &id);
}
