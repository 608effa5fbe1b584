/* What is offered for a name while it is typed, with or without its marks. Called by form.c and
 * by the keys of forms. */
#include "model/form.h"

#include <string.h>

#define OFFERS 5

bool form_completes(const struct form_field *x)
{
	return x->kind == FORM_ITEM || x->kind == FORM_AUTHOR;
}

void form_offer_nothing(struct form *f)
{
	cds_items_free(f->items);
	cds_names_free(f->names);
	f->items = NULL;
	f->names = NULL;
	f->picked = 0;
	f->offering = false;
}

/* Is anything offered but what is typed already? */
static bool form_offer_other(const struct form *f)
{
	size_t n = cds_names_size(f->names);

	return n > 1 || (n == 1 && strcmp(cds_names_at(f->names, 0),
	    f->field[f->here].text.text) != 0);
}

void form_offer(struct form *f)
{
	const struct form_field *x = &f->field[f->here];
	enum cds_status status;

	form_offer_nothing(f);
	if (!x->text.text[0] || x->chosen)
		return;
	/* A form that makes nothing looks for what is there, not for units that came along. */
	if (x->kind == FORM_ITEM && !f->may_make)
		status = cds_item_list_own(f->log, x->item, x->text.text, OFFERS, &f->items);
	else if (x->kind == FORM_ITEM)
		status = cds_item_list(f->log, x->item, x->text.text, false, OFFERS, &f->items);
	else if (x->kind == FORM_AUTHOR)
		status = cds_authors_get(f->log, x->text.text, OFFERS, &f->names);
	else
		status = cds_typed_before(f->log, x->name, x->text.text, OFFERS, &f->names);
	f->offering = status == CDS_OK && (x->kind != FORM_LINE || form_offer_other(f));
	if (f->offering && x->kind == FORM_LINE)
		f->picked = cds_names_size(f->names);   /* what was typed, until somebody picks */
}

size_t form_offers_known(const struct form *f)
{
	return f->offering ? cds_items_size(f->items) + cds_names_size(f->names) : 0;
}

size_t form_offers(const struct form *f)
{
	const struct form_field *x = &f->field[f->here];
	bool own = x->kind == FORM_LINE || (x->kind == FORM_ITEM && f->may_make);

	return form_offers_known(f) + (f->offering && own);
}

const char *form_offer_text(const struct form *f, size_t i)
{
	if (i >= form_offers_known(f))
		return NULL;
	return f->names ? cds_names_at(f->names, i) : cds_items_at(f->items, i)->label;
}

bool form_choose(struct form *f, bool may_make)
{
	struct form_field *x = &f->field[f->here];
	const char *text = form_offer_text(f, f->picked);

	if (!text && !(may_make && f->picked < form_offers(f)))
		return false;
	if (text)
		text_field_set(&x->text, text, x->kind != FORM_LINE);
	if (text && x->kind == FORM_LINE)
		x->wrong = NULL;
	if (text && f->items)
		x->id = cds_items_at(f->items, f->picked)->id;
	x->chosen = text && x->kind != FORM_LINE;
	x->make_new = !text && x->kind != FORM_LINE;
	f->offering = false;
	f->touched = true;
	return true;
}
