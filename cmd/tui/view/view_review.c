/* Doubles, conflicts and likely duplicates, with their two sides, and one key to settle each.
 * Opened from anywhere. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "out/session_out.h"
#include "tui/prompt.h"
#include "tui/view/review_view.h"
#include "tui/view/views.h"
#include "tui/rows_view.h"

static const char *view_review_title(void *self)
{
	return ((struct review_view *)self)->model.ruled ? _("review: settled")
	    : _("review");
}

static void view_review_reread(struct tui *t, void *self)
{
	struct review_view *v = self;

	tui_error(t, review_read(&v->model));
}

/* ---- settling ---- */

/* After something was settled: reads the list anew and says `words`, or what went wrong. */
static void view_review_after(struct tui *t, struct review_view *v, enum cds_status status,
    const char *words)
{
	if (status == CDS_OK) {
		status = review_read(&v->model);
		tui_changed(t);
	}
	if (status == CDS_OK)
		tui_tell(t, words);
	else
		tui_error(t, status);
}

/* Puts the key of undo into the words. */
static const char *with_key(const char *words)
{
	return keymap_words(words, SCOPE_REVIEW, ACTION_UNDO);
}

static void view_review_settle(struct tui *t, struct review_view *v, enum review_side side)
{
	bool conflict = review_conflict(&v->model), pair = review_double(&v->model) != NULL;

	if (v->model.rows.n == 0)
		return;
	view_review_after(t, v, review_settle(&v->model, side),
	    pair ? with_key(_("joined: that one stands for both (%s takes it back)"))
	    : !conflict ? with_key(_("ruled one outing: that one counts (%s takes it back)"))
	    : side == REVIEW_LEFT ? _("conflict settled: current value kept")
	    : with_key(_("conflict settled: that value is used now (%s takes it back)")));
}

static void view_review_different(struct tui *t, struct review_view *v)
{
	if (review_conflict(&v->model))
		tui_tell(t, _("this is a conflict, not a pair: keep a value, or enter another"));
	else if (review_double(&v->model))
		view_review_after(t, v, review_different(&v->model),
		    with_key(_("ruled two, although they have one name (%s takes it back)")));
	else if (review_here(&v->model))
		view_review_after(t, v, review_different(&v->model),
		    with_key(_("ruled not a duplicate: both count (%s takes it back)")));
}

/* Joins all that may be one with the left place or team: of one that five laptops each made, the
 * list has four rows. */
static void view_review_join_all(struct tui *t, struct review_view *v)
{
	char words[200], n[FORMAT_SIZE];
	size_t joined;
	enum cds_status status = review_join_all(&v->model, &joined);

	if (status == CDS_END) {
		tui_tell(t, _("only places and teams of one name are joined by this key"));
		return;
	}
	snprintf(words, sizeof words, _("joined: the left one stands for %s (%s takes it back)"),
	    format_count(n, sizeof n, (int64_t)joined), keymap_key(SCOPE_REVIEW, ACTION_UNDO));
	view_review_after(t, v, status, words);
}

/* Withdraws a ruling, whoever made it and when. What was done just now can also be taken back by
 * undo. */
static void view_review_withdraw(struct tui *t, struct review_view *v)
{
	enum cds_status status = review_withdraw(&v->model);

	if (status == CDS_END)
		tui_tell(t, keymap_words(_("only a ruling can be taken back here: %s lists them"),
		    SCOPE_REVIEW, ACTION_RULED));
	else
		view_review_after(t, v, status, _("the ruling is taken back"));
}

/* ---- another value ---- */

/* Settles a conflict of a place, team or service by another value. */
static void edit_name(struct tui *t, struct review_view *v, const struct cds_review_item *item)
{
	struct text_field field;
	cds_fields *changes = cds_fields_new();
	enum cds_status status = changes ? CDS_OK : CDS_NO_MEMORY;

	text_field_set(&field, v->model.lines ? v->model.line[0].value[0] : "", true);
	if (changes && tui_prompt(t, field_label(t->app->log, item->field), &field, NULL, NULL)) {
		status = cds_fields_text(changes, item->field, field.text);
		if (status == CDS_OK)
			status = cds_item_edit(t->app->log, item->kind, &item->subject, changes);
		view_review_after(t, v, status, _("conflict settled with another value"));
	}
	cds_fields_free(changes);
}

/* Lets somebody settle a conflict by another value, in the form of the session if it is one. */
static void other_value(struct tui *t, struct review_view *v)
{
	const struct cds_review_item *item = review_here(&v->model);

	if (review_double(&v->model) || (item && item->kind == CDS_VERDICT)) {
		tui_tell(t, _("a pair has no value to enter: rule that the two are one, or that"
		    " they are two"));
		return;
	}
	if (!item)
		return;
	if (item->kind == CDS_SESSION) {
		view_form_edit_at(t, v->side == REVIEW_LEFT || item->what == CDS_REVIEW_CONFLICT
		    ? &item->a : &item->b, item->field);
		return;
	}
	if (cds_kind_is_item(item->kind) &&
	    (strcmp(item->field, "name") == 0 || strcmp(item->field, "code") == 0)) {
		edit_name(t, v, item);
		return;
	}
	tui_tell(t, keymap_words(_("this is changed in the screen of places, teams and services: "
	    "%s"), SCOPE_REVIEW, ACTION_ITEMS));
}

/* ---- keys ---- */

/* Moves to a side. On the right side again: to the next of several values that compete. */
static void view_review_turn(struct tui *t, struct review_view *v, enum review_side side)
{
	if (side == REVIEW_RIGHT && v->side == REVIEW_RIGHT && v->model.rivals > 1) {
		v->model.rival = (v->model.rival + 1) % v->model.rivals;
		tui_error(t, review_look(&v->model));
	}
	v->side = side;
}

/* Opens the sessions that say a place or team, or one under it. */
static void view_review_open_item(struct tui *t, enum cds_kind kind, const cds_uuid *id,
    const char *name)
{
	struct cds_filter f = CDS_FILTER_ALL;
	char words[300];

	if (kind == CDS_PLACE)
		f.place = *id;
	else
		f.team = *id;
	snprintf(words, sizeof words, _("sessions behind: %s"), name);
	view_sessions_open_filtered(t, &f, words);
}

/* Opens the session of a side, or the sessions of a place or team. */
static void open_side(struct tui *t, struct review_view *v)
{
	const struct cds_review_item *item = review_here(&v->model);
	const struct cds_double *d = review_double(&v->model);
	const struct cds_double_side *its = d ? v->side == REVIEW_RIGHT ? &d->b : &d->a : NULL;
	enum cds_kind kind;

	if (d)
		view_review_open_item(t, d->kind, &its->id, its->path);
	if (!item || !review_about(&v->model, item, &kind))
		return;
	if (kind == CDS_SESSION)
		view_detail_open(t, v->side == REVIEW_RIGHT && !cds_uuid_is_nil(&item->b)
		    ? &item->b : &item->a);
	else if (kind != CDS_SERVICE)
		view_review_open_item(t, kind, v->side == REVIEW_RIGHT &&
		    !cds_uuid_is_nil(&item->b) ? &item->b : &item->a, "");
}

/* Changes between what is open and what was ruled. */
static void switch_lists(struct tui *t, struct review_view *v)
{
	v->model.ruled = !v->model.ruled;
	v->model.rows = (struct rows){0};
	view_review_reread(t, v);
}

static bool view_review_act(struct tui *t, void *self, enum action a)
{
	struct review_view *v = self;

	if (rows_act(&v->model.rows, a)) {
		v->model.rival = 0;
		tui_error(t, review_look(&v->model));
		return true;
	}
	switch (a) {
	case ACTION_LEFT:
	case ACTION_RIGHT:
		view_review_turn(t, v, a == ACTION_LEFT ? REVIEW_LEFT : REVIEW_RIGHT);
		return true;
	case ACTION_SETTLE_LEFT:
	case ACTION_SETTLE_RIGHT:
		view_review_settle(t, v, a == ACTION_SETTLE_LEFT ? REVIEW_LEFT : REVIEW_RIGHT);
		return true;
	case ACTION_DIFFERENT:
		view_review_different(t, v);
		return true;
	case ACTION_JOIN_ALL:
		view_review_join_all(t, v);
		return true;
	case ACTION_VALUE:
		other_value(t, v);
		return true;
	case ACTION_TAKE_BACK:
		view_review_withdraw(t, v);
		return true;
	case ACTION_RULED:
		switch_lists(t, v);
		return true;
	case ACTION_OPEN:
		open_side(t, v);
		return true;
	default:
		return false;
	}
}

static bool view_review_choose(struct tui *t, void *self, size_t what)
{
	struct review_view *v = self;
	bool there;

	if (what >= REVIEW_SIDES) {
		there = v->side == (enum review_side)(what - REVIEW_SIDES);
		v->side = (enum review_side)(what - REVIEW_SIDES);
		return there;
	}
	there = rows_choose(&v->model.rows, what);
	v->model.rival = 0;
	tui_error(t, review_look(&v->model));
	return there;
}

static void view_review_close_view(void *self)
{
	review_free(&((struct review_view *)self)->model);
}

static const enum action foot[] = {ACTION_SETTLE_LEFT, ACTION_SETTLE_RIGHT, ACTION_DIFFERENT,
    ACTION_UNDO, ACTION_VALUE, ACTION_OPEN, ACTION_RULED, ACTION_HELP, ACTION_BACK, ACTION_NONE};
static const enum action foot_double[] = {ACTION_SETTLE_LEFT, ACTION_SETTLE_RIGHT,
    ACTION_DIFFERENT, ACTION_JOIN_ALL, ACTION_UNDO, ACTION_OPEN, ACTION_RULED, ACTION_HELP,
    ACTION_BACK, ACTION_NONE};
static const enum action foot_ruled[] = {ACTION_TAKE_BACK, ACTION_SETTLE_LEFT,
    ACTION_SETTLE_RIGHT, ACTION_DIFFERENT, ACTION_RULED, ACTION_OPEN, ACTION_UNDO, ACTION_HELP,
    ACTION_BACK, ACTION_NONE};

static const enum action foot_empty[] = {ACTION_RULED, ACTION_UNDO, ACTION_HELP, ACTION_BACK,
    ACTION_NONE};

static const enum action *view_review_foot(const void *self)
{
	const struct review_model *m = &((const struct review_view *)self)->model;

	if (m->rows.n == 0)
		return foot_empty;
	return m->ruled ? foot_ruled : review_double(m) ? foot_double : foot;
}

void view_review_open(struct tui *t)
{
	struct review_view *v = tui_push(t, &view_review);

	if (!v)
		return;
	review_init(&v->model, t->app->log);
	view_review_reread(t, v);
}

const struct view view_review = {
	.scope = SCOPE_REVIEW, .size = sizeof(struct review_view), .title = view_review_title,
	.draw = review_draw,
	.act = view_review_act, .choose = view_review_choose, .reread = view_review_reread,
	.close = view_review_close_view, .foot = foot, .foot_now = view_review_foot,
	.open = view_review_open, .opens = ACTION_REVIEW,
};
