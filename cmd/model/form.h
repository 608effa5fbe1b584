/* A form: fields, what is typed in them, what is offered for it, and what is wrong with it.
 * Called by session_form.c and by the views that have a form; tui/widget/form_view.h draws it and
 * answers its keys. */
#ifndef FORM_H
#define FORM_H

#include "app/typed.h"
#include "cdslog.h"
#include "model/text_field.h"

enum form_kind {
	FORM_DATE, FORM_ITEM, FORM_COUNT, FORM_MARK, FORM_TEXT, FORM_PERIOD, FORM_AUTHOR,
	/* A text of one line: what was typed for it before is offered, and need not be taken. */
	FORM_LINE
};

struct form_field {
	enum form_kind kind;
	enum cds_kind item;             /* of a FORM_ITEM: place, team or service */
	char name[65];                  /* of the session's field, or the filter's */
	char label[96];
	const char *section;            /* heading of a new part, a msgid; NULL: none */
	struct text_field text;
	char was[TEXT_FIELD_SIZE];      /* the text at first */
	cds_uuid id;                    /* of a FORM_ITEM: which one is chosen */
	bool chosen;                    /* the text names `id`, or an author */
	bool make_new;                  /* the name is to be made */
	bool copied;                    /* another session's value, and nobody typed here since */
	bool typed;                     /* somebody typed here, even if it was the same again */
	/* What is wrong, a msgid in which %s is the key that accepts, or form_why: `why` has it in
	 * words.  NULL: nothing is. */
	const char *wrong;
	char why[300];
	char meant[TYPED_SIZE];         /* which days are meant, if the text leaves it open; "" */
};

extern const char form_why[];

#define FORM_FIELDS 96

struct form {
	cds_log *log;
	bool may_make;                  /* a name that is not there can be made */
	int today;                      /* for dates and periods that are not written in full */
	struct form_field field[FORM_FIELDS];
	size_t fields;
	size_t here, top;               /* the field of the cursor, the first one in sight */
	cds_items *items;               /* what is offered for the FORM_ITEM of the cursor, … */
	cds_names *names;               /* … or for its FORM_AUTHOR or FORM_LINE */
	size_t picked;                  /* the offer that is picked; the last is to make it new */
	bool offering;                  /* offers are in sight */
	bool touched;                   /* something was typed since the draft was kept */
};

/* ---- the form and its fields ---- */

/* Begins a form without fields. */
void form_init(struct form *form, cds_log *log);

/* Frees the offers. */
void form_free(struct form *form);

/* Adds an empty field; name and label are copied. Where the form is full, the last field is
 * replaced. */
struct form_field *form_add(struct form *form, enum form_kind kind, const char *name,
    const char *label);

/* The same for the name of a place, team or service. */
struct form_field *form_add_item(struct form *form, enum cds_kind item, const char *name,
    const char *label);

/* The field of that name; NULL: there is none. */
struct form_field *form_find(struct form *form, const char *name);

/* Gives the field a text. Except in a FORM_TEXT, the first letter that is typed replaces it. */
void form_set(struct form_field *field, const char *text);

/* Gives the field the path of this place, team or service, as chosen. */
void form_set_item(struct form *form, struct form_field *field, const cds_uuid *id);

/* Gives the field the name of an author, as chosen; "": none. */
void form_set_author(struct form_field *field, const char *name);

/* ---- what is wrong ---- */

/* Does any field hold another text than at first? */
bool form_dirty(const struct form *form);

/* Sets what is wrong with a field's text, and which days it means. Names are not looked at. */
void form_check(const struct form *form, struct form_field *field);

/* Checks all fields. False: something is wrong, and the cursor is on the first such field. */
bool form_right(struct form *form);

/* Before the cursor leaves its field: checks it, and takes the offer that is picked; with `accept`
 * also the offer to make the name new. False: the field says what is wrong. */
bool form_leave(struct form *form, bool accept);

/* Offers again for a name that was left without a choice. True: there are names like it, or none
 * can be made, so somebody has to choose. */
bool form_offer_again(struct form *form);

/* To be called after the text of the cursor's field was changed by typing. */
void form_changed(struct form *form);

/* ---- form_offer.c: names that are offered while one is typed ---- */

/* Is it a field for which names are offered? */
bool form_completes(const struct form_field *field);

/* Looks up what to offer for the text of the cursor's field. */
void form_offer(struct form *form);

/* Takes the offers away. */
void form_offer_nothing(struct form *form);

/* How many offers there are, with the one to make the name new. */
size_t form_offers(const struct form *form);

/* How many there are without that one. */
size_t form_offers_known(const struct form *form);

/* The i-th offer, until the offers change; NULL: the one to make the name new. */
const char *form_offer_text(const struct form *form, size_t i);

/* Takes the offer that is picked, the one to make the name new only with may_make. False: none is
 * picked. */
bool form_choose(struct form *form, bool may_make);

#endif
