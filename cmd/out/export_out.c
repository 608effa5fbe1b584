/* Sessions as a table that import reads back. */
#include "out/export_out.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/i18n.h"
#include "out/session_out.h"

/* The columns of a sheet: first those of cds_heading_at, under their heading in the language,
 * then one for each count field that occurs in the sessions. */
struct columns {
	char **count;                   /* the names of the count fields, sorted */
	size_t counts, room;
	struct column *column;          /* all columns */
	const char **field;             /* the session's field that each of them shows */
	size_t columns;
};

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void columns_free(struct columns *c)
{
	for (size_t i = 0; i < c->counts; i++)
		free(c->count[i]);
	free(c->count);
	free(c->column);
	free(c->field);
}

/* Adds the column of a count, unless there is one. */
static enum cds_status columns_add(struct columns *c, const struct cds_count *count)
{
	char name[80], *copy;

	snprintf(name, sizeof name, "%s.%s", cds_measure_name(count->measure), count->service);
	for (size_t k = 0; k < c->counts; k++)
		if (strcmp(c->count[k], name) == 0)
			return CDS_OK;
	copy = strdup(name);
	if (!copy || !cds_grow(c->count, c->counts, c->room)) {
		free(copy);
		return CDS_NO_MEMORY;
	}
	c->count[c->counts++] = copy;
	return CDS_OK;
}

/* Reads all sessions once to learn which counts they have. */
static enum cds_status columns_find(cds_log *log, const struct cds_filter *filter,
    struct columns *c)
{
	const struct cds_session *s;
	cds_list *list;
	enum cds_status status = cds_list_open(log, filter, true, NULL, &list);

	if (status != CDS_OK)
		return status;
	while (status == CDS_OK && (status = cds_list_next(list, &s)) == CDS_OK)
		for (size_t i = 0; i < s->counts && status == CDS_OK; i++)
			status = columns_add(c, &s->count[i]);
	cds_list_close(list);
	if (c->counts)
		qsort(c->count, c->counts, sizeof *c->count, by_text);
	return status == CDS_END ? CDS_OK : status;
}

/* Makes the columns of the names. */
static enum cds_status columns_make(struct columns *c)
{
	size_t fixed = cds_headings();

	c->column = calloc(fixed + c->counts, sizeof *c->column);
	c->field = calloc(fixed + c->counts, sizeof *c->field);
	if (!c->column || !c->field)
		return CDS_NO_MEMORY;
	c->columns = fixed + c->counts;
	for (size_t i = 0; i < fixed; i++) {
		struct cds_heading h = cds_heading_at(i);
		c->field[i] = h.field;
		c->column[i].name = i18n_lang() == LANG_VI ? h.vietnamese : h.english;
	}
	for (size_t i = fixed; i < c->columns; i++)
		c->field[i] = c->column[i].name = c->count[i - fixed];
	for (size_t i = 0; i < c->columns; i++)
		c->column[i].kinds = OUT_SHEET;
	return CDS_OK;
}

static void export_out_row(struct out *out, const struct columns *c, const struct cds_session *s,
    const cds_fields *fields)
{
	out_row(out);
	session_tree(out, "session", s);
	fields_tree(out, "fields", fields);
	for (size_t i = 0; i < c->columns && out_is(out, OUT_SHEET); i++)
		out_cell(out, cell_text(field_plain(s, fields, c->field[i])));
	out_row_end(out);
}

static enum cds_status export_out_rows(struct out *out, cds_log *log,
    const struct export_options *o, const struct columns *columns, int64_t *sessions)
{
	const struct cds_session *s;
	cds_list *list;
	enum cds_status status = cds_list_open(log, o->filter, true, NULL, &list);

	while (status == CDS_OK && (status = cds_list_next(list, &s)) == CDS_OK) {
		cds_fields *fields = NULL;
		cds_uuid id = s->id;
		status = cds_session_fields(log, &id, &fields);
		if (status == CDS_OK)
			export_out_row(out, columns, s, fields);
		cds_fields_free(fields);
		*sessions += status == CDS_OK;
		if (status == CDS_OK && o->progress && !o->progress(o->arg, *sessions))
			status = CDS_STOPPED;
	}
	cds_list_close(list);
	return status == CDS_END ? CDS_OK : status;
}

enum cds_status export_tell(struct out *out, cds_log *log, const struct export_options *o,
    int64_t *sessions)
{
	struct columns c = {0};
	struct table table = {.name = "sessions", .kinds = EXPORT_KINDS, .lines = true};
	enum cds_status status = out_is(out, OUT_SHEET) ? columns_find(log, o->filter, &c)
	    : CDS_OK;

	*sessions = 0;
	if (status == CDS_OK)
		status = columns_make(&c);
	table.column = c.column;
	table.columns = c.columns;
	out_table(out, &table);
	if (status == CDS_OK)
		status = export_out_rows(out, log, o, &c, sessions);
	out_table_end(out);
	columns_free(&c);
	return status;
}
