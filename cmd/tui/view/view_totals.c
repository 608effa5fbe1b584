/* Totals of a period: every number opens the sessions behind it. Opened from anywhere. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "app/typed.h"
#include "tui/widget/calendar.h"
#include "tui/prompt.h"
#include "tui/view/totals_view.h"
#include "tui/view/write.h"
#include "tui/view/views.h"

/* Moves the cursor to a row that is there. */
static void totals_keep_inside(struct totals_view *v)
{
	for (int p = 0; p < TOTALS_PANELS; p++) {
		size_t n = totals_rows(v, (enum totals_panel)p);
		if (v->row[p] >= n)
			v->row[p] = n ? n - 1 : 0;
	}
	if (totals_rows(v, v->panel) == 0)
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

/* ---- moving ---- */

/* Moves the cursor to the next panel that has rows, or the one before. */
static void other_panel(struct totals_view *v, int by)
{
	for (int i = 0; i < TOTALS_PANELS; i++) {
		v->panel =
		    (enum totals_panel)(((int)v->panel + by + TOTALS_PANELS) % TOTALS_PANELS);
		if (totals_rows(v, v->panel) > 0)
			return;
	}
}

/* Moves the cursor a row down (by is 1) or up (-1); beyond the last row is the next panel. */
static void totals_step(struct totals_view *v, int by)
{
	size_t *row = &v->row[v->panel], n = totals_rows(v, v->panel);

	if (v->panel == TOTALS_DAYS ? calendar_step(&v->model, row, by)
	    : by < 0 ? *row > 0 : *row + 1 < n) {
		*row += v->panel == TOTALS_DAYS ? 0 : (size_t)by;
		return;
	}
	if ((by < 0 && v->panel == TOTALS_SUMS) || (by > 0 && v->panel == TOTALS_PANELS - 1))
		return;
	for (int p = (int)v->panel + by; p >= 0 && p < TOTALS_PANELS; p += by) {
		if (totals_rows(v, (enum totals_panel)p) == 0)
			continue;
		v->panel = (enum totals_panel)p;
		if (v->panel != TOTALS_DAYS)
			v->row[p] = by > 0 ? 0 : totals_rows(v, v->panel) - 1;
		return;
	}
}

/* Moves by a week in the calendar, elsewhere by a panel. */
static void totals_sideways(struct totals_view *v, int by)
{
	if (v->panel == TOTALS_DAYS && calendar_week(&v->model, &v->row[TOTALS_DAYS], by))
		return;
	other_panel(v, by);
}

/* Moves the cursor. False: the action is no movement. */
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
		v->row[v->panel] = totals_rows(v, v->panel) ? totals_rows(v, v->panel) - 1 : 0;
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

	if (totals_rows(v, v->panel) == 0)
		return;
	if (v->panel == TOTALS_DAYS) {
		f = totals_day_filter(&v->model, v->row[TOTALS_DAYS]);
		view_sessions_open_filtered(t, &f, format_date(day, sizeof day, f.from, f.from));
		return;
	}
	if (totals_is_more(v, v->panel, v->row[v->panel])) {
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
	struct cds_refusal why;
	struct cds_span days;
	char label[500], meant[TYPED_SIZE];

	snprintf(label, sizeof label, "%s", _("5/2024, 2024-Q2, 2024 or from - to"));
	text_field_set(&field, "", false);
	do {
		if (!tui_prompt(t, label, &field, NULL, NULL) || !field.text[0])
			return;
	} while (cds_period_read(field.text, app_today(t->app), v->model.cutoff, &days, &why) !=
	    CDS_OK && error_words(&why.error, label, sizeof label));
	totals_own(&v->model, days.first, days.last);
	totals_reread(t, v);
	if (*typed_meant(&days, meant, sizeof meant))
		tui_tell(t, meant);
}

/* Writes the report to a file, with rows by what the panel of the cursor shows. */
static void totals_write_out(struct tui *t, struct totals_view *v)
{
	static const enum cds_by by[TOTALS_PANELS] = {CDS_BY_PLACE, CDS_BY_SERVICE,
	    CDS_BY_SERVICE, CDS_BY_SERVICE, CDS_BY_MONTH, CDS_BY_PLACE, CDS_BY_PLACE, CDS_BY_TEAM};
	struct cds_units units = totals_units(&v->model);
	struct cds_filter f = CDS_FILTER_ALL;

	f.from = v->model.from;
	f.to = v->model.to;
	tui_write_report(t, &f, &units, v->model.cutoff, by[v->panel]);
}

/* Changes what is added up, or by what. False: the action is something else. */
static bool totals_change(struct totals_model *m, enum action a)
{
	switch (a) {
	case ACTION_EARLIER:
	case ACTION_LATER:
		totals_go(m, a == ACTION_LATER);
		return true;
	case ACTION_PERIOD:
		totals_next_kind(m);
		return true;
	case ACTION_CUTOFF:
		totals_cutoff(m);
		return true;
	case ACTION_LEVEL:
		totals_next_level(m);
		return true;
	case ACTION_UNITS:
		m->now = !m->now;
		return true;
	default:
		return false;
	}
}

static bool totals_act(struct tui *t, void *self, enum action a)
{
	struct totals_view *v = self;

	if (move_cursor(v, a))
		return true;
	if (totals_change(&v->model, a)) {
		totals_reread(t, v);
		return true;
	}
	switch (a) {
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
		return false;
	}
}

static bool totals_choose(struct tui *t, void *self, size_t what)
{
	struct totals_view *v = self;
	enum totals_panel p = (enum totals_panel)(what / TOTALS_ROWS);
	bool there = v->panel == p && v->row[p] == what % TOTALS_ROWS;

	(void)t;
	v->panel = p;
	v->row[p] = what % TOTALS_ROWS;
	return there;
}

static void totals_close_view(void *self)
{
	totals_free(&((struct totals_view *)self)->model);
}

static const enum action foot[] = {ACTION_OPEN, ACTION_EARLIER, ACTION_LATER, ACTION_PERIOD,
    ACTION_WRITE, ACTION_CUTOFF, ACTION_DATES, ACTION_LEVEL, ACTION_UNITS, ACTION_HELP,
    ACTION_BACK, ACTION_NONE};

static void totals_open(struct tui *t)
{
	struct totals_view *v = tui_push(t, &view_totals);

	if (!v)
		return;
	totals_init(&v->model, t->app->log, app_today(t->app));
	totals_reread(t, v);
}

const struct view view_totals = {
	.scope = SCOPE_TOTALS, .size = sizeof(struct totals_view), .name = N_("totals"),
	.draw = totals_draw, .act = totals_act,
	.choose = totals_choose, .reread = totals_reread, .close = totals_close_view, .foot = foot,
	.idle = totals_idle, .open = totals_open, .opens = ACTION_TOTALS,
	.help = N_("To print or keep these totals: %s writes them to a file, or a table if its"
	    " name ends in .csv; rows follow the section under the cursor."),
	.help_key = ACTION_WRITE,
};
