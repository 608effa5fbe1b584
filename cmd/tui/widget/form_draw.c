/* Draws a form: labels, texts, what is wrong with them, and what is offered. */
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

/* Where an offer has the name of another one, draws at its right who made it and when; the name
 * leaves it up to half of the line. Returns how many columns it took. */
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
	int most = x->kind == FORM_COUNT || x->kind == FORM_MARK ? 12
	    : x->kind == FORM_DATE ? 26 : room;

	return room < most ? room : most;
}

static const char *wrong_words(const struct form_field *x)
{
	if (x->wrong == form_why)
		return x->why;
	return x->wrong ? keymap_words(_(x->wrong), SCOPE_FORM, ACTION_ACCEPT) : "";
}

/* The column behind the field's text. */
static int after_text(const struct form_field *x, int width)
{
	int label = label_width(width), most = field_width(x, width - label - 5),
	    text = draw_width(x->text.text);

	return label + 6 + (text < most ? text : most);
}

/* Is there room for these words behind the field's text? */
static bool has_room(const struct form_field *x, const char *words, int width)
{
	return width - after_text(x, width) > draw_width(words);
}

/* Which days are meant, or a hint at what can be typed, where nobody could know. */
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

/* Where a field has no room to say what is wrong, it only has a mark. The first such field says
 * it at the bottom, unless there is a message already. */
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

/* Says what is wrong at the bottom, but never over a question. */
static void tell_here(struct tui *t, const char *words)
{
	if (*t->message)
		return;
	tui_tell(t, words);
	t->message_bad = true;
}

/* Draws beside a field what is wrong with it, if there is room; else that it makes something new,
 * a hint, or the heading of the part that begins there. */
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
			/* "new" is drawn at its right */
			width = a.width - label - 6 - draw_width(_("new"));
		term_look(x->text.text[0] ? LOOK_PLAIN : LOOK_DIM);
		draw_cell(y, label + 4, width, x->text.text[0] ? x->text.text : "·", false);
	} else {
		term_look(waits ? LOOK_HERE : LOOK_PLAIN);
		text_field_draw(&x->text, y, label + 4,
		    waits && width > draw_width(x->text.text) + 1
		    ? draw_width(x->text.text) + 1 : width, &cursor);
	}
	term_look(LOOK_PLAIN);
	if (here) {
		t->cursor_y = y;
		t->cursor_x = cursor;
	}
	draw_beside(t, x, here, y, label + 5 + width, a.width);
}

/* How many lines are to be in sight below the field of the cursor: for what is offered, or for
 * the fields that come next, more of them at the beginning of a part. */
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
		term_look(LOOK_DIM);            /* uncut, on the line of messages */
		draw_text(a.y + a.height, 1, a.width - 2, f->field[f->here].label);
		term_look(LOOK_PLAIN);
	}
	draw_offers(t, f, a.y + (int)(f->here - f->top) + 1, label_width(a.width) + 4,
	    a.width - label_width(a.width) - 5, a.y + a.height);
}
