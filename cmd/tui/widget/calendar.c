/* The calendar: where its days are, how it is drawn, and moving in it. */
#include "tui/widget/calendar.h"

#include <stdio.h>

#include "app/format.h"
#include "app/i18n.h"
#include "tui/term/draw.h"

#define MARGIN 6                        /* columns for the names of weekdays */
#define WIDE 3                          /* columns of a week with its day written above */
#define MONTH_WEEKS 6                   /* a month is in six weeks at most */

/* The weekday of a day, 0 for Monday; day 0, 1970-01-01, was a Thursday. */
static int calendar_weekday(const struct totals_model *m, size_t day)
{
	return (((m->first_day + (int)day + 3) % 7) + 7) % 7;
}

int calendar_line(const struct totals_model *m, size_t day)
{
	return 1 + calendar_weekday(m, day);
}

static int week_of(const struct totals_model *m, size_t day)
{
	return ((int)day + calendar_weekday(m, 0)) / 7;
}

bool calendar_step(const struct totals_model *m, size_t *day, int by)
{
	int line = calendar_weekday(m, *day) + by;

	if (line < 0 || line > 6 || (by < 0 && *day == 0) || (by > 0 && *day + 1 >= m->days))
		return false;
	*day += (size_t)by;
	return true;
}

bool calendar_week(const struct totals_model *m, size_t *day, int by)
{
	if (by < 0 ? *day < 7 : *day + 7 >= m->days)
		return false;
	*day += (size_t)(by * 7);
	return true;
}

/* Shows how much was done by how full the cell is, without colour; "?" where nobody counted. */
static const char *calendar_shade(const struct totals_day *day, int64_t most)
{
	static const char *const shades[] = {"·", "░", "▒", "▓", "█"};
	int64_t n = day->assists;

	if (format_unknown(n, day->uncounted))
		return "?";
	return shades[n == 0 ? 0 : n * 4 > most * 3 ? 4 : n * 2 > most ? 3 : n * 4 > most ? 2 : 1];
}

static int64_t calendar_most(const struct totals_model *m)
{
	int64_t top = 1;

	for (size_t i = 0; i < m->days; i++)
		if (m->calendar[i].assists > top)
			top = m->calendar[i].assists;
	return top;
}

static void draw_day(const struct totals_model *m, size_t day, int y, int x, int width)
{
	char text[300], date[FORMAT_SIZE], a[FORMAT_SIZE], b[FORMAT_SUM_SIZE];
	int at = m->first_day + (int)day;

	snprintf(text, sizeof text, "%s: %s, %s", format_date(date, sizeof date, at, at),
	    format_many(a, sizeof a, m->calendar[day].sessions, NOUN_SESSION),
	    format_assists(b, sizeof b, m->calendar[day].assists, m->calendar[day].uncounted));
	draw_cell(y, x + 1, width - 2, text, false);
}

/* Where the weeks are on the screen. */
struct grid {
	int y, x, top, bottom;
	int wide;                       /* columns of a week */
	int first, room;                /* the first week in sight, and how many are */
};

/* Where a day is on the screen. False: it is out of sight. */
static bool calendar_place(const struct grid *g, const struct totals_model *m, size_t day, int *y,
    int *x)
{
	int week = week_of(m, day) - g->first;

	*y = g->y + calendar_line(m, day);
	*x = g->x + MARGIN + week * g->wide;
	return week >= 0 && week < g->room && *y >= g->top && *y < g->bottom;
}

static void draw_weekdays(const struct grid *g)
{
	static const char *const days[] = {N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"),
	    N_("Sat"), N_("Sun")};

	for (int line = 0; line < 7; line++)
		if (g->y + 1 + line >= g->top && g->y + 1 + line < g->bottom)
			draw_cell(g->y + 1 + line, g->x + 1, 3, _(days[line]), false);
}

/* Writes above each week the day of the month that it begins with; where weeks are narrow, the
 * number of a month above the week with its beginning. */
static void draw_weeks(const struct grid *g, const struct totals_model *m)
{
	int year, month, day, y, x, last = 0;
	char text[16];

	for (size_t i = 0; g->y >= g->top && g->y < g->bottom && i < m->days;
	    i += i ? 7 : (size_t)(7 - calendar_weekday(m, 0))) {
		cds_day_split(m->first_day + (int)i, &year, &month, &day);
		calendar_place(g, m, i, &y, &x);
		if (x < g->x + MARGIN || x >= g->x + MARGIN + g->room * g->wide ||
		    (g->wide < WIDE && month == last))
			continue;
		snprintf(text, sizeof text, "%d", g->wide < WIDE ? month : day);
		draw_text(g->y, g->wide < WIDE ? x : x + 1 - draw_width(text), 2, text);
		last = month;
	}
}

/* The cursor is drawn before its day, so that the day's block can be seen. Narrow weeks leave no
 * room for that: there it is drawn in the day's place. */
static void draw_days(struct tui *t, size_t what, const struct grid *g,
    const struct totals_model *m, bool here, size_t here_day)
{
	int64_t all = calendar_most(m);
	int y, x;

	for (size_t i = 0; i < m->days; i++) {
		bool chosen = here && i == here_day;
		if (!calendar_place(g, m, i, &y, &x))
			continue;
		if (!chosen || g->wide > 1)
			draw_text(y, x, 1, calendar_shade(&m->calendar[i], all));
		term_look(chosen ? LOOK_HERE : LOOK_PLAIN);
		if (chosen)
			draw_text(y, x - (g->wide > 1), 1, "›");
		term_look(LOOK_PLAIN);
		tui_spot(t, (struct area){y, x, 1, g->wide}, what + i);
	}
}

void calendar_draw(struct tui *t, size_t what, const struct totals_model *m, bool here,
    size_t here_day, int y, int x, int width, int top, int bottom)
{
	int weeks = m->days ? week_of(m, m->days - 1) + 1 : 0, last = y + CALENDAR_LINES - 1;
	struct grid g = {.y = y, .x = x, .top = top, .bottom = bottom};

	g.wide = weeks <= MONTH_WEEKS && weeks * WIDE <= width - MARGIN ? WIDE
	    : weeks * 2 <= width - MARGIN ? 2 : 1;
	g.room = (width - MARGIN) / g.wide;
	g.first = week_of(m, here_day) >= g.room ? week_of(m, here_day) - g.room + 1 : 0;
	draw_weekdays(&g);
	draw_weeks(&g, m);
	draw_days(t, what, &g, m, here, here_day);
	if (last >= top && last < bottom)
		draw_day(m, here_day, last, x, width);
}
