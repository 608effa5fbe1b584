/* Asking who logs, as author.h says. A laptop that several people use is logged in as "user",
 * which tells whoever adds the sessions up nothing. */
#include "app/author.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/i18n.h"

bool author_unknown(const struct app *app)
{
	return app->nameless && !cds_log_readonly(app->log);
}

/* Takes a line as the answer: an empty one means the login name, which was offered. False: it can't
 * be a name, which has been said. */
static bool author_take(struct app *app, char *line)
{
	enum cds_status status;
	char *name = line + strspn(line, " \t");
	size_t n = strlen(name);

	while (n > 0 && strchr(" \t\r\n", name[n - 1]))
		name[--n] = '\0';
	status = app_name_author(app, n ? name : app_login_name());
	if (status != CDS_OK)
		say_error(app, status);
	return status == CDS_OK;
}

/* The question goes to standard error, since what the command prints may be read by a program. */
static bool author_answered(struct app *app)
{
	char *line = NULL;
	size_t room = 0;
	bool done = false;

	while (!done) {
		fprintf(stderr, "%s\n", _("Your name is saved with each session you log on this"
		    " laptop, so that whoever adds them up knows whom to ask."));
		fprintf(stderr, _("your name [Enter: %s]: "), app_login_name());
		fflush(stderr);
		if (getline(&line, &room, stdin) < 0)
			break;
		done = author_take(app, line);
	}
	free(line);
	return done;
}

int author_ask(struct app *app)
{
	if (!author_unknown(app))
		return EXIT_OK;
	if (isatty(STDIN_FILENO) && isatty(STDERR_FILENO) && author_answered(app))
		return EXIT_OK;
	say("%s", _("nobody has said who logs on this laptop: add --author NAME, or say it once"
	    " with 'cdslog config author NAME'"));
	return EXIT_MISUSED;
}
