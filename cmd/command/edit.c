/* edit: changes fields of a session. */
#include <stdio.h>

#include "command/command.h"
#include "app/i18n.h"
#include "app/session_args.h"
#include "app/sure.h"

/* Looks for what the changes make doubtful. Returns as sure_of does. */
static int edit_doubts(struct app *app, struct sure *sure, const cds_uuid *id,
    const cds_fields *changes)
{
	cds_fields *was = NULL;
	enum cds_status status = cds_session_fields(app->log, id, &was);
	int exit = status == CDS_OK ? sure_of(app, sure, was, changes) : say_error(app, status);

	cds_fields_free(was);
	return exit;
}

/* Reads what is to be changed and changes it. Returns the exit status, or SURE_ASK. */
static int edit_session(struct app *app, const struct args *args, struct sure *sure,
    cds_fields *fields, cds_uuid *id)
{
	const char *name;
	size_t at = 0;
	cds_fields *before = NULL;
	enum cds_status status = cds_session_fields(app->log, id, &before);
	int exit = status == CDS_OK ? session_read(app, args, 1, before, fields)
	    : say_error(app, status);

	cds_fields_free(before);
	while (exit == EXIT_OK && (name = args_each(args, "unset", &at))) {
		if (cds_fields_null(fields, name) != CDS_OK) {
			say(_("'%s' is not the name of a field, such as group.women or "
			    "obstacle.signal"), name);
			exit = EXIT_MISUSED;
		}
	}
	if (exit != EXIT_OK)
		return exit;
	if (cds_fields_size(fields) == 0) {
		say("%s", _("nothing to change: name a field, like --residents 60 or eid=41"));
		return EXIT_MISUSED;
	}
	exit = edit_doubts(app, sure, id, fields);
	if (exit != EXIT_OK)
		return exit;
	status = cds_session_edit(app->log, id, fields);
	return say_error(app, status);
}

static int edit_run(struct app *app, const struct args *args)
{
	cds_uuid id;
	enum cds_status status;

	if (args->rests == 0) {
		say("%s",
		    _("no session given: name the start of its UUID, as 'cdslog list' shows it"));
		return EXIT_MISUSED;
	}
	status = cds_session_find(app->log, args->rest[0], &id);
	if (status != CDS_OK)
		return say_error(app, status);
	return sure_run(app, args, edit_session, &id);
}

static const struct option own[] = {
	{"unset", N_("FIELD"), N_("clear a field, so that its value is unknown")},
	{NULL, NULL, NULL}
};

const struct command command_edit = {
	"edit", N_("ID [options] [SERVICE=N …]"), N_("change a session's fields"), own,
	session_options, OPEN_EXISTING, edit_run, "  cdslog edit 018f3c2a --residents 61 eid=41"
};
