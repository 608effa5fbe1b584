/* A form on the screen. */
#include <stdio.h>

#include "app/format.h"
#include "app/i18n.h"
#include "tui/term/draw.h"
#include "tui/edit.h"
#include "tui/widget/form_view.h"

static const char *offer_text(const struct form *f, size_t i, char *buf, size_t size)
{
	const char *known = form_offer_text(f, i);

	if (known)
		return known;
	snprintf(buf, size, f->field[f->here].kind == FORM_LINE ? _("“%s”, as typed")
	    : _("+ make “%s” new"), f->field[f->here].text.text);
	return buf;
}

/* Whose each is of two that are called the same: at the right, where the name gives way by
 * half. Its columns. */
static int draw_whose(const struct form *f, size_t i, int y, int x, int width)
{
	char whose[FORMAT_SIZE + 300] = "";
	int w;

	if (i < form_offers_known(f) && f->items)
		format_whose(whose, sizeof whose, cds_items_at(f->items, i));
	w = draw_width(whose) < width / 2 ? draw_width(whose) : width / 2;
	draw_cell(y, x + width - w, w, whose, false);
	return w;
}

static void draw_offers(struct tui *t, const struct form *f, int y, int x, int width, int bottom)
{
	char buf[TEXT_FIELD_SIZE + 40];

	for (size_t i = 0; i < form_offers(f) && y + (int)i < bottom; i++) {
		int whose;
		term_look(i == f->picked ? LOOK_HERE : LOOK_DIM);
		whose = draw_whose(f, i, y + (int)i, x, width);
		draw_cell(y + (int)i, x, whose ? width - whose - 1 : width,
		    offer_text(f, i, buf, sizeof buf), false);
		if (whose)
			draw_text(y + (int)i, x + width - whose - 1, 1, " ");
		tui_spot(t, (struct area){y + (int)i, x, 1, width}, FORM_FIELDS + i);
	}
	term_look(LOOK_PLAIN);
}

static int label_width(int width)
{
	return width >= 76 ? 36 : width >= 60 ? 26 : 15;
}

static int field_width(const struct form_field *x, int room)
{
	int most = x->kind == FORM_COUNT || x->kind == FORM_MARK ? 12 : x->kind == FORM_DATE ? 26
	    : room;

	return room < most ? room : most;
}

static const char *wrong_words(const struct form_field *x)
{
	if (x->wrong == form_why)
		return x->why;
	return x->wrong ? keymap_words(_(x->wrong), SCOPE_FORM, ACTION_ACCEPT) : "";
}

static int after_text(const struct form_field *x, int width)
{
	int label = label_width(width), most = field_width(x, width - label - 5),
	    text = draw_width(x->text.text);

	return label + 6 + (text < most ? text : most);
}

static bool has_room(const struct form_field *x, const char *words, int width)
{
	return width - after_text(x, width) > draw_width(words);
}

/* Which days were meant, and what can be typed where a person could not know. */
static const char *form_draw_hint(const struct form_field *x)
{
	if (x->meant[0])
		return x->meant;
	if (x->kind == FORM_DATE && x->text.fresh)
		return _("day/month, or + and -");
	return x->kind == FORM_MARK && !x->text.text[0] ? _("Space for yes") : "";
}

static bool is_new(const struct form_field *x)
{
	return x->make_new && x->text.text[0] && !x->chosen;
}

/* A field with no room for it has only a mark: the first such is told at the bottom, if nothing
 * else is. */
static void tell_marked(struct tui *t, const struct form *f, int width)
{
	char text[400];

	for (size_t i = 0; i < f->fields; i++) {
		const struct form_field *x = &f->field[i];
		if (!x->wrong || *t->message || i == f->here || has_room(x, wrong_words(x), width))
			continue;
		snprintf(text, sizeof text, "%s: %s", x->label, wrong_words(x));
		tui_tell(t, text);
		t->message_bad = true;
	}
}

/* Never over a question. */
static void tell_here(struct tui *t, const char *words)
{
	if (*t->message)
		return;
	tui_tell(t, words);
	t->message_bad = true;
}

/* What is wrong stands beside the field where there is room, else at the bottom. */
static void draw_beside(struct tui *t, const struct form_field *x, bool here, int y, int from,
    int width)
{
	int after = after_text(x, width);
	const char *wrong = wrong_words(x);

	if (x->wrong && has_room(x, wrong, width)) {
		term_look(LOOK_BAD);
		draw_text(y, after, width - after - 1, wrong);
		term_look(LOOK_PLAIN);
	} else if (x->wrong && here) {
		tell_here(t, wrong);
	} else if (x->wrong) {
		term_look(LOOK_BAD);
		draw_text(y, width - 1, 1, "!");
		term_look(LOOK_PLAIN);
	} else if (is_new(x)) {
		draw_text(y, width - draw_width(_("new")) - 1, 12, _("new"));
	} else if (here && x->meant[0] && !has_room(x, x->meant, width)) {
		if (!*t->message)
			tui_tell(t, x->meant);
	} else if (here && *form_draw_hint(x) && has_room(x, form_draw_hint(x), width)) {
		term_look(LOOK_DIM);
		draw_text(y, after, width - after - 1, form_draw_hint(x));
		term_look(LOOK_PLAIN);
	} else if (x->section && width - from > draw_width(_(x->section)) + 2) {
		term_look(LOOK_DIM);
		draw_text(y, width - draw_width(_(x->section)) - 1, width, _(x->section));
		term_look(LOOK_PLAIN);
	}
}

static void draw_field(struct tui *t, const struct form *f, size_t i, int y, struct area a)
{
	const struct form_field *x = &f->field[i];
	int label = label_width(a.width), width = field_width(x, a.width - label - 5), cursor = 0;
	bool here = i == f->here, waits = x->text.fresh && x->text.text[0];

	term_look(here ? LOOK_TITLE : LOOK_PLAIN);
	draw_cell(y, 1, label, x->label, false);
	term_look(LOOK_PLAIN);
	draw_text(y, label + 2, 1, here ? "›" : " ");
	if (!here) {
		if (is_new(x) && !x->wrong && width > a.width - label - 6 - draw_width(_("new")))
			/* which stands at its right */
			width = a.width - label - 6 - draw_width(_("new"));
		term_look(x->text.text[0] ? LOOK_PLAIN : LOOK_DIM);
		draw_cell(y, label + 4, width, x->text.text[0] ? x->text.text : "·", false);
	} else {
		term_look(waits ? LOOK_HERE : LOOK_PLAIN);
		text_field_draw(&x->text, y, label + 4, waits && width > draw_width(x->text.text) +
		    1 ? draw_width(x->text.text) + 1 : width, &cursor);
	}
	term_look(LOOK_PLAIN);
	if (here) {
		t->cursor_y = y;
		t->cursor_x = cursor;
	}
	draw_beside(t, x, here, y, label + 5 + width, a.width);
}

/* Lines to be in sight under the field: what is offered, and the fields that come next, of a
 * part just entered all. */
static size_t form_draw_below(const struct form *f, size_t height)
{
	size_t next = f->here + 1, most = f->field[f->here].section ? height / 2 : height / 4;

	while (next < f->fields && next <= f->here + most && !f->field[next].section)
		next++;
	next -= f->here + 1;
	return form_offers(f) > next ? form_offers(f) : next;
}

void form_draw(struct tui *t, struct form *f, struct area a)
{
	size_t height = (size_t)a.height, under = form_draw_below(f, height);
	size_t end = f->here + 1 + form_offers(f);      /* what is offered has room there, too */

	if (f->here < f->top)
		f->top = f->here;
	if (f->here + under >= f->top + height)
		f->top = f->here + under + 1 - height < f->here ? f->here + under + 1 - height
		    : f->here;
	end = end > f->fields ? end : f->fields;
	if (f->top + height > end)              /* the window has become higher */
		f->top = end > height ? end - height : 0;
	for (size_t i = 0; i < height && f->top + i < f->fields; i++) {
		draw_field(t, f, f->top + i, a.y + (int)i, a);
		tui_spot(t, (struct area){a.y + (int)i, 0, 1, a.width}, f->top + i);
	}
	tell_marked(t, f, a.width);
	if (f->top + height < f->fields)
		draw_text(a.y + a.height - 1, a.width - 1, 1, "↓");
	if (f->top > 0)
		draw_text(a.y, a.width - 1, 1, "↑");
	if (draw_width(f->field[f->here].label) > label_width(a.width)) {
		term_look(LOOK_DIM);            /* whole, where a message would stand */
		draw_text(a.y + a.height, 1, a.width - 2, f->field[f->here].label);
		term_look(LOOK_PLAIN);
	}
	draw_offers(t, f, a.y + (int)(f->here - f->top) + 1, label_width(a.width) + 4,
	    a.width - label_width(a.width) - 5, a.y + a.height);
}
