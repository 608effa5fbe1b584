/* The drafts: forms and tallies that were begun and not finished; below them those that were thrown
 * away and can be brought back. Opened from anywhere, and at the start if there is a draft. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/i18n.h"
#include "tui/term/draw.h"
#include "model/rows.h"
#include "model/session_form.h"
#include "tui/undo.h"
#include "tui/view/views.h"

struct drafts_view {
	cds_drafts *drafts, *bin;
	struct rows rows;               /* of the drafts, and behind them those in the bin */
};

/* The draft of a row; NULL: there is none. */
static const struct cds_draft *drafts_at(const struct drafts_view *v, size_t row)
{
	size_t alive = cds_drafts_size(v->drafts);

	return row < alive ? cds_drafts_at(v->drafts, row) : cds_drafts_at(v->bin, row - alive);
}

static void drafts_reread(struct tui *t, void *self)
{
	struct drafts_view *v = self;

	cds_drafts_free(v->drafts);
	cds_drafts_free(v->bin);
	v->bin = NULL;
	tui_error(t, cds_drafts_get(t->app->log, NULL, &v->drafts));
	tui_error(t, cds_drafts_binned(t->app->log, &v->bin));
	rows_set(&v->rows, cds_drafts_size(v->drafts) + cds_drafts_size(v->bin));
}

/* ---- drawing ---- */

/* What the draft is about needs most of the columns. Its state is left out where it would have to
 * be cut, since half of it says little. */
static void drafts_draw_row(struct tui *t, const struct cds_draft *d, int y, int width)
{
	char text[5000], state[200];
	int after = width;

	draft_words(t->app->log, d, text, sizeof text);
	draft_state(t->app, d, state, sizeof state);
	if (width - draw_width(state) > 30)
		after -= draw_width(state) + 2;
	draw_cell(y, 2, after - 2, text, false);
	if (after < width)
		draw_cell(y, after + 1, width - after - 1, state, false);
}

static void drafts_draw_line(struct tui *t, const struct drafts_view *v, size_t at, int y,
    int width)
{
	bool here = at == v->rows.here;

	term_look(here ? LOOK_HERE : at < cds_drafts_size(v->drafts) ? LOOK_PLAIN : LOOK_DIM);
	draw_cell(y, 0, width, here ? "›" : "", false);
	drafts_draw_row(t, drafts_at(v, at), y, width);
	tui_spot(t, (struct area){y, 0, 1, width}, at);
	term_look(LOOK_PLAIN);
}

static void drafts_draw(struct tui *t, void *self, struct area a)
{
	struct drafts_view *v = self;
	bool bin = cds_drafts_size(v->bin) > 0;
	int height = a.height - bin, y = a.y;

	if (v->rows.n == 0)
		draw_text(a.y + 1, 3, a.width - 4, _("no drafts"));
	rows_fit(&v->rows, height);
	for (int i = 0; i < height && v->rows.top + (size_t)i < v->rows.n; i++) {
		size_t at = v->rows.top + (size_t)i;
		if (bin && at == cds_drafts_size(v->drafts)) {
			term_look(LOOK_HEAD);
			draw_cell(y++, 1, a.width - 2, keymap_words(
			    _("thrown away; %s brings one back:"), SCOPE_DRAFTS,
			    ACTION_BRING_BACK), false);
		}
		drafts_draw_line(t, v, at, y++, a.width);
	}
}

/* ---- actions ---- */

/* Takes a draft out of the bin. False: that failed, and was said. */
static bool drafts_restore(struct tui *t, const struct cds_draft *d, cds_uuid *session)
{
	enum cds_status status = cds_draft_restore(t->app->log, &d->key, session);

	tui_error(t, status);
	return status == CDS_OK;
}

/* Goes on with a draft, also with one from the bin. */
static void drafts_go_on(struct tui *t, const struct cds_draft *d)
{
	cds_uuid session = d->session;
	bool tally = d->tally;

	if (draft_held(d) &&
	    !tui_ask(t, _("Another window may have this draft open. Continue it here?")))
		return;
	if (d->binned >= 0 && !drafts_restore(t, d, &session))
		return;
	tui_pop(t);
	if (tally)
		view_tally_resume(t, &session);
	else
		view_form_resume(t, &session);
}

static void drafts_bring_back(struct tui *t, struct drafts_view *v, const struct cds_draft *d)
{
	if (!d || d->binned < 0) {
		tui_undo(t);
		return;
	}
	if (!drafts_restore(t, d, NULL))
		return;
	drafts_reread(t, v);
	v->rows.here = 0;
	tui_tell(t, keymap_words(_("it is brought back: %s continues it"), SCOPE_DRAFTS,
	    ACTION_OPEN));
}

/* Throws a draft away; one that is in the bin for good. */
static void drafts_discard(struct tui *t, struct drafts_view *v, const struct cds_draft *d)
{
	bool binned = d->binned >= 0;
	enum cds_status status;

	if (binned) {
		if (!tui_ask_final(t, _("Delete this draft for good?")))
			return;
		status = cds_draft_discard(t->app->log, &d->key);
		tui_tell(t, _("it is deleted"));
	} else {
		if (!tui_ask(t, _("Throw away what was typed?")))
			return;
		status = cds_draft_bin(t->app->log, &d->session);
		tui_tell(t, keymap_words(_("thrown away: %s brings it back"), SCOPE_SESSIONS,
		    ACTION_UNDO));
	}
	tui_error(t, status);
	drafts_reread(t, v);
	if (cds_drafts_size(v->drafts) == 0 && (v->rows.n == 0 || !binned))
		tui_pop(t);
}

static bool drafts_act(struct tui *t, void *self, enum action a)
{
	struct drafts_view *v = self;
	const struct cds_draft *d = drafts_at(v, v->rows.here);

	if (a == ACTION_OPEN && d)
		drafts_go_on(t, d);
	else if (a == ACTION_DISCARD && d)
		drafts_discard(t, v, d);
	else if (a == ACTION_BRING_BACK)
		drafts_bring_back(t, v, d);
	else
		return false;
	return true;
}

static void drafts_close_view(void *self)
{
	struct drafts_view *v = self;

	cds_drafts_free(v->drafts);
	cds_drafts_free(v->bin);
}

static const enum action foot[] = {ACTION_OPEN, ACTION_DISCARD, ACTION_BRING_BACK, ACTION_BACK,
    ACTION_HELP, ACTION_NONE};

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
