/* Which fields of a session are made of which columns: by the options, or by the headings of the
 * table's own columns. */
#include <stdlib.h>

#include "derive/session_row.h"
#include "entry/changes.h"
#include "import/import.h"
#include "store/sql.h"

/* The index of a column by its heading. False: there is none, or no memory. */
static bool find_column(struct cds__import *im, struct cds__slice name, size_t *at)
{
	char *text = strndup(name.p, name.n), *fold = text ? cds_text_fold(text) : NULL;
	int64_t found = -1;
	bool ok = fold && cds__map_get(&im->column, fold, strlen(fold), &found);

	if (!fold)
		cds__fail_memory(im->log);
	else if (!ok)
		cds__fail(im->log, CDS_INVALID, "there is no column '%1': the table has %2",
		    text ? text : "?", cds__buf_str(&im->headings));
	*at = (size_t)found;
	free(text);
	free(fold);
	return ok;
}

static bool add_piece(struct cds__import *im, struct cds__template *t, struct cds__piece piece)
{
	if (!cds_grow(t->piece, t->pieces, t->room)) {
		cds__fail_memory(im->log);
		return false;
	}
	t->piece[t->pieces++] = piece;
	return true;
}

/* Reads a template such as "{Year}-{Month}-01" into its pieces. False: the log's error says
 * why. */
static bool parse_template(struct cds__import *im, const char *text, struct cds__template *t)
{
	bool ok = (t->source = strdup(text)) != NULL;

	if (!ok)
		cds__fail_memory(im->log);
	for (const char *p = t->source; ok && *p;) {
		size_t n = strcspn(p, "{");
		struct cds__piece piece = {.text = {p, n}};
		const char *end;
		if (n > 0) {
			ok = add_piece(im, t, piece);
			p += n;
			continue;
		}
		end = strchr(p, '}');
		if (!end) {
			cds__fail(im->log, CDS_INVALID, "template '%1' has a { without }", text);
			return false;
		}
		piece.is_column = true;
		ok = find_column(im, (struct cds__slice){p + 1, (size_t)(end - p - 1)},
		    &piece.column) && add_piece(im, t, piece);
		p = end + 1;
	}
	return ok;
}

void cds__template_expand(struct cds__import *im, const struct cds__template *t,
    struct cds__buf *out)
{
	out->n = 0;
	for (size_t i = 0; i < t->pieces; i++) {
		const struct cds__piece *p = &t->piece[i];
		if (!p->is_column)
			cds__buf_add(out, p->text.p, p->text.n);
		else if (p->column < im->csv.cells)
			cds__buf_add(out, im->csv.cell[p->column].p, im->csv.cell[p->column].n);
	}
	cds__buf_str(out);
	if (out->failed)
		cds__fail_memory(im->log);
}

/* Can a table fill this field? Besides a session's fields there are some that only an import
 * has. */
static bool field_known(const char *field)
{
	static const char *const own[] = {"id", "author", "place_id", "team_id", "service",
	    "count"};

	if (strncmp(field, "counts.", 7) == 0)
		return true;
	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		if (strcmp(field, own[i]) == 0)
			return true;
	return cds_session_field_find(field) != NULL;
}

/* Adds a field and the template of its value. False: the log's error says why. */
static bool add_map(struct cds__import *im, const char *field, const char *value)
{
	char *copy = strdup(field);

	if (!copy || !cds_grow(im->map, im->maps, im->map_room)) {
		free(copy);
		cds__fail_memory(im->log);
		return false;
	}
	im->map[im->maps++] = (struct cds__mapped){.field = copy};
	if (field_known(field))
		return parse_template(im, value, &im->map[im->maps - 1].value);
	cds__fail(im->log, CDS_INVALID, "'%1' is not a field that a table can fill", field);
	return false;
}

/* The field of a heading that export writes, in English or Vietnamese, or that is the field's own
 * name. NULL: there is none, or no memory. */
static const char *field_of_heading(struct cds__import *im, const char *heading)
{
	char *fold = cds_text_fold(heading);
	const char *field = NULL;

	if (!fold)
		cds__fail_memory(im->log);
	for (size_t i = 0; fold && !field && i < cds_headings(); i++) {
		const struct cds_heading h = cds_heading_at(i);
		char *english = cds_text_fold(h.english),
		    *vietnamese = cds_text_fold(h.vietnamese);
		if (!english || !vietnamese)
			cds__fail_memory(im->log);
		else if (strcmp(fold, english) == 0 || strcmp(fold, vietnamese) == 0 ||
		    strcmp(fold, h.field) == 0)
			field = h.field;
		free(english);
		free(vietnamese);
	}
	free(fold);
	return field;
}

/* Puts "counts.CODE" into `field` for a heading that is the whole name of a service, or its code.
 * False: it is none, or the log failed. */
static bool import_map_service(struct cds__import *im, const char *heading, struct cds__buf *field)
{
	cds_items *items = *heading ? cds__items_whole(im->log, CDS_SERVICE, heading, CDS_NO_DAY)
	    : NULL;
	bool one = cds_items_size(items) == 1;

	if (one) {
		cds__buf_text(field, "counts.");
		cds__buf_text(field, cds_items_at(items, 0)->code);
		cds__buf_str(field);
	}
	cds_items_free(items);
	return one && !field->failed;
}

/* Tells of a column that is not read, unless it has no heading. */
static void import_map_unread(struct cds__import *im, const char *heading)
{
	if (!heading[strspn(heading, " \t")])
		return;
	im->result->unread++;
	if (im->options->unread)
		im->options->unread(im->options->arg, heading);
}

/* Maps a column to the field that its heading names, if it names one. False: the log's error says
 * why. */
static bool map_heading(struct cds__import *im, struct cds__slice cell, bool *dated)
{
	char *heading = strndup(cell.p, cell.n);
	const char *field = heading ? field_of_heading(im, heading) : NULL;
	struct cds__buf value = {0}, count = {0};
	enum cds_measure measure;
	struct cds__slice code;

	if (!field && heading && cds__field_split(cell, &measure, &code) && cds__name_valid(cell))
		field = heading;
	else if (!field && heading && import_map_service(im, heading, &count))
		field = count.p;
	cds__buf_byte(&value, '{');
	cds__buf_add(&value, cell.p, cell.n);
	cds__buf_byte(&value, '}');
	cds__buf_str(&value);
	if (!heading || value.failed || count.failed)
		cds__fail_memory(im->log);
	else if (!cds__failed(im->log) && !field)
		import_map_unread(im, heading);
	else if (!cds__failed(im->log))
		add_map(im, field, value.p);
	*dated |= field && strcmp(field, "date") == 0;
	cds__buf_free(&value);
	cds__buf_free(&count);
	free(heading);
	return !cds__failed(im->log);
}

/* Maps each column whose heading is known to its field. False: the log's error says why. */
static bool map_by_headings(struct cds__import *im)
{
	bool dated = false;

	for (size_t i = 0; i < im->csv.cells; i++)
		if (!map_heading(im, im->csv.cell[i], &dated))
			return false;
	if (!dated)
		cds__fail(im->log, CDS_INVALID, "no column is called 'date' (or 'ngày'): delete "
		    "any rows above the headings, or say with --map which column each field comes "
		    "from; the first row is %1",
		    cds__buf_str(&im->headings));
	return dated;
}

/* Reads the header row. Where a heading occurs twice, its first column counts. */
static bool import_map_read_header(struct cds__import *im)
{
	if (!cds__csv_next(&im->csv)) {
		if (im->csv.failed)
			cds__fail_memory(im->log);
		cds__fail(im->log, CDS_INVALID, "the table is empty");
		return false;
	}
	im->header = im->csv.row;
	im->rows = (struct cds__slice){im->csv.p, (size_t)(im->csv.end - im->csv.p)};
	for (size_t i = 0; i < im->csv.cells; i++) {
		struct cds__slice c = im->csv.cell[i];
		char *text = strndup(c.p, c.n), *fold = text ? cds_text_fold(text) : NULL;
		int64_t there;
		bool ok = fold && (cds__map_get(&im->column, fold, strlen(fold), &there) ||
		    cds__map_put(&im->column, fold, strlen(fold), (int64_t)i));
		cds__buf_text(&im->headings, i ? "; " : "");
		cds__buf_add(&im->headings, c.p, c.n);
		free(text);
		free(fold);
		if (!ok) {
			cds__fail_memory(im->log);
			return false;
		}
	}
	cds__buf_str(&im->headings);
	if (im->headings.failed)
		cds__fail_memory(im->log);
	return !im->headings.failed;
}

bool cds__import_columns(struct cds__import *im)
{
	const struct cds_import_options *o = im->options;
	bool dated = false;

	if (!import_map_read_header(im))
		return false;
	if (o->maps == 0 && !map_by_headings(im))
		return false;
	for (size_t i = 0; i < o->maps; i++) {
		if (!add_map(im, o->map[i].field, o->map[i].value))
			return false;
		dated |= strcmp(o->map[i].field, "date") == 0;
	}
	if (o->maps > 0 && !dated) {
		cds__fail(im->log, CDS_INVALID,
		    "no column is named for the date: add --map date='{…}'");
		return false;
	}
	im->has_key = o->key && *o->key;
	return !im->has_key || parse_template(im, o->key, &im->key);
}

static void template_free(struct cds__template *t)
{
	free(t->source);
	free(t->piece);
}

void cds__import_map_free(struct cds__import *im)
{
	for (size_t i = 0; i < im->maps; i++) {
		free(im->map[i].field);
		template_free(&im->map[i].value);
	}
	free(im->map);
	template_free(&im->key);
}
