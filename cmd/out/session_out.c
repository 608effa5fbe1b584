/* A session and its fields, for people and for programs. */
#include "out/session_out.h"

#include <string.h>

#include "app/format.h"
#include "app/i18n.h"

static const struct {
	unsigned flag;
	const char *name, *mark;
} marks[] = {
	{CDS_SESSION_VOID, "removed", N_("removed")},
	{CDS_SESSION_CONFLICT, "conflict", N_("conflict")},
	{CDS_SESSION_INCOMPLETE, "incomplete", N_("incomplete")},
	{CDS_SESSION_FLAGGED, "flagged", N_("look")},
	{CDS_SESSION_DUPLICATE, "duplicate", N_("duplicate")},
	{CDS_SESSION_DISPUTED, "disputed", N_("disputed")},
	{CDS_SESSION_CLOCK, "clock", N_("clock?")},
	{CDS_SESSION_UNKNOWN_COUNT, "unknown", N_("uncounted")},
};

const char *session_marks(const struct cds_session *s)
{
	static char text[160];
	size_t n = 0;

	text[0] = '\0';
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (s->flags & marks[i].flag)
			n += (size_t)snprintf(text + n, sizeof text - n, "%s%s", n ? ", " : "",
			    _(marks[i].mark));
	return text;
}

static void session_tree_counts(struct out *out, const struct cds_session *s)
{
	out_open(out, "counts", '[');
	for (size_t i = 0; i < s->counts; i++) {
		out_open(out, NULL, '{');
		out_value(out, "code", NULL, cell_text(s->count[i].service));
		out_value(out, "measure", NULL,
		    cell_text(cds_measure_name(s->count[i].measure)));
		out_value(out, "count", NULL, cell_count(s->count[i].count));
		out_shut(out, '{');
	}
	out_shut(out, '[');
}

static void session_tree_flags(struct out *out, const struct cds_session *s)
{
	out_open(out, "flags", '[');
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (s->flags & marks[i].flag)
			out_item(out, cell_text(marks[i].name));
	out_shut(out, '[');
}

void session_tree_within(struct out *out, const struct cds_session *s)
{
	if (!out_is(out, OUT_TREE))
		return;
	out_value(out, "id", NULL, cell_id(&s->id));
	out_value(out, "date", NULL, cell_date(s->first, s->last));
	out_value(out, "place", NULL, cell_text(s->place_name));
	out_value(out, "team", NULL, cell_text(s->team_name));
	out_value(out, "author", NULL, cell_text(s->author));
	out_value(out, "residents", NULL, cell_count(s->residents));
	out_value(out, "volunteers", NULL, cell_count(s->volunteers));
	session_tree_counts(out, s);
	session_tree_flags(out, s);
}

void session_tree(struct out *out, const char *name, const struct cds_session *s)
{
	out_open(out, name, '{');
	session_tree_within(out, s);
	out_shut(out, '{');
}

/* A field's value as text: the field's own, or static until the next call. */
static const char *session_out_text(const struct cds_field *f)
{
	static char text[32];

	switch (f->type) {
	case CDS_NULL:
		return "–";
	case CDS_GONE:
		return _("(text erased)");
	case CDS_BOOL:
		return f->number ? _("yes") : _("no");
	case CDS_INT:
		snprintf(text, sizeof text, "%lld", (long long)f->number);
		return text;
	default:
		return f->text;
	}
}

/* The paths of the units that followed a place, from the UUIDs that the field has. It is static. */
static const char *successors_text(cds_log *log, const char *ids)
{
	static char text[512];
	char one[CDS_UUID_TEXT];
	cds_items *items = NULL;
	cds_uuid id;

	*text = '\0';
	for (; *ids && strlen(text) + 1 < sizeof text; ids += *ids == ' ') {
		snprintf(one, sizeof one, "%.36s", ids);
		ids += strcspn(ids, " ");
		if (!cds_uuid_parse(one, &id) ||
		    cds_item_get(log, CDS_PLACE, &id, &items) != CDS_OK)
			continue;
		snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s", *text ? "; " : "",
		    cds_items_at(items, 0)->known ? cds_items_at(items, 0)->path : "?");
		cds_items_free(items);
	}
	return text;
}

/* The place or team that a field names; NULL: it names none that the log has. What a
 * ruling prefers may be either: the field does not say which. */
static cds_items *session_out_item(cds_log *log, const struct cds_field *f)
{
	bool ruling = strcmp(f->name, "prefer") == 0;
	cds_items *items = NULL;
	cds_uuid id;

	if ((strcmp(f->name, "place") && strcmp(f->name, "team") && strcmp(f->name, "parent") &&
	    !ruling) || !cds_uuid_parse(f->text, &id))
		return NULL;
	if (strcmp(f->name, "team") != 0 && cds_item_get(log, CDS_PLACE, &id, &items) == CDS_OK)
		return items;
	if ((strcmp(f->name, "team") == 0 || ruling) &&
	    cds_item_get(log, CDS_TEAM, &id, &items) == CDS_OK)
		return items;
	return NULL;
}

const char *field_value(cds_log *log, const struct cds_field *f)
{
	static char text[512];
	cds_items *items;

	if (strcmp(f->name, "successors") == 0 && f->type == CDS_TEXT)
		return successors_text(log, f->text);
	items = session_out_item(log, f);
	if (!items)
		return session_out_text(f);
	snprintf(text, sizeof text, "%s", cds_items_at(items, 0)->known
	    ? cds_items_at(items, 0)->label : "?");
	cds_items_free(items);
	return text;
}

const char *field_shown(cds_log *log, const struct cds_field *f, char *buf, size_t size)
{
	int first, last;

	if (!f)
		snprintf(buf, size, "–");
	else if (f->type == CDS_INT)
		format_count(buf, size, f->number);
	else if (strcmp(f->name, "date") == 0 && cds_date_parse(f->text, &first, &last) == CDS_OK)
		format_date(buf, size, first, last);
	else
		snprintf(buf, size, "%s", field_value(log, f));
	return buf;
}

/* The name of the service that a count field counts, found by its exact code: another spelling
 * would be another service. It is static, or `name` where there is no such service. */
static const char *service_name(cds_log *log, const char *name)
{
	static char text[256];
	const struct cds_session_field *f = cds_session_field_find(name);
	cds_items *items = NULL;

	if (!f || f->item != CDS_SERVICE ||
	    cds_service_get(log, strchr(name, '.') + 1, &items) != CDS_OK)
		return name;
	snprintf(text, sizeof text, "%s", cds_items_at(items, 0)->name);
	cds_items_free(items);
	return text;
}

const char *field_label(cds_log *log, const char *name)
{
	/* Fields of places, teams, services and rulings. */
	static const struct {
		const char *name, *label;
	} others[] = {
		{"a", N_("session")}, {"b", N_("session")}, {"code", N_("code")},
		{"from", N_("valid from")}, {"level", N_("level")}, {"list", N_("list")},
		{"measure", N_("measure")}, {"name", N_("name")},
		{"order", N_("place in the order")}, {"parent", N_("place above")},
		{"prefer", N_("which counts")}, {"retired", N_("retired")},
		{"same", N_("one outing")}, {"successors", N_("followed by")},
		{"to", N_("valid to")},
	};
	const struct cds_session_field *f = cds_session_field_find(name);

	if (f && *f->label)
		return _(f->label);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (strcmp(others[i].name, name) == 0)
			return _(others[i].label);
	return service_name(log, name);
}

const struct cds_field *field_in_order(const cds_fields *fields, struct field_order *at)
{
	for (; at->rank <= cds_session_fields_known(); at->rank++, at->i = 0) {
		while (at->i < cds_fields_size(fields)) {
			const struct cds_field *f = cds_fields_at(fields, at->i++);
			if (cds_session_field_rank(f->name) == at->rank)
				return f;
		}
	}
	return NULL;
}

struct cell field_cell(const struct cds_field *f)
{
	switch (f ? f->type : CDS_NULL) {
	case CDS_NULL:
	case CDS_GONE:
		return cell_null();
	case CDS_BOOL:
		return cell_bool(f->number != 0);
	case CDS_INT:
		return cell_number(f->number);
	default:
		return cell_text(f->text);
	}
}

void fields_tree(struct out *out, const char *name, const cds_fields *fields)
{
	out_open(out, name, '{');
	for (size_t i = 0; i < cds_fields_size(fields); i++)
		out_value(out, cds_fields_at(fields, i)->name, NULL,
		    field_cell(cds_fields_at(fields, i)));
	out_shut(out, '{');
}

const char *field_named(cds_log *log, const struct cds_field *f)
{
	if (!f || f->type == CDS_NULL)
		return "";
	if (f->type == CDS_BOOL)
		return f->number ? "yes" : "no";
	return field_value(log, f);
}

const char *field_plain(const struct cds_session *s, const cds_fields *fields, const char *name)
{
	static char id[CDS_UUID_TEXT];
	const struct cds_field *f = cds_fields_find(fields, name);

	if (strcmp(name, "id") == 0)
		return cds_uuid_text(&s->id, id);
	if (strcmp(name, "place_id") == 0)
		return cds_uuid_is_nil(&s->place) ? "" : cds_uuid_text(&s->place, id);
	if (strcmp(name, "team_id") == 0)
		return cds_uuid_is_nil(&s->team) ? "" : cds_uuid_text(&s->team, id);
	if (strcmp(name, "place") == 0)
		return s->place_path;
	if (strcmp(name, "team") == 0)
		return s->team_path;
	if (strcmp(name, "author") == 0)
		return s->author;
	if (f && f->type == CDS_BOOL)
		return f->number ? "yes" : "no";
	return f ? session_out_text(f) : "";
}
