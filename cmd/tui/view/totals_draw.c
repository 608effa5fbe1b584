/* Draws the panels of the totals: which rows they have, and where they are. */
#include "tui/view/totals_view.h"

#include <stdio.h>

#include "app/format.h"
#include "app/i18n.h"
#include "tui/term/draw.h"
#include "tui/widget/calendar.h"
#include "out/report_out.h"

#define RANKED 12                       /* rows of a long panel that are shown at first */
#define COLUMNS 3                       /* of panels, on the widest screen */

size_t totals_rows(const struct totals_view *v, enum totals_panel p)
{
	size_t n = p == TOTALS_DAYS ? v->model.days : v->model.panel[p].n;

	return p != TOTALS_DAYS && p != TOTALS_MONTHS && !v->whole[p] && n > RANKED + 1
	    ? RANKED + 1 : n;
}

/* The number of a row for the mouse. */
static size_t what_of(enum totals_panel p, size_t row)
{
	return (size_t)p * TOTALS_ROWS + row;
}

bool totals_is_more(const struct totals_view *v, enum totals_panel p, size_t row)
{
	size_t n = totals_rows(v, p);

	return p != TOTALS_DAYS && row + 1 == n && n < v->model.panel[p].n;
}

/* How many lines a panel takes, with its title; 0: it has no rows and is left out. */
static int height_of(const struct totals_view *v, enum totals_panel p)
{
	return p == TOTALS_DAYS ? (v->model.days ? 1 + CALENDAR_LINES : 0)
	    : totals_rows(v, p) ? (int)totals_rows(v, p) + 1 : 0;
}

/* ---- drawing ---- */

static const char *kind_name(char kind)
{
	static const struct {
		char kind;
		const char *name;
	} names[] = {
		{'M', N_("month")}, {'Q', N_("quarter")}, {'H', N_("half year")},
		{'Y', N_("year")}, {'D', N_("own dates")}, {'A', N_("all")},
	};

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
	/* The kind of period is left out where there is no room: the days say it, too. */
	if (state && draw_width(text) > width - 2)
		snprintf(text, sizeof text, "%s – %s %s", from, to, _("(state)"));
	term_look(LOOK_HEAD);
	draw_cell(y, 1, width - 2, text, false);
	term_look(LOOK_PLAIN);
}

#define CHANGE_WIDTH 7                  /* columns of a change, and one before it */
#define MORE_MAX 999                    /* more per cent than this say nothing more */

/* How a number has changed since the period before: "+12 %", or by how much, where a percentage
 * says little. */
static const char *change_text(const struct totals_row *r, char *buf, size_t size)
{
	char n[FORMAT_SIZE];

	/* Where counts are missing, nobody knows whether it is more than before. */
	if (r->before == CDS_UNKNOWN || r->n == CDS_UNKNOWN || r->uncounted + r->uncounted_before)
		buf[0] = '\0';
	else if (r->before == r->n)
		snprintf(buf, size, "=");
	else if (r->before > 0 && (r->n - r->before) * 100 / r->before > MORE_MAX)
		snprintf(buf, size, ">%d %%", MORE_MAX);
	/* A percentage of few says little, and one below 1 would be shown as 0. */
	else if (r->before < 10 || (r->n - r->before) * 100 / r->before == 0)
		snprintf(buf, size, "%s%s", r->n > r->before ? "+" : "-",
		    format_count(n, sizeof n, r->n > r->before ? r->n - r->before
		    : r->before - r->n));
	else
		snprintf(buf, size, "%+lld %%", (long long)((r->n - r->before) * 100 / r->before));
	if (draw_width(buf) > CHANGE_WIDTH)
		snprintf(buf, size, "+");       /* it was 0, so the number itself says how much */
	return buf;
}

static int64_t totals_most(const struct totals_view *v, enum totals_panel p)
{
	int64_t top = 0;

	for (size_t i = 0; i < v->model.panel[p].n; i++)
		if (v->model.panel[p].row[i].n > top)
			top = v->model.panel[p].row[i].n;
	return top;
}

/* Doubles are no number of the period, so a sentence tells of them, with the key to the review. */
static void totals_draw_doubles(const struct totals_row *r, int y, int x, int width)
{
	char text[200], n[FORMAT_SIZE];

	snprintf(text, sizeof text, width >= 55
	    ? _("≈ %s places or teams may be doubles: %s to review")
	    : _("≈ %s places or teams of one name: %s"),
	    format_count(n, sizeof n, r->n), keymap_key(SCOPE_TOTALS, ACTION_REVIEW));
	draw_cell(y, x, width, text, false);
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
	if (totals_is_more(v, p, i)) {
		snprintf(change, sizeof change, _("… all %s"),
		    format_count(n, sizeof n, (int64_t)v->model.panel[p].n));
		draw_cell(y, x + 1, width - 2, change, false);
		term_look(LOOK_PLAIN);
		return;
	}
	if (r->doubles) {
		totals_draw_doubles(r, y, x + 1, width - 2);
		term_look(LOOK_PLAIN);
		return;
	}
	draw_cell(y, x + 1, label, r->label, false);
	draw_cell(y, x + 1 + label, 10, r->n == CDS_UNKNOWN ? "–"
	    : format_sum(n, sizeof n, r->n, r->uncounted), true);
	draw_cell(y, x + 11 + label, 8, change_text(r, change, sizeof change), true);
	term_look(LOOK_PLAIN);
	if (bar >= 4 && p != TOTALS_SUMS)
		draw_bar(y, x + 20 + label, bar, r->n, totals_most(v, p));
	else if (bar >= 12 && r->before != CDS_UNKNOWN) {
		snprintf(change, sizeof change, _("before: %s"),
		    format_sum(n, sizeof n, r->before, r->uncounted_before));
		if (draw_width(change) > bar)           /* so that the number is not cut */
			snprintf(change, sizeof change, "(%s)", n);
		term_look(LOOK_DIM);
		draw_text(y, x + 21 + label, bar, change);
		term_look(LOOK_PLAIN);
	}
}

static const char *panel_title(enum totals_panel p)
{
	static const char *const titles[] = {
		N_("in the period, compared with the one before"), N_("assists by service"),
		N_("attendance by service"), N_("visits by service"), N_("assists by month"),
		N_("assists day by day"), N_("places, most assists first"),
		N_("teams, most assists first"),
	};

	return _(titles[p]);
}

/* The title of the places says at which level and by which units they are, if that was asked. */
static const char *places_title(const struct totals_model *m, char *buf, size_t size)
{
	const char *level = report_level_label(m->level), *units = m->now ? _("units of today")
	    : "";

	if (!*level && !*units)
		return panel_title(TOTALS_PLACES);
	snprintf(buf, size, "%s: %s%s%s", _("places"), level, *level && *units ? ", " : "", units);
	return buf;
}

static void draw_panel(struct tui *t, const struct totals_view *v, enum totals_panel p,
    struct area a)
{
	int y = a.y + 1 + v->at[p].y - v->top, x = v->at[p].x, width = v->at[p].width,
	    end = a.y + a.height;
	char title[200];

	if (y > a.y && y < end) {
		term_look(LOOK_HEAD);
		draw_cell(y, x + 1, width - 2, p == TOTALS_PLACES ? places_title(&v->model, title,
		    sizeof title) : panel_title(p), false);
		term_look(LOOK_PLAIN);
	}
	if (p == TOTALS_DAYS) {
		calendar_draw(t, what_of(p, 0), &v->model, p == v->panel, v->row[p], y + 1, x,
		    width, a.y + 1, end);
		return;
	}
	for (size_t i = 0; i < totals_rows(v, p); i++) {
		if (y + 1 + (int)i <= a.y || y + 1 + (int)i >= end)
			continue;
		totals_draw_row(v, p, i, y + 1 + (int)i, x, width);
		tui_spot(t, (struct area){y + 1 + (int)i, x, 1, width}, what_of(p, i));
	}
}

/* Finds where the panels are: each goes under the shortest column. Returns how many lines all
 * take. */
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

void totals_draw(struct tui *t, void *self, struct area a)
{
	struct totals_view *v = self;
	int all = place_panels(v, a.width), room = a.height - 1, here, last;

	here = v->at[v->panel].y + 1 + (v->panel == TOTALS_DAYS
	    ? calendar_line(&v->model, v->row[v->panel]) : (int)v->row[v->panel]);
	/* The whole calendar is to be in sight, most of all its last line, about the day. */
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
