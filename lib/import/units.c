/* Imports a list of units, teams or services from a table. cds_items_import is called by the
 * commands place, team and service. */
#include <stdlib.h>

#include "catalogue/catalogue.h"
#include "import/csv.h"
#include "import/successors.h"
#include "store/sql.h"
#include "store/store.h"

/* The index of each column; SIZE_MAX: the table has none. */
struct columns {
	size_t code, name, parent, from, to, successors;
};

#define COLUMNS (sizeof(struct columns) / sizeof(size_t))

static bool units_find_columns(cds_log *log, const struct cds__csv *csv, struct columns *c)
{
	static const char *const names[COLUMNS] = {"code", "name", "parent", "from", "to",
	    "successors"}, *const vietnamese[COLUMNS] = {"ma", "ten", "thuoc", "tu ngay",
	    "den ngay", "don vi ke tiep"};
	size_t *to[COLUMNS] = {&c->code, &c->name, &c->parent, &c->from, &c->to, &c->successors};

	for (size_t k = 0; k < COLUMNS; k++)
		*to[k] = SIZE_MAX;
	for (size_t i = 0; i < csv->cells; i++) {
		char *text = strndup(csv->cell[i].p, csv->cell[i].n),
		    *fold = text ? cds_text_fold(text) : NULL;
		if (!fold)
			cds__fail_memory(log);
		for (size_t k = 0; fold && k < COLUMNS; k++)
			if (strcmp(fold, names[k]) == 0 || strcmp(fold, vietnamese[k]) == 0)
				*to[k] = i;
		free(text);
		free(fold);
	}
	if (c->name == SIZE_MAX)
		cds__fail(log, CDS_INVALID, "the table has no column 'name'");
	return c->name != SIZE_MAX;
}

/* Sets a field to the text of a column, if that holds something. */
static enum cds_status units_put(cds_fields *f, const char *name, const struct cds__csv *csv,
    size_t column)
{
	char *text;
	enum cds_status status;

	if (column >= csv->cells || csv->cell[column].n == 0)
		return CDS_OK;
	text = strndup(csv->cell[column].p, csv->cell[column].n);
	status = text ? cds_fields_text(f, name, text) : CDS_NO_MEMORY;
	free(text);
	return status;
}

/* Sets the place above, which is named by its code in the same list. Its id follows from that, so
 * it may come later in the table. */
static enum cds_status put_parent(cds_log *log, cds_fields *f, const struct cds__csv *csv,
    size_t column, enum cds_kind kind)
{
	cds_fields *above;
	enum cds_status status;
	cds_uuid id;

	if (kind != CDS_PLACE || column >= csv->cells || csv->cell[column].n == 0)
		return CDS_OK;
	above = cds_fields_new();
	status = above ? units_put(above, "code", csv, column) : CDS_NO_MEMORY;
	if (status == CDS_OK)
		status = cds_fields_text(above, "list", cds_fields_str(f, "list"));
	if (status == CDS_OK && cds__item_identity(log, CDS_PLACE, above, &id))
		status = cds_fields_uuid(f, "parent", &id);
	cds_fields_free(above);
	return status;
}

/* Sets a day of validity, in the form in which a log holds it; one that is no date stays as it is,
 * and the row is refused for it. */
static enum cds_status put_day(cds_fields *f, const char *name, const struct cds__csv *csv,
    size_t column)
{
	char iso[CDS_DATE_TEXT];
	int first, last;
	enum cds_status status = units_put(f, name, csv, column);

	if (status != CDS_OK || column >= csv->cells || csv->cell[column].n == 0)
		return status;
	status = cds_date_parse(cds_fields_str(f, name), &first, &last);
	if (status == CDS_OK)
		return cds_fields_text(f, name, cds_date_text(first, last, iso));
	return status == CDS_INVALID ? CDS_OK : status;
}

/* Sets the units that took over the area of this one, which are named by their codes in the list
 * `into`, with spaces between them.  Without a list a code is nobody's, as with a parent. */
static enum cds_status put_successors(cds_log *log, cds_fields *f, const struct cds__csv *csv,
    size_t column, const char *into)
{
	struct cds__slice rest = column < csv->cells ? csv->cell[column] : CDS__SLICE("");
	struct cds__buf ids = {0};
	enum cds_status status = CDS_OK;

	while (*into && rest.n > 0 && !cds__failed(log)) {
		const char *space = memchr(rest.p, ' ', rest.n);
		size_t n = space ? (size_t)(space - rest.p) : rest.n;
		char *code = n ? strndup(rest.p, n) : NULL;
		cds_uuid id;
		if (code) {
			cds__unit_use(log, into, code, &id);
			cds__buf_add(&ids, &id, sizeof id);
		} else if (n) {
			cds__fail_memory(log);
		}
		free(code);
		rest.p += n + (space != NULL);
		rest.n -= n + (space != NULL);
	}
	if (ids.n > 0)
		status = cds_fields_uuids(f, "successors", (const cds_uuid *)ids.p,
		    ids.n / sizeof(cds_uuid));
	status = ids.failed ? CDS_NO_MEMORY : status;
	cds__buf_free(&ids);
	return status;
}

/* The level of a unit without one, by the number of digits of its code. */
static const char *level_of(const cds_fields *f)
{
	size_t digits = strlen(cds_fields_str(f, "code"));

	if (!*cds_fields_str(f, "parent"))
		return "province";
	return digits <= 3 ? "district" : "commune";
}

/* The fields of a row, with those of `every` row. The caller frees them. */
static cds_fields *read_row(cds_log *log, const struct cds__csv *csv, const struct columns *c,
    enum cds_kind kind, const cds_fields *every, const char *into)
{
	cds_fields *f = cds_fields_new();
	enum cds_status status = f ? CDS_OK : CDS_NO_MEMORY;

	for (size_t i = 0; status == CDS_OK && i < cds_fields_size(every); i++) {
		const struct cds_field *e = cds_fields_at(every, i);
		struct cds__value v = {.type = e->type, .number = e->number,
		    .text = cds__slice_of(e->text)};
		status = cds__fields_put(f, cds__slice_of(e->name), &v);
	}
	status = status == CDS_OK ? units_put(f, "code", csv, c->code) : status;
	status = status == CDS_OK ? units_put(f, "name", csv, c->name) : status;
	status = status == CDS_OK ? put_parent(log, f, csv, c->parent, kind) : status;
	if (kind == CDS_PLACE) {
		status = status == CDS_OK ? put_day(f, "from", csv, c->from) : status;
		status = status == CDS_OK ? put_day(f, "to", csv, c->to) : status;
		status = status == CDS_OK ? put_successors(log, f, csv, c->successors, into)
		    : status;
	}
	if (status == CDS_OK && kind == CDS_PLACE && !*cds_fields_str(f, "level"))
		status = cds_fields_text(f, "level", level_of(f));
	if (status != CDS_OK)
		cds__fail_memory(log);
	return f;
}

/* A unit of a list that is there may lack what the table says of its end.  true: now it has it. */
static bool units_complete(cds_log *log, const cds_fields *f, const cds_uuid *id)
{
	cds__fault_clear(&log->fault);
	return *cds_fields_str(f, "list") && *cds_fields_str(f, "code") &&
	    cds__unit_complete(log, id, f);
}

/* Adds the item of a row, or tells why the row is refused. */
static void units_add(cds_log *log, enum cds_kind kind, const cds_fields *f,
    const struct cds__csv *csv, const struct cds__succession *how)
{
	struct cds_import_result *r = how->result;
	struct cds_import_reject told = {.line = csv->line, .column = "",
	    .value = cds_fields_str(f, "name"), .row = csv->row.p, .row_size = csv->row.n};
	cds_uuid id;
	enum cds_status status = cds_item_add(log, kind, f, &id);

	r->rows++;
	r->added += status == CDS_OK;
	if (status == CDS_EXISTS && kind == CDS_PLACE && units_complete(log, f, &id))
		r->changed++;
	else
		r->same += status == CDS_EXISTS;
	if (status == CDS_OK || status == CDS_EXISTS) {
		cds__fault_clear(&log->fault);
	} else if (status == CDS_INVALID || status == CDS_PRIVATE || status == CDS_NOT_FOUND) {
		told.why = *cds_error(log);
		r->rejected++;
		if (how->reject)
			how->reject(how->arg, &told);
		cds__fault_clear(&log->fault);
	}
}

/* Imports all rows, those of the headings included, or finds that it is a table of successors. */
static void units_rows(cds_log *log, enum cds_kind kind, struct cds__csv *csv,
    const cds_fields *every, const struct cds__succession *how)
{
	struct columns columns;

	if (!cds__csv_next(csv) && !csv->failed) {
		cds__fail(log, CDS_INVALID, "the table is empty");
	} else if (!csv->failed && kind == CDS_PLACE && cds__succession_heads(log, csv)) {
		cds__succession_import(log, csv, how);
	} else if (!csv->failed && units_find_columns(log, csv, &columns)) {
		while (!cds__failed(log) && cds__csv_next(csv)) {
			cds_fields *f = read_row(log, csv, &columns, kind, every, how->into);
			if (!cds__failed(log))
				units_add(log, kind, f, csv, how);
			cds_fields_free(f);
		}
	}
	if (csv->failed)
		cds__fail_memory(log);
}

enum cds_status cds_items_import(cds_log *log, enum cds_kind kind, const char *path,
    const char *name, const cds_fields *every, const char *into,
    void (*reject)(void *arg, const struct cds_import_reject *reject), void *arg,
    struct cds_import_result *result)
{
	struct cds__succession how = {cds_fields_str(every, "list"), into,
	    cds_fields_str(every, "to"), reject, arg, result};
	struct cds__buf text = {0};
	struct cds__csv csv = {0};
	enum cds_status status;

	*result = (struct cds_import_result){.header = ""};
	how.into = into ? into : how.list;
	cds__write_begin(log);
	if (!cds__failed(log) && cds__table_read(log, path, name, NULL, &text)) {
		struct cds__slice bytes = {text.p ? text.p : "", text.n};
		cds__csv_init(&csv, bytes, cds__csv_sniff(bytes));
		units_rows(log, kind, &csv, every, &how);
	}
	cds__csv_free(&csv);
	cds__buf_free(&text);
	status = cds__write_end(log);
	return status == CDS_OK && result->rejected > 0 ? CDS_ATTENTION : status;
}
