/* Totals of a period: by service with bars, by place. */
#include <stdio.h>
#include <stdlib.h>

#include "../format.h"
#include "../i18n.h"
#include "lines.h"

struct totals_view {
	char kind;                      /* M, Q, H or Y */
	int cutoff, day;                /* the period is the one that holds this day */
	int from, to;
	struct cds_report *report, *places;
	size_t top;
	int height;
};

static const char *title(void *self)
{
	(void)self;
	return _("totals");
}

static void reread(struct tui *t, void *self)
{
	static const enum cds_by by[] = {CDS_BY_PLACE};
	struct totals_view *v = self;
	struct cds_filter f = CDS_FILTER_ALL;
	enum cds_status status;

	cds_report_free(v->report);
	cds_report_free(v->places);
	v->report = v->places = NULL;
	cds_period_of(v->day, v->kind, v->cutoff, &v->from, &v->to);
	f.from = v->from;
	f.to = v->to;
	status = cds_report_run(t->app->log, &f, NULL, 0, v->cutoff, &v->report);
	if (status == CDS_OK)
		status = cds_report_run(t->app->log, &f, by, 1, v->cutoff, &v->places);
	tui_error(t, status);
}

static const char *kind_name(char kind)
{
	return kind == 'M' ? _("month") : kind == 'Q' ? _("quarter") : kind == 'H' ? _("half year") : _("year");
}

static int draw_number(int y, int x, int width, const char *label, int64_t n, enum look look)
{
	char text[FORMAT_SIZE];
	int used;

	format_count(text, sizeof text, n);
	used = draw_width(text) + 1 + draw_width(label);
	if (x > 1 && x + used > width)
		return x;
	term_look(look);
	draw_text(y, x, width - x, text);
	term_look(LOOK_PLAIN);
	draw_text(y, x + draw_width(text) + 1, width - x, label);
	return x + used + 3;
}

static int draw_head(const struct totals_view *v, struct area a)
{
	const struct cds_sums *s = &v->report->sums;
	char from[FORMAT_SIZE], to[FORMAT_SIZE], text[300];
	int y = a.y, x = 1;

	snprintf(text, sizeof text, "%s  %s – %s%s", kind_name(v->kind), format_date(from, sizeof from, v->from, v->from),
	    format_date(to, sizeof to, v->to, v->to), v->cutoff ? _("  (state report)") : "");
	term_look(LOOK_HEAD);
	draw_text(y++, 1, a.width - 2, text);
	x = draw_number(y, x, a.width, _("sessions"), s->sessions, LOOK_GOOD);
	x = draw_number(y, x, a.width, _("assists"), s->assists, LOOK_GOOD);
	if (s->residents != CDS_UNKNOWN)
		x = draw_number(y, x, a.width, _("residents"), s->residents, LOOK_GOOD);
	if (s->attendance)
		x = draw_number(y, x, a.width, _("attendance"), s->attendance, LOOK_GOOD);
	if (s->visits)
		draw_number(y, x, a.width, _("visits"), s->visits, LOOK_GOOD);
	y++;
	if (v->report->conflicts + v->report->flagged + v->report->incomplete) {
		snprintf(text, sizeof text, _("%s sessions of these need a look"),
		    format_count(from, sizeof from, v->report->conflicts + v->report->flagged + v->report->incomplete));
		term_look(LOOK_WARN);
		draw_text(y++, 1, a.width - 2, text);
		term_look(LOOK_PLAIN);
	}
	return y + 1;
}

static int draw_services(const struct totals_view *v, struct area a, int y)
{
	const struct cds_report *r = v->report;
	int64_t most[3] = {0, 0, 0};
	char n[FORMAT_SIZE];

	for (size_t i = 0; i < r->services; i++)
		if (r->service[i].count > most[r->service[i].measure])
			most[r->service[i].measure] = r->service[i].count;
	for (size_t i = 0; i < r->services && y < a.y + a.height; i++, y++) {
		const struct cds_service_sum *s = &r->service[i];
		draw_cell(y, 1, 14, s->code, false);
		draw_cell(y, 16, 9, format_count(n, sizeof n, s->count), true);
		draw_bar(y, 27, a.width > 60 ? a.width - 40 : a.width - 29, s->count, most[s->measure]);
		if (a.width > 60)
			draw_cell(y, a.width - 12, 11, s->measure == CDS_ASSIST ? "" : _(cds_measure_name(s->measure)), false);
	}
	return y + 1;
}

static void draw_places(struct totals_view *v, struct area a, int y)
{
	const struct cds_report *r = v->places;
	char n[FORMAT_SIZE];
	size_t room;

	v->height = a.y + a.height - y - 1;
	room = v->height > 0 ? (size_t)v->height : 0;
	if (room == 0 || !r)
		return;
	if (v->top + room > r->rows)
		v->top = r->rows > room ? r->rows - room : 0;
	term_look(LOOK_HEAD);
	draw_cell(y, 1, a.width - 24, _("place"), false);
	draw_cell(y, a.width - 22, 10, _("sessions"), true);
	draw_cell(y, a.width - 11, 10, _("assists"), true);
	term_look(LOOK_PLAIN);
	for (size_t i = 0; i < room && v->top + i < r->rows; i++) {
		const struct cds_report_row *row = &r->row[v->top + i];
		int at = y + 1 + (int)i;
		draw_cell(at, 1, a.width - 24, *row->key[0] ? row->key[0] : _("(no place)"), false);
		draw_cell(at, a.width - 22, 10, format_count(n, sizeof n, row->sums.sessions), true);
		draw_cell(at, a.width - 11, 10, format_count(n, sizeof n, row->sums.assists), true);
	}
}

static void draw(struct tui *t, void *self, struct area a)
{
	struct totals_view *v = self;
	int y;

	(void)t;
	if (!v->report)
		return;
	y = draw_head(v, a);
	y = draw_services(v, a, y);
	if (v->report->sums.sessions == 0)
		draw_text(y, 1, a.width - 2, _("no sessions in this period"));
	else
		draw_places(v, a, y);
}

/* The periods before and after touch this one. */
static void go(struct tui *t, struct totals_view *v, bool later)
{
	v->day = later ? v->to + 1 : v->from - 1;
	v->top = 0;
	reread(t, v);
}

static bool act(struct tui *t, void *self, enum action a)
{
	static const char kinds[] = "MQHY";
	struct totals_view *v = self;
	size_t page = v->height > 1 ? (size_t)v->height - 1 : 1;

	switch (a) {
	case ACTION_LEFT:
	case ACTION_RIGHT:
		go(t, v, a == ACTION_RIGHT);
		return true;
	case ACTION_PERIOD:
		for (int i = 0; i < 4; i++)
			if (kinds[i] == v->kind) {
				v->kind = kinds[(i + 1) % 4];
				break;
			}
		reread(t, v);
		return true;
	case ACTION_CUTOFF:
		v->cutoff = v->cutoff ? 0 : 14;
		reread(t, v);
		return true;
	case ACTION_UP:
		v->top -= v->top > 0;
		return true;
	case ACTION_DOWN:
		v->top++;
		return true;
	case ACTION_PAGE_UP:
		v->top = v->top > page ? v->top - page : 0;
		return true;
	case ACTION_PAGE_DOWN:
		v->top += page;
		return true;
	case ACTION_FIRST:
		v->top = 0;
		return true;
	case ACTION_LAST:
		v->top = v->places ? v->places->rows : 0;
		return true;
	default:
		return false;
	}
}

static void close_view(void *self)
{
	struct totals_view *v = self;

	cds_report_free(v->report);
	cds_report_free(v->places);
	free(v);
}

static const enum action foot[] = {ACTION_PERIOD, ACTION_CUTOFF, ACTION_HELP, ACTION_BACK, ACTION_NONE};
static const struct view view = {
	.scope = SCOPE_TOTALS, .title = title, .draw = draw, .act = act, .reread = reread, .close = close_view,
	.foot = foot,
};

void view_totals_open(struct tui *t)
{
	struct totals_view *v = calloc(1, sizeof *v);

	if (!tui_push(t, &view, v))
		return;
	v->kind = 'M';
	v->day = app_today(t->app);
	reread(t, v);
}
