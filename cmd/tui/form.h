/* A form over the fields of a session: what is typed, what is wrong with it, what it becomes. */
#ifndef FORM_H
#define FORM_H

#include "cdslog.h"
#include "text_field.h"

enum form_kind { FORM_DATE, FORM_ITEM, FORM_COUNT, FORM_MARK, FORM_TEXT };

struct form_field {
	enum form_kind kind;
	enum cds_kind item;             /* of a FORM_ITEM */
	char name[65];                  /* the session's field */
	char label[96];
	struct text_field text;
	char was[TEXT_FIELD_SIZE];      /* what it held at first */
	cds_uuid id;                    /* of a FORM_ITEM that is chosen */
	bool chosen, make_new;
	const char *wrong;              /* a msgid; NULL: nothing */
};

#define FORM_FIELDS 96

struct form {
	cds_log *log;
	bool editing;
	cds_uuid session;
	struct form_field field[FORM_FIELDS];
	size_t fields, here, top;
	cds_items *offered;             /* for the FORM_ITEM that is being typed in */
	size_t picked;                  /* among those, and one more: make it new */
	bool offering;
};

/* A new session, with place and team of the last one, today; or one that is there. */
enum cds_status form_new(struct form *form, cds_log *log, int today);
enum cds_status form_edit(struct form *form, cds_log *log, const cds_uuid *id);
void form_free(struct form *form);

bool form_dirty(const struct form *form);
void form_check(struct form_field *field);      /* sets wrong */
void form_offer(struct form *form);             /* what completes the text of the field here */
size_t form_offers(const struct form *form);    /* how many, the one to make it new among them */
/* Takes what is picked; false: there is something wrong, the field says what. */
bool form_leave(struct form *form, bool accept);
/* Writes it: CDS_OK, or the log's error.  A field that is wrong: CDS_INVALID, and `here` is on it. */
enum cds_status form_save(struct form *form);

#endif
