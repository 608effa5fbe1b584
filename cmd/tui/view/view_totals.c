/* Totals of a period: every number opens the sessions behind it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "tui/widget/calendar.h"
#include "tui/term/draw.h"
#include "tui/prompt.h"
#include "model/totals_model.h"
#include "tui/view/write.h"
#include "tui/view/views.h"

/* places and teams that are shown unless all are asked for */
#define RANKED 12
#define COLUMNS 3

struct totals_view {
	struct totals_model model;
	enum totals_panel panel;        /* the cursor: which panel, which row or day in it */
	size_t row[TOTALS_PANELS];
	bool whole[TOTALS_PANELS];
	int top;                        /* the first line of all that is in sight */
	struct {
		int x, y, width, height;
	} at[TOTALS_PANELS];            /* where the panels stand, from the top of all */
};

static const char *totals_title(void *self)
{
	(void)self;
	return _("totals");
}

/* ---- what there is ---- */

/* Rows of a panel in sight; of a long one the last opens the rest. */
static size_t rows_of(const struct totals_view *v, enum totals_panel p)
{
	size_t n = p == TOTALS_DAYS ? v->model.days : v->model.panel[p].n;

	return p != TOTALS_DAYS && p != TOTALS_MONTHS && !v->whole[p] &&
	    n > RANKED + 1 ? RANKED + 1 : n;
}

/* A row or day as the mouse knows it. */
#define ROWS ((size_t)1 << 24)

static size_t what_of(enum totals_panel p, size_t row)
{
	return (size_t)p * ROWS + row;
}

static bool is_more(const struct totals_view *v, enum totals_panel p, size_t row)
{
	return p != TOTALS_DAYS && row + 1 == rows_of(v, p) && rows_of(v, p) < v->model.panel[p].n;
}

static int height_of(const struct totals_view *v, enum totals_panel p)
{
	return p == TOTALS_DAYS ? (v->model.days ? 1 + CALENDAR_LINES : 0) : rows_of(v, p)
	    ? (int)rows_of(v, p) + 1 : 0;
}

static void totals_keep_inside(struct totals_view *v)
{
	for (int p = 0; p < TOTALS_PANELS; p++) {
		size_t n = rows_of(v, (enum totals_panel)p);
		if (v->row[p] >= n)
			v->row[p] = n ? n - 1 : 0;
	}
	if (rows_of(v, v->panel) == 0)
		v->panel = TOTALS_SUMS;
}

static void totals_reread(struct tui *t, void *self)
{
	struct totals_view *v = self;

	tui_error(t, totals_read(&v->model));
	totals_keep_inside(v);
}

static bool totals_idle(struct tui *t, void *self)
{
	struct totals_view *v = self;

	tui_error(t, totals_read_days(&v->model));
	return !v->model.days_done;
}

/* ---- drawing ---- */

static const char *kind_name(char kind)
{
	static const struct {
		char kind;
		const char *name;
	} names[] = {{'M', N_("month")}, {'Q', N_("quarter")}, {'H', N_("half year")},
	    {'Y', N_("year")}, {'D', N_("own dates")},
		{'A', N_("all")}};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].kind == kind)
			return _(names[i].name);
	return "";
}

static void draw_period(const struct totals_model *m, int y, int width)
{
	char from[FORMAT_SIZE], to[FORMAT_SIZE], text[300];
	bool state = m->cutoff && m->kind != 'D';

	format_date(from, sizeof from, m->from, m->from);
	format_date(to, sizeof to, m->to, m->to);
	if (m->kind == 'A')
		snprintf(text, sizeof text, "%s", _("all time"));
	else
		snprintf(text, sizeof text, "%s  %s – %s%s", kind_name(m->kind), from, to,
		    state ? _("  (state report)") : "");
	/* that it is a month or a quarter, the days say, too */
	if (state && draw_width(text) > width - 2)
		snprintf(text, sizeof text, "%s – %s %s", from, to, _("(state)"));
	term_look(LOOK_HEAD);
	draw_cell(y, 1, width - 2, text, false);
	term_look(LOOK_PLAIN);
}

#define CHANGE_WIDTH 7                  /* columns, and one between it and the number */
#define MORE_MAX 999                    /* per cent: beyond, the number before says more */

/* "+12 %", or what it was where a share says nothing. */
static const char *change_text(const struct totals_row *r, char *buf, size_t size)
{
	char n[FORMAT_SIZE];

	if (r->before == CDS_UNKNOWN || r->n == CDS_UNKNOWN)
		buf[0] = '\0';
	else if (r->before == r->n)
		snprintf(buf, size, "=");
	else if (r->before > 0 && (r->n - r->before) * 100 / r->before > MORE_MAX)
		snprintf(buf, size, ">%d %%", MORE_MAX);
	/* less than one per cent has a sign, too */
	else if (r->before < 10 || (r->n - r->before) * 100 / r->before == 0)
		snprintf(buf, size, "%s%s", r->n > r->before ? "+" : "-",
		    format_count(n, sizeof n, r->n > r->before ? r->n - r->before
		    : r->before - r->n));
	else
		snprintf(buf, size, "%+lld %%", (long long)((r->n - r->before) * 100 / r->before));
	if (draw_width(buf) > CHANGE_WIDTH)
		snprintf(buf, size, "+");       /* from nothing: the number itself says how much */
	return buf;
}

static int64_t totals_most(const struct totals_view *v, enum totals_panel p,
    enum cds_measure measure)
{
	int64_t top = 0;

	for (size_t i = 0; i < v->model.panel[p].n; i++)
		if (v->model.panel[p].row[i].measure == measure &&
		    v->model.panel[p].row[i].n > top)
			top = v->model.panel[p].row[i].n;
	return top;
}

static void totals_draw_row(const struct totals_view *v, enum totals_panel p, size_t i, int y,
    int x, int width)
{
	const struct totals_row *r = &v->model.panel[p].row[i];
	int label = width < 50 ? width - 20 : width * 2 / 5, bar = width - label - 21;
	char n[FORMAT_SIZE], change[FORMAT_SIZE + 8];
	bool here = p == v->panel && i == v->row[p];

	term_look(here ? LOOK_HERE : LOOK_PLAIN);
	draw_cell(y, x, 1, here ? "›" : "", false);
	if (is_more(v, p, i)) {
		snprintf(change, sizeof change, _("… all %s"),
		    format_count(n, sizeof n, (int64_t)v->model.panel[p].n));
		draw_cell(y, x + 1, width - 2, change, false);
		term_look(LOOK_PLAIN);
		return;
	}
	draw_cell(y, x + 1, label, r->label, false);
	draw_cell(y, x + 1 + label, 10, r->n == CDS_UNKNOWN ? "–"
	    : format_count(n, sizeof n, r->n), true);
	draw_cell(y, x + 11 + label, 8, change_text(r, change, sizeof change), true);
	term_look(LOOK_PLAIN);
	if (bar >= 4 && p != TOTALS_SUMS)
		draw_bar(y, x + 20 + label, bar, r->n, totals_most(v, p, r->measure));
	else if (bar >= 12 && r->before != CDS_UNKNOWN) {
		snprintf(change, sizeof change, _("before: %s"),
		    format_count(n, sizeof n, r->before));
		if (draw_width(change) > bar)           /* a number is never cut */
			snprintf(change, sizeof change, "(%s)", n);
		term_look(LOOK_DIM);
		draw_text(y, x + 21 + label, bar, change);
		term_look(LOOK_PLAIN);
	}
}

static const char *panel_title(enum totals_panel p)
{
	static const char *const titles[] = {N_("in the period, compared with the one before"),
	    N_("by service"), N_("assists by month"),
		N_("day by day"), N_("places, most assists first"),
		    N_("teams, most assists first")};

	return _(titles[p]);
}

static void draw_panel(struct tui *t, const struct totals_view *v, enum totals_panel p,
    struct area a)
{
	int y = a.y + 1 + v->at[p].y - v->top, x = v->at[p].x, width = v->at[p].width,
	    end = a.y + a.height;

	if (y > a.y && y < end) {
		term_look(LOOK_HEAD);
		draw_cell(y, x + 1, width - 2, panel_title(p), false);
		term_look(LOOK_PLAIN);
	}
	if (p == TOTALS_DAYS) {
		calendar_draw(t, what_of(p, 0), &v->model, p == v->panel, v->row[p], y + 1, x,
		    width, a.y + 1, end);
		return;
	}
	for (size_t i = 0; i < rows_of(v, p); i++) {
		if (y + 1 + (int)i <= a.y || y + 1 + (int)i >= end)
			continue;
		totals_draw_row(v, p, i, y + 1 + (int)i, x, width);
		tui_spot(t, (struct area){y + 1 + (int)i, x, 1, width}, what_of(p, i));
	}
}

/* Each panel goes under the shortest column. */
static int place_panels(struct totals_view *v, int width)
{
	int columns = width >= 150 ? 3 : width >= 100 ? 2 : 1, bottom[COLUMNS] = {0}, lowest = 0;

	for (int p = 0; p < TOTALS_PANELS; p++) {
		int best = 0, height = height_of(v, (enum totals_panel)p);
		for (int c = 1; c < columns; c++)
			if (bottom[c] < bottom[best])
				best = c;
		v->at[p].x = best * (width / columns);
		v->at[p].width = width / columns - (columns > 1);
		v->at[p].y = bottom[best];
		v->at[p].height = height;
		if (bottom[best] + height > lowest)
			lowest = bottom[best] + height;
		bottom[best] += height + (height > 0);
	}
	return lowest;
}

static void totals_draw(struct tui *t, void *self, struct area a)
{
	struct totals_view *v = self;
	int all = place_panels(v, a.width), room = a.height - 1, here, last;

	here = v->at[v->panel].y + 1 + (v->panel == TOTALS_DAYS
	    ? calendar_line(&v->model, v->row[v->panel]) : (int)v->row[v->panel]);
	/* Of the calendar all is to be in sight, the day that its last line tells above all. */
	last = v->panel == TOTALS_DAYS ? v->at[v->panel].y + v->at[v->panel].height - 1 : here;
	if (here - 1 < v->top)
		v->top = here - 1;
	if (last >= v->top + room)
		v->top = last - room + 1;
	if (here < v->top)
		v->top = here;
	if (v->top + room > all)
		v->top = all > room ? all - room : 0;
	draw_period(&v->model, a.y, a.width);
	for (int p = 0; p < TOTALS_PANELS; p++)
		if (v->at[p].height > 0)
			draw_panel(t, v, (enum totals_panel)p, a);
	if (v->top + room < all)
		draw_text(a.y + a.height - 1, a.width - 1, 1, "↓");
}

/* ---- moving ---- */

static void other_panel(struct totals_view *v, int by)
{
	for (int i = 0; i < TOTALS_PANELS; i++) {
		v->panel =
		    (enum totals_panel)(((int)v->panel + by + TOTALS_PANELS) % TOTALS_PANELS);
		if (rows_of(v, v->panel) > 0)
			return;
	}
}

/* Beyond the last row is the next panel. */
static void totals_step(struct totals_view *v, int by)
{
	size_t *row = &v->row[v->panel], n = rows_of(v, v->panel);

	if (v->panel == TOTALS_DAYS ? calendar_step(&v->model, row, by) : by < 0 ? *row > 0
	    : *row + 1 < n) {
		*row += v->panel == TOTALS_DAYS ? 0 : (size_t)by;
		return;
	}
	if ((by < 0 && v->panel == TOTALS_SUMS) || (by > 0 && v->panel == TOTALS_PANELS - 1))
		return;
	for (int p = (int)v->panel + by; p >= 0 && p < TOTALS_PANELS; p += by) {
		if (rows_of(v, (enum totals_panel)p) == 0)
			continue;
		v->panel = (enum totals_panel)p;
		if (v->panel != TOTALS_DAYS)
			v->row[p] = by > 0 ? 0 : rows_of(v, v->panel) - 1;
		return;
	}
}

/* In the calendar a week, elsewhere a panel. */
static void totals_sideways(struct totals_view *v, int by)
{
	if (v->panel == TOTALS_DAYS && calendar_week(&v->model, &v->row[TOTALS_DAYS], by))
		return;
	other_panel(v, by);
}

static bool move_cursor(struct totals_view *v, enum action a)
{
	switch (a) {
	case ACTION_UP:
	case ACTION_DOWN:
		totals_step(v, a == ACTION_UP ? -1 : 1);
		return true;
	case ACTION_LEFT:
	case ACTION_RIGHT:
		totals_sideways(v, a == ACTION_LEFT ? -1 : 1);
		return true;
	case ACTION_PAGE_UP:
	case ACTION_PREVIOUS:
		other_panel(v, -1);
		return true;
	case ACTION_PAGE_DOWN:
	case ACTION_NEXT:
		other_panel(v, 1);
		return true;
	case ACTION_FIRST:
		v->panel = TOTALS_SUMS;
		v->row[TOTALS_SUMS] = 0;
		return true;
	case ACTION_LAST:
		v->panel = TOTALS_SUMS;
		other_panel(v, -1);
		v->row[v->panel] = rows_of(v, v->panel) ? rows_of(v, v->panel) - 1 : 0;
		return true;
	default:
		return false;
	}
}

/* ---- opening ---- */

static void totals_open_here(struct tui *t, struct totals_view *v)
{
	char words[300], day[FORMAT_SIZE];
	struct cds_filter f;
	struct totals_row *r;

	if (rows_of(v, v->panel) == 0)
		return;
	if (v->panel == TOTALS_DAYS) {
		f = totals_day_filter(&v->model, v->row[TOTALS_DAYS]);
		view_sessions_open_filtered(t, &f, format_date(day, sizeof day, f.from, f.from));
		return;
	}
	if (is_more(v, v->panel, v->row[v->panel])) {
		v->whole[v->panel] = true;
		return;
	}
	r = &v->model.panel[v->panel].row[v->row[v->panel]];
	if (r->review) {
		view_review_open(t);
		return;
	}
	f = r->filter;
	f.service = r->service[0] ? r->service : NULL;
	snprintf(words, sizeof words, _("sessions behind: %s"), r->label);
	view_sessions_open_filtered(t, &f, words);
}

static void own_dates(struct tui *t, struct totals_view *v)
{
	struct text_field field;
	int from, to;
	const char *label = _("5/2024, 2024-Q2, 2024 or from - to");

	text_field_set(&field, "", false);
	do {
		if (!tui_prompt(t, label, &field, NULL, NULL) || !field.text[0])
			return;
		label = _("no such period: write 5/2024, 2024-Q2, 2024 or two days, 1/5/2024 -"
		    " 30/6/2024");
	} while (cds_period_parse(field.text, v->model.cutoff, &from, &to) != CDS_OK &&
	    cds_date_parse(field.text, &from, &to) != CDS_OK);
	totals_own(&v->model, from, to);
	totals_reread(t, v);
}

/* With rows of what the cursor is among. */
static void totals_write_out(struct tui *t, struct totals_view *v)
{
	static const enum cds_by by[TOTALS_PANELS] = {CDS_BY_PLACE, CDS_BY_SERVICE, CDS_BY_MONTH,
	    CDS_BY_PLACE, CDS_BY_PLACE, CDS_BY_TEAM};
	struct cds_filter f = CDS_FILTER_ALL;

	f.from = v->model.from;
	f.to = v->model.to;
	tui_write_report(t, &f, v->model.cutoff, by[v->panel]);
}

static bool totals_act(struct tui *t, void *self, enum action a)
{
	struct totals_view *v = self;

	if (move_cursor(v, a))
		return true;
	switch (a) {
	case ACTION_EARLIER:
	case ACTION_LATER:
		totals_go(&v->model, a == ACTION_LATER);
		totals_reread(t, v);
		return true;
	case ACTION_PERIOD:
		totals_next_kind(&v->model);
		totals_reread(t, v);
		return true;
	case ACTION_CUTOFF:
		totals_cutoff(&v->model);
		totals_reread(t, v);
		return true;
	case ACTION_DATES:
		own_dates(t, v);
		return true;
	case ACTION_OPEN:
		totals_open_here(t, v);
		return true;
	case ACTION_WRITE:
		totals_write_out(t, v);
		return true;
	default:
		return a == ACTION_TOTALS;
	}
}

static bool totals_choose(struct tui *t, void *self, size_t what)
{
	struct totals_view *v = self;
	enum totals_panel p = (enum totals_panel)(what / ROWS);
	bool there = v->panel == p && v->row[p] == what % ROWS;

	(void)t;
	v->panel = p;
	v->row[p] = what % ROWS;
	return there;
}

static void totals_close_view(void *self)
{
	totals_free(&((struct totals_view *)self)->model);
	free(self);
}

static const enum action foot[] = {ACTION_OPEN, ACTION_EARLIER, ACTION_LATER, ACTION_PERIOD,
    ACTION_WRITE, ACTION_CUTOFF, ACTION_DATES, ACTION_HELP,
	ACTION_BACK, ACTION_NONE};
static void totals_open(struct tui *t)
{
	struct totals_view *v = calloc(1, sizeof *v);

	if (!tui_push(t, &view_totals, v))
		return;
	totals_init(&v->model, t->app->log, app_today(t->app));
	totals_reread(t, v);
}

const struct view view_totals = {
	.scope = SCOPE_TOTALS, .title = totals_title, .draw = totals_draw, .act = totals_act,
	.choose = totals_choose, .reread = totals_reread, .close = totals_close_view, .foot = foot,
	.idle = totals_idle,
	.open = totals_open, .opens = ACTION_TOTALS,
	.help = N_("To print or keep these totals: %s writes them to a file, or a table if its"
	    " name ends in .csv; rows follow the section under the cursor."),
	.help_key = ACTION_WRITE,
};
