/* Imports which units took over the area of which: from a table of pairs of them, and what a list
 * of units says of its own.  Both are called by units.c. */
#include "import/successors.h"

#include <stdlib.h>

#include "base/map.h"
#include "catalogue/catalogue.h"
#include "entry/state.h"
#include "import/csv.h"
#include "log/write.h"
#include "store/sql.h"
#include "store/store.h"

/* So many UUIDs fit the changes of one entry, beside the fields of a unit. */
#define SUCCESSORS_MAX 1700

/* A unit that ended, with all that the table says of it. */
struct ended {
	char *code, *name;              /* "" if the table has no such column */
	cds_uuid *next;
	size_t nexts, room;
};

struct succession {
	cds_log *log;
	const struct cds__succession *how;
	struct cds__csv *csv;
	size_t column[4];               /* of old code, old name, new code, new name */
	struct cds__map at;             /* old code → index of `unit` */
	struct ended *unit;             /* in the order of the table */
	size_t units, room;
};

enum { OLD_CODE, OLD_NAME, NEW_CODE, NEW_NAME };

/* ---- reading ---- */

/* The index of each column in the row of headings; SIZE_MAX: there is none. */
static void succession_columns(cds_log *log, const struct cds__csv *csv, size_t column[4])
{
	static const char *const names[4][3] = {{"old_code", "old code", "ma cu"},
	    {"old_name", "old name", "ten cu"}, {"new_code", "new code", "ma moi"},
	    {"new_name", "new name", "ten moi"}};

	for (int k = 0; k < 4; k++)
		column[k] = SIZE_MAX;
	for (size_t i = 0; i < csv->cells; i++) {
		char *text = strndup(csv->cell[i].p, csv->cell[i].n),
		    *fold = text ? cds_text_fold(text) : NULL;
		if (!fold)
			cds__fail_memory(log);
		for (int k = 0; fold && k < 12; k++)
			if (strcmp(fold, names[k / 3][k % 3]) == 0)
				column[k / 3] = i;
		free(text);
		free(fold);
	}
}

bool cds__succession_heads(cds_log *log, const struct cds__csv *csv)
{
	size_t column[4];

	succession_columns(log, csv, column);
	return column[OLD_CODE] != SIZE_MAX && column[NEW_CODE] != SIZE_MAX;
}

/* The text of a cell in normal form, "" if there is none or it is no text; the caller frees it.
 * NULL: no memory. */
static char *succession_cell(struct succession *s, int column)
{
	size_t at = s->column[column];
	char *text = NULL;

	if (at >= s->csv->cells ||
	    cds__text_normal(s->log, s->csv->cell[at].p, s->csv->cell[at].n, &text) != CDS_OK)
		text = strdup("");
	if (!text)
		cds__fail_memory(s->log);
	return text;
}

/* The log has failed with why the row is refused: tells it, and goes on. */
static void succession_reject(struct succession *s, const char *value)
{
	struct cds_import_reject told = {.line = s->csv->line, .column = "", .value = value,
	    .row = s->csv->row.p, .row_size = s->csv->row.n};
	enum cds_status status = cds_error(s->log)->status;

	if (status != CDS_INVALID && status != CDS_PRIVATE && status != CDS_NOT_FOUND)
		return;
	told.why = *cds_error(s->log);
	s->how->result->rejected++;
	if (s->how->reject)
		s->how->reject(s->how->arg, &told);
	cds__fault_clear(&s->log->fault);
}

void cds__unit_id(cds_log *log, const char *list, const char *code, cds_uuid *id)
{
	const char *part[] = {cds_kind_name(CDS_PLACE), list, code};

	cds__item_id_of(log, part, 3, id);
}

void cds__unit_use(cds_log *log, const char *list, const char *code, cds_uuid *id)
{
	cds__unit_id(log, list, code, id);
	if (strcmp(list, cds__listed_list()) == 0 && !cds__item_known(log, CDS_PLACE, id))
		cds__listed_use_at(log, cds__listed_by_code(code));
}

/* How many units of the list that comes with the program have this name: that of one of them is
 * put into *id, and it becomes part of the log. */
static int succession_listed(cds_log *log, const char *name, cds_uuid *id)
{
	size_t at = CDS__NOT_LISTED;
	int found = 0;

	for (size_t i = 0; i < cds__listed_size(); i++) {
		if (strcmp(cds__listed_fit(i).name, name) == 0) {
			at = i;
			found++;
		}
	}
	if (found == 1) {
		cds__listed_id(at, id);
		cds__listed_use_at(log, at);
	}
	return found;
}

/* The same of a list in the log; 2: two or more. */
static int succession_named(cds_log *log, const char *list, const char *name, cds_uuid *id)
{
	char *fold = cds_text_fold(name);
	sqlite3_stmt *st;
	int found = 0;

	if (!fold)
		cds__fail_memory(log);
	st = cds__sql(log, "SELECT id FROM item WHERE kind = " CDS__SQL_PLACE
	    " AND fold = ? AND name = ? AND list = ? AND known LIMIT 2");
	cds__sql_bind(log, st, "ttt", fold ? fold : "", name, list);
	while (cds__sql_row(log, st))
		found += cds__sql_id(log, st, 0, id);
	sqlite3_reset(st);
	free(fold);
	return found;
}

/* Finds the unit of a list by its code or, since lists disagree about a few codes, by its name if
 * only one unit has that. */
static bool succession_find(struct succession *s, const char *list, const char *code,
    const char *name, cds_uuid *id)
{
	bool listed = strcmp(list, cds__listed_list()) == 0;
	int found;

	cds__unit_use(s->log, list, code, id);
	if (cds__item_known(s->log, CDS_PLACE, id))
		return true;
	found = !*name ? 0 : listed ? succession_listed(s->log, name, id)
	    : succession_named(s->log, list, name, id);
	if (found != 1)
		cds__fail(s->log, CDS_NOT_FOUND, "the list '%1' has no unit '%2': import that list"
		    " first", list, code);
	return !cds__failed(s->log);
}

/* The unit of this old code, made if the table did not name it before.  It takes the texts over. */
static struct ended *succession_unit(struct succession *s, char *code, char *name)
{
	int64_t at;

	if (cds__map_get(&s->at, code, strlen(code), &at)) {
		free(code);
		free(name);
		return &s->unit[at];
	}
	if (!cds_grow(s->unit, s->units, s->room) ||
	    !cds__map_put(&s->at, code, strlen(code), (int64_t)s->units)) {
		free(code);
		free(name);
		cds__fail_memory(s->log);
		return NULL;
	}
	s->unit[s->units] = (struct ended){.code = code, .name = name};
	return &s->unit[s->units++];
}

/* Says of the row's old unit that its new unit followed it. */
static void succession_follow(struct succession *s, char *code, char *name, const cds_uuid *next)
{
	struct ended *u = succession_unit(s, code, name);

	if (u && u->nexts == SUCCESSORS_MAX)
		cds__fail(s->log, CDS_INVALID, "a unit can't have more than %1 successors",
		    "1,700");
	else if (u && !cds_grow(u->next, u->nexts, u->room))
		cds__fail_memory(s->log);
	else if (u)
		u->next[u->nexts++] = *next;
}

/* Reads the row, or tells why it is refused. */
static void succession_row(struct succession *s)
{
	char *old = succession_cell(s, OLD_CODE), *old_name = succession_cell(s, OLD_NAME);
	char *new = succession_cell(s, NEW_CODE), *new_name = succession_cell(s, NEW_NAME);
	cds_uuid id, next;
	size_t start, n;

	s->how->result->rows++;
	if (!cds__failed(s->log) && !(*old && *new))
		cds__fail(s->log, CDS_INVALID, "the row needs an old code and a new code");
	else if (!cds__failed(s->log) && cds_text_private(old_name, &start, &n))
		cds__fail(s->log, CDS_PRIVATE, "'%1' contains a phone or ID number: a log holds "
		    "counts, not personal data", old_name);
	/* An old unit that only this table knows is made, by the name that it has here. */
	if (!cds__failed(s->log) &&
	    succession_find(s, s->how->into, new, new_name, &next) &&
	    (*old_name || succession_find(s, s->how->list, old, "", &id))) {
		succession_follow(s, old, old_name, &next);
		old = old_name = NULL;
	}
	succession_reject(s, new ? new : "");
	free(old);
	free(old_name);
	free(new);
	free(new_name);
}

/* ---- writing ---- */

/* The level of a unit by the digits of its code. */
static const char *succession_level(const char *code)
{
	return strlen(code) <= 2 ? "province" : strlen(code) == 3 ? "district" : "commune";
}

/* All that the import says of a unit; of one that the log does not have also what makes it one. */
static enum cds_status succession_fields(const struct succession *s, const struct ended *u,
    bool known, cds_fields *f)
{
	enum cds_status status = cds_fields_uuids(f, "successors", u->next, u->nexts);

	if (status == CDS_OK && *s->how->to)
		status = cds_fields_text(f, "to", s->how->to);
	if (status == CDS_OK && !known)
		status = cds_fields_text(f, "list", s->how->list);
	if (status == CDS_OK && !known)
		status = cds_fields_text(f, "code", u->code);
	if (status == CDS_OK && !known)
		status = cds_fields_text(f, "name", u->name);
	if (status == CDS_OK && !known)
		status = cds_fields_text(f, "level", succession_level(u->code));
	return status;
}

/* Leaves out what the unit says already, and of one that the log has all but its days and its
 * successors. */
static void succession_drop_same(cds_log *log, const cds_uuid *id, const cds_fields *f, bool known,
    cds_fields *out)
{
	static const char *const of_time[] = {"from", "to", "successors", NULL};
	struct cds__subject *subject = known
	    ? cds__subject_load(log, id, CDS__SLICE("place")) : NULL;

	for (size_t i = 0; i < cds_fields_size(f) && !cds__failed(log); i++) {
		const struct cds_field *field = cds_fields_at(f, i);
		size_t k = 0;
		while (known && of_time[k] && strcmp(field->name, of_time[k]) != 0)
			k++;
		if ((!known || of_time[k]) && !(subject && cds__subject_says(subject, field)) &&
		    cds_fields_text(out, field->name, field->text) != CDS_OK)
			cds__fail_memory(log);
	}
	cds__subject_free(subject);
}

/* Nobody writes it, as the units of a list, and it knows only what imports wrote: so the same table
 * makes the same entries on every laptop. */
static bool succession_write_new(cds_log *log, const cds_uuid *id, const cds_fields *f, bool known)
{
	struct cds__writer by = {.chain = true};
	cds_fields *differ = cds_fields_new();
	int to = 0, last;
	bool any = false;

	if (cds_date_parse(cds_fields_str(f, "to"), &to, &last) == CDS_NO_MEMORY || !differ)
		cds__fail_memory(log);
	else
		succession_drop_same(log, id, f, known, differ);
	by.at = (int64_t)(to == CDS_NO_DAY ? 0 : to) * CDS__DAY_SECONDS;
	any = cds_fields_size(differ) > 0;
	if (any && !cds__failed(log))
		cds__entry_write(log, "place", id, differ, &by, NULL);
	cds_fields_free(differ);
	return any && !cds__failed(log);
}

bool cds__unit_complete(cds_log *log, const cds_uuid *id, const cds_fields *f)
{
	return succession_write_new(log, id, f, true);
}

/* Writes what is new of a unit. */
static void succession_write(struct succession *s, const struct ended *u)
{
	cds_fields *f = cds_fields_new();
	bool known, written = false;
	cds_uuid id;

	cds__unit_id(s->log, s->how->list, u->code, &id);
	known = cds__item_known(s->log, CDS_PLACE, &id);
	if (!f || succession_fields(s, u, known, f) != CDS_OK)
		cds__fail_memory(s->log);
	else
		written = succession_write_new(s->log, &id, f, known);
	s->how->result->same += !written;
	s->how->result->changed += written && known;
	s->how->result->added += written && !known;
	cds_fields_free(f);
}

void cds__succession_import(cds_log *log, struct cds__csv *csv, const struct cds__succession *how)
{
	struct succession s = {.log = log, .how = how, .csv = csv};

	succession_columns(log, csv, s.column);
	while (!cds__failed(log) && cds__csv_next(csv))
		succession_row(&s);
	for (size_t i = 0; i < s.units && !cds__failed(log); i++)
		succession_write(&s, &s.unit[i]);
	for (size_t i = 0; i < s.units; i++) {
		free(s.unit[i].code);
		free(s.unit[i].name);
		free(s.unit[i].next);
	}
	free(s.unit);
	cds__map_free(&s.at);
}
