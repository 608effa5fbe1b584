#include "out/history_out.h"

#include <stdio.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "out/session_out.h"

static void print_change(struct app *app, const struct cds_field *f, const struct cds_field *was)
{
	char value[2100];

	fputs("    ", stdout);
	format_cell(stdout, field_label(app->log, f->name), 24);
	if (was)
		printf(" %s →", field_shown(app->log, was, value, sizeof value));
	printf(" %s\n", field_shown(app->log, f, value, sizeof value));
}

void entry_print(struct app *app, const cds_history *h, size_t at)
{
	const struct cds_entry *e = cds_history_at(h, at);
	char when[FORMAT_SIZE], id[CDS_UUID_TEXT];
	struct field_order order = {0};
	const struct cds_field *f;

	cds_uuid_text(&e->id, id);
	id[8] = '\0';
	printf("%s  %s  %s", id, format_time(when, sizeof when, e->at), *e->author ? e->author
	    : _("import"));
	if (*e->device)
		printf(" (%s)", e->device);
	if (e->parents_missing)
		printf("  %s", _("an earlier entry is not in this log"));
	putchar('\n');
	while ((f = field_in_order(e->changes, &order)))
		print_change(app, f, cds_fields_find(e->before, f->name));
}

void conflicts_print(struct app *app, const cds_history *h)
{
	char when[FORMAT_SIZE], id[CDS_UUID_TEXT], value[2100];

	for (size_t i = 0; i < cds_history_conflicts(h); i++) {
		const struct cds_conflict *c = cds_history_conflict(h, i);
		printf(_("conflict in %s:\n"), field_label(app->log, c->field));
		for (size_t k = 0; k < c->entries; k++) {
			const struct cds_entry *e = cds_history_at(h, c->entry[k]);
			const struct cds_field *f = cds_fields_find(e->changes, c->field);
			printf("  %s ", c->entry[k] == c->winner ? "*" : " ");
			format_cell(stdout, f ? field_shown(app->log, f, value, sizeof value)
			    : _("changed independently"), 28);
			printf("  %.8s  %s  %s", cds_uuid_text(&e->id, id), format_time(when,
			    sizeof when, e->at), *e->author ? e->author : _("import"));
			printf(*e->device ? " (%s)\n" : "\n", e->device);
		}
	}
}

void history_json(struct json *json, const cds_history *h)
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
			json_text(json, NULL,
			    cds_uuid_text(&cds_history_at(h, c->entry[k])->id, id));
		json_close(json, '[');
		json_close(json, '{');
	}
	json_close(json, '[');
}

void values_json(struct json *json, const cds_history *h, const char *field)
{
	char id[CDS_UUID_TEXT];

	json_open(json, "values", '[');
	for (size_t i = 0; i < cds_history_conflicts(h); i++) {
		const struct cds_conflict *c = cds_history_conflict(h, i);
		for (size_t k = 0; k < c->entries && strcmp(c->field, field) == 0; k++) {
			const struct cds_entry *e = cds_history_at(h, c->entry[k]);
			const struct cds_field *f = cds_fields_find(e->changes, field);
			json_open(json, NULL, '{');
			json_text(json, "entry", cds_uuid_text(&e->id, id));
			field_json(json, "value", f);
			json_int(json, "at", e->at);
			json_text(json, "author", e->author);
			json_text(json, "device", e->device);
			json_bool(json, "stands", c->entry[k] == c->winner);
			json_close(json, '{');
		}
	}
	json_close(json, '[');
}
