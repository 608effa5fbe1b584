/* Places and teams that are probably one, or were ruled on, as double_out.h says. */
#include "out/double_out.h"

#include <string.h>

#include "app/format.h"
#include "app/i18n.h"

enum cds_kind double_kind(cds_log *log, const cds_uuid *one)
{
	static const enum cds_kind kinds[] = {CDS_PLACE, CDS_TEAM};
	cds_items *items = NULL;

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		bool found = cds_item_get(log, kinds[i], one, &items) == CDS_OK;
		cds_items_free(items);
		items = NULL;
		if (found)
			return kinds[i];
	}
	return CDS_SESSION;
}

/* ---- words ---- */

const char *double_path(const struct cds_double *pair)
{
	return strlen(pair->b.path) > strlen(pair->a.path) ? pair->b.path : pair->a.path;
}

char *double_words(const struct cds_double *pair, char *buf, size_t size)
{
	bool place = pair->kind == CDS_PLACE;
	const char *format;

	if (!pair->ruled)
		format = place ? _("2 places of one name: %s") : _("2 teams of one name: %s");
	else if (pair->same)
		format = place ? _("ruled one place: %s") : _("ruled one team: %s");
	else
		format = place ? _("ruled two places: %s") : _("ruled two teams: %s");
	snprintf(buf, size, format, double_path(pair));
	return buf;
}

char *double_whose(const struct cds_double_side *s, char *buf, size_t size)
{
	char at[FORMAT_SIZE], n[FORMAT_SIZE];

	format_many(n, sizeof n, s->sessions, NOUN_SESSION);
	if (s->listed)
		snprintf(buf, size, _("a unit of a list, %s"), n);
	else if (s->made < 0)
		snprintf(buf, size, _("from an import, %s"), n);
	else
		snprintf(buf, size, _("by %s, %s, %s"), s->author,
		    format_time(at, sizeof at, s->made), n);
	return buf;
}

/* It is long enough to tell the one from the other, and longer where something else begins like
 * it. */
char *double_start(cds_log *log, const struct cds_double *pair, const struct cds_double_side *side,
    char buf[CDS_UUID_TEXT])
{
	char mine[CDS_UUID_TEXT], other[CDS_UUID_TEXT];
	cds_uuid id;
	size_t n = 0;

	cds_uuid_text(&side->id, mine);
	cds_uuid_text(side == &pair->a ? &pair->b.id : &pair->a.id, other);
	while (mine[n] && mine[n] == other[n])
		n++;
	for (n = n < 8 ? 8 : n + 1; n < CDS_UUID_TEXT - 1; n++) {
		snprintf(buf, CDS_UUID_TEXT, "%.*s", (int)n, mine);
		if (mine[n - 1] != '-' &&
		    cds_item_find(log, pair->kind, buf, CDS_NO_DAY, &id) == CDS_OK &&
		    cds_uuid_compare(&id, &side->id) == 0)
			return buf;
	}
	return strcpy(buf, mine);
}

/* ---- telling ---- */

static void double_page_side(struct out *out, cds_log *log, const struct cds_double *pair,
    const struct cds_double_side *side)
{
	char start[CDS_UUID_TEXT], words[400];

	out_prose(out, "  %s %s  %s  %s\n", pair->ruled && pair->same && side == &pair->a ? "*"
	    : " ", double_start(log, pair, side, start), side->path,
	    double_whose(side, words, sizeof words));
}

void double_page(struct out *out, cds_log *log, const struct cds_double *pair)
{
	char a[CDS_UUID_TEXT], b[CDS_UUID_TEXT], words[600];
	const char *command = cds_kind_name(pair->kind);

	out_heading(out, double_words(pair, words, sizeof words));
	double_page_side(out, log, pair, &pair->a);
	double_page_side(out, log, pair, &pair->b);
	double_start(log, pair, &pair->a, a);
	double_start(log, pair, &pair->b, b);
	if (pair->ruled)
		out_prose(out, _("  take back: cdslog %s withdraw %s %s\n"), command, a, b);
	else
		out_prose(out, _("  rule: cdslog %s same %s %s, or: cdslog %s different %s %s\n"),
		    command, a, b, command, a, b);
}

static void double_tree_side(struct out *out, const struct cds_double_side *s)
{
	out_open(out, NULL, '{');
	out_value(out, "id", NULL, cell_id(&s->id));
	out_value(out, "path", NULL, cell_text(s->path));
	out_value(out, "author", NULL, cell_text(s->author));
	out_value(out, "made", NULL, s->made < 0 ? cell_null() : cell_time(s->made));
	out_value(out, "listed", NULL, cell_bool(s->listed));
	out_value(out, "sessions", NULL, cell_count(s->sessions));
	out_shut(out, '{');
}

void double_tree(struct out *out, const char *name, const struct cds_double *pair)
{
	out_open(out, name, '[');
	double_tree_side(out, &pair->a);
	double_tree_side(out, &pair->b);
	out_shut(out, '[');
}
