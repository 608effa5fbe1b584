/* What undo would take back, or redo do again, in words. */
#include "out/undo_out.h"

#include <stdio.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "out/draft_out.h"
#include "out/session_out.h"

static void name_session(cds_log *log, const cds_uuid *id, char *buf, size_t size)
{
	const struct cds_session *s;
	cds_list *list = NULL;
	char sum[FORMAT_SUM_SIZE];

	if (cds_session_get(log, id, &list, &s) != CDS_OK)
		return;
	format_assists(sum, sizeof sum, s->total[CDS_ASSIST], s->uncounted[CDS_ASSIST]);
	if (*s->place_name)
		snprintf(buf, size, C_("undo", "%s at %s"), sum, s->place_name);
	else
		snprintf(buf, size, C_("undo", "%s without a place"), sum);
	cds_list_close(list);
}

static void name_item(cds_log *log, enum cds_kind kind, const cds_uuid *id, char *buf, size_t size)
{
	cds_items *items = NULL;

	if (cds_item_get(log, kind, id, &items) == CDS_OK)
		snprintf(buf, size, "%s", cds_items_at(items, 0)->name);
	cds_items_free(items);
}

/* A ruling is named after the first of its two sessions, places or teams. */
static void name_ruling(cds_log *log, const cds_uuid *id, char *buf, size_t size)
{
	cds_history *h = NULL;
	cds_uuid first;

	if (cds_history_get(log, id, &h) == CDS_OK &&
	    cds_uuid_parse(cds_fields_str(cds_history_at(h, 0)->changes, "a"), &first)) {
		name_session(log, &first, buf, size);
		if (!*buf)
			name_item(log, CDS_PLACE, &first, buf, size);
		if (!*buf)
			name_item(log, CDS_TEAM, &first, buf, size);
	}
	cds_history_free(h);
}

static void undo_out_name(cds_log *log, const struct cds_undo_step *step, char *buf, size_t size)
{
	buf[0] = '\0';
	if (step->kind == CDS_SESSION)
		name_session(log, &step->subject, buf, size);
	else if (step->kind == CDS_VERDICT)
		name_ruling(log, &step->subject, buf, size);
	else if (cds_kind_is_item(step->kind))
		name_item(log, step->kind, &step->subject, buf, size);
}

/* What the entry of a step did, as a msgid that takes the name of what it was done to; `opposite`:
 * what taking it back does. */
static const char *undo_out_deed(const struct cds_undo_step *step, const struct cds_entry *e,
    bool opposite)
{
	static const struct {
		const char *field, *set, *unset;
	} flags[] = {{"void", NC_("undo", "removing %s"), NC_("undo", "bringing back %s")},
	    {"retired", NC_("undo", "retiring %s"), NC_("undo", "offering %s again")}};
	const struct cds_field *gone;
	bool yes;

	if (step->settles)
		return NC_("undo", "settling a conflict of %s");
	if (step->kind == CDS_VERDICT)
		return NC_("undo", "the ruling on %s");
	if (e->parents == 0)
		return NC_("undo", "adding %s");
	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
		gone = cds_fields_find(e->changes, flags[i].field);
		yes = gone && gone->type == CDS_BOOL && gone->number;
		if (gone)
			return yes != opposite ? flags[i].set : flags[i].unset;
	}
	if (cds_fields_find(e->changes, "order"))
		return NC_("undo", "moving %s");
	return NC_("undo", "changing %s");
}

static const struct cds_entry *undo_out_find(const cds_history *h, const cds_uuid *id)
{
	for (size_t i = 0; i < cds_history_size(h); i++)
		if (cds_uuid_compare(&cds_history_at(h, i)->id, id) == 0)
			return cds_history_at(h, i);
	return NULL;
}

/* More columns of a note would push the rest of the line out of sight. */
#define VALUE_WIDTH 30

/* "…" where a value is cut: half a name may be the whole name of another place. */
static const char *more_mark(const char *value)
{
	return value[format_fit(value, VALUE_WIDTH)] ? "…" : "";
}

/* Puts into buf the first field that an entry changed, " (residents: 31 → 32)"; nothing where the
 * entry made, removed or ruled something. */
static void add_change(cds_log *log, const struct cds_entry *e, bool opposite, char *buf,
    size_t size)
{
	const struct cds_field *f = cds_fields_at(e->changes, 0);
	char from[600], to[600];
	const char *was, *is;

	if (e->parents == 0 || !f || cds_fields_find(e->changes, "void") ||
	    cds_fields_find(e->changes, "retired") || cds_fields_find(e->changes, "order"))
		return;
	field_shown(log, cds_fields_find(e->before, f->name), from, sizeof from);
	field_shown(log, f->type == CDS_NULL ? NULL : f, to, sizeof to);
	was = opposite ? to : from;
	is = opposite ? from : to;
	snprintf(buf, size, " (%s: %.*s%s → %.*s%s%s)", field_label(log, f->name),
	    (int)format_fit(was, VALUE_WIDTH), was, more_mark(was),
	    (int)format_fit(is, VALUE_WIDTH), is, more_mark(is),
	    cds_fields_size(e->changes) > 1 ? ", …" : "");
}

/* The draft that a step threw away, or that undo brought back. */
static void undo_out_draft(cds_log *log, const cds_uuid *key, bool redo, char *buf, size_t size)
{
	enum cds_status status;
	cds_drafts *drafts = NULL;
	char words[300] = "…";

	status = redo ? cds_drafts_get(log, key, &drafts) : cds_drafts_binned(log, &drafts);
	for (size_t i = 0; status == CDS_OK && i < cds_drafts_size(drafts); i++) {
		const struct cds_draft *d = cds_drafts_at(drafts, i);
		if (cds_uuid_compare(&d->key, key) == 0 ||
		    cds_uuid_compare(&d->session, key) == 0)
			draft_words(log, d, words, sizeof words);
	}
	cds_drafts_free(drafts);
	snprintf(buf, size, C_("undo", "throwing away a draft: %s"), words);
}

/* An entry that undo wrote took another one back; to redo that is the opposite of the entry that
 * undo wrote. */
void undo_words(cds_log *log, const struct cds_undo_step *step, bool redo, char *buf, size_t size)
{
	const struct cds_entry *e;
	cds_history *h = NULL;
	char name[400], what[500], change[500] = "", n[FORMAT_SIZE], more[100] = "";

	if (step->draft) {
		undo_out_draft(log, &step->subject, redo, buf, size);
		return;
	}
	e = cds_history_get(log, &step->subject, &h) == CDS_OK ? undo_out_find(h, &step->entry)
	    : NULL;
	undo_out_name(log, step, name, sizeof name);
	snprintf(what, sizeof what, e ? _(undo_out_deed(step, e, redo)) : "%s",
	    *name ? name : "…");
	if (e && step->kind != CDS_VERDICT)
		add_change(log, e, redo, change, sizeof change);
	if (step->entries > 1)
		snprintf(more, sizeof more, _(", and %s more"),
		    format_many(n, sizeof n, (int64_t)step->entries - 1, NOUN_ENTRY));
	snprintf(buf, size, "%s%s%s", what, change, more);
	cds_history_free(h);
}
