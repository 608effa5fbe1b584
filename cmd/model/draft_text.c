/* A form as the text of a draft, and back: as it was typed, whether right or wrong. Called by
 * session_save.c and session_form.c. */
#include <stdio.h>
#include <string.h>

#include "model/session_form.h"

/* A draft has these beside a field whose text is the name of a place or team ("place.id"): which
 * one was chosen, or that it is to be made. */
#define CHOSEN ".id"
#define NEW ".new"

/* Puts one of these two into the draft, if that is needed. False: no memory. */
static bool put_beside(cds_fields *text, const struct form_field *x)
{
	char name[80], id[CDS_UUID_TEXT];

	if (!x->chosen && !x->make_new)
		return true;
	snprintf(name, sizeof name, "%s%s", x->name, x->chosen ? CHOSEN : NEW);
	return cds_fields_text(text, name, x->chosen ? cds_uuid_text(&x->id, id) : "1") == CDS_OK;
}

cds_fields *draft_text(const struct session_form *sf)
{
	cds_fields *text = cds_fields_new();
	bool good = text != NULL;

	for (size_t i = 0; good && i < sf->form.fields; i++) {
		const struct form_field *x = &sf->form.field[i];
		if (sf->editing ? strcmp(x->text.text, x->was) == 0 : !x->text.text[0])
			continue;
		good = cds_fields_text(text, x->name, x->text.text) == CDS_OK &&
		    put_beside(text, x);
	}
	if (good)
		return text;
	cds_fields_free(text);
	return NULL;
}

/* What the draft has in CHOSEN or NEW for a field; "" if nothing. */
static const char *draft_text_beside(const cds_fields *text, const char *field, const char *what)
{
	char name[80];

	snprintf(name, sizeof name, "%.60s%s", field, what);
	return cds_fields_str(text, name);
}

void draft_fill(struct session_form *sf, const cds_fields *text)
{
	for (size_t i = 0; i < cds_fields_size(text); i++)
		/* This makes a field for a service that was retired in the meantime. */
		session_form_field(sf, cds_fields_at(text, i)->name);
	for (size_t i = 0; i < sf->form.fields; i++) {
		struct form_field *x = &sf->form.field[i];
		const struct cds_field *v = cds_fields_find(text, x->name);
		cds_uuid id;
		if (!v)
			continue;
		form_set(x, v->text);
		x->text.fresh = false;
		if (cds_uuid_parse(draft_text_beside(text, x->name, CHOSEN), &id))
			form_set_item(&sf->form, x, &id);
		x->make_new = !x->chosen && *draft_text_beside(text, x->name, NEW);
		form_check(&sf->form, x);
	}
}
