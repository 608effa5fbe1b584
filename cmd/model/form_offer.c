/* What is offered for a name that is being typed, with or without its marks. */
#include "model/form.h"

#define OFFERS 5

bool form_completes(const struct form_field *x)
{
	return x->kind == FORM_ITEM || x->kind == FORM_AUTHOR;
}

void form_offer_nothing(struct form *f)
{
	cds_items_free(f->items);
	cds_authors_free(f->authors);
	f->items = NULL;
	f->authors = NULL;
	f->picked = 0;
	f->offering = false;
}

void form_offer(struct form *f)
{
	const struct form_field *x = &f->field[f->here];
	enum cds_status status;

	form_offer_nothing(f);
	if (!x->text.text[0] || x->chosen)
		return;
	status = x->kind == FORM_AUTHOR ? cds_authors_get(f->log, x->text.text, OFFERS,
	    &f->authors) : cds_item_list(f->log, x->item, x->text.text, false, OFFERS, &f->items);
	f->offering = status == CDS_OK;
}

size_t form_offers_known(const struct form *f)
{
	return f->offering ? cds_items_size(f->items) + cds_authors_size(f->authors) : 0;
}

size_t form_offers(const struct form *f)
{
	return form_offers_known(f) + (f->offering && f->may_make &&
	    f->field[f->here].kind == FORM_ITEM);
}

const char *form_offer_text(const struct form *f, size_t i)
{
	if (i >= form_offers_known(f))
		return NULL;
	return f->authors ? cds_authors_at(f->authors, i) : cds_items_at(f->items, i)->path;
}

bool form_choose(struct form *f, bool may_make)
{
	struct form_field *x = &f->field[f->here];
	const char *text = form_offer_text(f, f->picked);

	if (!text && !(may_make && f->picked < form_offers(f)))
		return false;
	if (text)
		text_field_set(&x->text, text, true);
	if (text && f->items)
		x->id = cds_items_at(f->items, f->picked)->id;
	x->chosen = text != NULL;
	x->make_new = text == NULL;
	f->offering = false;
	f->touched = true;
	return true;
}
