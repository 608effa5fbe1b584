#include "undo.h"

#include <stdio.h>
#include <string.h>

#include "../format.h"
#include "../i18n.h"
#include "../session_out.h"

/* ---- in words ---- */

static void name_session(struct tui *t, const cds_uuid *id, char *buf, size_t size)
{
	const struct cds_session *s;
	cds_list *list = NULL;
	char sum[FORMAT_SIZE];

	if (cds_session_get(t->app->log, id, &list, &s) != CDS_OK)
		return;
	format_many(sum, sizeof sum, s->total[CDS_ASSIST], NOUN_ASSIST);
	if (*s->place_name)
		snprintf(buf, size, _("%s at %s"), sum, s->place_name);
	else
		snprintf(buf, size, "%s", sum);
	cds_list_close(list);
}

static void name_item(struct tui *t, enum cds_kind kind, const cds_uuid *id, char *buf, size_t size)
{
	cds_items *items = NULL;

	if (cds_item_get(t->app->log, kind, id, &items) == CDS_OK)
		snprintf(buf, size, "%s", cds_items_at(items, 0)->name);
	cds_items_free(items);
}

static void name(struct tui *t, const struct cds_step *step, char *buf, size_t size)
{
	static const struct {
		const char *kind;
		enum cds_kind item;
	} items[] = {{"place", CDS_PLACE}, {"team", CDS_TEAM}, {"service", CDS_SERVICE}};

	buf[0] = '\0';
	if (strcmp(step->kind, "session") == 0)
		name_session(t, &step->subject, buf, size);
	for (size_t i = 0; i < sizeof items / sizeof *items; i++)
		if (strcmp(step->kind, items[i].kind) == 0)
			name_item(t, items[i].item, &step->subject, buf, size);
}

/* What the entry did: a msgid. */
static const char *deed(const struct cds_entry *e)
{
	const struct cds_field *gone;

	if (strcmp(e->kind, "verdict") == 0)
		return N_("ruling");
	if (e->parents == 0)
		return N_("added");
	gone = cds_fields_find(e->changes, "void");
	if (!gone)
		gone = cds_fields_find(e->changes, "retired");
	if (gone)
		return gone->type == CDS_BOOL && gone->number ? N_("removed") : N_("brought back");
	return N_("changed");
}

static void describe(struct tui *t, const struct cds_step *step, char *buf, size_t size)
{
	const struct cds_entry *e = NULL;
	cds_history *h = NULL;
	char what[400], more[FORMAT_SIZE];
	size_t at;

	if (cds_history_get(t->app->log, &step->subject, &h) == CDS_OK)
		for (size_t i = 0; i < cds_history_size(h); i++)
			if (cds_uuid_compare(&cds_history_at(h, i)->id, &step->entry) == 0)
				e = cds_history_at(h, i);
	name(t, step, what, sizeof what);
	at = (size_t)snprintf(buf, size, "%s%s%s", e ? _(deed(e)) : "", *what ? ": " : "", what);
	if (e && at < size && e->parents > 0 && cds_fields_size(e->changes) > 0 && !cds_fields_find(e->changes, "void"))
		at += (size_t)snprintf(buf + at, size - at, " (%s)", field_label(t->app->log, cds_fields_at(e->changes, 0)->name));
	if (at < size && step->entries > 1)
		snprintf(buf + at, size - at, _(", and %s more"), format_many(more, sizeof more, (int64_t)step->entries - 1, NOUN_ENTRY));
	cds_history_free(h);
}

/* ---- doing ---- */

static void run(struct tui *t, bool redo)
{
	char what[700], text[900];
	struct cds_step step;
	enum cds_status status;

	if (!(redo ? cds_redo_next : cds_undo_next)(t->app->log, &step)) {
		tui_tell(t, redo ? _("nothing was taken back") : _("nothing was done in this run that could be taken back"));
		return;
	}
	describe(t, &step, what, sizeof what);
	snprintf(text, sizeof text, redo ? _("Do again? %s") : _("Undo? %s"), what);
	if (!tui_ask(t, text))
		return;
	status = (redo ? cds_redo : cds_undo)(t->app->log);
	tui_changed(t);
	tui_error(t, status);
	if (status != CDS_OK)
		return;
	snprintf(text, sizeof text, redo ? _("done again: %s") : _("undone: %s"), what);
	tui_tell(t, text);
}

void tui_undo(struct tui *t)
{
	run(t, false);
}

void tui_redo(struct tui *t)
{
	run(t, true);
}
