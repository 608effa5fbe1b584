/* remove and restore. A removed session has a field that says so and loses nothing, so that it
 * can be brought back. */
#include "command/command.h"
#include "app/i18n.h"

/* Does one of the two to all sessions that are named, or to none. Returns the exit status. */
static int remove_each(struct app *app, const struct args *args,
    enum cds_status (*fn)(cds_log *log, const cds_uuid *id))
{
	enum cds_status status;
	cds_uuid id;

	if (args->rests == 0) {
		say("%s",
		    _("no session given: name the start of its UUID, as 'cdslog list' shows it"));
		return EXIT_MISUSED;
	}
	status = cds_log_begin(app->log);
	if (status != CDS_OK)
		return say_error(app, status);
	for (size_t i = 0; i < args->rests; i++) {
		status = cds_session_find(app->log, args->rest[i], &id);
		if (status == CDS_OK)
			status = fn(app->log, &id);
		if (status != CDS_OK) {
			int exit = say_error(app, status);
			cds_log_rollback(app->log);
			return exit;
		}
	}
	status = cds_log_commit(app->log);
	return say_error(app, status);
}

static int run_remove(struct app *app, const struct args *args)
{
	return remove_each(app, args, cds_session_remove);
}

static int run_restore(struct app *app, const struct args *args)
{
	return remove_each(app, args, cds_session_restore);
}

static const struct option own[] = {
	AUTHOR_OPTION,
	{NULL, NULL, NULL}
};

const struct command command_remove = {
	"remove", N_("ID …"), N_("remove sessions from the totals; restore brings them back"),
	own, NULL, OPEN_EXISTING, run_remove, NULL
};

const struct command command_restore = {
	"restore", N_("ID …"), N_("bring removed sessions back"),
	own, NULL, OPEN_EXISTING, run_restore, NULL
};
