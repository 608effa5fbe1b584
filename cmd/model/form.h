/* A form: fields, what is typed in them, what is offered for it, what is wrong with it. Used by
 * session_form.c and the views that have a form; tui/widget/form_view.h draws it and answers its
 * keys. */
#ifndef FORM_H
#define FORM_H

#include "app/typed.h"
#include "cdslog.h"
#include "model/text_field.h"

enum form_kind { FORM_DATE, FORM_ITEM, FORM_COUNT, FORM_MARK, FORM_TEXT, FORM_PERIOD,
    FORM_AUTHOR,
    /* a text of one line; what was typed for it before is offered, and need not be taken */
    FORM_LINE };

struct form_field {
	enum form_kind kind;
	enum cds_kind item;             /* of a FORM_ITEM */
	char name[65];                  /* the session's field, or the filter's */
	char label[96];
	/* a msgid: the part of the form that begins here; NULL: none does */
	const char *section;
	struct text_field text;
	char was[TEXT_FIELD_SIZE];      /* what it held at first */
	cds_uuid id;                    /* of a FORM_ITEM that is chosen */
	bool chosen, make_new;
	/* it is what another session had, and nobody typed in it since */
	bool copied;
	bool typed;                     /* somebody typed in it, be it the same again */
	/* a msgid, %s is the key that accepts; form_why: `why` says it; NULL: nothing is wrong */
	const char *wrong;
	char why[300];                  /* in words, by whoever read it */
	char meant[TYPED_SIZE];         /* which days, if they are not written in full; else "" */
};

extern const char form_why[];

#define FORM_FIELDS 96

struct form {
	cds_log *log;
	bool may_make;                  /* what is not there can be made */
	int today;                      /* for dates and periods that are not written in full */
	struct form_field field[FORM_FIELDS];
	size_t fields, here, top;
	cds_items *items;               /* offered for the FORM_ITEM that is being typed in … */
	cds_names *names;               /* … or for the FORM_AUTHOR or FORM_LINE */
	size_t picked;                  /* among those, and one more where it may be made */
	bool offering;
	bool touched;                   /* something was typed since whoever looks last looked */
};

void form_init(struct form *form, cds_log *log);
void form_free(struct form *form);
struct form_field *form_add(struct form *form, enum form_kind kind, const char *name,
    const char *label);
struct form_field *form_add_item(struct form *form, enum cds_kind item, const char *name,
    const char *label);
struct form_field *form_find(struct form *form, const char *name);      /* NULL: none */
/* What it holds, which the first letter typed replaces. */
void form_set(struct form_field *field, const char *text);
void form_set_item(struct form *form, struct form_field *field, const cds_uuid *id);
void form_set_author(struct form_field *field, const char *name);

bool form_dirty(const struct form *form);
/* sets wrong, and what was meant */
void form_check(const struct form *form, struct form_field *field);
bool form_right(struct form *form);             /* all of it; false: `here` is on what is wrong */
/* Takes what is picked; false: there is something wrong, the field says what. */
bool form_leave(struct form *form, bool accept);

void form_changed(struct form *form);           /* the text of the field here did */

/* form_offer.c: names that are offered as one is typed. */
bool form_completes(const struct form_field *field);    /* such a field */
void form_offer(struct form *form);             /* for what was typed in the field here */
void form_offer_nothing(struct form *form);
/* for a name that was left as it is; true: somebody has to choose */
bool form_offer_again(struct form *form);
size_t form_offers(const struct form *form);    /* how many, the one to make it new among them */
size_t form_offers_known(const struct form *form);      /* without that one */
/* NULL: the one to make it new */
const char *form_offer_text(const struct form *form, size_t i);
/* takes what is picked; false: there is none */
bool form_choose(struct form *form, bool may_make);

#endif
