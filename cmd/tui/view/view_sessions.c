/* The list of sessions, newest first: the first screen, and the sessions behind a number of
 * another screen. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "app/typed.h"
#include "tui/prompt.h"
#include "tui/view/sessions_view.h"
#include "tui/view/write.h"
#include "tui/view/views.h"

static const char *view_sessions_title(void *self)
{
	struct sessions_view *v = self;

	return v->behind[0] ? v->behind : _("sessions");
}

/* ---- totals of what is listed ---- */

/* Sums of a list without a scan, which the kept totals have. */
static void count_kept(struct tui *t, struct sessions_view *v)
{
	struct cds_filter filter = v->model.filter;
	struct cds_report *r = NULL;
	enum cds_status status;

	filter.removed = false;
	filter.search = NULL;
	status = cds_report_run(t->app->log, &filter, NULL, 0, 0, &r);
	v->counted = status == CDS_OK;
	if (v->counted) {
		v->sessions = r->sums.sessions;
		v->assists = r->sums.assists;
		v->attendance = r->sums.attendance;
		v->visits = r->sums.visits;
		memcpy(v->uncounted, r->sums.uncounted, sizeof v->uncounted);
		v->attention = r->attention;
	} else {
		tui_error(t, status);
	}
	cds_report_free(r);
}

/* Counts what is listed: of a scan, what it has found so far. */
static void view_sessions_count(struct tui *t, struct sessions_view *v)
{
	const struct cds_scan_sums *sums = v->model.scan ? cds_scan_sums(v->model.scan) : NULL;

	if (sums) {
		v->sessions = sums->sessions;
		v->assists = sums->assists;
		v->attendance = sums->attendance;
		v->visits = sums->visits;
		memcpy(v->uncounted, sums->uncounted, sizeof v->uncounted);
		v->attention = sums->attention;
		v->counted = true;
	} else {
		count_kept(t, v);
	}
	v->counting = sums && !sums->done;
}

static void count_drafts(struct tui *t, struct sessions_view *v)
{
	cds_drafts *view_sessions_drafts = NULL;

	tui_error(t, cds_drafts_get(t->app->log, NULL, &view_sessions_drafts));
	v->drafts = cds_drafts_size(view_sessions_drafts);
	cds_drafts_free(view_sessions_drafts);
}

static void view_sessions_reread(struct tui *t, void *self)
{
	struct sessions_view *v = self;

	count_drafts(t, v);
	tui_error(t, sessions_again(&v->model));
	view_sessions_count(t, v);
}

/* Lists anew after the filter or the order was changed. */
static void view_sessions_start(struct tui *t, struct sessions_view *v)
{
	tui_error(t, sessions_start(&v->model));
	if (!v->model.scan)
		tui_error(t, sessions_first(&v->model));
	view_sessions_count(t, v);
}

static bool view_sessions_idle(struct tui *t, void *self)
{
	struct sessions_view *v = self;
	bool more = false;

	if (v->counting) {
		tui_error(t, sessions_work(&v->model, &more));
		view_sessions_count(t, v);
	}
	return more;
}

/* ---- finding and filtering ---- */

static void view_sessions_follow(struct tui *t, void *self)
{
	struct sessions_view *v = self;

	snprintf(v->model.search, sizeof v->model.search, "%.250s", v->find.text);
	view_sessions_start(t, v);
}

static void view_sessions_find(struct tui *t, struct sessions_view *v)
{
	if (!tui_prompt(t, "/", &v->find, view_sessions_follow, v)) {
		text_field_clear(&v->find);
		view_sessions_follow(t, v);
	}
}

static void view_sessions_attention(struct tui *t, struct sessions_view *v)
{
	v->model.filter.attention = !v->model.filter.attention;
	view_sessions_start(t, v);
}

static void view_sessions_sort(struct tui *t, struct sessions_view *v)
{
	char text[100];

	v->model.sort = (v->model.sort + 1) % CDS_SORTS;
	v->model.reverse = false;
	view_sessions_start(t, v);
	if (sessions_shows(v->model.sort, v->width))
		return;                 /* the column's heading says so */
	snprintf(text, sizeof text, _("sorted by: %s"),
	    v->model.sort == CDS_SORT_TEAM ? _("Team") : _("By"));
	tui_tell(t, text);
}

static void view_sessions_reverse(struct tui *t, struct sessions_view *v)
{
	v->model.reverse = !v->model.reverse;
	view_sessions_start(t, v);
}

/* Asks for a day, and goes to it. */
static void to_date(struct tui *t, struct sessions_view *v)
{
	struct text_field field;
	struct cds_refusal why;
	struct cds_span days;
	char label[500], meant[TYPED_SIZE];
	int today = app_today(t->app);

	snprintf(label, sizeof label, "%s", _("date:"));
	text_field_set(&field, "", false);
	do {
		if (!tui_prompt(t, label, &field, NULL, NULL) || !field.text[0])
			return;
	} while (cds_date_read(field.text, today, &days, NULL) != CDS_OK &&
	    cds_period_read(field.text, today, 0, &days, &why) != CDS_OK &&
	    error_words(&why.error, label, sizeof label));
	if (v->model.sort != CDS_SORT_DATE) {
		v->model.sort = CDS_SORT_DATE;
		view_sessions_start(t, v);
	}
	if (*typed_meant(&days, meant, sizeof meant))
		tui_tell(t, meant);
	tui_error(t, sessions_to_day(&v->model, days.last));
}

/* Takes back, step by step, what narrows the list: first the marks, then search, filter and
 * order. False: nothing was left to take back. */
static bool view_sessions_back(struct tui *t, struct sessions_view *v)
{
	struct sessions_model *m = &v->model;
	bool search = m->search[0], sorted = m->sort != CDS_SORT_DATE || m->reverse;

	if (v->marks > 0) {
		v->marks = 0;
		return true;
	}
	if (v->behind[0] && !search && !sorted)
		return false;
	text_field_clear(&v->find);
	m->search[0] = '\0';
	m->sort = CDS_SORT_DATE;
	m->reverse = false;
	if (!v->behind[0]) {
		m->filter = (struct cds_filter)CDS_FILTER_ALL;
		m->filter.removed = true;
		v->filtered[0] = '\0';
	}
	view_sessions_start(t, v);
	return true;
}

/* ---- actions ---- */

/* Moves the cursor. False: the action is no movement. */
static bool view_sessions_wander(struct tui *t, struct sessions_view *v, enum action a)
{
	int page = v->height > 1 ? v->height - 1 : 1;

	switch (a) {
	case ACTION_UP:
		tui_error(t, sessions_move(&v->model, -1));
		return true;
	case ACTION_DOWN:
		tui_error(t, sessions_move(&v->model, 1));
		return true;
	case ACTION_PAGE_UP:
		tui_error(t, sessions_move(&v->model, -page));
		return true;
	case ACTION_PAGE_DOWN:
		tui_error(t, sessions_move(&v->model, page));
		return true;
	case ACTION_FIRST:
		tui_error(t, sessions_first(&v->model));
		return true;
	case ACTION_LAST:
		tui_error(t, sessions_last(&v->model));
		return true;
	default:
		return false;
	}
}

/* Does an action that opens the session under the cursor. False: this one does not. */
static bool view_sessions_here(struct tui *t, struct sessions_view *v, enum action a)
{
	static const struct {
		enum action action;
		void (*open)(struct tui *t, const cds_uuid *id);
	} opens[] = {{ACTION_OPEN, view_detail_open}, {ACTION_EDIT, view_form_edit},
	    {ACTION_REPEAT, view_form_like}};
	const struct session_row *r = sessions_here(&v->model);

	for (size_t i = 0; i < sizeof opens / sizeof *opens; i++) {
		if (opens[i].action == a && r)
			opens[i].open(t, &r->id);
		if (opens[i].action == a)
			return true;
	}
	return false;
}

static void view_sessions_write_out(struct tui *t, struct sessions_view *v)
{
	tui_write_sessions(t, &v->model.filter, v->sessions);
}

static bool view_sessions_act(struct tui *t, void *self, enum action a)
{
	static const struct {
		enum action action;
		void (*run)(struct tui *t, struct sessions_view *v);
	} runs[] = {
		{ACTION_REMOVE, sessions_remove}, {ACTION_FIND, view_sessions_find},
		{ACTION_FILTER, view_filter_open}, {ACTION_ATTENTION, view_sessions_attention},
		{ACTION_SORT, view_sessions_sort}, {ACTION_REVERSE, view_sessions_reverse},
		{ACTION_DATE, to_date}, {ACTION_MARK, sessions_mark},
		{ACTION_SAME, sessions_rule_same}, {ACTION_WRITE, view_sessions_write_out},
	};
	struct sessions_view *v = self;

	if (view_sessions_wander(t, v, a) || view_sessions_here(t, v, a))
		return true;
	for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
		if (runs[i].action == a) {
			runs[i].run(t, v);
			return true;
		}
	}
	if (a == ACTION_BACK)
		return view_sessions_back(t, v);
	if (a != ACTION_QUIT || !v->behind[0])
		return false;
	tui_pop(t);
	return true;
}

static bool view_sessions_choose(struct tui *t, void *self, size_t what)
{
	struct sessions_model *m = &((struct sessions_view *)self)->model;
	bool there = what == m->here;

	if (what < m->rows)
		tui_error(t, sessions_move(m, (int)what - (int)m->here));
	return there;
}

static void view_sessions_close_view(void *self)
{
	sessions_free(&((struct sessions_view *)self)->model);
}

static const enum action foot[] = {ACTION_ADD, ACTION_TALLY, ACTION_OPEN, ACTION_FIND, ACTION_EDIT,
    ACTION_REMOVE, ACTION_FILTER, ACTION_UNDO, ACTION_TOTALS, ACTION_HELP, ACTION_QUIT,
    ACTION_NONE};
/* The list behind a number is left by Esc and by q, which does not end the program there. */
static const enum action foot_behind[] = {ACTION_OPEN, ACTION_FIND, ACTION_EDIT, ACTION_REMOVE,
    ACTION_FILTER, ACTION_UNDO, ACTION_HELP, ACTION_BACK, ACTION_NONE};

static const enum action *view_sessions_foot(const void *self)
{
	return ((const struct sessions_view *)self)->behind[0] ? foot_behind : foot;
}

static void view_sessions_open_view(struct tui *t, const struct cds_filter *filter,
    const char *behind)
{
	struct sessions_view *v = tui_push(t, &view_sessions);

	if (!v)
		return;
	sessions_init(&v->model, t->app->log);
	if (filter) {
		snprintf(v->behind, sizeof v->behind, "%s", behind);
		v->model.filter = *filter;
		if (filter->service)
			v->model.filter.service = memccpy(v->service, filter->service, '\0',
			    sizeof v->service - 1) ? v->service : NULL;
		if (filter->author)
			v->model.filter.author = memccpy(v->author, filter->author, '\0',
			    sizeof v->author - 1) ? v->author : NULL;
	}
	view_sessions_start(t, v);
	count_drafts(t, v);
}

void view_sessions_show(struct tui *t, const cds_uuid *id)
{
	const struct cds_session *s;
	cds_list *list = NULL;

	if (t->depth == 0 || tui_top(t) != &view_sessions)
		return;
	if (cds_session_get(t->app->log, id, &list, &s) == CDS_OK)
		tui_error(t, sessions_to(&((struct sessions_view *)tui_top_self(t))->model,
		    &s->position));
	cds_list_close(list);
}

static void view_sessions_open(struct tui *t)
{
	view_sessions_open_view(t, NULL, "");
}

void view_sessions_open_filtered(struct tui *t, const struct cds_filter *filter, const char *title)
{
	view_sessions_open_view(t, filter, title);
}

const struct view view_sessions = {
	.scope = SCOPE_SESSIONS, .size = sizeof(struct sessions_view),
	.title = view_sessions_title, .draw = sessions_draw,
	.act = view_sessions_act, .choose = view_sessions_choose, .reread = view_sessions_reread,
	.close = view_sessions_close_view, .foot = foot, .foot_now = view_sessions_foot,
	.idle = view_sessions_idle, .open = view_sessions_open,
	.help = N_("The sessions as a table, for a spreadsheet or to send: %s writes those"
	    " shown; cdslog import reads such a table."), .help_key = ACTION_WRITE,
};
