/* Moves the cursor of a list by keys. */
#include "tui/widget/rows_keys.h"

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
