/* check: compares the whole log with itself, and can make its derived tables anew before that. */
#include <stdio.h>

#include "command/command.h"
#include "app/format.h"
#include "app/i18n.h"
#include "app/progress.h"
#include "out/out.h"

static void check_tell(void *arg, const struct cds_error *what)
{
	(void)arg;
	say_problem(what);
}

static int check_run(struct app *app, const struct args *args)
{
	char a[FORMAT_SIZE], b[FORMAT_SIZE], code[CDS_FINGERPRINT];
	struct cds_check_result r;
	enum cds_status status = CDS_OK;
	struct progress progress;

	if (!args_no_more(args, 0, "check"))
		return EXIT_MISUSED;
	if (args_has(args, "rebuild"))
		status = cds_rebuild(app->log);
	progress_start(&progress, app->path);
	if (status == CDS_OK)
		status = cds_check(app->log, check_tell, progress_tick, &progress, &r);
	progress_end(&progress);
	if (status != CDS_OK && status != CDS_ATTENTION)
		return say_error(app, status);
	if (cds_log_fingerprint(app->log, code) != CDS_OK)
		return say_error(app, cds_error(app->log)->status);
	printf(_("%s, %s, fingerprint %s: "), format_many(a, sizeof a, r.entries, NOUN_ENTRY),
	    format_many(b, sizeof b, r.sessions, NOUN_SESSION), code);
	if (r.problems)
		printf("%s\n", format_many(a, sizeof a, r.problems, NOUN_PROBLEM));
	else
		printf("%s", _("all is well\n"));
	return out_end(r.problems ? EXIT_ATTENTION : EXIT_OK);
}

static const struct option own[] = {
	{"rebuild", NULL, N_("rebuild derived tables first")},
	{"as-is", NULL,
	    N_("open a log whose -wal file is lost; changes in it are lost too")},
	{NULL, NULL, NULL}
};

const struct command command_check = {
	"check", N_("[--rebuild] [--as-is]"), N_("verify the log"),
	own, NULL, OPEN_EXISTING | OPEN_READING, check_run, NULL
};
