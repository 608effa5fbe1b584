/* The tally, for a hall full of people: one key for each assist. Each press is on the disk before
 * the next one is read. Opened from anywhere, from the form, and for a draft. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wctype.h>

#include "app/format.h"
#include "app/i18n.h"
#include "tui/term/letter.h"
#include "tui/view/tally_view.h"
#include "tui/view/who.h"
#include "tui/view/views.h"

struct form_field *tally_service(struct tally_view *v, int i)
{
	return i >= 0 && i < v->rows ? &v->sf.form.field[v->row[i].field] : NULL;
}

/* Adds a row for a field of the form. */
static void tally_add(struct tally_view *v, size_t field)
{
	v->row[v->rows].field = field;
	v->row[v->rows].key = tally_keys_of(&v->keys,
	    strchr(v->sf.form.field[field].name, '.') + 1);
	v->row[v->rows++].pressed = 0;
}

int64_t tally_count_of(struct tally_view *v, int i)
{
	int64_t before;

	if (cds_count_parse(tally_service(v, i)->text.text, &before) != CDS_OK ||
	    before == CDS_UNKNOWN)
		before = 0;
	return before + v->row[i].pressed;
}

static int tally_find(struct tally_view *v, const char *field)
{
	int i = 0;

	while (tally_service(v, i) && strcmp(tally_service(v, i)->name, field) != 0)
		i++;
	return tally_service(v, i) ? i : -1;
}

/* The row of a field, which is added for a service that was retired since it was pressed; -1: the
 * form has no room for it. */
static int tally_row(struct tally_view *v, const char *field)
{
	struct form_field *x;
	int at = tally_find(v, field);

	if (at >= 0 || v->rows == FORM_FIELDS)
		return at;
	x = session_form_field(&v->sf, field);
	if (!x || strcmp(x->name, field) != 0)
		return -1;
	tally_add(v, (size_t)(x - v->sf.form.field));
	return v->rows - 1;
}

/* Reads the presses from the draft, so that what is shown is what is on the disk. */
static enum cds_status tally_load(struct tui *t, struct tally_view *v)
{
	cds_drafts *drafts = NULL;
	enum cds_status status = cds_drafts_get(t->app->log, &v->sf.session, &drafts);
	const struct cds_draft *d = cds_drafts_at(drafts, 0);

	if (status == CDS_OK && !d)
		status = CDS_NOT_FOUND;
	if (status == CDS_OK)
		status = tally_keys_read(&v->keys, t->app->log, true);
	v->rows = 0;
	for (size_t i = 0; i < v->sf.services; i++)
		tally_add(v, v->sf.services_from + i);
	for (size_t i = 0; d && i < cds_fields_size(d->pressed); i++) {
		int at = tally_row(v, cds_fields_at(d->pressed, i)->name);
		if (at >= 0)
			v->row[at].pressed = cds_fields_at(d->pressed, i)->number;
	}
	if (d)
		v->begun = d->begun;
	cds_drafts_free(drafts);
	return status;
}

/* ---- keys ---- */

static void tally_press(struct tui *t, struct tally_view *v, int i)
{
	enum cds_status status = cds_tally_press(t->app->log, &v->sf.session,
	    tally_service(v, i)->name);

	if (status == CDS_OK) {
		v->row[i].pressed++;
		v->last = i;
		v->looking = false;
	} else {
		tui_error(t, status);           /* the press is not counted */
	}
}

/* Says that a key counts nothing, which it was, and which keys count. */
static void tally_stray(struct tui *t, struct tally_view *v, wint_t c)
{
	char text[300], name[32], all[TALLY_KEYS_COUNT + 1] = "";
	int n = 0;

	for (int key = 0; key < TALLY_KEYS_COUNT; key++)
		for (int i = 0; i < v->rows; i++)
			if (v->row[i].key == key)
				all[n++] = TALLY_KEYS[key];
	snprintf(text, sizeof text, _("“%s” counts nothing: the keys of services are %s"),
	    letter_name(c, name, sizeof name), all);
	tui_tell(t, text);
}

static void tally_type(struct tui *t, void *self, wint_t c)
{
	struct tally_view *v = self;
	wint_t digit = tui_digit(t, c);
	int key, i = 0;

	if (!digit && t->now.part == PART_TEXT)
		return;                         /* a letter of the input method, and no key */
	key = tally_keys_find(digit ? digit : letter_plain(c));
	while (i < v->rows && (key < 0 || v->row[i].key != key))
		i++;
	if (i < v->rows)
		tally_press(t, v, i);
	else if (!iswspace(c))
		tally_stray(t, v, c);
}

static void tally_take_back(struct tui *t, struct tally_view *v)
{
	char field[65], text[300];
	enum cds_status status;

	if (t->now.part == PART_BACK)
		return;
	status = cds_tally_back(t->app->log, &v->sf.session, field);
	if (status == CDS_NOT_FOUND) {
		tui_tell(t, _("there is nothing to take back; counts from before can be changed in"
		    " the form"));
		return;
	}
	tui_error(t, status);
	if (status != CDS_OK || tally_find(v, field) < 0)
		return;
	v->last = tally_find(v, field);
	v->looking = false;
	v->row[v->last].pressed--;
	snprintf(text, sizeof text, _("taken back: %s"), tally_service(v, v->last)->label);
	tui_tell(t, text);
}

/* Makes the presses the counts of a form, in one transaction, and opens the form. */
static void tally_finish(struct tui *t, struct tally_view *v)
{
	char n[FORMAT_SIZE];
	enum cds_status status;
	cds_uuid session = v->sf.session;

	for (int i = 0; tally_service(v, i); i++)
		if (v->row[i].pressed > 0)
			form_set(tally_service(v, i),
			    format_count(n, sizeof n, tally_count_of(v, i)));
	v->sf.form.touched = true;
	status = session_form_keep(&v->sf, false);
	if (status != CDS_OK) {
		tui_error(t, status);
		return;
	}
	tui_pop(t);
	view_form_resume(t, &session);
}

static void tally_discard(struct tui *t, struct tally_view *v)
{
	enum cds_status status;

	if (!tui_ask(t, _("Throw away this tally?")))
		return;
	status = session_form_discard(&v->sf);
	tui_tell(t, keymap_words(_("thrown away: %s brings it back"), SCOPE_SESSIONS,
	    ACTION_UNDO));
	tui_error(t, status);           /* first, since the view below clears the log's error */
	tui_pop(t);
}

/* Leaves the tally, which stays as a draft. One without any count is not kept; if it was made of a
 * form, what was typed there is in the bin. */
static void tally_leave(struct tui *t, struct tally_view *v)
{
	int64_t sum = 0;
	enum cds_status status = CDS_OK;

	for (int i = 0; tally_service(v, i); i++)
		sum += tally_count_of(v, i);
	if (sum == 0)
		status = v->resumed ? session_form_discard(&v->sf) : session_form_drop(&v->sf);
	tui_error(t, status);           /* first, since the view below clears the log's error */
	tui_pop(t);
	if (sum > 0)
		tui_tell(t, keymap_words(_("the tally is kept: %s continues it"),
		    SCOPE_SESSIONS, ACTION_DRAFTS));
}

static void tally_up(struct tui *t, struct tally_view *v)
{
	(void)t;
	v->looking = true;
	v->top--;
}

static void tally_down(struct tui *t, struct tally_view *v)
{
	(void)t;
	v->looking = true;
	v->top++;
}

static bool tally_act(struct tui *t, void *self, enum action a)
{
	static const struct {
		enum action action;
		void (*run)(struct tui *t, struct tally_view *v);
	} runs[] = {
		{ACTION_UNCOUNT, tally_take_back}, {ACTION_FINISH, tally_finish},
		{ACTION_DISCARD, tally_discard}, {ACTION_BACK, tally_leave},
		{ACTION_UP, tally_up}, {ACTION_DOWN, tally_down},
	};

	for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
		if (runs[i].action == a) {
			runs[i].run(t, self);
			return true;
		}
	}
	return false;
}

static void tally_close_view(void *self)
{
	session_form_free(&((struct tally_view *)self)->sf);
}

static const enum action foot[] = {ACTION_FINISH, ACTION_UNCOUNT, ACTION_BACK, ACTION_DISCARD,
    ACTION_HELP, ACTION_NONE};

static enum cds_status tally_fill(struct tui *t, struct tally_view *v, const cds_uuid *session)
{
	enum cds_status status;

	v->sf.plain_order = true;
	v->resumed = session != NULL;
	status = session ? session_form_resume(&v->sf, t->app, session)
	    : session_form_new(&v->sf, t->app);
	v->last = -1;
	/* The draft has to be there before the first press, and to say who has it open. */
	if (status == CDS_OK)
		status = session_form_keep(&v->sf, true);
	if (status == CDS_OK)
		status = tally_load(t, v);
	return status;
}

void view_tally_resume(struct tui *t, const cds_uuid *session)
{
	struct tally_view *v;
	enum cds_status status;

	tui_who(t);
	v = tui_push(t, &view_tally);
	status = v ? tally_fill(t, v, session) : CDS_OK;
	if (status == CDS_OK)
		return;
	tui_error(t, status);
	tui_pop(t);
}

static void tally_open(struct tui *t)
{
	view_tally_resume(t, NULL);
}

const struct view view_tally = {
	.scope = SCOPE_TALLY, .size = sizeof(struct tally_view), .name = N_("tally"),
	.draw = tally_draw, .act = tally_act,
	.type = tally_type, .close = tally_close_view, .foot = foot,
	.open = tally_open, .opens = ACTION_TALLY,
	.typed = "1 2 3 …", .typed_help = N_("one assist of the service that has this key"),
};
