#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "filter.h"
#include "i18n.h"
#include "out.h"
#include "session_out.h"

/* Columns: the fixed ones of cds_heading_at, then one for each count field that occurs. */
struct columns {
	char **count;
	size_t counts;
};

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Reads the sessions once to learn which services there are. */
static enum cds_status find_columns(struct app *app, const struct cds_filter *filter, struct columns *c)
{
	const struct cds_session *s;
	cds_list *list;
	enum cds_status status = cds_list_open(app->log, filter, true, NULL, &list);
	char name[80];

	*c = (struct columns){0};
	if (status != CDS_OK)
		return status;
	while ((status = cds_list_next(list, &s)) == CDS_OK) {
		for (size_t i = 0; i < s->counts; i++) {
			size_t k = 0;
			snprintf(name, sizeof name, "%s.%s", cds_measure_name(s->count[i].measure), s->count[i].service);
			while (k < c->counts && strcmp(c->count[k], name) != 0)
				k++;
			if (k < c->counts)
				continue;
			c->count = realloc(c->count, (k + 1) * sizeof *c->count);
			c->count[c->counts++] = strdup(name);
		}
	}
	cds_list_close(list);
	if (c->counts)
		qsort(c->count, c->counts, sizeof *c->count, by_text);
	return status == CDS_END ? CDS_OK : status;
}

static void columns_free(struct columns *c)
{
	for (size_t i = 0; i < c->counts; i++)
		free(c->count[i]);
	free(c->count);
}

static void head(struct csv *csv, const struct columns *c)
{
	csv_start(csv);
	for (size_t i = 0; i < cds_headings(); i++) {
		const struct cds_heading *h = cds_heading_at(i);
		csv_cell(csv, i18n_lang() == LANG_VI ? h->vietnamese : h->english);
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

static void row(struct csv *csv, const struct columns *c, const struct cds_session *s, const cds_fields *fields)
{
	for (size_t i = 0; i < cds_headings(); i++)
		csv_cell(csv, cell_of(s, fields, cds_heading_at(i)->field));
	for (size_t i = 0; i < c->counts; i++)
		csv_cell(csv, cell_of(s, fields, c->count[i]));
	csv_end(csv);
}

static enum cds_status write_all(struct app *app, const struct cds_filter *filter, enum out_form form, const struct columns *c,
    struct csv *csv, struct json *json)
{
	const struct cds_session *s;
	cds_list *list;
	enum cds_status status = cds_list_open(app->log, filter, true, NULL, &list);

	while (status == CDS_OK && (status = cds_list_next(list, &s)) == CDS_OK) {
		cds_fields *fields = NULL;
		cds_uuid id = s->id;
		status = cds_session_fields(app->log, &id, &fields);
		if (status == CDS_OK && form == OUT_JSON) {
			json_open(json, NULL, '{');
			session_json(json, "session", s);
			fields_json(json, "fields", fields);
			json_close(json, '{');
			fputc('\n', json->out);
		} else if (status == CDS_OK) {
			row(csv, c, s, fields);
		}
		cds_fields_free(fields);
	}
	cds_list_close(list);
	return status == CDS_END ? CDS_OK : status;
}

/* To a file: under another name first, so that a half-written one is never taken for the whole. */
static FILE *open_output(const char *path, char **temporary)
{
	size_t n = strlen(path) + sizeof ".part";
	FILE *out;

	*temporary = malloc(n);
	if (!*temporary)
		return NULL;
	snprintf(*temporary, n, "%s.part", path);
	out = fopen(*temporary, "w");
	if (!out)
		say(_("can't write '%s': %s"), path, strerror(errno));
	return out;
}

static int close_output(FILE *out, const char *path, const char *temporary)
{
	bool good = fflush(out) == 0 && !ferror(out) && fsync(fileno(out)) == 0;

	good = fclose(out) == 0 && good;
	if (good && rename(temporary, path) == 0)
		return EXIT_OK;
	say(_("can't write '%s': %s"), path, strerror(errno));
	remove(temporary);
	return EXIT_FAILED;
}

static int run(struct app *app, const struct args *args)
{
	const char *path = args_get(args, "output");
	char *temporary = NULL;
	struct csv csv = {stdout, args_has(args, "excel"), false};
	struct json json = {stdout, false};
	struct columns columns;
	struct cds_filter filter;
	char service[65];
	enum out_form form;
	enum cds_status status;
	int exit;

	if (!out_form(args, &form))
		return EXIT_MISUSED;
	exit = filter_read(app, args, &filter, service);
	if (exit != EXIT_OK)
		return exit;
	if (path && !(csv.out = json.out = open_output(path, &temporary))) {
		free(temporary);
		return EXIT_FAILED;
	}
	status = find_columns(app, &filter, &columns);
	if (form == OUT_JSON) {
		json_open(&json, NULL, '{');
		json_int(&json, "format", 1);
		json_open(&json, "sessions", '[');
	} else {
		head(&csv, &columns);
	}
	if (status == CDS_OK)
		status = write_all(app, &filter, form, &columns, &csv, &json);
	if (form == OUT_JSON) {
		json_close(&json, '[');
		json_close(&json, '{');
		fputc('\n', json.out);
	}
	columns_free(&columns);
	if (path)
		exit = close_output(csv.out, path, temporary);
	free(temporary);
	if (status != CDS_OK)
		return say_error(app, status);
	return exit != EXIT_OK ? exit : out_end(EXIT_OK);
}

static const struct option own[] = {
	{"output", "FILE", N_("write to this file (-o FILE)")},
	{"format", "F", N_("csv or json")},
	{"excel", NULL, N_("CSV that Excel opens right")},
	{NULL, NULL, NULL}
};

const struct command command_export = {
	"export", N_("[filters] [-o FILE]"), N_("write sessions as a table, which import reads back"), own, filter_options,
	OPEN_EXISTING | OPEN_READING, run, "  cdslog export --period 2024 --format csv -o 2024.csv"
};
