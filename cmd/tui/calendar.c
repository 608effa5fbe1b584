#include "calendar.h"

#include <stdio.h>

#include "../format.h"
#include "../i18n.h"
#include "draw.h"

#define MARGIN 5

/* 1970-01-01 was a Thursday. */
static int weekday(const struct totals_model *m, size_t day)
{
	return (((m->first_day + (int)day + 3) % 7) + 7) % 7;
}

int calendar_line(const struct totals_model *m, size_t day)
{
	return weekday(m, day);
}

static int week_of(const struct totals_model *m, size_t day)
{
	return ((int)day + weekday(m, 0)) / 7;
}

bool calendar_step(const struct totals_model *m, size_t *day, int by)
{
	int line = weekday(m, *day) + by;

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

/* Told by how full the cell is, not by colour. */
static const char *shade(int64_t n, int64_t most)
{
	static const char *const shades[] = {"·", "░", "▒", "▓", "█"};

	return shades[n == 0 ? 0 : n * 4 > most * 3 ? 4 : n * 2 > most ? 3 : n * 4 > most ? 2 : 1];
}

static int64_t most(const struct totals_model *m)
{
	int64_t top = 1;

	for (size_t i = 0; i < m->days; i++)
		if (m->calendar[i].assists > top)
			top = m->calendar[i].assists;
	return top;
}

static void draw_day(const struct totals_model *m, size_t day, int y, int x, int width)
{
	char text[200], date[FORMAT_SIZE], a[FORMAT_SIZE], b[FORMAT_SIZE];
	int at = m->first_day + (int)day;

	snprintf(text, sizeof text, "%s: %s, %s", format_date(date, sizeof date, at, at),
	    format_many(a, sizeof a, m->calendar[day].sessions, NOUN_SESSION), format_many(b, sizeof b, m->calendar[day].assists, NOUN_ASSIST));
	term_look(LOOK_DIM);
	draw_cell(y, x + 1, width - 2, text, false);
	term_look(LOOK_PLAIN);
}

void calendar_draw(struct tui *t, size_t what, const struct totals_model *m, bool here, size_t here_day, int y, int x, int width, int top, int bottom)
{
	static const char *const days[] = {N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun")};
	int weeks = m->days ? week_of(m, m->days - 1) + 1 : 0, wide = weeks * 2 <= width - MARGIN ? 2 : 1;
	int room = (width - MARGIN) / wide, first = week_of(m, here_day) >= room ? week_of(m, here_day) - room + 1 : 0;
	int64_t all = most(m);

	for (int line = 0; line < 7; line++)
		if (y + line >= top && y + line < bottom)
			draw_cell(y + line, x + 1, 3, _(days[line]), false);
	for (size_t i = 0; i < m->days; i++) {
		int at = y + weekday(m, i), week = week_of(m, i) - first;
		if (week < 0 || week >= room || at < top || at >= bottom)
			continue;
		term_look(here && i == here_day ? LOOK_HERE : LOOK_PLAIN);
		draw_text(at, x + MARGIN + week * wide, 1, shade(m->calendar[i].assists, all));
		tui_spot(t, (struct area){at, x + MARGIN + week * wide, 1, wide}, what + i);
	}
	term_look(LOOK_PLAIN);
	if (y + 7 >= top && y + 7 < bottom)
		draw_day(m, here_day, y + 7, x, width);
}
