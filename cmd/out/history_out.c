/* A subject's history and its conflicts, told as out.h says. */
#include "out/history_out.h"

#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "out/session_out.h"

/* One field that an entry changed, with its value before (NULL: it had none). */
static void history_change(struct app *app, struct out *out, const struct cds_field *f,
    const struct cds_field *was)
{
	char value[2100];

	out_prose(out, "    ");
	out_padded(out, field_label(app->log, f->name), 24);
	if (was)
		out_prose(out, " %s →", field_shown(app->log, was, value, sizeof value));
	out_prose(out, " %s\n", field_shown(app->log, f, value, sizeof value));
}

void history_entry(struct app *app, struct out *out, const cds_history *h, size_t at)
{
	const struct cds_entry *e = cds_history_at(h, at);
	struct field_order order = {0};
	const struct cds_field *f;
	char when[FORMAT_SIZE], who[300], id[CDS_UUID_TEXT];

	if (!out_is(out, OUT_PAGE))
		return;
	out_prose(out, "%.8s  %s  %s", cds_uuid_text(&e->id, id),
	    format_time(when, sizeof when, e->at), format_writer(who, sizeof who, e));
	if (e->parents_missing)
		out_prose(out, "  %s", _("an earlier entry is not in this log"));
	out_prose(out, "\n");
	while ((f = field_in_order(e->changes, &order)))
		history_change(app, out, f, cds_fields_find(e->before, f->name));
}

/* One of the values that compete: the value, the entry that set it, when, by whom and on which
 * laptop. */
static void history_value(struct app *app, struct out *out, const cds_history *h,
    const struct cds_conflict *c, size_t at)
{
	const struct cds_entry *e = cds_history_at(h, at);
	const struct cds_field *f = cds_fields_find(e->changes, c->field);
	char when[FORMAT_SIZE], who[300], id[CDS_UUID_TEXT], value[2100];

	out_prose(out, "  %s ", at == c->winner ? "*" : " ");
	out_padded(out, f ? field_shown(app->log, f, value, sizeof value)
	    : _("changed independently"), 28);
	out_prose(out, "  %.8s  %s  %s\n", cds_uuid_text(&e->id, id),
	    format_time(when, sizeof when, e->at), format_writer(who, sizeof who, e));
}

void history_conflicts(struct app *app, struct out *out, const cds_history *h)
{
	if (!out_is(out, OUT_PAGE))
		return;
	for (size_t i = 0; i < cds_history_conflicts(h); i++) {
		const struct cds_conflict *c = cds_history_conflict(h, i);
		out_prose(out, _("conflict in %s:\n"), field_label(app->log, c->field));
		for (size_t k = 0; k < c->entries; k++)
			history_value(app, out, h, c, c->entry[k]);
	}
}

static void history_tree_entry(struct out *out, const struct cds_entry *e)
{
	out_open(out, NULL, '{');
	out_value(out, "id", NULL, cell_id(&e->id));
	out_value(out, "at", NULL, cell_time(e->at));
	out_value(out, "clock", NULL, cell_number(e->clock));
	out_value(out, "author", NULL, cell_text(e->author));
	out_value(out, "device", NULL, cell_text(e->device));
	out_value(out, "parents", NULL, cell_count((int64_t)e->parents));
	out_value(out, "parents_missing", NULL, cell_count((int64_t)e->parents_missing));
	fields_tree(out, "changes", e->changes);
	fields_tree(out, "before", e->before);
	out_shut(out, '{');
}

void history_tree(struct out *out, const cds_history *h)
{
	if (!out_is(out, OUT_TREE))
		return;
	out_open(out, "entries", '[');
	for (size_t i = 0; i < cds_history_size(h); i++)
		history_tree_entry(out, cds_history_at(h, i));
	out_shut(out, '[');
	out_open(out, "conflicts", '[');
	for (size_t i = 0; i < cds_history_conflicts(h); i++) {
		const struct cds_conflict *c = cds_history_conflict(h, i);
		out_open(out, NULL, '{');
		out_value(out, "field", NULL, cell_text(c->field));
		out_value(out, "winner", NULL, cell_id(&cds_history_at(h, c->winner)->id));
		out_open(out, "entries", '[');
		for (size_t k = 0; k < c->entries; k++)
			out_item(out, cell_id(&cds_history_at(h, c->entry[k])->id));
		out_shut(out, '[');
		out_shut(out, '{');
	}
	out_shut(out, '[');
}

void history_tree_values(struct out *out, const cds_history *h, const char *field)
{
	out_open(out, "values", '[');
	for (size_t i = 0; i < cds_history_conflicts(h); i++) {
		const struct cds_conflict *c = cds_history_conflict(h, i);
		for (size_t k = 0; k < c->entries && strcmp(c->field, field) == 0; k++) {
			const struct cds_entry *e = cds_history_at(h, c->entry[k]);
			out_open(out, NULL, '{');
			out_value(out, "entry", NULL, cell_id(&e->id));
			out_value(out, "value", NULL,
			    field_cell(cds_fields_find(e->changes, field)));
			out_value(out, "at", NULL, cell_time(e->at));
			out_value(out, "author", NULL, cell_text(e->author));
			out_value(out, "device", NULL, cell_text(e->device));
			out_value(out, "stands", NULL, cell_bool(c->entry[k] == c->winner));
			out_shut(out, '{');
		}
	}
	out_shut(out, '[');
}
