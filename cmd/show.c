#include <stdio.h>
#include <string.h>

#include "command.h"
#include "format.h"
#include "i18n.h"
#include "out.h"
#include "session_out.h"

static void print_fields(struct app *app, const cds_fields *fields)
{
	for (size_t i = 0; i < cds_fields_size(fields); i++) {
		const struct cds_field *f = cds_fields_at(fields, i);
		fputs("  ", stdout);
		format_cell(stdout, field_label(app->log, f->name), 24);
		printf(" %s\n", field_value(app->log, f));
	}
}

static void print_entry(struct app *app, const cds_history *h, size_t at)
{
	const struct cds_entry *e = cds_history_at(h, at);
	char when[FORMAT_SIZE], id[CDS_UUID_TEXT];

	cds_uuid_text(&e->id, id);
	id[8] = '\0';
	printf("%s  %s  %s", id, format_time(when, sizeof when, e->at), *e->author ? e->author : _("import"));
	if (*e->device)
		printf(" (%s)", e->device);
	if (e->parents_missing)
		printf("  %s", _("what it builds on is not in this log"));
	putchar('\n');
	for (size_t i = 0; i < cds_fields_size(e->changes); i++) {
		const struct cds_field *f = cds_fields_at(e->changes, i), *was = cds_fields_find(e->before, f->name);
		fputs("    ", stdout);
		format_cell(stdout, field_label(app->log, f->name), 24);
		if (was)
			printf(" %s →", field_value(app->log, was));
		printf(" %s\n", field_value(app->log, f));
	}
}

static void print_conflicts(struct app *app, const cds_history *h)
{
	for (size_t i = 0; i < cds_history_conflicts(h); i++) {
		const struct cds_conflict *c = cds_history_conflict(h, i);
		printf(_("conflict in %s:\n"), field_label(app->log, c->field));
		for (size_t k = 0; k < c->entries; k++) {
			const struct cds_entry *e = cds_history_at(h, c->entry[k]);
			const struct cds_field *f = cds_fields_find(e->changes, c->field);
			printf("  %s %s  %s\n", c->entry[k] == c->winner ? "*" : " ", f ? field_value(app->log, f) :
			    _("changed without knowing of it"), *e->author ? e->author : _("import"));
		}
	}
}

static void history_json(struct json *json, const cds_history *h)
{
	char id[CDS_UUID_TEXT];

	json_open(json, "entries", '[');
	for (size_t i = 0; i < cds_history_size(h); i++) {
		const struct cds_entry *e = cds_history_at(h, i);
		json_open(json, NULL, '{');
		json_text(json, "id", cds_uuid_text(&e->id, id));
		json_int(json, "at", e->at);
		json_int(json, "clock", e->clock);
		json_text(json, "author", e->author);
		json_text(json, "device", e->device);
		json_int(json, "parents", (int64_t)e->parents);
		json_int(json, "parents_missing", (int64_t)e->parents_missing);
		fields_json(json, "changes", e->changes);
		fields_json(json, "before", e->before);
		json_close(json, '{');
	}
	json_close(json, '[');
	json_open(json, "conflicts", '[');
	for (size_t i = 0; i < cds_history_conflicts(h); i++) {
		const struct cds_conflict *c = cds_history_conflict(h, i);
		json_open(json, NULL, '{');
		json_text(json, "field", c->field);
		json_text(json, "winner", cds_uuid_text(&cds_history_at(h, c->winner)->id, id));
		json_open(json, "entries", '[');
		for (size_t k = 0; k < c->entries; k++)
			json_text(json, NULL, cds_uuid_text(&cds_history_at(h, c->entry[k])->id, id));
		json_close(json, '[');
		json_close(json, '{');
	}
	json_close(json, '[');
}

static void print(struct app *app, const struct args *args, enum out_form form, const struct cds_session *s,
    const cds_fields *fields, const cds_history *h)
{
	struct json json = {stdout, false};
	char id[CDS_UUID_TEXT];

	if (form == OUT_JSON) {
		json_open(&json, NULL, '{');
		json_int(&json, "format", 1);
		session_json(&json, "session", s);
		fields_json(&json, "fields", fields);
		history_json(&json, h);
		json_close(&json, '{');
		putchar('\n');
		return;
	}
	printf("%s", cds_uuid_text(&s->id, id));
	printf("%s%s\n", *session_marks(s) ? "  " : "", session_marks(s));
	print_fields(app, fields);
	print_conflicts(app, h);
	for (size_t i = 0; args_has(args, "history") && i < cds_history_size(h); i++)
		print_entry(app, h, i);
}

static int run(struct app *app, const struct args *args)
{
	const struct cds_session *s;
	cds_fields *fields = NULL;
	cds_history *h = NULL;
	cds_list *list = NULL;
	enum cds_status status;
	enum out_form form;
	cds_uuid id;

	if (args->rests != 1) {
		say("%s", _("which session? give the start of its UUID, as 'cdslog list' shows it"));
		return EXIT_MISUSED;
	}
	if (!out_form(args, &form))
		return EXIT_MISUSED;
	status = cds_session_find(app->log, args->rest[0], &id);
	if (status == CDS_OK)
		status = cds_session_fields(app->log, &id, &fields);
	if (status == CDS_OK)
		status = cds_history_get(app->log, &id, &h);
	if (status == CDS_OK)
		status = cds_session_get(app->log, &id, &list, &s);
	if (status == CDS_OK)
		print(app, args, form, s, fields, h);
	cds_list_close(list);
	cds_history_free(h);
	cds_fields_free(fields);
	return out_end(status == CDS_OK ? EXIT_OK : say_error(app, status));
}

static const struct option own[] = {
	{"history", NULL, N_("who changed what, when and on which laptop")},
	{"format", "F", N_("text or json")},
	{NULL, NULL, NULL}
};

const struct command command_show = {
	"show", N_("ID [--history]"), N_("show one session, with its history"), own, NULL, OPEN_EXISTING | OPEN_READING, run, NULL
};
