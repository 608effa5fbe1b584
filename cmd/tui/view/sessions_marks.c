/* Sessions of the list that are marked, and what is done with all of them, or with the one under
 * the cursor: removing them from the totals, and ruling that they are one outing. */
#include <stdio.h>

#include "app/format.h"
#include "app/i18n.h"
#include "tui/view/sessions_view.h"
#include "tui/view/views.h"

/* The index of a session's mark; v->marks: it has none. */
static size_t mark_at(const struct sessions_view *v, const cds_uuid *id)
{
	size_t i = 0;

	while (i < v->marks && cds_uuid_compare(&v->mark[i], id) != 0)
		i++;
	return i;
}

bool sessions_marked(const struct sessions_view *v, const cds_uuid *id)
{
	return mark_at(v, id) < v->marks;
}

void sessions_mark(struct tui *t, struct sessions_view *v)
{
	const struct session_row *r = sessions_here(&v->model);
	size_t at;

	if (!r)
		return;
	at = mark_at(v, &r->id);
	if (at < v->marks)
		v->mark[at] = v->mark[--v->marks];
	else if (v->marks < SESSIONS_MARKS)
		v->mark[v->marks++] = r->id;
	else
		tui_tell(t, _("too many sessions to mark at once"));
	tui_error(t, sessions_move(&v->model, 1));
}

static void remove_marked(struct tui *t, struct sessions_view *v)
{
	enum cds_status status;
	char text[200], n[FORMAT_SIZE];

	snprintf(text, sizeof text, _("Remove the marked sessions from the totals: %s?"),
	    format_many(n, sizeof n, (int64_t)v->marks, NOUN_SESSION));
	if (!tui_ask(t, text))
		return;
	status = cds_log_begin(t->app->log);
	if (status == CDS_OK) {
		for (size_t i = 0; status == CDS_OK && i < v->marks; i++)
			status = cds_session_remove(t->app->log, &v->mark[i]);
		if (status == CDS_OK)
			status = cds_log_commit(t->app->log);
		else
			cds_log_rollback(t->app->log);
	}
	tui_error(t, status);
	if (status == CDS_OK)
		v->marks = 0;
	tui_changed(t);
	view_sessions.reread(t, v);
	snprintf(text, sizeof text, _("removed from the totals: %s"), n);
	if (status == CDS_OK)
		tui_tell(t, text);
}

void sessions_rule_same(struct tui *t, struct sessions_view *v)
{
	const struct session_row *r = sessions_here(&v->model);
	enum cds_status status;
	cds_uuid prefer;
	char text[500], day[FORMAT_SIZE];

	if (!r || v->marks == 0 || (v->marks == 1 && sessions_marked(v, &r->id))) {
		tui_tell(t, keymap_words(_("mark the sessions first, with %s; the one under the"
		    " cursor is counted"), SCOPE_SESSIONS, ACTION_MARK));
		return;
	}
	prefer = r->id;
	if (!sessions_marked(v, &prefer) && v->marks < SESSIONS_MARKS)
		v->mark[v->marks++] = prefer;
	snprintf(text, sizeof text, _("Are these %zu sessions one outing, counted as the one under "
	    "the cursor: %s, %.150s?"), v->marks,
	    r->first == CDS_NO_DAY ? "–" : format_date(day, sizeof day, r->first, r->first),
	    *r->place ? r->place : "–");
	if (!tui_ask(t, text))
		return;
	status = cds_verdict_same(t->app->log, v->mark, v->marks, &prefer);
	tui_error(t, status);
	if (status == CDS_OK)
		v->marks = 0;
	tui_changed(t);
	view_sessions.reread(t, v);
}

void sessions_remove(struct tui *t, struct sessions_view *v)
{
	const struct session_row *r = sessions_here(&v->model);
	bool back = r && (r->flags & CDS_SESSION_VOID);
	enum cds_status status;
	cds_uuid id;

	if (v->marks > 0) {
		remove_marked(t, v);
		return;
	}
	if (!r)
		return;
	id = r->id;
	if (!tui_ask(t, back ? _("Bring this session back into the totals?") :
		_("Remove this session from the totals? It can be brought back.")))
		return;
	status = back ? cds_session_restore(t->app->log, &id)
	    : cds_session_remove(t->app->log, &id);
	tui_error(t, status);           /* first, since reading the log clears its error */
	view_sessions.reread(t, v);
	if (status == CDS_OK)
		tui_tell(t, back ? _("the session counts again")
		    : _("the session does not count any more"));
}
