/* The open views, the newest on top. */
#include <stdlib.h>

#include "app/i18n.h"
#include "tui/tui.h"

void *tui_push(struct tui *t, const struct view *view)
{
	void *self = t->depth < VIEWS_DEEP ? calloc(1, view->size + 1) : NULL;

	if (self) {
		t->stack[t->depth].view = view;
		t->stack[t->depth++].self = self;
	} else {
		tui_tell(t, t->depth == VIEWS_DEEP
		    ? _("too many screens are open: close some first") : out_of_memory());
	}
	return self;
}

static void stack_close(struct tui *t)
{
	t->depth--;
	if (t->stack[t->depth].view->close)
		t->stack[t->depth].view->close(t->stack[t->depth].self);
	free(t->stack[t->depth].self);
}

static void stack_reread(struct tui *t, int at)
{
	if (t->stack[at].view->reread)
		t->stack[at].view->reread(t, t->stack[at].self);
}

void tui_pop(struct tui *t)
{
	if (t->depth == 0)
		return;
	stack_close(t);
	if (t->depth > 0)
		stack_reread(t, t->depth - 1);
}

void tui_pop_all(struct tui *t)
{
	while (t->depth > 0)
		stack_close(t);
}

void tui_reread(struct tui *t)
{
	for (int i = 0; i < t->depth; i++)
		stack_reread(t, i);
}

const struct view *tui_top(const struct tui *t)
{
	return t->stack[t->depth - 1].view;
}

void *tui_top_self(const struct tui *t)
{
	return t->stack[t->depth - 1].self;
}
