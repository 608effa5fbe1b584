/* Draws the tally: where it is, how long it has been, and the services with their keys. */
#include "tui/view/tally_view.h"

#include <stdio.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "tui/term/digits.h"
#include "tui/term/draw.h"

static int64_t tally_total(struct tally_view *v)
{
	int64_t sum = 0;

	for (int i = 0; tally_service(v, i); i++)
		if (strncmp(tally_service(v, i)->name, "assist.", 7) == 0)
			sum += tally_count_of(v, i);
	return sum;
}

static void draw_where(struct tally_view *v, int y, int width)
{
	char text[3 * TEXT_FIELD_SIZE + 8];

	snprintf(text, sizeof text, "%s  %s  %s", form_find(&v->sf.form, "date")->text.text,
	    form_find(&v->sf.form, "place")->text.text, form_find(&v->sf.form, "team")->text.text);
	draw_text(y, 1, width - 2, text);
}

static void draw_clock(struct tui *t, struct tally_view *v, int y, int width)
{
	int64_t s = app_now(t->app) - v->begun;
	char text[100];

	s = s < 0 ? 0 : s;
	snprintf(text, sizeof text, "%lld:%02lld:%02lld", (long long)(s / 3600),
	    (long long)(s / 60 % 60), (long long)(s % 60));
	draw_text(y, width - draw_width(text) - 1, width, text);
}

static void draw_service(struct tally_view *v, int i, int y, int width)
{
	char n[FORMAT_SIZE], key[2] = {' ', '\0'};
	bool last = i == v->last;

	if (v->row[i].key >= 0)
		key[0] = TALLY_KEYS[v->row[i].key];
	term_look(LOOK_TITLE);
	draw_cell(y, 1, 3, "", false);
	draw_text(y, 2, 1, key);
	term_look(last ? LOOK_GOOD : LOOK_PLAIN);
	draw_cell(y, 5, 9, tally_count_of(v, i) ? format_count(n, sizeof n, tally_count_of(v, i))
	    : strcmp(tally_service(v, i)->text.text, "?") == 0 ? "?" : "·", true);
	draw_text(y, 15, 1, last ? "‹" : " ");
	draw_text(y, 17, width - 18, tally_service(v, i)->label);
	term_look(LOOK_PLAIN);
}

/* Where not all services fit, keeps the one pressed last in sight, unless somebody scrolled. */
static void keep_in_sight(struct tally_view *v, int services, int height)
{
	if (!v->looking && v->last >= 0 && v->last < v->top)
		v->top = v->last;
	if (!v->looking && v->last >= v->top + height)
		v->top = v->last - height + 1;
	if (v->top > services - height)
		v->top = services - height;
	if (v->top < 0)
		v->top = 0;
}

void tally_draw(struct tui *t, void *self, struct area a)
{
	struct tally_view *v = self;
	int services = 0, y = a.y + 1, height = a.height - 1;
	char n[FORMAT_SIZE], sum[FORMAT_SIZE];

	while (tally_service(v, services))
		services++;
	draw_where(v, a.y, a.width - 10);
	draw_clock(t, v, a.y, a.width);
	format_count(n, sizeof n, tally_total(v));
	format_many(sum, sizeof sum, tally_total(v), NOUN_ASSIST);
	if (height >= services + DIGITS_HEIGHT + 1) {
		digits_draw(y, 2, a.width - 4, n);
		y += DIGITS_HEIGHT + 1;
		height -= DIGITS_HEIGHT + 1;
	} else {
		term_look(LOOK_GOOD);
		draw_text(y++, 1, a.width - 2, sum);
		height--;
	}
	keep_in_sight(v, services, height);
	term_look(LOOK_PLAIN);
	for (int i = 0; i < height && tally_service(v, v->top + i); i++)
		draw_service(v, v->top + i, y + i, a.width);
	if (v->top > 0)
		draw_text(y, a.width - 1, 1, "↑");
	if (v->top + height < services)
		draw_text(y + height - 1, a.width - 1, 1, "↓");
}
