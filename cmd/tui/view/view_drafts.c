/* The drafts: forms and tallies that were begun and not finished. Opened from anywhere, and at
 * the start if there is a draft. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/i18n.h"
#include "tui/term/draw.h"
#include "model/session_form.h"
#include "tui/view/views.h"
#include "tui/rows_view.h"

struct drafts_view {
	cds_drafts *drafts;
	struct rows rows;
};

static void drafts_reread(struct tui *t, void *self)
{
	struct drafts_view *v = self;

	cds_drafts_free(v->drafts);
	tui_error(t, cds_drafts_get(t->app->log, NULL, &v->drafts));
	rows_set(&v->rows, cds_drafts_size(v->drafts));
}

/* ---- drawing ---- */

/* What the draft is about needs most of the columns. Its state is left out where it would have to
 * be cut, since half of it says little. */
static void drafts_draw_row(struct tui *t, void *self, size_t i, int y, int width)
{
	const struct cds_draft *d = cds_drafts_at(((struct drafts_view *)self)->drafts, i);
	char text[5000], state[200];
	int after = width;

	draft_words(t->app->log, d, text, sizeof text);
	draft_state(d, app_today(t->app), state, sizeof state);
	if (width - draw_width(state) > 30)
		after -= draw_width(state) + 2;
	draw_cell(y, 2, after - 2, text, false);
	if (after < width)
		draw_cell(y, after + 1, width - after - 1, state, false);
}

static void drafts_draw(struct tui *t, void *self, struct area a)
{
	struct drafts_view *v = self;

	if (v->rows.n == 0)
		draw_text(a.y + 1, 3, a.width - 4, _("no drafts"));
	rows_draw(t, v, &v->rows, a, drafts_draw_row);
}

/* ---- actions ---- */

static void drafts_go_on(struct tui *t, const struct cds_draft *d)
{
	cds_uuid session = d->session;
	bool tally = d->tally;

	if (draft_held(d) &&
	    !tui_ask(t, _("Another window may have this draft open. Continue it here?")))
		return;
	tui_pop(t);
	if (tally)
		view_tally_resume(t, &session);
	else
		view_form_resume(t, &session);
}

static void drafts_discard(struct tui *t, struct drafts_view *v, const struct cds_draft *d)
{
	if (!tui_ask(t, _("Throw away what was typed?")))
		return;
	tui_tell(t, _("thrown away"));
	tui_error(t, cds_draft_discard(t->app->log, &d->session));
	drafts_reread(t, v);
	if (v->rows.n == 0)
		tui_pop(t);
}

static bool drafts_act(struct tui *t, void *self, enum action a)
{
	struct drafts_view *v = self;
	const struct cds_draft *d = cds_drafts_at(v->drafts, v->rows.here);

	if (a == ACTION_OPEN && d)
		drafts_go_on(t, d);
	else if (a == ACTION_DISCARD && d)
		drafts_discard(t, v, d);
	else
		return false;
	return true;
}

static void drafts_close_view(void *self)
{
	cds_drafts_free(((struct drafts_view *)self)->drafts);
}

static const enum action foot[] = {ACTION_OPEN, ACTION_DISCARD, ACTION_BACK, ACTION_HELP,
    ACTION_NONE};

static void drafts_open_view(struct tui *t, bool starting)
{
	struct drafts_view *v = tui_push(t, &view_drafts);
	char text[300];

	if (v)
		drafts_reread(t, v);
	if (!v || !starting)
		return;
	snprintf(text, sizeof text,
	    _("There is an unfinished draft: %s continues it, %s leaves it for later."),
	    keymap_key(SCOPE_DRAFTS, ACTION_OPEN), keymap_key(SCOPE_DRAFTS, ACTION_BACK));
	tui_tell(t, text);
}

static void drafts_open(struct tui *t)
{
	drafts_open_view(t, false);
}

/* Opens the drafts at the start, if there is one that no other window has open. */
static void drafts_offer(struct tui *t)
{
	cds_drafts *drafts = NULL;
	bool any = false;

	if (cds_drafts_get(t->app->log, NULL, &drafts) == CDS_OK)
		for (size_t i = 0; i < cds_drafts_size(drafts); i++)
			any |= !draft_held(cds_drafts_at(drafts, i));
	cds_drafts_free(drafts);
	if (any)
		drafts_open_view(t, true);
}

const struct view view_drafts = {
	.scope = SCOPE_DRAFTS, .size = sizeof(struct drafts_view), .name = N_("drafts"),
	.rows = offsetof(struct drafts_view, rows), .draw = drafts_draw, .act = drafts_act,
	.reread = drafts_reread, .close = drafts_close_view, .foot = foot,
	.open = drafts_open, .opens = ACTION_DRAFTS, .offer = drafts_offer,
};
