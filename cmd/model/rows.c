/* The cursor of a list. */
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

void rows_move(struct rows *r, long by)
{
	size_t room = r->n > r->here ? r->n - 1 - r->here : 0, far = (size_t)(by < 0 ? -by : by);

	if (by < 0)
		r->here -= far < r->here ? far : r->here;
	else
		r->here += far < room ? far : room;
}

bool rows_choose(struct rows *r, size_t at)
{
	bool there = at == r->here;

	if (at < r->n)
		r->here = at;
	return there;
}
