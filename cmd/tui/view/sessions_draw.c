/* Draws the list of sessions, with headings and sums. */
#include <stdio.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "tui/term/draw.h"
#include "tui/view/sessions_view.h"

/* Widths of the columns; 0: it is left out. Date, place and count are always there, the others if
 * there is room. */
struct columns {
	int date, place, team, count, author, marks;
};

static struct columns sessions_draw_fit(int width)
{
	struct columns c = {.date = 10, .count = 8};
	int rest = width - 2 - c.date - 1 - c.count - 1;

	c.marks = width >= 60 ? 11 : 1;
	rest -= c.marks + 1;
	/* On a narrower screen the names of teams need this room. */
	c.author = width >= 96 ? (width - 96) / 5 + 16 : 0;
	rest -= c.author ? c.author + 1 : 0;
	c.team = width >= 60 ? rest * 45 / 100 : 0;
	rest -= c.team ? c.team + 1 : 0;
	c.place = rest;
	return c;
}

bool sessions_shows(enum cds_sort sort, int width)
{
	struct columns c = sessions_draw_fit(width);

	return sort == CDS_SORT_TEAM ? c.team > 0 : sort == CDS_SORT_AUTHOR ? c.author > 0 : true;
}

static void sessions_draw_cell(int y, int *x, int width, const char *text, bool right)
{
	if (width <= 0)
		return;
	draw_cell(y, *x, width, text, right);
	draw_cell(y, *x + width, 1, "", false);
	*x += width + 1;
}

/* The heading of a column, with an arrow if the list is sorted by it. */
static const char *sessions_draw_head(const struct sessions_model *m, enum cds_sort sort,
    const char *text)
{
	static char buf[CDS_SORTS][64];
	bool up = (sort == CDS_SORT_DATE || sort == CDS_SORT_ASSISTS) == m->reverse;

	if (m->sort != sort)
		return text;
	snprintf(buf[sort], sizeof buf[sort], "%s%s", text, up ? "▲" : "▼");
	return buf[sort];
}

static void draw_head(const struct sessions_model *m, int y, const struct columns *c)
{
	int x = 1;

	term_look(LOOK_HEAD);
	sessions_draw_cell(y, &x, c->date, sessions_draw_head(m, CDS_SORT_DATE, _("Date")), true);
	sessions_draw_cell(y, &x, c->place, sessions_draw_head(m, CDS_SORT_PLACE, _("Place")),
	    false);
	sessions_draw_cell(y, &x, c->team, sessions_draw_head(m, CDS_SORT_TEAM, _("Team")), false);
	sessions_draw_cell(y, &x, c->count, sessions_draw_head(m, CDS_SORT_ASSISTS,
	    m->filter.service ? m->filter.service : _("Assists")), true);
	sessions_draw_cell(y, &x, c->author, sessions_draw_head(m, CDS_SORT_AUTHOR, _("By")),
	    false);
	sessions_draw_cell(y, &x, c->marks, c->marks > 1 ? _("Marks") : "", false);
	term_look(LOOK_PLAIN);
}

/* The most important mark of a session, in one column. */
static const char *short_mark(unsigned flags)
{
	return flags & CDS_SESSION_VOID ? "×"
	    : flags & CDS_SESSION_CONFLICT ? "!"
	    : flags & CDS_SESSION_DUPLICATE ? "="
	    : flags & (CDS_SESSION_FLAGGED | CDS_SESSION_INCOMPLETE | CDS_SESSION_DISPUTED |
	    CDS_SESSION_CLOCK) ? "?" : "";
}

/* As many whole marks as fit; the most important one comes first. */
static const char *long_marks(const struct session_row *r, int width, char *buf, size_t size)
{
	char *comma;

	snprintf(buf, size, "%s", r->marks);
	while (draw_width(buf) > width && (comma = strrchr(buf, ',')))
		snprintf(comma, size - (size_t)(comma - buf), "…");
	return buf;
}

static void sessions_draw_row(const struct session_row *r, int y, int width,
    const struct columns *c, bool here, bool marked)
{
	char buf[FORMAT_SIZE], marks[200];
	int x = 1;

	term_look(here ? LOOK_HERE : r->flags & (CDS_SESSION_VOID | CDS_SESSION_DUPLICATE)
	    ? LOOK_DIM : LOOK_PLAIN);
	draw_cell(y, 0, width, marked ? "*" : here ? "›" : "", false);
	sessions_draw_cell(y, &x, c->date, r->first == CDS_NO_DAY ? "–"
	    : format_date(buf, sizeof buf, r->first, r->first), true);
	sessions_draw_cell(y, &x, c->place, *r->place ? r->place : "–", false);
	sessions_draw_cell(y, &x, c->team, r->team, false);
	sessions_draw_cell(y, &x, c->count, format_sum(buf, sizeof buf, r->assists, r->uncounted),
	    true);
	sessions_draw_cell(y, &x, c->author, r->author, false);
	sessions_draw_cell(y, &x, c->marks, c->marks > 1
	    ? long_marks(r, c->marks, marks, sizeof marks) : short_mark(r->flags), false);
	term_look(LOOK_PLAIN);
}

/* What a log begins with, by the keys as they are bound. */
static const struct {
	enum action action;
	const char *words;              /* a msgid */
} firsts[] = {
	{ACTION_ADD, N_("log a session: where, and how many assists of each service")},
	{ACTION_HELP, N_("the keys of every screen")},
	{ACTION_MERGE, N_("merge logs from sticks and other folders, and make packs to send")},
	{ACTION_TOTALS, N_("totals, for any period")},
	{ACTION_LANGUAGE, N_("tiếng Việt / English")},
};
#define FIRSTS (sizeof firsts / sizeof *firsts)

static void draw_first_start(struct area a)
{
	int y = a.y + 1, end = a.y + a.height, keys = 1;

	for (size_t i = 0; i < FIRSTS; i++) {
		int width = draw_width(keymap_key(SCOPE_SESSIONS, firsts[i].action));
		keys = width > keys ? width : keys;
	}
	y += draw_wrapped(y, 3, a.width - 4, end - y, _("There is nothing in this log yet.")) + 1;
	for (size_t i = 0; i < FIRSTS && y < end; i++) {
		const char *key = keymap_key(SCOPE_SESSIONS, firsts[i].action);
		if (!*key)
			continue;
		draw_text(y, 5, keys, key);
		y += draw_wrapped(y, 8 + keys, a.width - 9 - keys, end - y, _(firsts[i].words));
	}
	if (y + 1 < end)
		draw_wrapped(y + 1, 3, a.width - 4, end - y - 1,
		    _("Every change that you see is saved."));
}

/* What is listed, in words: sums, search and filter. */
static void narrowed_text(const struct sessions_view *v, char *text, size_t size)
{
	char s[FORMAT_SIZE], n[FORMAT_SUM_SIZE];
	const int64_t *missing = v->uncounted;

	if (v->marks)
		snprintf(text, size, _("marked: %zu; "), v->marks);
	if (v->counting)
		snprintf(text + strlen(text), size - strlen(text), "%s", _("looking… "));
	snprintf(text + strlen(text), size - strlen(text), "%s, %s",
	    format_many(s, sizeof s, v->sessions, NOUN_SESSION),
	    format_assists(n, sizeof n, v->assists, missing[CDS_ASSIST]));
	if (v->model.filter.service && v->attendance + missing[CDS_ATTENDANCE])
		snprintf(text + strlen(text), size - strlen(text), _("; attendance: %s"),
		    format_at_least(n, sizeof n, v->attendance, missing[CDS_ATTENDANCE]));
	if (v->model.filter.service && v->visits + missing[CDS_VISIT])
		snprintf(text + strlen(text), size - strlen(text), _("; visits: %s"),
		    format_at_least(n, sizeof n, v->visits, missing[CDS_VISIT]));
	if (v->model.search[0])
		snprintf(text + strlen(text), size - strlen(text), _("; found by “%s”"),
		    v->model.search);
	if (v->filtered[0])
		snprintf(text + strlen(text), size - strlen(text), "; %s", v->filtered);
	if (v->model.filter.attention)
		snprintf(text + strlen(text), size - strlen(text), "%s",
		    _("; only what needs a look"));
}

static void add_if_it_fits(char *text, size_t size, const char *more, int room)
{
	if (draw_width(text) + draw_width(more) <= room)
		snprintf(text + strlen(text), size - strlen(text), "%s", more);
}

/* The text below the list. What is listed is always said in full, so that nobody takes a part of
 * the log for all of it; the rest only where there is room. Returns how many lines the text
 * takes. */
static int totals_text(const struct sessions_view *v, char *text, size_t size, int width)
{
	char more[FORMAT_SIZE + 100], n[FORMAT_SIZE];
	int lines, room;

	text[0] = '\0';
	if (!v->counted)
		return 1;
	narrowed_text(v, text, size);
	lines = draw_width(text) > width ? 2 : 1;
	room = lines == 1 ? width : 2 * width - 12;     /* a line breaks at a blank */
	snprintf(more, sizeof more, _("; need a look: %s"),
	    format_count(n, sizeof n, v->attention));
	if (v->attention && !v->model.filter.attention)
		add_if_it_fits(text, size, more, room);
	snprintf(more, sizeof more, _("; drafts: %zu (%s)"), v->drafts,
	    keymap_key(SCOPE_SESSIONS, ACTION_DRAFTS));
	if (v->drafts)
		add_if_it_fits(text, size, more, room);
	return lines;
}

/* Says that nothing is listed. Likely duplicates do not count as sessions that need a look, so it
 * also says how many wait in the review. */
static void sessions_draw_none(const struct tui *t, const struct sessions_view *v, struct area a)
{
	const char *words = !v->behind[0] || v->model.search[0]
	    ? keymap_words(_("nothing found: %s shows all again"), SCOPE_SESSIONS, ACTION_BACK)
	    : _("no sessions");
	int y = a.y + 2;

	y += draw_wrapped(y, 3, a.width - 4, 3, words);
	if (v->model.filter.attention && t->open > 0)
		draw_wrapped(y, 3, a.width - 4, 3,
		    keymap_words(_("open for review: %s"), SCOPE_SESSIONS, ACTION_REVIEW));
}

void sessions_draw(struct tui *t, void *self, struct area a)
{
	struct sessions_view *v = self;
	struct columns c = sessions_draw_fit(a.width);
	char totals[1024];
	int lines;

	v->width = a.width;
	lines = totals_text(v, totals, sizeof totals, a.width - 2);
	v->height = a.height - 1 - lines;
	if (v->model.rows == 0 && !v->model.scan && !v->behind[0]) {
		draw_first_start(a);
		return;
	}
	sessions_show(&v->model, (size_t)v->height);
	draw_head(&v->model, a.y, &c);
	for (int i = 0; i < v->height && v->model.top + (size_t)i < v->model.rows; i++) {
		size_t at = v->model.top + (size_t)i;
		sessions_draw_row(&v->model.row[at], a.y + 1 + i, a.width, &c, at == v->model.here,
		    v->marks > 0 && sessions_marked(v, &v->model.row[at].id));
		tui_spot(t, (struct area){a.y + 1 + i, 0, 1, a.width}, at);
	}
	if (v->model.rows == 0 && !v->counting)
		sessions_draw_none(t, v, a);
	term_look(v->marks ? LOOK_WARN : LOOK_PLAIN);
	draw_wrapped(a.y + a.height - lines, 1, a.width - 2, lines, totals);
	term_look(LOOK_PLAIN);
}
