/* The form of a session: a new one, one like another, a change, or a draft that goes on. */
#ifndef SESSION_FORM_H
#define SESSION_FORM_H

#include "app/app.h"
#include "out/draft_out.h"
#include "model/form.h"

struct session_form {
	struct form form;
	struct app *app;
	bool editing;                   /* the session is there: what differs is written */
	bool differs;                   /* something did, when it was saved */
	bool kept;                      /* a draft of this is in the log */
	cds_uuid session;               /* nil until its draft is kept, or it is saved */
	size_t services_from, services; /* its fields of services */
	cds_uuid ordered_for;           /* the team whose usual services come first */
};

/* Place and team as the last time on this laptop, today. */
enum cds_status session_form_new(struct session_form *sf, struct app *app);
enum cds_status session_form_edit(struct session_form *sf, struct app *app, const cds_uuid *id);
/* A new one with all that another has, but its date and its note. */
enum cds_status session_form_like(struct session_form *sf, struct app *app, const cds_uuid *id);
/* CDS_NOT_FOUND: there is no such draft. */
enum cds_status session_form_resume(struct session_form *sf, struct app *app,
    const cds_uuid *session);
void session_form_free(struct session_form *sf);

/* a setting: what was logged last on this laptop */
#define SESSION_FORM_LAST "last-session"

/* The form's field for a session's field; NULL: it has none. A service that is retired, or not
 * in this log, gets one. */
struct form_field *session_form_field(struct session_form *sf, const char *name);
/* The services that the team gives most often come first, of a session that is there those that
 * it gave. */
void session_form_order(struct session_form *sf);
/* Counts as the last time of this team, for what nobody typed a count of; words: when and where
 * that was. CDS_END: there was none within a year. */
enum cds_status session_form_repeat(struct session_form *sf, char *words, size_t size);
int64_t session_form_assists(const struct session_form *sf);
bool session_form_counts(const struct session_form *sf);        /* is any service given? */

/* Writes the draft if something was touched: whatever was typed is on the disk then. */
enum cds_status session_form_keep(struct session_form *sf, bool tally);
enum cds_status session_form_discard(struct session_form *sf);
/* Writes the session, and its draft goes. A field that is wrong: CDS_INVALID, and `here` is on
 * it. */
enum cds_status session_form_save(struct session_form *sf);

/* draft_text.c: a form as a draft's text, and back. */
cds_fields *draft_text(const struct session_form *sf);  /* NULL: no memory */
void draft_fill(struct session_form *sf, const cds_fields *text);

#endif
