#include "app/session_args.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/i18n.h"

const struct option session_options[] = {
	{"date", N_("DATE"), N_("the day, 2024-05-05 or 5/5/2024; two days with / between for "
	    "several")},
	{"place", N_("PLACE"), N_("where: code, name or start of a name, marks may be left out")},
	{"team", N_("TEAM"), N_("who went out")},
	{"campaign", N_("TEXT"), N_("the campaign it was part of")},
	{"residents", N_("N"), N_("how many different people came, if somebody counted them")},
	{"volunteers", N_("N"), N_("how many members of the team were there")},
	{"note", N_("TEXT"), N_("a note, without anybody's name or number")},
	{"set", N_("FIELD=VALUE"), N_("any other field: group.women=12, obstacle.signal=yes")},
	{"new", NULL, N_("create the place, team or service if it is not there yet")},
	{"author", N_("NAME"), N_("the author of this change")},
	{NULL, NULL, NULL}
};

static int session_args_said(enum cds_status status, const char *name)
{
	if (status == CDS_OK)
		return EXIT_OK;
	if (status == CDS_INVALID)
		say(_("'%s' is not the name of a field"), name);
	else
		say("%s", out_of_memory());
	return cds_status_exit(status);
}

/* "Thôn 1, Phước Ninh": the name, and the place above it. */
static int session_args_make_item(struct app *app, enum cds_kind kind, const char *text, int day,
    cds_uuid *id)
{
	cds_fields *fields = cds_fields_new();
	const char *comma = strchr(text, ',');
	char *name = comma ? strndup(text, (size_t)(comma - text)) : strdup(text);
	enum cds_status status = fields && name ? cds_fields_text(fields, "name", name)
	    : CDS_NO_MEMORY;
	char *code = kind == CDS_SERVICE && name ? cds_text_fold(name) : NULL;
	int exit = EXIT_OK;
	cds_uuid above;

	if (status == CDS_OK && code) {
		for (char *p = code; *p; p++)
			if (!(*p >= 'a' && *p <= 'z') && !(*p >= '0' && *p <= '9'))
				*p = '_';
		status = cds_fields_text(fields, "code", code);
	}
	if (status == CDS_OK && comma && kind != CDS_SERVICE) {
		exit = item_named(app, CDS_PLACE, comma + 1 + strspn(comma + 1, " "), day, false,
		    &above);
		if (exit == EXIT_OK)
			status = cds_fields_uuid(fields, kind == CDS_TEAM ? "place" : "parent",
			    &above);
	}
	if (exit == EXIT_OK && status == CDS_OK) {
		status = cds_item_add(app->log, kind, fields, id);
		if (status != CDS_OK && status != CDS_EXISTS)
			exit = say_error(app, status);
	} else if (exit == EXIT_OK) {
		exit = session_args_said(status, text);
	}
	cds_fields_free(fields);
	free(name);
	free(code);
	return exit;
}

int item_named(struct app *app, enum cds_kind kind, const char *text, int day, bool make_new,
    cds_uuid *id)
{
	enum cds_status status = cds_item_find(app->log, kind, text, day, id);

	if (status == CDS_OK)
		return EXIT_OK;
	if (status == CDS_NOT_FOUND && make_new)
		return session_args_make_item(app, kind, text, day, id);
	return say_error(app, status);
}

static int session_args_read_date(struct app *app, const struct args *args, cds_fields *fields,
    int *day)
{
	const char *text = args_get(args, "date");
	char iso[CDS_DATE_TEXT];
	int first, last;

	(void)app;
	*day = CDS_NO_DAY;
	if (!text)
		return EXIT_OK;
	if (cds_date_parse(text, &first, &last) != CDS_OK) {
		say(_("'%s' is not a date: write 2024-05-31 or 31/5/2024"), text);
		return EXIT_MISUSED;
	}
	*day = first;
	return session_args_said(cds_fields_text(fields, "date", cds_date_text(first, last, iso)),
	    "date");
}

static int session_args_read_count(const struct args *args, const char *name, cds_fields *fields)
{
	const char *text = args_get(args, name);
	int64_t n;

	if (!text)
		return EXIT_OK;
	if (cds_count_parse(text, &n) != CDS_OK) {
		say(_("'%s' is not a count for '%s': use a whole number from 0 to 1,000,000, or "
		    "?"), text, name);
		return EXIT_MISUSED;
	}
	return session_args_said(cds_fields_count(fields, name, n), name);
}

static int read_text(const struct args *args, const char *name, cds_fields *fields)
{
	const char *text = args_get(args, name);

	return text ? session_args_said(cds_fields_text(fields, name, text), name) : EXIT_OK;
}

/* An unknown name is most often a new one, where something is recorded. */
static int session_args_named(struct app *app, const struct args *args, enum cds_kind kind,
    const char *text, int day, cds_uuid *id)
{
	bool make_new = args_has(args, "new");
	int exit = item_named(app, kind, text, day, make_new, id);

	if (exit != EXIT_OK && !make_new && cds_error(app->log)->status == CDS_NOT_FOUND)
		say("%s", _("if it is a new one, add --new to create it"));
	return exit;
}

static int session_args_read_item(struct app *app, const struct args *args, enum cds_kind kind,
    const char *name, int day, cds_fields *fields)
{
	const char *text = args_get(args, name);
	cds_uuid id;
	int exit = text ? session_args_named(app, args, kind, text, day, &id) : EXIT_OK;

	if (exit != EXIT_OK || !text)
		return exit;
	return session_args_said(cds_fields_uuid(fields, name, &id), name);
}

static bool is_yes(const char *text)
{
	return strcmp(text, "yes") == 0 || strcmp(text, "true") == 0 || strcmp(text, "có") == 0;
}

static bool is_no(const char *text)
{
	return strcmp(text, "no") == 0 || strcmp(text, "false") == 0 || strcmp(text, "không") == 0;
}

static int read_set(const char *pair, cds_fields *fields)
{
	const char *equals = strchr(pair, '=');
	char name[65];
	int64_t n;

	if (!equals || equals == pair || equals - pair > 64) {
		say(_("'%s' is not FIELD=VALUE"), pair);
		return EXIT_MISUSED;
	}
	snprintf(name, sizeof name, "%.*s", (int)(equals - pair), pair);
	equals++;
	if (!*equals)
		return session_args_said(cds_fields_null(fields, name), name);
	if (is_yes(equals) || is_no(equals))
		return session_args_said(cds_fields_bool(fields, name, is_yes(equals)), name);
	if (cds_count_parse(equals, &n) == CDS_OK)
		return session_args_said(cds_fields_count(fields, name, n), name);
	return session_args_said(cds_fields_text(fields, name, equals), name);
}

/* "eid=40", "VNeID=40", "eid=?", "eid=" to unset. */
static int session_args_read_service(struct app *app, const struct args *args, const char *pair,
    cds_fields *fields)
{
	const char *equals = strrchr(pair, '=');
	char *name = equals ? strndup(pair, (size_t)(equals - pair)) : NULL;
	cds_items *items = NULL;
	cds_uuid id;
	char field[65];
	int64_t n = 0;
	int exit;

	if (!name || !*name) {
		say(_("'%s' is not SERVICE=COUNT, like eid=40"), pair);
		free(name);
		return EXIT_MISUSED;
	}
	exit = session_args_named(app, args, CDS_SERVICE, name, CDS_NO_DAY, &id);
	if (exit == EXIT_OK && equals[1] && cds_count_parse(equals + 1, &n) != CDS_OK) {
		say(_("'%s' is not a count for '%s': use a whole number from 0 to 1,000,000, or ?"),
		    equals + 1, name);
		exit = EXIT_MISUSED;
	}
	free(name);
	if (exit != EXIT_OK)
		return exit;
	if (cds_item_get(app->log, CDS_SERVICE, &id, &items) != CDS_OK)
		return say_error(app, cds_error(app->log)->status);
	snprintf(field, sizeof field, "%s.%s", cds_measure_name(cds_items_at(items, 0)->measure),
	    cds_items_at(items, 0)->code);
	cds_items_free(items);
	return session_args_said(equals[1] ? cds_fields_count(fields, field, n)
	    : cds_fields_null(fields, field), field);
}

int session_read(struct app *app, const struct args *args, size_t first, cds_fields *fields)
{
	static const char *const texts[] = {"campaign", "note"};
	static const char *const counts[] = {"residents", "volunteers"};
	const char *pair;
	size_t at = 0;
	int day, exit = session_args_read_date(app, args, fields, &day);

	exit = exit ? exit : session_args_read_item(app, args, CDS_PLACE, "place", day, fields);
	exit = exit ? exit : session_args_read_item(app, args, CDS_TEAM, "team", day, fields);
	for (int i = 0; !exit && i < 2; i++) {
		exit = read_text(args, texts[i], fields);
		exit = exit ? exit : session_args_read_count(args, counts[i], fields);
	}
	while (!exit && (pair = args_each(args, "set", &at)))
		exit = read_set(pair, fields);
	for (size_t i = first; !exit && i < args->rests; i++)
		exit = session_args_read_service(app, args, args->rest[i], fields);
	return exit;
}
