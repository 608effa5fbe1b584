/* Doubtful values of a session, as sure.h says. */
#include "app/sure.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/i18n.h"

/* Asks at the terminal for 1 or a word for yes. Anything else, as Enter or the end of the input,
 * means no. */
static bool sure_at_terminal(const char *question)
{
	char answer[16] = "";
	bool yes = false;

	fprintf(stderr, "%s\n%s\n", question, _("1 yes, Enter no"));
	if (!fgets(answer, sizeof answer, stdin))
		return false;
	answer[strcspn(answer, "\r\n")] = '\0';
	return strcmp(answer, "1") == 0 || (cds_yes_parse(answer, &yes) == CDS_OK && yes);
}

int sure_of(struct app *app, struct sure *sure, const cds_fields *was, const cds_fields *changes)
{
	enum cds_status status = sure->all ? CDS_OK
	    : cds_session_doubts(app->log, was, changes, app_today(app), &sure->doubts);

	if (status != CDS_OK)
		return say_error(app, status);
	return sure->all || sure->doubts.n == 0 ? EXIT_OK : SURE_ASK;
}

/* Asks about each doubt, or says them where nobody can be asked. True: all is right, and `all` is
 * set. */
static bool sure_ask(const struct app *app, struct sure *sure)
{
	bool terminal = isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
	bool (*ask)(const char *) = app->ask ? app->ask : terminal ? sure_at_terminal : NULL;
	char words[600];

	sure->all = ask != NULL;
	for (size_t i = 0; i < sure->doubts.n && (sure->all || !ask); i++) {
		error_words(&sure->doubts.doubt[i].question.error, words, sizeof words);
		if (ask)
			sure->all = ask(words);
		else
			say("%s", words);
	}
	if (!ask)
		say("%s", _("if that is right, add --sure"));
	else if (!sure->all)
		say("%s", _("nothing was written: correct the value"));
	return sure->all;
}

/* One try, as a transaction. */
static int sure_try(struct app *app, const struct args *args, sure_deed *deed, struct sure *sure,
    cds_uuid *id)
{
	cds_fields *fields = cds_fields_new();
	enum cds_status status = fields ? cds_log_begin(app->log) : CDS_NO_MEMORY;
	int exit;

	if (status != CDS_OK) {
		cds_fields_free(fields);
		return say_error(app, status);
	}
	exit = deed(app, args, sure, fields, id);
	cds_fields_free(fields);
	if (exit != EXIT_OK) {
		cds_log_rollback(app->log);
		return exit;
	}
	status = cds_log_commit(app->log);
	return say_error(app, status);
}

int sure_run(struct app *app, const struct args *args, sure_deed *deed, cds_uuid *id)
{
	struct sure sure = {.all = args_has(args, "sure")};
	int exit = sure_try(app, args, deed, &sure, id);

	if (exit == SURE_ASK)
		exit = sure_ask(app, &sure) ? sure_try(app, args, deed, &sure, id) : EXIT_MISUSED;
	return exit;
}
