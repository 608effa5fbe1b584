/* Logging a session, or changing one. */
#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../i18n.h"
#include "draw.h"
#include "form.h"
#include "view.h"

static const char *title(void *self)
{
	return ((struct form *)self)->editing ? _("change a session") : _("log a session");
}

/* ---- drawing ---- */

static const char *offer_text(const struct form *f, size_t i, char *buf, size_t size)
{
	const struct cds_item *it = cds_items_at(f->offered, i);

	if (it)
		return it->path;
	snprintf(buf, size, _("+ make “%s” new"), f->field[f->here].text.text);
	return buf;
}

static void draw_offers(const struct form *f, int y, int x, int width, int bottom)
{
	char buf[TEXT_FIELD_SIZE + 40];

	for (size_t i = 0; i < form_offers(f) && y + (int)i < bottom; i++) {
		term_look(i == f->picked ? LOOK_HERE : LOOK_DIM);
		draw_cell(y + (int)i, x, width, offer_text(f, i, buf, sizeof buf), false);
	}
	term_look(LOOK_PLAIN);
}

static int label_width(int width)
{
	return width >= 76 ? 36 : width >= 60 ? 26 : 15;
}

static void draw_field(struct tui *t, const struct form *f, size_t i, int y, struct area a)
{
	const struct form_field *x = &f->field[i];
	int label = label_width(a.width), room = a.width - label - 5, cursor;
	bool here = i == f->here;
	int width = x->kind == FORM_COUNT || x->kind == FORM_MARK ? (room < 12 ? room : 12) :
	    x->kind == FORM_DATE ? (room < 26 ? room : 26) : room;

	term_look(here ? LOOK_TITLE : LOOK_PLAIN);
	draw_cell(y, 1, label, x->label, false);
	term_look(here && x->text.fresh ? LOOK_HERE : LOOK_PLAIN);
	draw_text(y, label + 2, 1, here ? "›" : " ");
	if (!here)
		term_look(x->text.text[0] ? LOOK_PLAIN : LOOK_DIM);
	if (!here && !x->text.text[0])
		draw_cell(y, label + 4, width, "·", false);
	else
		text_field_draw(&x->text, y, label + 4, width, &cursor);
	term_look(LOOK_PLAIN);
	if (here) {
		t->cursor_y = y;
		t->cursor_x = cursor;
	}
	if (x->wrong && a.width - label - 5 - width > 12) {
		term_look(LOOK_BAD);
		draw_text(y, label + 5 + width, a.width - label - 6 - width, _(x->wrong));
		term_look(LOOK_PLAIN);
	} else if (x->wrong && here) {
		tui_tell(t, _(x->wrong));
		t->message_bad = true;
	} else if (x->make_new && x->text.text[0] && !x->chosen) {
		draw_text(y, a.width - draw_width(_("new")) - 1, 12, _("new"));
	}
}

static void draw(struct tui *t, void *self, struct area a)
{
	struct form *f = self;
	size_t height = (size_t)a.height;

	if (f->here < f->top)
		f->top = f->here;
	/* Room for what is offered under the field. */
	if (f->here + form_offers(f) >= f->top + height)
		f->top = f->here + form_offers(f) + 1 - height < f->here ? f->here + form_offers(f) + 1 - height : f->here;
	for (size_t i = 0; i < height && f->top + i < f->fields; i++)
		draw_field(t, f, f->top + i, a.y + (int)i, a);
	if (f->top + height < f->fields)
		draw_text(a.y + a.height - 1, a.width - 1, 1, "↓");
	if (f->top > 0)
		draw_text(a.y, a.width - 1, 1, "↑");
	draw_offers(f, a.y + (int)(f->here - f->top) + 1, label_width(a.width) + 4, a.width - label_width(a.width) - 5,
	    a.y + a.height);
}

/* ---- keys ---- */

static void changed(struct form *f)
{
	struct form_field *x = &f->field[f->here];

	x->chosen = x->make_new = false;
	if (x->kind == FORM_ITEM)
		form_offer(f);
	if (x->wrong)
		form_check(x);          /* a mistake goes away as it is mended */
}

static void type(struct tui *t, void *self, wint_t c)
{
	struct form *f = self;
	struct form_field *x = &f->field[f->here];

	(void)t;
	if (x->kind == FORM_MARK && c == ' ') {
		text_field_set(&x->text, x->text.text[0] ? "" : _("yes"), false);
		x->wrong = NULL;
		return;
	}
	if (text_field_type(&x->text, (wchar_t)c))
		changed(f);
}

static void go(struct form *f, bool forward, bool accept)
{
	if (!form_leave(f, accept) && accept)
		return;
	f->offering = false;
	if (forward)
		f->here += f->here + 1 < f->fields;
	else
		f->here -= f->here > 0;
}

static void save(struct tui *t, struct form *f)
{
	bool editing = f->editing;
	enum cds_status status;

	if (f->offering && !form_leave(f, false))
		return;
	status = form_save(f);
	if (status == CDS_INVALID && f->field[f->here].wrong)
		return;                 /* the field says what */
	if (status != CDS_OK) {
		tui_error(t, status);
		return;
	}
	tui_pop(t);
	tui_tell(t, editing ? _("the change is saved") : _("the session is saved"));
}

/* Enter on the last field saves: nobody has to know a key for that. */
static void accept(struct tui *t, struct form *f)
{
	if (f->here + 1 == f->fields && !f->offering)
		save(t, f);
	else
		go(f, true, true);
}

static bool edit_text(struct form *f, enum action a)
{
	struct text_field *x = &f->field[f->here].text;

	switch (a) {
	case ACTION_BACKSPACE:
		text_field_backspace(x);
		changed(f);
		return true;
	case ACTION_DELETE:
		text_field_delete(x);
		changed(f);
		return true;
	case ACTION_CLEAR:
		text_field_clear(x);
		changed(f);
		return true;
	case ACTION_LEFT:
		text_field_left(x);
		return true;
	case ACTION_RIGHT:
		text_field_right(x);
		return true;
	case ACTION_HOME:
		text_field_home(x);
		return true;
	case ACTION_END:
		text_field_end(x);
		return true;
	default:
		return false;
	}
}

static bool act(struct tui *t, void *self, enum action a)
{
	struct form *f = self;

	if (edit_text(f, a))
		return true;
	switch (a) {
	case ACTION_UP:
	case ACTION_DOWN:
		if (form_offers(f) > 0) {
			size_t n = form_offers(f);
			f->picked = (f->picked + (a == ACTION_DOWN ? 1 : n - 1)) % n;
			return true;
		}
		go(f, a == ACTION_DOWN, false);
		return true;
	case ACTION_NEXT:
		go(f, true, f->offering && cds_items_size(f->offered) > 0);
		return true;
	case ACTION_PREVIOUS:
		go(f, false, false);
		return true;
	case ACTION_ACCEPT:
		accept(t, f);
		return true;
	case ACTION_SAVE:
		save(t, f);
		return true;
	case ACTION_BACK:
		if (f->offering) {
			f->offering = false;    /* first what is offered goes */
			return true;
		}
		return false;
	default:
		return false;
	}
}

static bool may_close(struct tui *t, void *self)
{
	return !form_dirty(self) || tui_ask(t, _("Leave without saving what was typed?"));
}

static void close_view(void *self)
{
	form_free(self);
	free(self);
}

static const enum action foot[] = {ACTION_SAVE, ACTION_NEXT, ACTION_BACK, ACTION_HELP, ACTION_NONE};
static const struct view view = {
	.scope = SCOPE_FORM, .title = title, .draw = draw, .act = act, .type = type, .may_close = may_close,
	.close = close_view, .foot = foot,
};

void view_form_open(struct tui *t, const cds_uuid *id)
{
	struct form *f = malloc(sizeof *f);
	enum cds_status status = CDS_NO_MEMORY;

	if (f)
		status = id ? form_edit(f, t->app->log, id) : form_new(f, t->app->log, app_today(t->app));
	if (status == CDS_OK) {
		tui_push(t, &view, f);
		return;
	}
	tui_error(t, status);
	if (f)
		form_free(f);
	free(f);
}
