/* add: logs a session. */
#include <stdio.h>
#include <string.h>

#include "command/command.h"
#include "app/author.h"
#include "app/i18n.h"
#include "out/out.h"
#include "app/session_args.h"
#include "app/sure.h"

/* Reads the session's fields and adds it, today if no date is given. Returns the exit status, or
 * SURE_ASK. */
static int add_session(struct app *app, const struct args *args, struct sure *sure,
    cds_fields *fields, cds_uuid *id)
{
	char iso[CDS_DATE_TEXT];
	int today = app_today(app), exit = session_read(app, args, 0, NULL, fields);
	enum cds_status status;

	if (exit != EXIT_OK)
		return exit;
	if (!cds_fields_find(fields, "date") &&
	    cds_fields_text(fields, "date", cds_date_text(today, today, iso)) != CDS_OK)
		return say_error(app, CDS_NO_MEMORY);
	exit = sure_of(app, sure, NULL, fields);
	if (exit != EXIT_OK)
		return exit;
	memset(id, 0, sizeof *id);
	status = cds_session_add(app->log, fields, id);
	return say_error(app, status);
}

static int add_run(struct app *app, const struct args *args)
{
	char text[CDS_UUID_TEXT];
	cds_uuid id;
	int exit;

	if (args->rests == 0 && args->givens == 0) {
		say("%s", _("nothing to log: say at least where or what, like: cdslog add --place"
		    " 'Mỹ Bình' eid=40"));
		return EXIT_MISUSED;
	}
	exit = author_ask(app);
	if (exit == EXIT_OK)
		exit = sure_run(app, args, add_session, &id);
	if (exit != EXIT_OK)
		return exit;
	puts(cds_uuid_text(&id, text));
	return out_end(EXIT_OK);
}

const struct command command_add = {
	"add", N_("[options] SERVICE=N …"), N_("log a session; prints its UUID"),
	session_options, NULL, 0, add_run,
	"  cdslog add --date 5/5/2024 --place 'Mỹ Bình' --team 'Tổ 1' --residents 60 eid=40"
	    " bank=12 --new"
};
