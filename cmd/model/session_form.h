/* The form of a session: for a new one, one like another, a change, or a draft that is continued.
 * Called by the screens of the form and of the tally. */
#ifndef SESSION_FORM_H
#define SESSION_FORM_H

#include "app/app.h"
#include "out/draft_out.h"
#include "model/form.h"

struct session_form {
	struct form form;
	struct app *app;
	bool editing;                   /* it changes a session: only differences are written */
	bool differs;                   /* there were differences when it was saved */
	bool kept;                      /* the log has a draft of it */
	cds_uuid session;               /* nil until the draft is kept or the session saved */
	size_t services_from, services; /* the fields of services: the first, and how many */
	/* Set before it is opened: services stand in the catalogue's order alone, as the tally has
	 * them. */
	bool plain_order;
};

/* ---- opening: each fills a form, which session_form_free frees ---- */

/* A new session: today, with the place and team of the last one on this laptop. */
enum cds_status session_form_new(struct session_form *sf, struct app *app);

/* A change of a session. */
enum cds_status session_form_edit(struct session_form *sf, struct app *app, const cds_uuid *id);

/* A new session with everything that another one has, but today and without its note. */
enum cds_status session_form_like(struct session_form *sf, struct app *app, const cds_uuid *id);

/* A draft. CDS_NOT_FOUND: there is none of this session. */
enum cds_status session_form_resume(struct session_form *sf, struct app *app,
    const cds_uuid *session);

/* Frees what the form holds. */
void session_form_free(struct session_form *sf);

/* The log's setting for the session that was logged last on this laptop. */
#define SESSION_FORM_LAST "last-session"

/* ---- what is in it ---- */

/* The form's field for a session's field. One for a service that is retired, or not in this log, is
 * added. NULL: the form has none. */
struct form_field *session_form_field(struct session_form *sf, const char *name);

/* Fills the counts that nobody typed with those of this team's last session, which becomes its
 * template; `words`: when and where that was. CDS_END: there was none within a year. */
enum cds_status session_form_repeat(struct session_form *sf, char *words, size_t size);

/* The sum of all assists in the form. *uncounted: how many counts are missing in it. */
int64_t session_form_assists(const struct session_form *sf, int64_t *uncounted);

/* Does any service have a count? */
bool session_form_counts(const struct session_form *sf);

/* ---- session_order.c: the order of services, once when a form is opened ---- */

/* The log's settings, one a team, that have the codes of its template: the services that the form
 * shows first. A team's first template is its last session; ^R takes another for it. */
#define SESSION_FORM_TEMPLATE "template."

/* Orders the services: those of the team's template come first; in a change those that the session
 * has. */
enum cds_status session_form_order(struct session_form *sf);

/* The codes of the services that a session has, with blanks between them. */
#define SESSION_FORM_CODES 4096         /* bytes: more than a form has room for */
void session_form_codes(const struct cds_session *s, char codes[SESSION_FORM_CODES]);

/* Makes such codes the template of the form's team, for forms that are opened from now on. */
enum cds_status session_form_template_set(struct session_form *sf, const char *codes);

/* The last session of the form's team within a year, other than the form's own. *list owns it, and
 * is to be closed where the status is CDS_OK. CDS_END: there is none. */
enum cds_status session_form_team_last(struct session_form *sf, cds_list **list,
    const struct cds_session **out);

/* ---- session_save.c: drafts, and saving ---- */

/* Keeps the form as a draft if something was typed since the last time, or for a tally. */
enum cds_status session_form_keep(struct session_form *sf, bool tally);

/* Throws away what was typed: the draft goes to the bin. If that fails the form is as it was. */
enum cds_status session_form_discard(struct session_form *sf);

/* Lists what is doubtful in what is typed; of a change, only what that makes doubtful. To be called
 * once no field is wrong (form_right). */
enum cds_status session_form_doubts(struct session_form *sf, struct cds_doubts *out);

/* Deletes the draft for good, if there is one: of a form in which nothing was typed. */
enum cds_status session_form_drop(struct session_form *sf);

/* Writes the session and deletes its draft. CDS_INVALID: something is wrong, and the cursor is on
 * the field that says what. */
enum cds_status session_form_save(struct session_form *sf);

/* ---- draft_text.c: a form as the text of a draft, and back ---- */

/* The text, which the caller frees; NULL: no memory. */
cds_fields *draft_text(const struct session_form *sf);

/* Fills the form with the text of a draft. */
void draft_fill(struct session_form *sf, const cds_fields *text);

#endif
