/* The open views, the newest on top. */
#include "app/i18n.h"
#include "tui/tui.h"

bool tui_push(struct tui *t, const struct view *view, void *self)
{
	if (self && t->depth == VIEWS_DEEP) {
		view->close(self);
		tui_tell(t, _("too many screens are open: close some first"));
		return false;
	}
	if (!self) {
		tui_tell(t, out_of_memory());
		return false;
	}
	t->stack[t->depth].view = view;
	t->stack[t->depth++].self = self;
	return true;
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
	t->depth--;
	t->stack[t->depth].view->close(t->stack[t->depth].self);
	if (t->depth > 0)
		stack_reread(t, t->depth - 1);
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
