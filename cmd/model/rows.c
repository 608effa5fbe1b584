#include "model/rows.h"

void rows_set(struct rows *r, size_t n)
{
	r->n = n;
	if (r->here >= n)
		r->here = n ? n - 1 : 0;
}

void rows_fit(struct rows *r, int height)
{
	size_t room = height > 0 ? (size_t)height : 1;

	r->height = height;
	if (r->here < r->top)
		r->top = r->here;
	if (r->here >= r->top + room)
		r->top = r->here - room + 1;
	if (r->top + room > r->n)
		r->top = r->n > room ? r->n - room : 0;
}

static void rows_up(struct rows *r, size_t by)
{
	r->here -= by < r->here ? by : r->here;
}

static void rows_down(struct rows *r, size_t by)
{
	size_t room = r->n > r->here ? r->n - 1 - r->here : 0;

	r->here += by < room ? by : room;
}

bool rows_act(struct rows *r, enum action a)
{
	size_t page = r->height > 1 ? (size_t)r->height - 1 : 1;

	switch (a) {
	case ACTION_UP:
		rows_up(r, 1);
		return true;
	case ACTION_DOWN:
		rows_down(r, 1);
		return true;
	case ACTION_PAGE_UP:
		rows_up(r, page);
		return true;
	case ACTION_PAGE_DOWN:
		rows_down(r, page);
		return true;
	case ACTION_FIRST:
		rows_up(r, r->n);
		return true;
	case ACTION_LAST:
		rows_down(r, r->n);
		return true;
	default:
		return false;
	}
}

bool rows_choose(struct rows *r, size_t at)
{
	bool there = at == r->here;

	if (at < r->n)
		r->here = at;
	return there;
}
