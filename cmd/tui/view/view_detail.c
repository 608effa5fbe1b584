/* One session: its fields, what is in conflict, and its whole history, entry by entry. Opened
 * from the list of sessions and from the review. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/format.h"
#include "app/i18n.h"
#include "tui/term/draw.h"
#include "tui/view/detail_view.h"
#include "tui/view/views.h"
#include "tui/rows_view.h"

#define COLUMN 29                       /* where the values begin */

static void detail_reread(struct tui *t, void *self)
{
	struct detail_view *v = self;
	const struct cds_session *s = NULL;
	cds_fields *fields = NULL;
	cds_history *history = NULL;
	cds_list *list = NULL;
	enum cds_status status = cds_session_fields(t->app->log, &v->id, &fields);

	if (status == CDS_OK)
		status = cds_history_get(t->app->log, &v->id, &history);
	if (status == CDS_OK)
		status = cds_session_get(t->app->log, &v->id, &list, &s);
	if (status == CDS_OK) {
		detail_clear(v);
		v->history = history;
		detail_fill(t, v, s, fields);
		/* What is not whole is not shown as if it were. */
		if (v->failed) {
			detail_clear(v);
			tui_error(t, CDS_NO_MEMORY);
		}
		rows_set(&v->rows, v->n);
	} else {
		tui_error(t, status);           /* what was read before is still shown */
		cds_history_free(history);
	}
	cds_list_close(list);
	cds_fields_free(fields);
}

/* The entry that the cursor is on, or within; NULL: it is above all entries. */
static const struct cds_entry *entry_here(const struct detail_view *v)
{
	for (size_t i = v->rows.here < v->n ? v->rows.here + 1 : 0; i-- > 0;)
		if (v->row[i].entry != SIZE_MAX)
			return cds_history_at(v->history, v->row[i].entry);
	return NULL;
}

/* ---- drawing ---- */

static void detail_draw(struct tui *t, void *self, struct area a)
{
	struct detail_view *v = self;
	int y = a.y, bottom = a.y + a.height, lines;
	size_t i;

	rows_fit(&v->rows, a.height);
	/* Since rows may take several lines, `top` has to go further down until the row of the
	 * cursor is in sight as a whole. */
	for (lines = a.height + 1; v->rows.top < v->rows.here && lines > a.height;
	    v->rows.top += lines > a.height) {
		lines = 0;
		for (i = v->rows.top; i <= v->rows.here; i++)
			lines += draw_hanging_lines(a.width - 3, COLUMN, v->row[i].text);
	}
	for (i = v->rows.top; i < v->n && y < bottom; i++) {
		bool here = i == v->rows.here;
		term_look(here ? LOOK_HERE : v->row[i].look);
		draw_cell(y, 0, 1, here ? "›" : "", false);
		if (here)
			draw_cell(y, 1, a.width - 2, "", false);
		lines = draw_hanging(y, 1, a.width - 3, bottom - y, COLUMN, v->row[i].text);
		tui_spot(t, (struct area){y, 0, lines, a.width}, i);
		y += lines;
	}
	term_look(LOOK_PLAIN);
	if (i < v->n)
		draw_text(bottom - 1, a.width - 1, 1, "↓");
	if (v->rows.top > 0)
		draw_text(a.y, a.width - 1, 1, "↑");
}

/* ---- acting ---- */

static void remove_it(struct tui *t, struct detail_view *v)
{
	enum cds_status status;

	if (!tui_ask(t, v->removed ? _("Bring this session back into the totals?") :
		_("Remove this session from the totals? It can be brought back.")))
		return;
	status = v->removed ? cds_session_restore(t->app->log, &v->id)
	    : cds_session_remove(t->app->log, &v->id);
	if (status != CDS_OK) {
		tui_error(t, status);
		return;
	}
	detail_reread(t, v);
	tui_changed(t);
}

/* Moves the cursor to the next entry, or the one before, past the rows of what it changed. */
static void go_entry(struct detail_view *v, int by)
{
	size_t i = v->rows.here;

	while (by < 0 ? i > 0 : i + 1 < v->n) {
		i += (size_t)by;
		if (v->row[i].entry != SIZE_MAX) {
			v->rows.here = i;
			return;
		}
	}
}

static void detail_redact(struct tui *t, struct detail_view *v)
{
	const struct cds_entry *e = entry_here(v);
	const struct cds_field *words = e ? cds_fields_find(e->changes, "note") : NULL;
	char question[600], when[FORMAT_SIZE];
	enum cds_status status;
	int64_t entries;
	cds_uuid id;

	if (!words || words->type != CDS_TEXT) {
		snprintf(question, sizeof question, _("go to the entry whose text should be "
		    "erased: %s"), keymap_key(SCOPE_DETAIL, ACTION_NEXT));
		tui_tell(t, e ? _("this entry has no note text") : question);
		return;
	}
	id = e->id;
	snprintf(question, sizeof question, _("Erase the text of this note for good, here and in "
	    "every log that merges with this one? It can't be brought back. (%s, %s)"),
	    *e->author ? e->author : _("import"), format_time(when, sizeof when, e->at));
	if (!tui_ask_final(t, question))
		return;
	status = cds_entry_redact(t->app->log, &id, "note", &entries);
	if (status != CDS_OK) {
		tui_error(t, status);
		return;
	}
	detail_reread(t, v);
	tui_changed(t);
	tui_tell(t, _("the text is erased"));
}

static bool detail_act(struct tui *t, void *self, enum action a)
{
	struct detail_view *v = self;

	switch (a) {
	case ACTION_EDIT:
		view_form_edit(t, &v->id);
		return true;
	case ACTION_REMOVE:
		remove_it(t, v);
		return true;
	case ACTION_NEXT:
	case ACTION_PREVIOUS:
		go_entry(v, a == ACTION_NEXT ? 1 : -1);
		return true;
	case ACTION_REDACT:
		detail_redact(t, v);
		return true;
	default:
		return false;
	}
}

static void detail_close_view(void *self)
{
	struct detail_view *v = self;

	detail_clear(v);
	free(v->row);
}

static const enum action foot[] = {ACTION_EDIT, ACTION_REMOVE, ACTION_NEXT, ACTION_REDACT,
    ACTION_HELP, ACTION_BACK, ACTION_NONE};

void view_detail_open(struct tui *t, const cds_uuid *id)
{
	struct detail_view *v = tui_push(t, &view_detail);

	if (!v)
		return;
	v->id = *id;
	detail_reread(t, v);
}

const struct view view_detail = {
	.scope = SCOPE_DETAIL, .size = sizeof(struct detail_view), .name = N_("session"),
	.rows = offsetof(struct detail_view, rows), .draw = detail_draw, .act = detail_act,
	.reread = detail_reread, .close = detail_close_view, .foot = foot,
};
