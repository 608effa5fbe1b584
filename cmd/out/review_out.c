/* Conflicts, likely duplicates and rulings, told as out.h says. Called by review. */
#include "out/review_out.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "out/double_out.h"
#include "out/history_out.h"
#include "out/session_out.h"

#define DATA (OUT_SHEET | OUT_TREE)     /* OUT_TREE) | what programs read */

/* ---- words ---- */

static const struct {
	unsigned reason;
	const char *name, *words;
} reasons[] = {
	{CDS_SAME_DAY, "same-day", N_("same day")},
	{CDS_NEXT_DAY, "next-day", N_("neighbouring days")},
	{CDS_SAME_PLACE, "same-place", N_("same place")},
	{CDS_SAME_NAME, "same-name", N_("places of the same name")},
	{CDS_PLACE_WITHIN, "place-within", N_("one place within the other")},
	{CDS_SAME_TEAM, "same-team", N_("same team")},
	{CDS_SAME_TEAM_NAME, "same-team-name", N_("teams of the same name")},
	{CDS_OTHER_TEAM, "other-team", N_("but different teams")},
	{CDS_SAME_SERVICES, "same-services", N_("same services")},
	{CDS_SAME_COUNTS, "same-counts", N_("same counts")},
	{CDS_NEAR_COUNTS, "near-counts", N_("near counts")},
};

/* Lists why two sessions may be one, in the language or in the words of programs. Returns buf. */
static char *review_reasons(unsigned bits, bool words, char *buf, size_t size)
{
	size_t n = 0;

	buf[0] = '\0';
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons && n < size; i++)
		if (bits & reasons[i].reason)
			n += (size_t)snprintf(buf + n, size - n, "%s%s", n ? ", " : "",
			    words ? _(reasons[i].words) : reasons[i].name);
	return buf;
}

/* ---- for people ---- */

/* One session on a line: id, day, place, team, counts and author. */
static void review_session(struct app *app, struct out *out, const cds_uuid *id, const char *mark)
{
	const struct cds_session *s;
	cds_list *list;
	char text[CDS_UUID_TEXT], buf[FORMAT_SIZE];

	out_prose(out, "  %s %.13s", mark, cds_uuid_text(id, text));
	if (cds_session_get(app->log, id, &list, &s) != CDS_OK) {
		out_prose(out, "  %s\n", _("not in this log"));
		return;
	}
	out_prose(out, "  %s  %s", format_date(buf, sizeof buf, s->first, s->last),
	    *s->place_name ? s->place_name : "–");
	if (*s->team_name)
		out_prose(out, "  %s", s->team_name);
	out_prose(out, " ");
	for (size_t i = 0; i < s->counts; i++)
		out_prose(out, " %s=%s", s->count[i].service,
		    format_count(buf, sizeof buf, s->count[i].count));
	out_prose(out, "  %s", *s->author ? s->author : _("import"));
	if (*session_marks(s))
		out_prose(out, "  (%s)", session_marks(s));
	out_prose(out, "\n");
	cds_list_close(list);
}

/* One of the two that a ruling is on: a session, or else a place or team. */
static void review_ruled(struct app *app, struct out *out, const cds_uuid *id, const char *kind)
{
	enum cds_kind item;
	char text[CDS_UUID_TEXT];
	cds_items *items = NULL;

	if (!cds_kind_parse(kind, &item) || !cds_kind_is_item(item) ||
	    cds_item_get(app->log, item, id, &items) != CDS_OK)
		review_session(app, out, id, " ");
	else
		out_prose(out, "    %s  %s\n", cds_uuid_text(id, text),
		    cds_items_at(items, 0)->path);
	cds_items_free(items);
}

/* How somebody rules on two, in place of rulings that disagree. */
static void review_rule(struct out *out, const cds_uuid *a, const cds_uuid *b, const char *kind)
{
	char x[CDS_UUID_TEXT], y[CDS_UUID_TEXT];

	cds_uuid_text(a, x);
	cds_uuid_text(b, y);
	if (strcmp(kind, "session") == 0)
		out_prose(out, _("  rule: cdslog review %.13s %.13s --count ID, or --different\n"),
		    x, y);
	else
		out_prose(out, _("  rule: cdslog %s same %s %s, or: cdslog %s different %s %s\n"),
		    kind, x, y, kind, x, y);
}

/* All conflicts of a subject, told with the first of its items; the other ones are passed over. */
static void review_conflict(struct app *app, struct out *out,
    const struct cds_review_item *item, bool first)
{
	cds_history *h;
	const char *ruled = NULL;
	char id[CDS_UUID_TEXT];

	if (!first)
		return;
	out_heading(out, _("conflict"));
	if (item->kind == CDS_SESSION) {
		review_session(app, out, &item->subject, " ");
	} else if (item->kind == CDS_VERDICT) {
		ruled = cds_kind_name(double_kind(app->log, &item->a));
		out_prose(out, "%s\n", _("  two laptops ruled differently on:"));
		review_ruled(app, out, &item->a, ruled);
		review_ruled(app, out, &item->b, ruled);
	} else {
		out_prose(out, "    %.13s  %s\n", cds_uuid_text(&item->subject, id),
		    item->kind_name);
	}
	if (cds_history_get(app->log, &item->subject, &h) != CDS_OK)
		return;
	history_conflicts(app, out, h);
	cds_history_free(h);
	if (ruled)
		review_rule(out, &item->a, &item->b, ruled);
	else
		out_prose(out, _("  settle: cdslog review %.13s --keep ENTRY, or set another value"
		    " with 'cdslog edit'\n"), cds_uuid_text(&item->subject, id));
}

static void review_duplicate(struct app *app, struct out *out, const struct cds_review_item *item)
{
	char words[400];

	out_prose(out, _("\nlikely duplicate, %d of 100: "), item->score);
	out_prose(out, "%s\n", review_reasons(item->reasons, true, words, sizeof words));
	review_session(app, out, &item->a, " ");
	review_session(app, out, &item->b, " ");
	review_rule(out, &item->a, &item->b, "session");
}

/* '*' for the session of a ruling that counts. */
static const char *review_mark(const struct cds_review_item *item, const cds_uuid *session)
{
	return item->same && cds_uuid_compare(session, &item->prefer) == 0 ? "*" : " ";
}

static void review_ruling(struct app *app, struct out *out, const struct cds_review_item *item)
{
	char a[CDS_UUID_TEXT], b[CDS_UUID_TEXT];

	out_heading(out, item->same ? _("ruled one outing; * counts")
	    : _("ruled not a duplicate"));
	review_session(app, out, &item->a, review_mark(item, &item->a));
	review_session(app, out, &item->b, review_mark(item, &item->b));
	out_prose(out, _("  take back: cdslog review %.13s %.13s --withdraw\n"),
	    cds_uuid_text(&item->a, a), cds_uuid_text(&item->b, b));
}

char *review_how_many(size_t conflicts, size_t duplicates, size_t doubles, char *buf, size_t size)
{
	char a[FORMAT_SIZE], b[FORMAT_SIZE];

	snprintf(buf, size, _("conflicts: %s, likely duplicates: %s"),
	    format_count(a, sizeof a, (int64_t)conflicts),
	    format_count(b, sizeof b, (int64_t)duplicates));
	if (doubles > 0)
		snprintf(buf + strlen(buf), size - strlen(buf), _(", doubles: %s"),
		    format_count(a, sizeof a, (int64_t)doubles));
	return buf;
}

/* How many there are of everything. */
static void review_counts(struct out *out, const cds_review *review, const cds_doubles *doubles)
{
	size_t conflicts = 0, duplicates = 0, rulings = 0, size = cds_review_size(review);
	char n[FORMAT_SIZE], text[200];
	bool ruled = cds_doubles_size(doubles) > 0 && cds_doubles_at(doubles, 0)->ruled;

	for (size_t i = 0; i < size; i++) {
		conflicts += cds_review_at(review, i)->what == CDS_REVIEW_CONFLICT;
		duplicates += cds_review_at(review, i)->what == CDS_REVIEW_DUPLICATE;
		rulings += cds_review_at(review, i)->what == CDS_REVIEW_RULING;
	}
	if (ruled)
		rulings += cds_doubles_size(doubles);
	if (rulings)
		out_prose(out, _("rulings: %s\n"), format_count(n, sizeof n, (int64_t)rulings));
	else
		out_prose(out, "%s\n", review_how_many(conflicts, duplicates,
		    cds_doubles_size(doubles), text, sizeof text));
}

/* Doubles come first: what is ruled on them decides which sessions look like one. */
static void review_page(struct app *app, struct out *out, const cds_review *review,
    const cds_doubles *doubles, size_t limit)
{
	size_t size = cds_review_size(review), pairs = cds_doubles_size(doubles);
	const struct cds_review_item *last = NULL;
	char a[FORMAT_SIZE];

	review_counts(out, review, doubles);
	for (size_t i = 0; i < pairs && i < limit; i++)
		double_page(out, app->log, cds_doubles_at(doubles, i));
	for (size_t i = 0; i < size && pairs + i < limit; i++) {
		const struct cds_review_item *item = cds_review_at(review, i);
		if (item->what == CDS_REVIEW_CONFLICT)
			review_conflict(app, out, item, !last ||
			    cds_uuid_compare(&last->subject, &item->subject) != 0);
		else if (item->what == CDS_REVIEW_DUPLICATE)
			review_duplicate(app, out, item);
		else
			review_ruling(app, out, item);
		last = item;
	}
	if (pairs + size > limit)
		out_prose(out, _("\nand %s more: --limit shows them\n"),
		    format_count(a, sizeof a, (int64_t)(pairs + size - limit)));
}

/* ---- for programs ---- */

static void review_tree_reasons(struct out *out, unsigned bits)
{
	out_open(out, "reasons", '[');
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (bits & reasons[i].reason)
			out_item(out, cell_text(reasons[i].name));
	out_shut(out, '[');
}

/* The value of a conflict that the session has now (`stands`), or all the others, as a sheet has
 * them in one cell. Returns buf. */
static char *review_values(struct app *app, const cds_history *h, const char *field, bool stands,
    char *buf, size_t size)
{
	size_t n = 0;

	buf[0] = '\0';
	for (size_t i = 0; i < cds_history_conflicts(h); i++) {
		const struct cds_conflict *c = cds_history_conflict(h, i);
		for (size_t k = 0; k < c->entries && strcmp(c->field, field) == 0; k++) {
			const struct cds_entry *e = cds_history_at(h, c->entry[k]);
			if ((c->entry[k] == c->winner) == stands && n < size)
				n += (size_t)snprintf(buf + n, size - n, "%s%s", n ? "; " : "",
				    field_named(app->log, cds_fields_find(e->changes, field)));
		}
	}
	return buf;
}

static const struct column review_columns[] = {
	{.name = "what", .kinds = DATA}, {.name = "kind", .kinds = DATA},
	{.name = "subject", .kinds = DATA}, {.name = "field", .kinds = DATA},
	{.name = "stands", .kinds = OUT_SHEET}, {.name = "others", .kinds = OUT_SHEET},
	{.name = "a", .kinds = DATA}, {.name = "b", .kinds = DATA},
	{.name = "date", .kinds = DATA}, {.name = "same", .kinds = DATA},
	{.name = "counts", .kinds = DATA}, {.name = "score", .kinds = DATA},
	{.name = "reasons", .kinds = OUT_SHEET},
};

static struct cell review_id(const cds_uuid *id, bool there)
{
	return there && !cds_uuid_is_nil(id) ? cell_id(id) : cell_none();
}

/* The cells of a row. `h` is the history of the subject, for the values of a conflict; else
 * NULL. */
static void review_cells(struct out *out, const struct cds_review_item *item, const cds_history *h,
    const char *stands, const char *others)
{
	static const char *const whats[] = {"conflict", "duplicate", "ruling"};
	bool ruling = item->what == CDS_REVIEW_RULING;
	bool duplicate = item->what == CDS_REVIEW_DUPLICATE;
	char words[400];

	out_cell(out, cell_text(whats[item->what]));
	out_cell(out, cell_text(item->kind_name));
	out_cell(out, cell_id(&item->subject));
	out_cell(out, item->what == CDS_REVIEW_CONFLICT ? cell_text(item->field) : cell_none());
	out_cell(out, cell_text(stands));
	out_cell(out, cell_text(others));
	out_cell(out, cell_id(&item->a));
	out_cell(out, review_id(&item->b, true));
	out_cell(out, item->day == CDS_NO_DAY ? cell_none() : cell_date(item->day, item->day));
	if (h)
		history_tree_values(out, h, item->field);
	out_cell(out, ruling ? cell_bool(item->same) : cell_none());
	out_cell(out, review_id(&item->prefer, ruling));
	out_cell(out, duplicate ? cell_number(item->score) : cell_none());
	if (duplicate)
		review_tree_reasons(out, item->reasons);
	out_cell(out, cell_text(review_reasons(duplicate ? item->reasons : 0, false, words,
	    sizeof words)));
}

static void review_row(struct app *app, struct out *out, const struct cds_review_item *item)
{
	char stands[2100] = "", others[2100] = "";
	cds_history *h = NULL;

	if (item->what == CDS_REVIEW_CONFLICT &&
	    cds_history_get(app->log, &item->subject, &h) == CDS_OK) {
		review_values(app, h, item->field, true, stands, sizeof stands);
		review_values(app, h, item->field, false, others, sizeof others);
	}
	out_row(out);
	review_cells(out, item, h, stands, others);
	out_row_end(out);
	cds_history_free(h);
}

/* What a sheet says of one of a pair in one cell. */
static const char *review_side(const struct cds_double_side *side, char *buf, size_t size)
{
	snprintf(buf, size, "%s; %s; %lld", side->path, side->author, (long long)side->sessions);
	return buf;
}

static void review_pair_row(struct out *out, const struct cds_double *pair)
{
	char a[600], b[600];

	out_row(out);
	out_cell(out, cell_text(pair->ruled ? "ruling" : "double"));
	out_cell(out, cell_text(cds_kind_name(pair->kind)));
	out_cell(out, cell_none());
	out_cell(out, cell_none());
	out_cell(out, cell_text(review_side(&pair->a, a, sizeof a)));
	out_cell(out, cell_text(review_side(&pair->b, b, sizeof b)));
	out_cell(out, cell_id(&pair->a.id));
	out_cell(out, cell_id(&pair->b.id));
	out_cell(out, cell_none());
	double_tree(out, "sides", pair);
	out_cell(out, pair->ruled ? cell_bool(pair->same) : cell_none());
	out_cell(out, review_id(&pair->a.id, pair->ruled && pair->same));
	out_cell(out, cell_none());
	out_cell(out, cell_text(""));
	out_row_end(out);
}

static void review_rows(struct app *app, struct out *out, const cds_review *review,
    const cds_doubles *doubles)
{
	static const struct table table = {.name = "review", .column = review_columns,
	    .columns = sizeof review_columns / sizeof *review_columns, .kinds = DATA};

	out_table(out, &table);
	for (size_t i = 0; i < cds_doubles_size(doubles); i++)
		review_pair_row(out, cds_doubles_at(doubles, i));
	for (size_t i = 0; i < cds_review_size(review); i++)
		review_row(app, out, cds_review_at(review, i));
	out_table_end(out);
}

void review_tell(struct app *app, struct out *out, const cds_review *review,
    const cds_doubles *doubles, size_t limit)
{
	if (out_is(out, OUT_PAGE))
		review_page(app, out, review, doubles, limit);
	else
		review_rows(app, out, review, doubles);
}
