/* Conflicts and likely duplicates side by side, and one key to settle each. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "out/session_out.h"
#include "tui/term/draw.h"
#include "tui/prompt.h"
#include "model/review_model.h"
#include "tui/view/views.h"
#include "tui/widget/rows_keys.h"

/* what can be clicked on: rows of the list, and from here on the two sides */
#define SIDES ((size_t)1 << 24)

struct review_view {
	struct review_model model;
	enum review_side side;          /* which Enter opens */
};

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

/* ---- drawing ---- */

static void draw_list(struct tui *t, struct review_view *v, struct area a)
{
	struct rows *r = &v->model.rows;
	char words[700];

	rows_fit(r, a.height);
	for (size_t i = 0; i < (size_t)a.height && r->top + i < r->n; i++) {
		size_t at = r->top + i;
		review_words(&v->model, at, words, sizeof words);
		term_look(at == r->here ? LOOK_HERE : LOOK_PLAIN);
		draw_cell(a.y + (int)i, 0, 2, at == r->here ? "›" : "", false);
		draw_cell(a.y + (int)i, 2, a.width - 2, words, false);
		tui_spot(t, (struct area){a.y + (int)i, 0, 1, a.width}, at);
	}
	term_look(LOOK_PLAIN);
}

static void draw_count(const struct review_model *m, int y, int width)
{
	char text[200], a[FORMAT_SIZE], b[FORMAT_SIZE];

	if (m->ruled)
		snprintf(text, sizeof text, _("rulings: %s"),
		    format_count(a, sizeof a, (int64_t)m->rows.n));
	else
		snprintf(text, sizeof text, _("conflicts: %s, likely duplicates: %s"),
		    format_count(a, sizeof a, (int64_t)m->conflicts),
		    format_count(b, sizeof b, (int64_t)m->duplicates));
	term_look(LOOK_HEAD);
	draw_cell(y, 1, width - 2, text, false);
	term_look(LOOK_PLAIN);
}

/* Columns of the two sides. */
struct columns {
	int label, left, right, width;
};

static struct columns view_review_fit(int width)
{
	int label = width >= 100 ? 24 : width >= 60 ? 17 : 9;
	int side = (width - label - 6) / 2;

	return (struct columns){label, label + 4, label + 5 + side, side};
}

static void draw_heads(const struct review_view *v, const struct columns *c, int y)
{
	const struct review_model *m = &v->model;
	const struct cds_review_item *item = review_here(m);
	bool conflict = item->what == CDS_REVIEW_CONFLICT;
	char right[120];

	snprintf(right, sizeof right, "%s", conflict ? C_("review", "other value") : _("right"));
	if (m->rivals > 1)
		snprintf(right, sizeof right, C_("review", "other value, %d of %d"),
		    (int)m->rival + 1, (int)m->rivals);
	term_look(v->side == REVIEW_LEFT ? LOOK_TITLE : LOOK_BAR);
	draw_cell(y, c->left - 1, 1, v->side == REVIEW_LEFT ? "›" : "", false);
	draw_cell(y, c->left, c->width, conflict ? C_("review", "current value") : _("left"),
	    false);
	term_look(v->side == REVIEW_RIGHT ? LOOK_TITLE : LOOK_BAR);
	draw_cell(y, c->right - 1, 1, v->side == REVIEW_RIGHT ? "›" : "", false);
	draw_cell(y, c->right, c->width, right, false);
	term_look(LOOK_PLAIN);
}

/* Bytes that two long texts begin with alike, up to a blank: where not all fits, what differs
 * is to be seen. */
static size_t view_review_alike(const char *a, const char *b, int room)
{
	size_t n = 0, words = 0;

	if (draw_width(a) <= room && draw_width(b) <= room)
		return 0;
	for (; a[n] && a[n] == b[n]; n++)
		if (a[n] == ' ')
			words = n + 1;
	return words;
}

static int draw_value(const char *value, size_t skip, int y, int x, int width, int height)
{
	char text[3000];

	if (skip == 0)
		return draw_wrapped(y, x, width, height, value);
	snprintf(text, sizeof text, "… %s", value + skip);
	return draw_wrapped(y, x, width, height, text);
}

/* A value that differs is shown whole, over several lines if it must be. */
static int draw_pair_line(const struct review_line *l, const struct columns *c, int y, int bottom)
{
	int width = l->differs ? c->width : 2 * c->width + 1, height = l->differs ? bottom - y : 1,
	    left, right = 0;
	size_t skip;

	if (height > 6)
		height = 6;
	skip = l->differs ? view_review_alike(l->value[0], l->value[1], width * (height - 1)) : 0;
	term_look(l->differs ? LOOK_WARN : LOOK_PLAIN);
	draw_cell(y, 1, c->label, l->label, false);
	draw_text(y, c->label + 2, 1, l->differs ? "≠" : " ");
	term_look(l->differs ? LOOK_GOOD : LOOK_PLAIN);
	left = draw_value(l->value[0], skip, y, c->left, width, height);
	if (l->differs)
		right = draw_value(l->value[1], skip, y, c->right, width, height);
	term_look(LOOK_PLAIN);
	return y + (left > right ? left : right);
}

static void draw_pair(struct tui *t, struct review_view *v, struct area a)
{
	const struct review_model *m = &v->model;
	struct columns c = view_review_fit(a.width);
	int y = a.y + 1;
	size_t i = 0;

	if (a.height < 2 || !review_here(m))
		return;
	draw_heads(v, &c, a.y);
	tui_spot(t, (struct area){a.y, 0, a.height, c.right - 1}, SIDES + REVIEW_LEFT);
	tui_spot(t, (struct area){a.y, c.right - 1, a.height, a.width - c.right + 1},
	    SIDES + REVIEW_RIGHT);
	for (; i < m->lines && y < a.y + a.height; i++)
		y = draw_pair_line(&m->line[i], &c, y, a.y + a.height);
	if (i < m->lines)
		draw_text(a.y + a.height - 1, a.width - 1, 1, "↓");
}

static void view_review_draw(struct tui *t, void *self, struct area a)
{
	struct review_view *v = self;
	size_t n = v->model.rows.n;
	int list = a.height >= 18 ? a.height / 3 : 2;

	draw_count(&v->model, a.y, a.width);
	if (n == 0) {
		draw_wrapped(a.y + 2, 1, a.width - 2,
		    a.height - 2, v->model.ruled ? _("nothing has been settled yet")
		    : _("Nothing disagrees, and nothing seems to be counted twice."));
		return;
	}
	if ((size_t)list > n)
		list = (int)n;
	draw_list(t, v, (struct area){a.y + 1, a.x, list, a.width});
	if (a.height >= 14) {
		draw_line(a.y + 1 + list, 0, a.width);
		list++;
	}
	draw_pair(t, v, (struct area){a.y + 1 + list, a.x, a.height - 1 - list, a.width});
}

/* ---- settling ---- */

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

/* The words, and by which key it is taken back. */
static const char *with_key(const char *words)
{
	return keymap_words(words, SCOPE_REVIEW, ACTION_UNDO);
}

static void view_review_settle(struct tui *t, struct review_view *v, enum review_side side)
{
	const struct cds_review_item *item = review_here(&v->model);
	bool conflict = item && item->what == CDS_REVIEW_CONFLICT;

	if (!item)
		return;
	view_review_after(t, v, review_settle(&v->model, side),
	    !conflict ? with_key(_("ruled one outing: that one counts (%s takes it back)"))
	    : side == REVIEW_LEFT ? _("conflict settled: current value kept")
	    : with_key(_("conflict settled: that value is used now (%s takes it back)")));
}

static void view_review_different(struct tui *t, struct review_view *v)
{
	const struct cds_review_item *item = review_here(&v->model);

	if (item && item->what == CDS_REVIEW_CONFLICT)
		tui_tell(t, _("this is a conflict in one session: keep a value, or enter another"));
	else if (item)
		view_review_after(t, v, review_different(&v->model),
		    with_key(_("ruled not a duplicate: both count (%s takes it back)")));
}

/* A ruling that stands, whoever made it and when; what was done just now is taken back by undo. */
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

static void edit_name(struct tui *t, struct review_view *v, const struct cds_review_item *item,
    enum cds_kind kind)
{
	struct text_field field;
	cds_fields *changes = cds_fields_new();
	enum cds_status status = changes ? CDS_OK : CDS_NO_MEMORY;

	text_field_set(&field, v->model.lines ? v->model.line[0].value[0] : "", true);
	if (changes && tui_prompt(t, field_label(t->app->log, item->field), &field, NULL, NULL)) {
		status = cds_fields_text(changes, item->field, field.text);
		if (status == CDS_OK)
			status = cds_item_edit(t->app->log, kind, &item->subject, changes);
		view_review_after(t, v, status, _("conflict settled with another value"));
	}
	cds_fields_free(changes);
}

static void other_value(struct tui *t, struct review_view *v)
{
	static const char *const kinds[] = {[CDS_PLACE] = "place", [CDS_TEAM] = "team",
	    [CDS_SERVICE] = "service"};
	const struct cds_review_item *item = review_here(&v->model);

	if (!item)
		return;
	if (strcmp(item->kind, "session") == 0) {
		view_form_edit_at(t, v->side == REVIEW_LEFT || item->what == CDS_REVIEW_CONFLICT
		    ? &item->a : &item->b, item->field);
		return;
	}
	for (int kind = CDS_PLACE; kind <= CDS_SERVICE; kind++) {
		if (strcmp(item->kind, kinds[kind]) == 0 &&
		    (strcmp(item->field, "name") == 0 || strcmp(item->field, "code") == 0)) {
			edit_name(t, v, item, (enum cds_kind)kind);
			return;
		}
	}
	tui_tell(t, _("two sessions have no common value: count one of them, or rule that they are "
	    "no duplicate"));
}

/* ---- keys ---- */

/* Right again on the right side: the next of several that compete. */
static void view_review_turn(struct tui *t, struct review_view *v, enum review_side side)
{
	if (side == REVIEW_RIGHT && v->side == REVIEW_RIGHT && v->model.rivals > 1) {
		v->model.rival = (v->model.rival + 1) % v->model.rivals;
		tui_error(t, review_look(&v->model));
	}
	v->side = side;
}

static void open_side(struct tui *t, struct review_view *v)
{
	const struct cds_review_item *item = review_here(&v->model);

	if (!item || (item->what == CDS_REVIEW_CONFLICT && strcmp(item->kind, "session") &&
	    strcmp(item->kind, "verdict")))
		return;
	view_detail_open(t, v->side == REVIEW_RIGHT && !cds_uuid_is_nil(&item->b) ? &item->b
	    : &item->a);
}

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
		return a == ACTION_REVIEW;      /* here already */
	}
}

static bool view_review_choose(struct tui *t, void *self, size_t what)
{
	struct review_view *v = self;
	bool there;

	if (what >= SIDES) {
		there = v->side == (enum review_side)(what - SIDES);
		v->side = (enum review_side)(what - SIDES);
		return there;
	}
	there = rows_choose(&v->model.rows, what);
	v->model.rival = 0;
	tui_error(t, review_look(&v->model));
	return there;
}

static void view_review_close_view(void *self)
{
	struct review_view *v = self;

	review_free(&v->model);
	free(v);
}

static const enum action foot[] = {ACTION_SETTLE_LEFT, ACTION_SETTLE_RIGHT, ACTION_DIFFERENT,
    ACTION_UNDO, ACTION_VALUE,
	ACTION_OPEN, ACTION_RULED, ACTION_HELP, ACTION_BACK, ACTION_NONE};
static const enum action foot_ruled[] = {ACTION_TAKE_BACK, ACTION_SETTLE_LEFT, ACTION_SETTLE_RIGHT,
    ACTION_DIFFERENT, ACTION_RULED,
	ACTION_OPEN, ACTION_UNDO, ACTION_HELP, ACTION_BACK, ACTION_NONE};
static const enum action *view_review_foot(const void *self)
{
	return ((const struct review_view *)self)->model.ruled ? foot_ruled : foot;
}

void view_review_open(struct tui *t)
{
	struct review_view *v = calloc(1, sizeof *v);

	if (!tui_push(t, &view_review, v))
		return;
	review_init(&v->model, t->app->log);
	view_review_reread(t, v);
}

const struct view view_review = {
	.scope = SCOPE_REVIEW, .title = view_review_title, .draw = view_review_draw,
	.act = view_review_act, .choose = view_review_choose, .reread = view_review_reread,
	.close = view_review_close_view, .foot = foot, .foot_now = view_review_foot,
	.open = view_review_open, .opens = ACTION_REVIEW,
};
