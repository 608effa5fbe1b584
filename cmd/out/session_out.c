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

void session_json(struct json *json, const char *key, const struct cds_session *s)
{
	char id[CDS_UUID_TEXT], date[CDS_DATE_TEXT];

	json_open(json, key, '{');
	json_text(json, "id", cds_uuid_text(&s->id, id));
	if (s->first == CDS_NO_DAY)
		json_null(json, "date");
	else
		json_text(json, "date", cds_date_text(s->first, s->last, date));
	json_text(json, "place", s->place_name);
	json_text(json, "team", s->team_name);
	json_text(json, "author", s->author);
	json_count(json, "residents", s->residents);
	json_count(json, "volunteers", s->volunteers);
	json_open(json, "counts", '[');
	for (size_t i = 0; i < s->counts; i++) {
		json_open(json, NULL, '{');
		json_text(json, "code", s->count[i].service);
		json_text(json, "measure", cds_measure_name(s->count[i].measure));
		json_count(json, "count", s->count[i].count);
		json_close(json, '{');
	}
	json_close(json, '[');
	json_open(json, "flags", '[');
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (s->flags & marks[i].flag)
			json_text(json, NULL, marks[i].name);
	json_close(json, '[');
	json_close(json, '{');
}

const char *field_text(const struct cds_field *f)
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

const char *field_value(cds_log *log, const struct cds_field *f)
{
	static char text[512];
	enum cds_kind kind = strcmp(f->name, "team") == 0 ? CDS_TEAM : CDS_PLACE;
	cds_items *items = NULL;
	cds_uuid id;

	if ((strcmp(f->name, "place") && strcmp(f->name, "team") && strcmp(f->name, "parent")) ||
	    !cds_uuid_parse(f->text, &id) || cds_item_get(log, kind, &id, &items) != CDS_OK)
		return field_text(f);
	snprintf(text, sizeof text, "%s", cds_items_at(items, 0)->known
	    ? cds_items_at(items, 0)->path : "?");
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

/* The service that a count field counts. */
static const char *service_name(cds_log *log, const char *name)
{
	static char text[256];
	const char *code = strchr(name, '.');
	enum cds_measure measure;
	cds_items *items = NULL;
	char prefix[65];
	cds_uuid id;

	snprintf(prefix, sizeof prefix, "%.*s", code ? (int)(code - name) : 0, name);
	if (!code || !cds_measure_parse(prefix, &measure) || cds_item_find(log, CDS_SERVICE, code +
	    1, CDS_NO_DAY, &id) != CDS_OK || cds_item_get(log, CDS_SERVICE, &id, &items) != CDS_OK)
		return name;
	snprintf(text, sizeof text, "%s", cds_items_at(items, 0)->name);
	cds_items_free(items);
	return text;
}

const char *field_label(cds_log *log, const char *name)
{
	/* of places, teams, services and rulings */
	static const struct {
		const char *name, *label;
	} others[] = {
		{"a", N_("session")}, {"b", N_("session")}, {"code", N_("code")},
		{"from", N_("valid from")}, {"level", N_("level")}, {"list", N_("list")},
		{"measure", N_("measure")}, {"name", N_("name")}, {"parent", N_("place above")},
		{"prefer", N_("which counts")}, {"retired", N_("retired")},
		{"same", N_("one outing")}, {"to", N_("valid to")},
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

void field_json(struct json *json, const char *key, const struct cds_field *f)
{
	switch (f ? f->type : CDS_NULL) {
	case CDS_NULL:
	case CDS_GONE:
		json_null(json, key);
		break;
	case CDS_BOOL:
		json_bool(json, key, f->number != 0);
		break;
	case CDS_INT:
		json_int(json, key, f->number);
		break;
	default:
		json_text(json, key, f->text);
	}
}

void fields_json(struct json *json, const char *key, const cds_fields *fields)
{
	json_open(json, key, '{');
	for (size_t i = 0; i < cds_fields_size(fields); i++)
		field_json(json, cds_fields_at(fields, i)->name, cds_fields_at(fields, i));
	json_close(json, '{');
}
