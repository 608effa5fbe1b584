#include "out/export_out.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/grow.h"
#include "app/i18n.h"
#include "out/session_out.h"

/* Columns: the fixed ones of cds_heading_at, then one for each count field that occurs. */
struct columns {
	char **count;
	size_t counts, room;
};

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool columns_add(struct columns *c, const char *name)
{
	size_t k = 0;
	char *copy;

	while (k < c->counts && strcmp(c->count[k], name) != 0)
		k++;
	if (k < c->counts)
		return true;
	copy = strdup(name);
	if (!copy || !grow(c->count, c->counts, c->room)) {
		free(copy);
		return false;
	}
	c->count[c->counts++] = copy;
	return true;
}

static void columns_free(struct columns *c)
{
	for (size_t i = 0; i < c->counts; i++)
		free(c->count[i]);
	free(c->count);
}

/* Reads the sessions once to learn which services there are. */
static enum cds_status export_out_find_columns(cds_log *log, const struct cds_filter *filter,
    struct columns *c)
{
	const struct cds_session *s;
	cds_list *list;
	enum cds_status status = cds_list_open(log, filter, true, NULL, &list);
	char name[80];

	*c = (struct columns){0};
	if (status != CDS_OK)
		return status;
	while (status == CDS_OK && (status = cds_list_next(list, &s)) == CDS_OK) {
		for (size_t i = 0; status == CDS_OK && i < s->counts; i++) {
			snprintf(name, sizeof name, "%s.%s", cds_measure_name(s->count[i].measure),
			    s->count[i].service);
			if (!columns_add(c, name))
				status = CDS_NO_MEMORY;
		}
	}
	cds_list_close(list);
	if (c->counts)
		qsort(c->count, c->counts, sizeof *c->count, by_text);
	return status == CDS_END ? CDS_OK : status;
}

static void export_out_head(struct csv *csv, const struct columns *c)
{
	csv_start(csv);
	for (size_t i = 0, n = cds_headings(); i < n; i++) {
		const struct cds_heading h = cds_heading_at(i);
		csv_cell(csv, i18n_lang() == LANG_VI ? h.vietnamese : h.english);
	}
	for (size_t i = 0; i < c->counts; i++)
		csv_cell(csv, c->count[i]);
	csv_end(csv);
}

static const char *cell_of(const struct cds_session *s, const cds_fields *fields, const char *name)
{
	static char id[CDS_UUID_TEXT];
	const struct cds_field *f = cds_fields_find(fields, name);

	if (strcmp(name, "id") == 0)
		return cds_uuid_text(&s->id, id);
	if (strcmp(name, "place") == 0)
		return s->place_name;
	if (strcmp(name, "team") == 0)
		return s->team_name;
	if (strcmp(name, "author") == 0)
		return s->author;
	if (f && f->type == CDS_BOOL)
		return f->number ? "yes" : "no";
	return f ? field_text(f) : "";
}

static void export_out_row(struct csv *csv, const struct columns *c, const struct cds_session *s,
    const cds_fields *fields)
{
	for (size_t i = 0, n = cds_headings(); i < n; i++)
		csv_cell(csv, cell_of(s, fields, cds_heading_at(i).field));
	for (size_t i = 0; i < c->counts; i++)
		csv_cell(csv, cell_of(s, fields, c->count[i]));
	csv_end(csv);
}

static void export_out_object(struct json *json, const struct cds_session *s,
    const cds_fields *fields)
{
	json_open(json, NULL, '{');
	session_json(json, "session", s);
	fields_json(json, "fields", fields);
	json_close(json, '{');
	fputc('\n', json->out);
}

/* `columns` NULL: as JSON. */
static enum cds_status export_out_write_rows(cds_log *log, const struct export_options *o,
    const struct columns *columns, struct csv *csv, struct json *json, int64_t *sessions)
{
	const struct cds_session *s;
	cds_list *list;
	enum cds_status status = cds_list_open(log, o->filter, true, NULL, &list);

	while (status == CDS_OK && (status = cds_list_next(list, &s)) == CDS_OK) {
		cds_fields *fields = NULL;
		cds_uuid id = s->id;
		status = cds_session_fields(log, &id, &fields);
		if (status == CDS_OK && columns)
			export_out_row(csv, columns, s, fields);
		else if (status == CDS_OK)
			export_out_object(json, s, fields);
		cds_fields_free(fields);
		*sessions += status == CDS_OK;
		if (status == CDS_OK && o->progress && !o->progress(o->arg, *sessions))
			status = CDS_STOPPED;
	}
	cds_list_close(list);
	return status == CDS_END ? CDS_OK : status;
}

static enum cds_status write_csv(FILE *out, cds_log *log, const struct export_options *o,
    int64_t *sessions)
{
	struct csv csv = {out, o->excel, false};
	struct columns columns;
	enum cds_status status = export_out_find_columns(log, o->filter, &columns);

	export_out_head(&csv, &columns);
	if (status == CDS_OK)
		status = export_out_write_rows(log, o, &columns, &csv, NULL, sessions);
	columns_free(&columns);
	return status;
}

static enum cds_status write_json(FILE *out, cds_log *log, const struct export_options *o,
    int64_t *sessions)
{
	struct json json = {out, false};
	enum cds_status status;

	json_open(&json, NULL, '{');
	json_int(&json, "format", 1);
	json_open(&json, "sessions", '[');
	status = export_out_write_rows(log, o, NULL, NULL, &json, sessions);
	json_close(&json, '[');
	json_close(&json, '{');
	fputc('\n', out);
	return status;
}

enum cds_status export_write(FILE *out, cds_log *log, const struct export_options *o,
    int64_t *sessions)
{
	*sessions = 0;
	return (o->form == OUT_JSON ? write_json : write_csv)(out, log, o, sessions);
}
