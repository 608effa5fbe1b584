/* The options and arguments by which add and edit are given a session's fields. */
#include "app/session_args.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/i18n.h"
#include "app/sure.h"
#include "app/typed.h"

const struct option session_options[] = {
	{"date", N_("DATE"), N_("the day or days: 5/5/2024, 2024-05-05, 5/5, 26, 24-26/11, "
	    "yesterday …")},
	{"place", N_("PLACE"), N_("where: code, name or start of a name, marks may be left out")},
	{"team", N_("TEAM"), N_("who went out")},
	{"campaign", N_("TEXT"), N_("the campaign it was part of")},
	{"residents", N_("N"), N_("how many different people came, if somebody counted them")},
	{"volunteers", N_("N"), N_("how many members of the team were there")},
	{"note", N_("TEXT"), N_("a note, without anybody's name or number")},
	{"set", N_("FIELD=VALUE"), N_("any other field: group.women=12, obstacle.signal=yes")},
	{"new", NULL, N_("create the place, team or service if it is not there yet")},
	AUTHOR_OPTION,
	SURE_OPTION,
	{NULL, NULL, NULL}
};

/* Says why a field could not be set, if it could not. Returns the exit status. */
static int session_args_said(enum cds_status status, const char *name)
{
	if (status == CDS_OK)
		return EXIT_OK;
	if (status == CDS_INVALID)
		say(_("'%s' is not the name of a field, such as group.women or obstacle.signal"),
		    name);
	else
		say("%s", out_of_memory());
	return cds_status_exit(status);
}

/* Says why a value was refused, with the label of its field in front ("": none). Returns the exit
 * status. */
static int session_args_refused(struct app *app, const char *label, enum cds_status status)
{
	char words[2048];

	if (status == CDS_INVALID && *label)
		say("%s: %s", label, error_words(cds_error(app->log), words, sizeof words));
	else
		say_error(app, status);
	return cds_status_exit(status);
}

/* Reads the value of a field. Where it is a count, a refusal names the field, since it is not
 * known which of several was meant; where a name was not found, the advice is to create it, since
 * names that are recorded are often new. */
static int session_args_field(struct app *app, const char *name, const char *text,
    struct cds_typing *how, cds_fields *fields)
{
	const struct cds_session_field *f = cds_session_field_find(name);
	bool number = f && (f->form == CDS_FORM_COUNT || f->form == CDS_FORM_MARK);
	enum cds_status status = cds_field_read(app->log, name, text, how, fields);

	if (status == CDS_OK)
		return EXIT_OK;
	session_args_refused(app, number ? *f->label ? _(f->label) : name : "", status);
	if (status == CDS_NOT_FOUND && how->making == CDS_FIND)
		say("%s", _("if it is a new one, add --new to create it"));
	return cds_status_exit(status);
}

/* Reads "group.women=12"; "group.women=" clears the field. */
static int session_args_set(struct app *app, const char *pair, struct cds_typing *how,
    cds_fields *fields)
{
	const char *equals = strchr(pair, '=');
	char name[CDS_FIELD];

	if (!equals || equals == pair || equals - pair >= CDS_FIELD) {
		say(_("'%s' is not FIELD=VALUE"), pair);
		return EXIT_MISUSED;
	}
	snprintf(name, sizeof name, "%.*s", (int)(equals - pair), pair);
	return equals[1] ? session_args_field(app, name, equals + 1, how, fields)
	    : session_args_said(cds_fields_null(fields, name), name);
}

/* Refuses two counts of one service: nobody knows which is right, or whether to add them. */
static int session_args_twice(const char *name)
{
	say(_("'%s' is counted twice: give one count"), name);
	return EXIT_MISUSED;
}

/* Reads "eid=40", "VNeID=40" or "eid=?"; "eid=" clears the field. */
static int session_args_service(struct app *app, const char *pair, struct cds_typing *how,
    cds_fields *fields)
{
	const char *equals = strrchr(pair, '=');
	char *name = equals ? strndup(pair, (size_t)(equals - pair)) : NULL;
	char field[CDS_FIELD];
	enum cds_status status;
	int exit = EXIT_OK;

	if (!name || !*name) {
		say(_("'%s' is not SERVICE=COUNT, like eid=40"), pair);
		free(name);
		return EXIT_MISUSED;
	}
	status = cds_service_field(app->log, name, how->making, field);
	if (status != CDS_OK)
		exit = session_args_refused(app, "", status);
	else if (cds_fields_find(fields, field))
		exit = session_args_twice(name);
	else if (!equals[1])
		exit = session_args_said(cds_fields_null(fields, field), field);
	else if ((status = cds_field_read(app->log, field, equals + 1, how, fields)) != CDS_OK)
		exit = session_args_refused(app, name, status);
	if (status == CDS_NOT_FOUND && how->making == CDS_FIND)
		say("%s", _("if it is a new one, add --new to create it"));
	free(name);
	return exit;
}

/* Says which day was meant, where the text left something out. */
static void session_args_tell_date(const cds_fields *fields, bool filled_in)
{
	char meant[TYPED_SIZE];
	struct cds_span days = {.in_full = !filled_in};

	if (cds_date_parse(cds_fields_str(fields, "date"), &days.first, &days.last) == CDS_OK &&
	    *typed_meant(&days, meant, sizeof meant))
		say("%s", meant);
}

int session_read(struct app *app, const struct args *args, size_t first, const cds_fields *before,
    cds_fields *fields)
{
	struct cds_typing how = {.today = app_today(app), .making = args_has(args, "new")
	    ? CDS_FIND_OR_MAKE : CDS_FIND, .before = before};
	const char *text;
	size_t at = 0;
	int exit = EXIT_OK;

	for (size_t i = 0; !exit && i < cds_session_fields_known(); i++)
		if ((text = args_get(args, cds_session_field_at(i)->name)))
			exit = session_args_field(app, cds_session_field_at(i)->name, text, &how,
			    fields);
	while (!exit && (text = args_each(args, "set", &at)))
		exit = session_args_set(app, text, &how, fields);
	for (size_t i = first; !exit && i < args->rests; i++)
		exit = session_args_service(app, args->rest[i], &how, fields);
	if (!exit)
		session_args_tell_date(fields, how.filled_in);
	return exit;
}
