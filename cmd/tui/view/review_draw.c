/* Draws the review: the list, and the two sides of the item under the cursor. */
#include "tui/view/review_view.h"

#include <stdio.h>

#include "app/format.h"
#include "app/i18n.h"
#include "tui/term/draw.h"
#include "tui/rows_view.h"

static void review_draw_row(struct tui *t, void *self, size_t i, int y, int width)
{
	char words[700];

	(void)t;
	review_words(&((struct review_view *)self)->model, i, words, sizeof words);
	draw_cell(y, 2, width - 2, words, false);
}

/* Says how many there are of each. Where that is too long, what there is none of is left out. */
static void draw_count(const struct review_model *m, int y, int width)
{
	const struct {
		const char *words;
		size_t n;
	} parts[] = {
		{_("doubles: %s"), m->doubles}, {_("conflicts: %s"), m->conflicts},
		{_("likely duplicates: %s"), m->duplicates},
	};
	char text[300] = "", part[100], n[FORMAT_SIZE];

	if (m->ruled)
		snprintf(text, sizeof text, _("rulings: %s"),
		    format_count(n, sizeof n, (int64_t)m->rows.n));
	for (int all = 1; all >= 0 && !m->ruled && (all || draw_width(text) > width - 2); all--) {
		size_t used = 0;
		for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
			if (parts[i].n == 0 && (!all || i == 0))
				continue;
			snprintf(part, sizeof part, parts[i].words,
			    format_count(n, sizeof n, (int64_t)parts[i].n));
			used += (size_t)snprintf(text + used, sizeof text - used, "%s%s",
			    used ? ", " : "", part);
		}
	}
	term_look(LOOK_HEAD);
	draw_cell(y, 1, width - 2, text, false);
	term_look(LOOK_PLAIN);
}

/* Where the label and the two sides begin, and how wide a side is. */
struct columns {
	int label, left, right, width;
};

static struct columns review_draw_fit(int width)
{
	int label = width >= 100 ? 24 : width >= 60 ? 17 : 9;
	int side = (width - label - 6) / 2;

	return (struct columns){label, label + 4, label + 5 + side, side};
}

static void draw_heads(const struct review_view *v, const struct columns *c, int y)
{
	const struct review_model *m = &v->model;
	bool conflict = review_conflict(m);
	char right[120];

	snprintf(right, sizeof right, "%s", conflict ? C_("review", "other value") : _("right"));
	if (m->rivals > 1)
		snprintf(right, sizeof right, C_("review", "other value, %d of %d"),
		    (int)m->rival + 1, (int)m->rivals);
	term_look(v->side == REVIEW_LEFT ? LOOK_TITLE : LOOK_BAR);
	draw_cell(y, c->left - 1, 1, v->side == REVIEW_LEFT ? "›" : "", false);
	draw_cell(y, c->left, c->width, conflict ? C_("review", "current value") : _("left"),
	    false);
	term_look(v->side == REVIEW_RIGHT ? LOOK_TITLE : LOOK_BAR);
	draw_cell(y, c->right - 1, 1, v->side == REVIEW_RIGHT ? "›" : "", false);
	draw_cell(y, c->right, c->width, right, false);
	term_look(LOOK_PLAIN);
}

/* How many bytes, up to a blank, two long texts have in common at their beginning. These are left
 * out where not everything fits, so that the difference is in sight. 0: both fit. */
static size_t review_draw_alike(const char *a, const char *b, int room)
{
	size_t n = 0, words = 0;

	if (draw_width(a) <= room && draw_width(b) <= room)
		return 0;
	for (; a[n] && a[n] == b[n]; n++)
		if (a[n] == ' ')
			words = n + 1;
	return words;
}

static int draw_value(const char *value, size_t skip, int y, int x, int width, int height)
{
	char text[3000];

	if (skip == 0)
		return draw_wrapped(y, x, width, height, value);
	snprintf(text, sizeof text, "… %s", value + skip);
	return draw_wrapped(y, x, width, height, text);
}

/* Draws a line of the comparison. Values that differ may take several lines. Returns the row
 * below. */
static int draw_pair_line(const struct review_line *l, const struct columns *c, int y, int bottom)
{
	int width = l->differs ? c->width : 2 * c->width + 1, height = l->differs ? bottom - y : 1,
	    left, right = 0;
	size_t skip;

	if (height > 6)
		height = 6;
	skip = l->differs ? review_draw_alike(l->value[0], l->value[1], width * (height - 1)) : 0;
	term_look(l->differs ? LOOK_WARN : LOOK_PLAIN);
	draw_cell(y, 1, c->label, l->label, false);
	draw_text(y, c->label + 2, 1, l->differs ? "≠" : " ");
	term_look(l->differs ? LOOK_GOOD : LOOK_PLAIN);
	left = draw_value(l->value[0], skip, y, c->left, width, height);
	if (l->differs)
		right = draw_value(l->value[1], skip, y, c->right, width, height);
	term_look(LOOK_PLAIN);
	return y + (left > right ? left : right);
}

/* Says below a double what its keys do, since "left" and "right" alone do not say so. */
static void draw_hint(const struct review_model *m, int y, int bottom, int width)
{
	char text[300];

	if (!review_double(m))
		return;
	snprintf(text, sizeof text, _("%s one, the left one stands for both; %s one, the right one"
	    " stands; %s two"), keymap_key(SCOPE_REVIEW, ACTION_SETTLE_LEFT),
	    keymap_key(SCOPE_REVIEW, ACTION_SETTLE_RIGHT),
	    keymap_key(SCOPE_REVIEW, ACTION_DIFFERENT));
	if (y + draw_hanging_lines(width - 2, 0, text) > bottom)
		return;
	term_look(LOOK_DIM);
	draw_wrapped(y, 1, width - 2, bottom - y, text);
	term_look(LOOK_PLAIN);
}

static void draw_pair(struct tui *t, struct review_view *v, struct area a)
{
	const struct review_model *m = &v->model;
	struct columns c = review_draw_fit(a.width);
	int y = a.y + 1;
	size_t i = 0;

	if (a.height < 2 || m->rows.here >= m->rows.n)
		return;
	draw_heads(v, &c, a.y);
	tui_spot(t, (struct area){a.y, 0, a.height, c.right - 1}, REVIEW_SIDES + REVIEW_LEFT);
	tui_spot(t, (struct area){a.y, c.right - 1, a.height, a.width - c.right + 1},
	    REVIEW_SIDES + REVIEW_RIGHT);
	for (; i < m->lines && y < a.y + a.height; i++)
		y = draw_pair_line(&m->line[i], &c, y, a.y + a.height);
	if (i < m->lines)
		draw_text(a.y + a.height - 1, a.width - 1, 1, "↓");
	else
		draw_hint(m, y + (a.height >= 12), a.y + a.height, a.width);
}

void review_draw(struct tui *t, void *self, struct area a)
{
	struct review_view *v = self;
	size_t n = v->model.rows.n;
	int list = a.height >= 18 ? a.height / 3 : 2;

	draw_count(&v->model, a.y, a.width);
	if (n == 0) {
		draw_wrapped(a.y + 2, 1, a.width - 2, a.height - 2,
		    v->model.ruled ? _("nothing has been settled yet")
		    : _("Nothing disagrees, no place or team seems to be there twice, and no "
		    "session to be counted twice."));
		return;
	}
	if ((size_t)list > n)
		list = (int)n;
	rows_draw(t, v, &v->model.rows, (struct area){a.y + 1, a.x, list, a.width},
	    review_draw_row);
	if (a.height >= 14) {
		draw_line(a.y + 1 + list, 0, a.width);
		list++;
	}
	draw_pair(t, v, (struct area){a.y + 1 + list, a.x, a.height - 1 - list, a.width});
}
