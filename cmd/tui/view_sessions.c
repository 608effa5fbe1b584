/* The list of sessions, newest first. */
#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../format.h"
#include "../i18n.h"
#include "draw.h"
#include "sessions_model.h"
#include "text_field.h"
#include "view.h"

struct sessions_view {
	struct sessions_model model;
	struct text_field find;
	char behind[200];               /* of which number these are the sessions; "": all of them */
	char service[65], author[129];  /* what the filter points to */
	int64_t sessions, assists, attention;   /* of what is listed */
	size_t drafts;
	bool counted;
	int height;
};

static const char *title(void *self)
{
	struct sessions_view *v = self;

	return v->behind[0] ? v->behind : _("sessions");
}

/* What the bar says: totals of what is listed.  A search has to read every session for that. */
static void count(struct tui *t, struct sessions_view *v)
{
	struct cds_filter filter = v->model.filter;
	struct cds_report *r = NULL;
	enum cds_status status;

	filter.removed = false;
	filter.search = v->model.search[0] ? v->model.search : NULL;
	status = cds_report_run(t->app->log, &filter, NULL, 0, 0, &r);
	v->counted = status == CDS_OK;
	if (v->counted) {
		v->sessions = r->sums.sessions;
		v->assists = r->sums.assists;
		v->attention = r->conflicts + r->incomplete + r->flagged;
	} else {
		tui_error(t, status);
	}
	cds_report_free(r);
}

static void count_drafts(struct tui *t, struct sessions_view *v)
{
	cds_drafts *drafts = NULL;

	tui_error(t, cds_drafts_get(t->app->log, NULL, &drafts));
	v->drafts = cds_drafts_size(drafts);
	cds_drafts_free(drafts);
}

static void reread(struct tui *t, void *self)
{
	struct sessions_view *v = self;

	count_drafts(t, v);
	tui_error(t, sessions_again(&v->model));
	count(t, v);
}

/* ---- drawing ---- */

/* Columns by what fits: date and place always, the rest as there is room. */
struct columns {
	int date, place, team, count, author, marks;
};

static struct columns fit(int width)
{
	struct columns c = {.date = 10, .count = 8};
	int rest = width - 2 - c.date - 1 - c.count - 1;

	c.marks = width >= 60 ? 11 : 1;
	rest -= c.marks + 1;
	c.author = width >= 96 ? (width - 96) / 5 + 16 : 0;     /* before that, names of teams need the room */
	rest -= c.author ? c.author + 1 : 0;
	c.team = width >= 60 ? rest * 45 / 100 : 0;
	rest -= c.team ? c.team + 1 : 0;
	c.place = rest;
	return c;
}

static void cell(int y, int *x, int width, const char *text, bool right)
{
	if (width <= 0)
		return;
	draw_cell(y, *x, width, text, right);
	draw_cell(y, *x + width, 1, "", false);
	*x += width + 1;
}

static void draw_head(int y, const struct columns *c)
{
	int x = 1;

	term_look(LOOK_HEAD);
	cell(y, &x, c->date, _("Date"), true);
	cell(y, &x, c->place, _("Place"), false);
	cell(y, &x, c->team, _("Team"), false);
	cell(y, &x, c->count, _("Assists"), true);
	cell(y, &x, c->author, _("By"), false);
	cell(y, &x, c->marks, c->marks > 1 ? _("Marks") : "", false);
	term_look(LOOK_PLAIN);
}

static const char *short_mark(unsigned flags)
{
	return flags & CDS_SESSION_VOID ? "×" : flags & CDS_SESSION_CONFLICT ? "!" :
	    flags & CDS_SESSION_DUPLICATE ? "=" :
	    flags & (CDS_SESSION_FLAGGED | CDS_SESSION_INCOMPLETE | CDS_SESSION_DISPUTED) ? "?" : "";
}

static void draw_row(const struct session_row *r, int y, int width, const struct columns *c, bool here)
{
	char buf[FORMAT_SIZE];
	int x = 1;

	term_look(here ? LOOK_HERE : r->flags & (CDS_SESSION_VOID | CDS_SESSION_DUPLICATE) ? LOOK_DIM : LOOK_PLAIN);
	draw_cell(y, 0, width, here ? "›" : "", false);
	cell(y, &x, c->date, r->first == CDS_NO_DAY ? "–" : format_date(buf, sizeof buf, r->first, r->first), true);
	cell(y, &x, c->place, *r->place ? r->place : "–", false);
	cell(y, &x, c->team, r->team, false);
	cell(y, &x, c->count, format_count(buf, sizeof buf, r->assists), true);
	cell(y, &x, c->author, r->author, false);
	cell(y, &x, c->marks, c->marks > 1 ? r->marks : short_mark(r->flags), false);
	term_look(LOOK_PLAIN);
}

static void draw_first_start(struct area a)
{
	const char *lines[] = {
		N_("There is nothing in this log yet."), "",
		N_("  a   log a session: where, and how many assists of each service"),
		N_("  ?   the keys of every screen"),
		N_("  t   totals, for any period"),
		N_("  L   tiếng Việt / English"), "",
		N_("Every change is on the disk when you see it. Nothing is ever lost."),
	};

	for (int i = 0; i < (int)(sizeof lines / sizeof *lines) && i + 1 < a.height; i++)
		draw_text(a.y + 1 + i, 3, a.width - 4, _(lines[i]));
}

static void draw_totals(const struct sessions_view *v, int y, int width)
{
	char text[512], s[FORMAT_SIZE], n[FORMAT_SIZE], look[FORMAT_SIZE];

	snprintf(text, sizeof text, _("%s sessions, %s assists"), format_count(s, sizeof s, v->sessions),
	    format_count(n, sizeof n, v->assists));
	if (v->attention)
		snprintf(text + strlen(text), sizeof text - strlen(text), _("; %s need a look"),
		    format_count(look, sizeof look, v->attention));
	if (v->drafts)
		snprintf(text + strlen(text), sizeof text - strlen(text), _("; drafts: %zu (D)"), v->drafts);
	if (v->model.search[0])
		snprintf(text + strlen(text), sizeof text - strlen(text), _("; found by “%s”"), v->model.search);
	term_look(LOOK_DIM);
	draw_text(y, 1, width - 2, v->counted ? text : "");
	term_look(LOOK_PLAIN);
}

static void draw(struct tui *t, void *self, struct area a)
{
	struct sessions_view *v = self;
	struct columns c = fit(a.width);

	(void)t;
	v->height = a.height - 2;
	if (v->model.rows == 0 && !v->model.search[0] && !v->behind[0]) {
		draw_first_start(a);
		return;
	}
	sessions_show(&v->model, (size_t)v->height);
	draw_head(a.y, &c);
	for (int i = 0; i < v->height && v->model.top + (size_t)i < v->model.rows; i++) {
		size_t at = v->model.top + (size_t)i;
		draw_row(&v->model.row[at], a.y + 1 + i, a.width, &c, at == v->model.here);
	}
	if (v->model.rows == 0)
		draw_text(a.y + 2, 3, a.width - 4, v->model.search[0] ? _("nothing is found: Esc shows all again") : _("no sessions"));
	draw_totals(v, a.y + a.height - 1, a.width);
}

/* ---- finding: a line at the bottom, the list follows what is typed ---- */

static const char *find_title(void *self)
{
	(void)self;
	return _("find");
}

static void find_draw(struct tui *t, void *self, struct area a)
{
	struct sessions_view *v = self;
	int y = a.y + a.height - 1;

	a.height--;
	draw(t, v, a);
	draw_cell(y, 0, a.width, "", false);
	draw_text(y, 1, 3, "/ ");
	text_field_draw(&v->find, y, 3, a.width - 4, &t->cursor_x);
	t->cursor_y = y;
}

static void follow(struct tui *t, struct sessions_view *v)
{
	snprintf(v->model.search, sizeof v->model.search, "%.250s", v->find.text);
	tui_error(t, sessions_first(&v->model));
	v->counted = false;
}

static void find_type(struct tui *t, void *self, wint_t c)
{
	struct sessions_view *v = self;

	if (text_field_type(&v->find, (wchar_t)c))
		follow(t, v);
}

static bool find_act(struct tui *t, void *self, enum action a)
{
	struct sessions_view *v = self;

	switch (a) {
	case ACTION_ACCEPT:
		tui_pop(t);
		return true;
	case ACTION_BACK:
		text_field_clear(&v->find);
		follow(t, v);
		tui_pop(t);
		return true;
	case ACTION_BACKSPACE:
		text_field_backspace(&v->find);
		follow(t, v);
		return true;
	case ACTION_CLEAR:
		text_field_clear(&v->find);
		follow(t, v);
		return true;
	case ACTION_LEFT:
		text_field_left(&v->find);
		return true;
	case ACTION_RIGHT:
		text_field_right(&v->find);
		return true;
	default:
		return false;
	}
}

static void find_close(void *self)
{
	(void)self;                     /* the list's own */
}

static const enum action find_foot[] = {ACTION_BACK, ACTION_NONE};
static const struct view find_view = {
	.scope = SCOPE_PROMPT, .title = find_title, .draw = find_draw, .act = find_act, .type = find_type,
	.close = find_close, .foot = find_foot,
};

/* ---- actions ---- */

static void remove_here(struct tui *t, struct sessions_view *v)
{
	const struct session_row *r = sessions_here(&v->model);
	bool back = r && (r->flags & CDS_SESSION_VOID);
	enum cds_status status;
	cds_uuid id;

	if (!r)
		return;
	id = r->id;
	if (!tui_ask(t, back ? _("Bring this session back into the totals?") :
		_("Remove this session from the totals? It can be brought back.")))
		return;
	status = back ? cds_session_restore(t->app->log, &id) : cds_session_remove(t->app->log, &id);
	reread(t, v);
	if (status == CDS_OK)
		tui_tell(t, back ? _("the session counts again") : _("the session does not count any more"));
	else
		tui_error(t, status);
}

static bool wander(struct tui *t, struct sessions_view *v, enum action a)
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

static bool act(struct tui *t, void *self, enum action a)
{
	struct sessions_view *v = self;
	const struct session_row *r = sessions_here(&v->model);

	if (wander(t, v, a))
		return true;
	switch (a) {
	case ACTION_ADD:
		view_form_open(t, NULL);
		return true;
	case ACTION_REPEAT:
		if (r)
			view_form_like(t, &r->id);
		return true;
	case ACTION_TALLY:
		view_tally_open(t, NULL);
		return true;
	case ACTION_DRAFTS:
		view_drafts_open(t);
		return true;
	case ACTION_EDIT:
		if (r)
			view_form_open(t, &r->id);
		return true;
	case ACTION_OPEN:
		if (r)
			view_detail_open(t, &r->id);
		return true;
	case ACTION_REMOVE:
		remove_here(t, v);
		return true;
	case ACTION_FIND:
		tui_push(t, &find_view, v);
		return true;
	case ACTION_TOTALS:
		view_totals_open(t);
		return true;
	case ACTION_QUIT:
		if (!v->behind[0])
			return false;
		tui_pop(t);
		return true;
	case ACTION_BACK:
		if (v->behind[0] && !v->model.search[0])
			return false;
		text_field_clear(&v->find);
		v->model.search[0] = '\0';
		tui_error(t, sessions_first(&v->model));
		count(t, v);
		return true;
	default:
		return false;
	}
}

static void close_view(void *self)
{
	free(self);
}

static const enum action foot[] = {ACTION_ADD, ACTION_OPEN, ACTION_EDIT, ACTION_REMOVE, ACTION_FIND, ACTION_TOTALS,
	ACTION_HELP, ACTION_QUIT, ACTION_NONE};
static const struct view view = {
	.scope = SCOPE_SESSIONS, .title = title, .draw = draw, .act = act, .reread = reread,
	.close = close_view, .foot = foot,
};

static void open_view(struct tui *t, const struct cds_filter *filter, const char *behind)
{
	struct sessions_view *v = calloc(1, sizeof *v);

	if (!tui_push(t, &view, v))
		return;
	sessions_init(&v->model, t->app->log);
	if (filter) {
		snprintf(v->behind, sizeof v->behind, "%s", behind);
		v->model.filter = *filter;
		if (filter->service)
			v->model.filter.service = memccpy(v->service, filter->service, '\0', sizeof v->service - 1) ? v->service : NULL;
		if (filter->author)
			v->model.filter.author = memccpy(v->author, filter->author, '\0', sizeof v->author - 1) ? v->author : NULL;
	}
	tui_error(t, sessions_first(&v->model));
	count(t, v);
	count_drafts(t, v);
}

void view_sessions_open(struct tui *t)
{
	open_view(t, NULL, "");
}

void view_sessions_open_filtered(struct tui *t, const struct cds_filter *filter, const char *title)
{
	open_view(t, filter, title);
}
