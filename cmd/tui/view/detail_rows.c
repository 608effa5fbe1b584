/* The rows of one session on the screen: its marks, what is doubtful, its fields, what is in
 * conflict, and its history, as detail_view.h says. */
#include "tui/view/detail_view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "out/session_out.h"

void detail_clear(struct detail_view *v)
{
	for (size_t i = 0; i < v->n; i++)
		free(v->row[i].text);
	v->n = 0;
	v->failed = false;
	cds_history_free(v->history);
	v->history = NULL;
}

static void detail_add(struct detail_view *v, enum look look, size_t entry, const char *text)
{
	if (!cds_grow(v->row, v->n, v->room)) {
		v->failed = true;
		return;
	}
	v->row[v->n] = (struct detail_row){strdup(text), look, entry};
	v->failed |= !v->row[v->n].text;
	v->n += v->row[v->n].text != NULL;
}

/* Where the last look into the log failed for want of memory, a name is missing. */
static void detail_looked(struct tui *t, struct detail_view *v)
{
	v->failed |= cds_error(t->app->log)->status == CDS_NO_MEMORY;
}

/* Adds a field; `was` (NULL: none): the value before. */
static void add_field(struct tui *t, struct detail_view *v, const struct cds_field *f,
    const struct cds_field *was)
{
	char value[2100], old[2100], text[4500];

	field_shown(t->app->log, f, value, sizeof value);
	detail_looked(t, v);
	if (was)
		field_shown(t->app->log, was, old, sizeof old);
	detail_looked(t, v);
	snprintf(text, sizeof text, "  %s\t%s%s%s", field_label(t->app->log, f->name),
	    was ? old : "", was ? " → " : "", value);
	detail_looked(t, v);
	detail_add(v, LOOK_PLAIN, SIZE_MAX, text);
}

/* Adds what an entry changed; `before`: what the fields held before. */
static void detail_add_fields(struct tui *t, struct detail_view *v, const cds_fields *fields,
    const cds_fields *before)
{
	struct field_order order = {0};
	const struct cds_field *f;

	while ((f = field_in_order(fields, &order)))
		add_field(t, v, f, cds_fields_find(before, f->name));
}

/* Adds the session's place or team: the one that stands for it, as the list shows it, and, where
 * that is another one, what the session was logged with. */
static void detail_add_item(struct tui *t, struct detail_view *v, const struct cds_field *f,
    enum cds_kind kind, const char *shown)
{
	char logged[2100], text[2300];
	cds_uuid id, stands;
	bool joined = cds_uuid_parse(f->text, &id) &&
	    cds_item_stands(t->app->log, kind, &id, &stands) == CDS_OK &&
	    cds_uuid_compare(&id, &stands) != 0;

	field_shown(t->app->log, f, logged, sizeof logged);
	snprintf(text, sizeof text, "  %s\t%s", field_label(t->app->log, f->name),
	    *shown ? shown : logged);
	detail_add(v, LOOK_PLAIN, SIZE_MAX, text);
	if (!joined)
		return;
	snprintf(text, sizeof text, "%s\t%s", _("    logged with"), logged);
	detail_add(v, LOOK_DIM, SIZE_MAX, text);
}

/* Adds what the session has now. */
static void detail_add_own(struct tui *t, struct detail_view *v, const struct cds_session *s,
    const cds_fields *fields)
{
	struct field_order order = {0};
	const struct cds_field *f;

	while ((f = field_in_order(fields, &order))) {
		if (f->type == CDS_TEXT && strcmp(f->name, "place") == 0)
			detail_add_item(t, v, f, CDS_PLACE, s->place_name);
		else if (f->type == CDS_TEXT && strcmp(f->name, "team") == 0)
			detail_add_item(t, v, f, CDS_TEAM, s->team_name);
		else
			add_field(t, v, f, NULL);
	}
}

static void add_conflicts(struct tui *t, struct detail_view *v)
{
	const cds_history *h = v->history;
	char value[2100], text[2600];

	for (size_t i = 0; i < cds_history_conflicts(h); i++) {
		const struct cds_conflict *c = cds_history_conflict(h, i);
		detail_add(v, LOOK_PLAIN, SIZE_MAX, "");
		snprintf(text, sizeof text, _("conflict in %s: two people changed it "
		    "independently"), field_label(t->app->log, c->field));
		detail_add(v, LOOK_BAD, SIZE_MAX, text);
		for (size_t k = 0; k < c->entries; k++) {
			const struct cds_entry *e = cds_history_at(h, c->entry[k]);
			const struct cds_field *f = cds_fields_find(e->changes, c->field);
			snprintf(text, sizeof text, "  %s %s  (%s)",
			    c->entry[k] == c->winner ? "●" : "○",
			    f ? field_shown(t->app->log, f, value, sizeof value)
			    : _("changed independently"), *e->author ? e->author : _("import"));
			detail_add(v, LOOK_PLAIN, SIZE_MAX, text);
		}
		snprintf(text, sizeof text, _("  %s opens the review to settle it; editing the "
		    "field settles it, too."), keymap_key(SCOPE_DETAIL, ACTION_REVIEW));
		detail_add(v, LOOK_PLAIN, SIZE_MAX, text);
	}
}

/* Adds an entry: who wrote it, when and on which laptop, and what it changed. */
static void add_entry(struct tui *t, struct detail_view *v, size_t i)
{
	const struct cds_entry *e = cds_history_at(v->history, i);
	char when[FORMAT_SIZE], who[300], id[CDS_UUID_TEXT], text[700];

	snprintf(text, sizeof text, "%s  %s  %.8s%s%s",
	    format_time(when, sizeof when, e->at), format_writer(who, sizeof who, e),
	    cds_uuid_text(&e->id, id), e->parents_missing ? "  " : "",
	    e->parents_missing ? _("an earlier entry is not in this log") : "");
	detail_add(v, LOOK_PLAIN, i, text);
	detail_add_fields(t, v, e->changes, e->before);
}

/* Adds why the session needs a look, and what can be done. */
static void add_reasons(struct detail_view *v, unsigned flags)
{
	static const struct {
		unsigned flag;
		const char *why;
		enum action action;
	} reasons[] = {
		{CDS_SESSION_INCOMPLETE, N_("  Earlier entries of this session are not in this "
		    "log: merge a log that has them (%s)."), ACTION_MERGE},
		{CDS_SESSION_FLAGGED, N_("  A field is not valid and does not count, or text was "
		    "masked: see the history; %s edits it."), ACTION_EDIT},
		{CDS_SESSION_DUPLICATE, N_("  Ruled to be one outing with another session,"
		    " which counts. %s opens the review, where a ruling can be taken back."),
		    ACTION_REVIEW},
		{CDS_SESSION_DISPUTED, N_("  Rulings disagree on which of its duplicates counts; "
		    "for now this one does. %s opens the review."), ACTION_REVIEW},
		{CDS_SESSION_CLOCK, N_("  The laptop clock looks wrong: before 2015, after 2049, "
		    "before the outing, or before an entry that it builds on. If the date is "
		    "right, press %s and retype it."), ACTION_EDIT},
	};

	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (flags & reasons[i].flag)
			detail_add(v, LOOK_PLAIN, SIZE_MAX,
			    keymap_words(_(reasons[i].why), SCOPE_DETAIL, reasons[i].action));
}

/* Adds what is doubtful in the fields of a session that is flagged. Returns how much that is. */
static size_t add_doubts(struct tui *t, struct detail_view *v, const cds_fields *fields)
{
	struct cds_doubts doubts;
	char words[600], text[640];

	if (cds_session_doubts(t->app->log, NULL, fields, CDS_NO_DAY, &doubts) != CDS_OK)
		return 0;
	for (size_t i = 0; i < doubts.n; i++) {
		snprintf(text, sizeof text, "  %s", error_words(&doubts.doubt[i].question.error,
		    words, sizeof words));
		detail_add(v, LOOK_PLAIN, SIZE_MAX, text);
	}
	return doubts.n;
}

void detail_fill(struct tui *t, struct detail_view *v, const struct cds_session *s,
    const cds_fields *fields)
{
	char id[CDS_UUID_TEXT], text[160], n[FORMAT_SIZE];

	v->removed = s->flags & CDS_SESSION_VOID;
	if (*session_marks(s))
		detail_add(v, LOOK_WARN, SIZE_MAX, session_marks(s));
	/* A doubt says more than that there is something to look at. */
	add_reasons(v, s->flags & CDS_SESSION_FLAGGED && add_doubts(t, v, fields) > 0
	    ? s->flags & ~(unsigned)CDS_SESSION_FLAGGED : s->flags);
	detail_add_own(t, v, s, fields);
	/* A row of its own shows the id whole, even on a screen of 40 columns. */
	snprintf(text, sizeof text, " %s", cds_uuid_text(&v->id, id));
	detail_add(v, LOOK_DIM, SIZE_MAX, text);
	add_conflicts(t, v);
	detail_add(v, LOOK_PLAIN, SIZE_MAX, "");
	snprintf(text, sizeof text, _("history, newest first: %s"),
	    format_many(n, sizeof n, (int64_t)cds_history_size(v->history), NOUN_ENTRY));
	detail_add(v, LOOK_HEAD, SIZE_MAX, text);
	for (size_t i = cds_history_size(v->history); i-- > 0;)
		add_entry(t, v, i);
}
