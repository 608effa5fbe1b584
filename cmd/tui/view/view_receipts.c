/* What was merged, newest first, and taking a merge back. Opened from the screens of files and of
 * a merge. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "tui/term/draw.h"
#include "model/receipt_text.h"
#include "tui/view/pack.h"
#include "tui/view/views.h"
#include "tui/rows_view.h"

struct receipts_view {
	cds_receipts *receipts;
	struct rows rows;
};

static void receipts_reread(struct tui *t, void *self)
{
	struct receipts_view *v = self;
	enum cds_status status;

	cds_receipts_free(v->receipts);
	status = cds_receipts_get(t->app->log, &v->receipts);
	rows_set(&v->rows, status == CDS_OK ? cds_receipts_size(v->receipts) : 0);
	tui_error(t, status);
}

static const struct cds_receipt *receipts_here(const struct receipts_view *v)
{
	return v->rows.here < v->rows.n ? cds_receipts_at(v->receipts, v->rows.here) : NULL;
}

/* ---- drawing ---- */

static void receipts_draw_row(struct tui *t, void *self, size_t i, int y, int width)
{
	const struct receipts_view *v = self;
	const struct cds_receipt *r = cds_receipts_at(v->receipts, i);
	const char *slash = strrchr(r->file, '/');
	const char *file = slash ? slash + 1 : r->file,
	    *back = r->undone >= 0 ? _("  (taken back)") : "";
	char text[1200], when[FORMAT_SIZE], n[FORMAT_SIZE];

	(void)t;
	if (i != v->rows.here && r->undone >= 0)
		term_look(LOOK_DIM);
	format_count(n, sizeof n, r->sessions_new);
	if (width >= 60)
		snprintf(text, sizeof text, _("%4lld  %s  new sessions %s  %s%s"),
		    (long long)r->n, format_time(when, sizeof when, r->at), n, file, back);
	else
		snprintf(text, sizeof text, "%3lld %s +%s%s", (long long)r->n, file, n, back);
	draw_cell(y, 1, width - 1, text, false);
}

/* Draws a label and its value, if there is room. Returns the row below. */
static int receipts_add(int y, int bottom, int width, const char *label, const char *text)
{
	int labels = width >= 60 ? 18 : 12;

	if (y >= bottom)
		return y;
	term_look(LOOK_DIM);
	draw_cell(y, 1, labels, label, false);
	term_look(LOOK_PLAIN);
	return y + draw_wrapped(y, labels + 2, width - labels - 3, bottom - y, text);
}

/* Draws all of the receipt under the cursor. */
static void draw_receipt(const struct cds_receipt *r, struct area a)
{
	const struct {
		const char *label;
		int64_t n;
	} numbers[] = {
		{_("new entries"), r->fresh}, {_("new sessions"), r->sessions_new},
		{_("changed"), r->sessions_changed}, {_("conflicts"), r->conflicts},
		{_("doubles"), r->doubles}, {_("duplicates"), r->duplicates},
		{_("malformed"), r->bad},
	};
	char text[1200], when[FORMAT_SIZE], back[CDS_RETURN];
	int y = a.y, bottom = a.y + a.height;

	y = receipts_add(y, bottom, a.width, _("file"), r->file);
	/* This is what people read out to each other from here, so it comes early. */
	if (*receipt_return(r, back) && r->undone < 0)
		y = receipts_add(y, bottom, a.width, _("receipt"), back);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		if (numbers[i].n || i < 3)
			y = receipts_add(y, bottom, a.width, numbers[i].label,
			    format_count(text, sizeof text, numbers[i].n));
	receipt_laptops(r, text, sizeof text);
	y = receipts_add(y, bottom, a.width, _("from"), *text ? text : "–");
	snprintf(text, sizeof text, "%s → %s", r->before, r->after);
	y = receipts_add(y, bottom, a.width, _("fingerprint"), text);
	if (r->undone >= 0)
		receipts_add(y, bottom, a.width, _("taken back"),
		    format_time(when, sizeof when, r->undone));
}

static void receipts_draw(struct tui *t, void *self, struct area a)
{
	struct receipts_view *v = self;
	int below = a.height >= 14 ? 11 : a.height / 2, height = a.height - below - 1;

	if (v->rows.n == 0) {
		draw_text(a.y + 1, 1, a.width - 2, _("nothing was merged into this log yet"));
		return;
	}
	rows_draw(t, v, &v->rows, (struct area){a.y, 0, height, a.width}, receipts_draw_row);
	draw_line(a.y + height, 0, a.width);
	draw_receipt(receipts_here(v), (struct area){a.y + height + 1, 0, below, a.width});
}

/* ---- taking back ---- */

/* Can this merge be taken back? If not, because a later one that brought something has to go
 * first, the log says so, and no question is needed before. */
static bool may_go(const struct receipts_view *v)
{
	bool may = receipts_here(v)->undone < 0;

	for (size_t i = 0; may && i < v->rows.here; i++)
		may = cds_receipts_at(v->receipts, i)->undone >= 0 ||
		    cds_receipts_at(v->receipts, i)->fresh == 0;
	return may;
}

/* Says why a merge can't be taken back. What prevents it may be named by the beginnings of UUIDs;
 * those can be searched for in the list of sessions. */
static void tell_refused(struct tui *t, enum cds_status status)
{
	bool named = status == CDS_REFUSED && strchr(cds_error(t->app->log)->arg[1], '-');
	size_t n;

	tui_error(t, status);
	n = strlen(t->message);
	if (named)
		snprintf(t->message + n, sizeof t->message - n, "; %s",
		    keymap_words(_("in the list of sessions %s finds one by its id"),
		    SCOPE_SESSIONS, ACTION_FIND));
}

static void receipts_take_back(struct tui *t, struct receipts_view *v)
{
	const struct cds_receipt *r = receipts_here(v);
	char text[500], a[FORMAT_SIZE], b[FORMAT_SIZE], c[FORMAT_SIZE];
	struct cds_unmerge_result result;
	enum cds_status status;

	if (!r)
		return;
	snprintf(text, sizeof text, _("Take merge %lld back? This removes %s (%s) and restores the "
	    "earlier values of %s. Merging a log that still has them brings them back."),
	    (long long)r->n, format_many(a, sizeof a, r->fresh, NOUN_ENTRY),
	    format_many(b, sizeof b, r->sessions_new, NOUN_SESSION),
	    format_many(c, sizeof c, r->sessions_changed, NOUN_SESSION));
	if (may_go(v) && !tui_ask(t, text))
		return;
	if (may_go(v)) {
		tui_tell(t, _("taking it back …"));
		tui_draw(t);
	}
	status = cds_unmerge(t->app->log, r->n, &result);
	if (status != CDS_OK) {
		tell_refused(t, status);
		return;
	}
	receipts_reread(t, v);
	tui_changed(t);
	snprintf(text, sizeof text, _("taken back: %s and %s removed, %s changed"),
	    format_many(a, sizeof a, result.entries, NOUN_ENTRY),
	    format_many(b, sizeof b, result.sessions_gone, NOUN_SESSION),
	    format_many(c, sizeof c, result.sessions_changed, NOUN_SESSION));
	tui_tell(t, text);
}

static bool receipts_act(struct tui *t, void *self, enum action a)
{
	struct receipts_view *v = self;

	if (a == ACTION_TAKE_BACK)
		receipts_take_back(t, v);
	else if (a == ACTION_PACK)
		tui_pack(t, "");
	return a == ACTION_TAKE_BACK || a == ACTION_PACK;
}

static void receipts_close_view(void *self)
{
	cds_receipts_free(((struct receipts_view *)self)->receipts);
}

static const enum action foot[] = {ACTION_TAKE_BACK, ACTION_PACK, ACTION_REVIEW, ACTION_HELP,
    ACTION_BACK, ACTION_NONE};

static void receipts_open(struct tui *t)
{
	struct receipts_view *v = tui_push(t, &view_receipts);

	if (v)
		receipts_reread(t, v);
}

const struct view view_receipts = {
	.scope = SCOPE_RECEIPTS, .size = sizeof(struct receipts_view), .name = N_("merges"),
	.rows = offsetof(struct receipts_view, rows), .draw = receipts_draw, .act = receipts_act,
	.reread = receipts_reread, .close = receipts_close_view, .foot = foot,
	.open = receipts_open, .opens = ACTION_RECEIPTS,
};
