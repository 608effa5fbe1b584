/* Line mode: who logs, and where. On a laptop that several people use each of them says it, in one
 * step, before he or she logs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/author.h"
#include "app/i18n.h"
#include "plain/plain.h"

#define NAMES 9                         /* that many of those who logged here are offered */

/* Sets who logs from now on, and says it. False: this can't be a name, which has been said. */
static bool plain_who_set(struct app *app, const char *name)
{
	enum cds_status status;

	if (!name[strspn(name, "0123456789 ")]) {
		say(_("'%s' is only a number: type a name"), name);
		return false;
	}
	status = app_name_author(app, name);
	if (status == CDS_OK)
		printf(_("from now on %s logs\n"), app->writer);
	else
		say_error(app, status);
	return status == CDS_OK;
}

void plain_home(struct app *app)
{
	char name[600];
	enum cds_status status;
	cds_uuid id;

	do {
		if (!plain_ask_known(app, CDS_PLACE, _("your commune, or a few letters of it, like:"
		    " thuan nam kh; Enter: later"), name, sizeof name))
			return;
		status = cds_item_find(app->log, CDS_PLACE, name, CDS_NO_DAY, &id);
		if (status == CDS_OK)
			status = cds_home_set(app->log, &id);
		if (status != CDS_OK)
			say_error(app, status);
	} while (status == CDS_INVALID);
	if (status == CDS_OK)
		plain_tell(_("hamlets and teams are from now on those of %s"), name);
}

/* Asks for the team, which is made if it is not there. It is offered for the first session. */
static void plain_who_team(struct app *app)
{
	char name[600];
	cds_uuid id;
	enum cds_status status;

	if (!plain_ask_item(app, CDS_TEAM, app_today(app), _("your team; Enter: later"), NULL, name,
	    sizeof name) || !*name)
		return;
	status = cds_item_named(app->log, CDS_TEAM, name, CDS_NO_DAY, CDS_FIND_OR_MAKE, &id);
	if (status != CDS_OK)
		say_error(app, status);
}

void plain_who_first(struct app *app)
{
	const char *answer;

	if (!author_unknown(app))
		return;
	puts(_("Your name is saved with each session you log on this laptop, so that whoever adds"
	    " them up knows whom to ask."));
	do {
		answer = plain_ask(_("your name"), app_login_name());
	} while (answer && !plain_who_set(app, answer));
	if (answer) {
		plain_home(app);
		plain_who_team(app);
	}
}

/* Says who has logged here before, numbered. */
static void plain_who_print(const cds_names *names)
{
	for (size_t i = 0; i < cds_names_size(names); i++)
		printf("%zu. %s\n", i + 1, cds_names_at(names, i));
}

/* The name that an answer means: the one of that number in the list, or what was typed. NULL: a
 * number that the list does not have, which has been said. */
static const char *plain_who_meant(const cds_names *names, const char *answer)
{
	long n;

	if (answer[strspn(answer, "0123456789")])
		return answer;
	n = strtol(answer, NULL, 10);
	if (n > 0 && (size_t)n <= cds_names_size(names))
		return cds_names_at(names, (size_t)n - 1);
	say(_("'%s' is not a number of the list"), answer);
	return NULL;
}

void plain_who(struct app *app)
{
	cds_names *names = NULL;
	const char *answer, *meant;
	char name[400];

	if (cds_authors_get(app->log, NULL, NAMES, &names) != CDS_OK) {
		say_error(app, cds_error(app->log)->status);
		return;
	}
	plain_who_print(names);
	do {
		answer = plain_ask(cds_names_size(names)
		    ? _("who logs now? a number of the list or a name") : _("who logs now?"),
		    app->writer);
		meant = answer ? plain_who_meant(names, answer) : NULL;
		snprintf(name, sizeof name, "%s", meant ? meant : "");
	} while (answer && (!meant || !plain_who_set(app, name)));
	cds_names_free(names);
}
