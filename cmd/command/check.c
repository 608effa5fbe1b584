/* check: compares the whole log with itself, and can make its derived tables anew before that. */
#include <stdio.h>
#include <unistd.h>

#include "command/command.h"
#include "app/format.h"
#include "app/i18n.h"
#include "out/out.h"

static void check_tell(void *arg, const struct cds_error *what)
{
	(void)arg;
	say_problem(what);
}

/* Shows how far it is; *arg (a bool) says that something was shown. */
static bool check_tick(void *arg, int64_t done, int64_t total)
{
	if (isatty(STDERR_FILENO) && total > 20000) {
		*(bool *)arg = true;
		fprintf(stderr, "\r%lld %%", (long long)(done * 100 / total));
	}
	return true;
}

static int check_run(struct app *app, const struct args *args)
{
	char a[FORMAT_SIZE], b[FORMAT_SIZE], code[CDS_FINGERPRINT];
	struct cds_check_result r;
	enum cds_status status = CDS_OK;
	bool shown = false;

	if (!args_no_more(args, 0, "check"))
		return EXIT_MISUSED;
	if (args_has(args, "rebuild"))
		status = cds_rebuild(app->log);
	if (status == CDS_OK)
		status = cds_check(app->log, check_tell, check_tick, &shown, &r);
	if (shown)
		fputs("\r\033[K", stderr);
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
