/* What keys, clicks and pasted text do in every form. */
#include "tui/edit.h"
#include "tui/widget/form_view.h"

#include <stdio.h>
#include <string.h>
#include <wctype.h>

#include "app/i18n.h"
#include "tui/term/letter.h"

static bool takes_digits(const struct form_field *x)
{
	return x->kind == FORM_COUNT || x->kind == FORM_MARK || x->kind == FORM_DATE;
}

/* Are words being typed into a date, such as "hôm qua"? Then an input method's letters are
 * letters. */
static bool form_keys_words(const struct form_field *x)
{
	size_t at = x->text.cursor;

	return x->kind == FORM_DATE && !x->text.fresh && at > 0 &&
	    !strchr("0123456789/.-", x->text.text[at - 1]);
}

/* The character that was meant: where only digits are expected, an input method's letter is the
 * digit that made it, or nothing (0). */
static wint_t form_keys_meant(struct tui *t, const struct form_field *x, wint_t c)
{
	if (form_keys_words(x))
		return c;
	wint_t digit = takes_digits(x) ? tui_digit(t, c) : 0;

	if (digit)
		return digit;
	return takes_digits(x) && t->now.part == PART_TEXT ? 0 : c;
}

static void form_keys_toggle(struct form *f)
{
	struct text_field *text = &f->field[f->here].text;

	text_field_set(text, text->text[0] ? "" : _("yes"), false);
	form_changed(f);
}

/* Is this a stray letter, where only a number or a mark is taken? Then it is only said. A blank
 * behind it belongs to the same stray words, and sets no mark. */
static bool form_keys_stray(struct tui *t, const struct form_field *x, wint_t c)
{
	char name[32], text[300];

	if (x->kind != FORM_COUNT && x->kind != FORM_MARK)
		return false;
	if (!iswalpha(c))
		return c == ' ' && t->letter && x->kind == FORM_MARK;
	snprintf(text, sizeof text, x->kind == FORM_COUNT
	    ? _("“%s” was not typed here: a count is a number, or ? where nobody counted")
	    : _("“%s” was not typed here: Space for yes, or a number"),
	    letter_name(c, name, sizeof name));
	tui_tell(t, text);
	return true;
}

void form_type(struct tui *t, struct form *f, wint_t c)
{
	struct form_field *x = &f->field[f->here];

	if (t->now.part != PART_TEXT && form_keys_stray(t, x, c))
		return;
	/* In a text that is no yes, and so is wrong, the blank is part of the text: somebody may
	 * have typed a note here. */
	if (x->kind == FORM_MARK && c == ' ' && !x->wrong) {
		form_keys_toggle(f);
		return;
	}
	c = form_keys_meant(t, x, c);
	if (c && text_field_type(&x->text, (wchar_t)c))
		form_changed(f);
}

void form_paste(struct tui *t, struct form *f)
{
	if (edit_paste(t, &f->field[f->here].text))
		form_changed(f);
}

/* Moves the cursor to another field, and takes what is offered in this one. With `accept` it
 * stays where something is wrong. */
static void form_keys_go(struct form *f, size_t to, bool accept)
{
	struct form_field *x;

	if (!form_leave(f, accept) && accept)
		return;
	f->offering = false;
	f->here = to < f->fields ? to : f->fields - 1;
	x = &f->field[f->here];
	if (x->text.text[0] && (takes_digits(x) || x->chosen))
		x->text.fresh = true;   /* typing replaces a number or a name */
	f->touched = true;              /* a field was left, so the draft is to be kept */
}

static size_t form_keys_before(const struct form *f)
{
	return f->here > 0 ? f->here - 1 : 0;
}

static void walk_offers(struct form *f, bool down)
{
	size_t n = form_offers(f);

	f->picked = (f->picked + (down ? 1 : n - 1)) % n;
}

/* The field with which the next part of the form begins, or the part before (this part, if the
 * cursor is within it). */
static size_t form_keys_section(const struct form *f, bool down)
{
	size_t i = f->here;

	if (down)
		for (i++; i < f->fields && !f->field[i].section; i++)
			continue;
	else
		for (i -= i > 0; i > 0 && !f->field[i].section; i--)
			continue;
	return i;
}

/* Does an input method take back a letter that a field for digits never took? */
static bool form_keys_ghost(const struct tui *t, const struct form_field *x, enum action a)
{
	char last = x->text.cursor > 0 ? x->text.text[x->text.cursor - 1] : '0';

	return a == ACTION_BACKSPACE && t->now.part == PART_BACK && takes_digits(x) &&
	    last >= '0' && last <= '9';
}

static bool form_keys_edit(struct tui *t, struct form *f, enum action a)
{
	struct form_field *x = &f->field[f->here];

	if (form_keys_ghost(t, x, a))
		return true;
	if (!edit_act(t, &x->text, a))
		return false;
	if (edit_changes(a))
		form_changed(f);
	return true;
}

/* A click moves the cursor there; on the mark where the cursor is, it sets the mark or takes it
 * away. */
void form_click(struct form *f, size_t what)
{
	if (what >= FORM_FIELDS && f->offering) {
		f->picked = what - FORM_FIELDS;
		form_keys_go(f, f->here + 1, true);
	} else if (what != f->here) {
		form_keys_go(f, what, false);
	} else if (f->field[what].kind == FORM_MARK) {
		form_keys_toggle(f);
	}
}

bool form_act(struct tui *t, struct form *f, enum action a)
{
	if (form_keys_edit(t, f, a))
		return true;
	switch (a) {
	case ACTION_UP:
	case ACTION_DOWN:
		if (form_offers(f) > 0)
			walk_offers(f, a == ACTION_DOWN);
		else
			form_keys_go(f, a == ACTION_DOWN ? f->here + 1 : form_keys_before(f),
			    false);
		return true;
	case ACTION_NEXT:
		form_keys_go(f, f->here + 1, form_offers_known(f) > 0);
		return true;
	case ACTION_PREVIOUS:
		form_keys_go(f, form_keys_before(f), false);
		return true;
	case ACTION_PAGE_DOWN:
	case ACTION_PAGE_UP:
		form_keys_go(f, form_keys_section(f, a == ACTION_PAGE_DOWN), false);
		return true;
	case ACTION_ACCEPT:
		if (f->here + 1 == f->fields && !f->offering)
			return false;           /* at the end the view knows what to do */
		if (form_offer_again(f))
			return true;
		form_keys_go(f, f->here + 1, true);
		return true;
	case ACTION_BACK:
		if (form_offers(f) == 0)
			return false;
		f->offering = false;            /* the first Esc only takes the offers away */
		return true;
	default:
		return false;
	}
}
