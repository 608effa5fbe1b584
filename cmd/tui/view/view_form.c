/* The form of a session, to log one or to change one. Opened from anywhere, from the list, from a
 * session, from the review, and for a draft. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "tui/term/draw.h"
#include "model/session_form.h"
#include "tui/view/who.h"
#include "tui/view/views.h"
#include "tui/widget/form_view.h"

struct form_view {
	struct session_form sf;
	char title[200];
};

static const char *view_form_title(void *self)
{
	struct form_view *v = self;
	char text[FORMAT_SUM_SIZE];
	int64_t uncounted, sum = session_form_assists(&v->sf, &uncounted);

	format_assists(text, sizeof text, sum, uncounted);
	snprintf(v->title, sizeof v->title, "%s · %s", v->sf.editing ? _("change a session")
	    : _("log a session"), text);
	return v->title;
}

static void view_form_draw(struct tui *t, void *self, struct area a)
{
	form_draw(t, &((struct form_view *)self)->sf.form, a);
}

/* Keeps what was typed as a draft: at each field that is left, and when nobody types. */
static void view_form_keep(struct tui *t, struct form_view *v)
{
	if (v->sf.form.touched)
		tui_error(t, session_form_keep(&v->sf, false));
}

static bool view_form_idle(struct tui *t, void *self)
{
	view_form_keep(t, self);
	return false;
}

/* ---- keys ---- */

/* In a date that nobody typed in, + and - mean the day after and the day before. False: it is no
 * such key. */
static bool shift_day(struct form_field *x, wint_t c)
{
	char text[FORMAT_SIZE];
	int first, last;

	if (x->kind != FORM_DATE || !x->text.fresh || (c != '+' && c != '-') ||
	    cds_date_parse(x->text.text, &first, &last) != CDS_OK)
		return false;
	first += c == '+' ? 1 : -1;
	form_set(x, format_date(text, sizeof text, first, first));
	return true;
}

static void view_form_type(struct tui *t, void *self, wint_t c)
{
	struct form_view *v = self;
	struct form *f = &v->sf.form;

	if (shift_day(&f->field[f->here], c))
		f->touched = true;
	else
		form_type(t, f, c);
}

static void view_form_paste(struct tui *t, void *self)
{
	form_paste(t, &((struct form_view *)self)->sf.form);
}

/* Adds to the message what was made new, "the session is saved; new: Thôn 1", since a name typed
 * in the wrong field makes something new, too. */
static void add_made(const struct form *f, char *text, size_t size)
{
	for (size_t i = 0, n = 0; i < f->fields; i++) {
		const struct form_field *x = &f->field[i];
		if (x->make_new && x->text.text[0])
			snprintf(text + strlen(text), size - strlen(text), n++ ? "; %s"
			    : _("; new: %s"), x->text.text);
	}
}

/* Says that it is saved, and whether somebody else may have logged the same session already. */
static void tell_saved(struct tui *t, const char *what, const cds_uuid *id)
{
	cds_review *review = NULL;
	bool twice = false;

	if (cds_review_get(t->app->log, id, false, &review) == CDS_OK)
		for (size_t i = 0; i < cds_review_size(review); i++)
			twice |= cds_review_at(review, i)->what == CDS_REVIEW_DUPLICATE;
	cds_review_free(review);
	tui_tell(t, twice ? _("saved; but it may duplicate a session that is here already: review "
	    "it") : what);
}

/* Asks before a session without a place or without any count is saved: a total is made of counts,
 * and its numbers are traced back to places. */
static bool all_meant(struct tui *t, struct session_form *sf)
{
	return (form_find(&sf->form, "place")->text.text[0] ||
	    tui_ask(t, _("No place is given. Save it all the same?"))) &&
	    (session_form_counts(sf) ||
	    tui_ask(t, _("No service has a count. Save it all the same?")));
}

/* Asks about each value that may be a slip of the finger. False: one of them is, and the cursor is
 * on it. */
static bool all_right(struct tui *t, struct session_form *sf)
{
	struct form *f = &sf->form;
	struct cds_doubts doubts;
	enum cds_status status = session_form_doubts(sf, &doubts);
	char words[400];

	tui_error(t, status);
	for (size_t i = 0; i < doubts.n; i++) {
		const struct cds_doubt *d = &doubts.doubt[i];
		struct form_field *x = form_find(f, d->field);
		if (tui_ask(t, error_words(&d->question.error, words, sizeof words)))
			continue;
		f->here = x ? (size_t)(x - f->field) : f->here;
		return false;
	}
	return status == CDS_OK;
}

static void view_form_save(struct tui *t, struct form_view *v)
{
	struct session_form *sf = &v->sf;
	bool editing = sf->editing;
	enum cds_status status;
	char what[600];
	cds_uuid id;

	if (sf->form.offering && !form_leave(&sf->form, false))
		return;
	if (form_right(&sf->form) && ((!editing && !all_meant(t, sf)) || !all_right(t, sf)))
		return;
	status = session_form_save(sf);
	if (status == CDS_INVALID && sf->form.field[sf->form.here].wrong)
		return;                 /* the field says what is wrong */
	if (status != CDS_OK) {
		tui_error(t, status);
		return;
	}
	id = sf->session;
	snprintf(what, sizeof what, "%s", !editing ? _("the session is saved")
	    : sf->differs ? _("the change is saved") : _("nothing was changed"));
	add_made(&sf->form, what, sizeof what);
	tui_pop(t);
	tui_changed(t);
	if (!editing)
		view_sessions_show(t, &id);
	tell_saved(t, what, &id);
}

/* After what was typed could not be written: is the form to be left without it? */
static bool view_form_lose(struct tui *t, struct form_view *v, enum cds_status status)
{
	tui_error(t, status);
	if (!tui_ask(t, _("What was typed can't be kept. Leave without it?")))
		return false;
	v->sf.form.touched = false;
	return true;
}

static void view_form_discard(struct tui *t, struct form_view *v)
{
	bool typed = v->sf.kept || form_dirty(&v->sf.form);
	enum cds_status status;

	if (typed && !tui_ask(t, _("Throw away what was typed?")))
		return;
	status = session_form_discard(&v->sf);
	if (status != CDS_OK && !view_form_lose(t, v, status))
		return;
	tui_pop(t);
	tui_tell(t, typed && status == CDS_OK
	    ? keymap_words(_("thrown away: %s brings it back"), SCOPE_SESSIONS, ACTION_UNDO)
	    : _("thrown away"));
}

static void view_form_repeat(struct tui *t, struct form_view *v)
{
	char when[300] = "", text[400];
	enum cds_status status = session_form_repeat(&v->sf, when, sizeof when);

	snprintf(text, sizeof text, _("counts as on %s"), when);
	tui_tell(t, status == CDS_END ? _("this team has no session in the last year") : text);
	tui_error(t, status);
}

/* Leaves the form. What was typed is kept as a draft. */
static void view_form_leave(struct tui *t, struct form_view *v)
{
	enum cds_status status = session_form_keep(&v->sf, false);
	bool kept = v->sf.kept;

	if (status != CDS_OK && !view_form_lose(t, v, status))
		return;
	tui_pop(t);
	if (kept)
		tui_tell(t, keymap_words(_("what was typed is kept as a draft: %s continues it"),
		    SCOPE_SESSIONS, ACTION_DRAFTS));
}

static void to_tally(struct tui *t, struct form_view *v)
{
	cds_uuid session;

	if (v->sf.editing) {
		tui_tell(t,
		    _("this changes a session that is logged; only a new session can be tallied"));
		return;
	}
	v->sf.form.touched = true;
	tui_error(t, session_form_keep(&v->sf, true));
	session = v->sf.session;
	if (!v->sf.kept)
		return;
	tui_pop(t);
	view_tally_resume(t, &session);
}

/* After a key: if the cursor has left the field `from`, keeps the draft. */
static void view_form_left(struct tui *t, struct form_view *v, size_t from)
{
	if (v->sf.form.here != from)
		view_form_keep(t, v);
}

static bool act_form(struct tui *t, struct form_view *v, enum action a)
{
	size_t here = v->sf.form.here;
	bool done = form_act(t, &v->sf.form, a);

	if (done)
		view_form_left(t, v, here);
	return done;
}

static bool view_form_choose(struct tui *t, void *self, size_t what)
{
	struct form_view *v = self;
	struct form *f = &v->sf.form;
	size_t here = f->here;

	form_click(f, what);
	view_form_left(t, v, here);
	return false;
}

static bool view_form_act(struct tui *t, void *self, enum action a)
{
	static const struct {
		enum action action;
		void (*run)(struct tui *t, struct form_view *v);
	} runs[] = {
		{ACTION_SAVE, view_form_save}, {ACTION_ACCEPT, view_form_save},
		{ACTION_DISCARD, view_form_discard}, {ACTION_REPEAT, view_form_repeat},
		{ACTION_BACK, view_form_leave}, {ACTION_TALLY, to_tally},
	};

	if (act_form(t, self, a))
		return true;
	for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
		if (runs[i].action == a) {
			runs[i].run(t, self);
			return true;
		}
	}
	return false;
}

static void view_form_close_view(void *self)
{
	struct form_view *v = self;

	/* A signal may be ending the program, so this is the last chance to keep the draft. */
	if (v->sf.form.touched && session_form_keep(&v->sf, false) != CDS_OK)
		v->sf.form.touched = false;
	session_form_free(&v->sf);
}

static const enum action foot[] = {ACTION_SAVE, ACTION_NEXT, ACTION_REPEAT, ACTION_TALLY,
    ACTION_BACK, ACTION_DISCARD, ACTION_HELP, ACTION_NONE};
/* Only a new session can be tallied. */
static const enum action foot_of_change[] = {ACTION_SAVE, ACTION_NEXT, ACTION_REPEAT, ACTION_BACK,
    ACTION_DISCARD, ACTION_HELP, ACTION_NONE};

static const enum action *view_form_foot(const void *self)
{
	return ((const struct form_view *)self)->sf.editing ? foot_of_change : foot;
}

/* ---- opening ---- */

static enum cds_status open_new(struct session_form *sf, struct app *app, const cds_uuid *id)
{
	(void)id;
	return session_form_new(sf, app);
}

/* Opens a session to be changed; if a change of it was begun before, that draft. */
static enum cds_status open_edit(struct session_form *sf, struct app *app, const cds_uuid *id)
{
	enum cds_status status = session_form_resume(sf, app, id);

	return status == CDS_NOT_FOUND ? session_form_edit(sf, app, id) : status;
}

/* Opens the form with what `fill` puts into it. */
static void view_form_open_view(struct tui *t, enum cds_status (*fill)(struct session_form *,
    struct app *, const cds_uuid *), const cds_uuid *id)
{
	struct form_view *v;
	enum cds_status status;

	tui_who(t);
	v = tui_push(t, &view_form);
	status = v ? fill(&v->sf, t->app, id) : CDS_OK;
	if (status == CDS_OK)
		return;
	tui_error(t, status);
	v->sf.form.touched = false;
	tui_pop(t);
}

static void view_form_open(struct tui *t)
{
	view_form_open_view(t, open_new, NULL);
}

void view_form_edit(struct tui *t, const cds_uuid *id)
{
	view_form_open_view(t, open_edit, id);
}

void view_form_edit_at(struct tui *t, const cds_uuid *id, const char *field)
{
	int depth = t->depth;
	struct form *f;

	view_form_edit(t, id);
	if (t->depth == depth)
		return;
	f = &((struct form_view *)tui_top_self(t))->sf.form;
	for (size_t i = 0; i < f->fields; i++)
		if (strcmp(f->field[i].name, field) == 0)
			f->here = i;
}

void view_form_like(struct tui *t, const cds_uuid *id)
{
	view_form_open_view(t, session_form_like, id);
}

void view_form_resume(struct tui *t, const cds_uuid *session)
{
	view_form_open_view(t, session_form_resume, session);
}

const struct view view_form = {
	.scope = SCOPE_FORM, .size = sizeof(struct form_view), .title = view_form_title,
	.draw = view_form_draw,
	.act = view_form_act, .type = view_form_type, .paste = view_form_paste,
	.choose = view_form_choose, .close = view_form_close_view, .foot = foot,
	.foot_now = view_form_foot, .idle = view_form_idle, .open = view_form_open,
	.opens = ACTION_ADD, .offer = tui_first_start,
};
