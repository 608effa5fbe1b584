/* A list on the screen: its keys and its rows. */
#include "tui/rows_view.h"

#include "tui/term/draw.h"

struct rows *rows_of(const struct view *view, void *self)
{
	return view->rows ? (struct rows *)((char *)self + view->rows) : NULL;
}

bool rows_act(struct rows *r, enum action a)
{
	long page = r->height > 1 ? r->height - 1 : 1;

	switch (a) {
	case ACTION_UP:
	case ACTION_DOWN:
		rows_move(r, a == ACTION_UP ? -1 : 1);
		return true;
	case ACTION_PAGE_UP:
	case ACTION_PAGE_DOWN:
		rows_move(r, a == ACTION_PAGE_UP ? -page : page);
		return true;
	case ACTION_FIRST:
	case ACTION_LAST:
		rows_move(r, a == ACTION_FIRST ? -(long)r->n : (long)r->n);
		return true;
	default:
		return false;
	}
}

void rows_draw(struct tui *t, void *self, struct rows *r, struct area a,
    void (*row)(struct tui *t, void *self, size_t i, int y, int width))
{
	rows_fit(r, a.height);
	for (int line = 0; line < a.height && r->top + (size_t)line < r->n; line++) {
		size_t i = r->top + (size_t)line;
		term_look(i == r->here ? LOOK_HERE : LOOK_PLAIN);
		draw_cell(a.y + line, 0, a.width, i == r->here ? "›" : "", false);
		row(t, self, i, a.y + line, a.width);
		term_look(LOOK_PLAIN);
		tui_spot(t, (struct area){a.y + line, 0, 1, a.width}, i);
	}
}
