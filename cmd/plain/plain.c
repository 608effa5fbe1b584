/* Line mode: asking, running a command with what was answered, and the menu. */
#include "plain/plain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/command.h"
#include "app/grow.h"
#include "app/i18n.h"

/* ---- asking ---- */

const char *plain_ask(const char *question, const char *usual)
{
	static char *line;
	static size_t room;
	ssize_t n;
	size_t start;

	if (usual && *usual)
		printf(_("%s [Enter: %s]\n"), question, usual);
	else
		printf("%s\n", question);
	fflush(stdout);
	n = getline(&line, &room, stdin);
	if (n < 0)
		return NULL;
	while (n > 0 && strchr(" \t\r\n", line[n - 1]))
		line[--n] = '\0';
	start = strspn(line, " \t");
	return line[start] || !usual ? line + start : usual;
}

bool plain_yes(const char *question)
{
	const char *answer;

	printf("%s\n", question);
	answer = plain_ask(_("1 yes, Enter no"), NULL);
	return answer && strcmp(answer, "1") == 0;
}

long plain_number(const char *question)
{
	const char *answer;
	char *end;
	long n;

	while ((answer = plain_ask(question, NULL)) && *answer) {
		n = strtol(answer, &end, 10);
		if (!*end && n >= 0)
			return n;
		say(_("'%s' is not a number of the list"), answer);
	}
	return -1;
}

/* ---- commands ---- */

void plain_give(struct plain_args *a, const char *name, const char *value)
{
	char *copy = strdup(value);

	if (!copy || a->texts == sizeof a->text / sizeof *a->text) {
		free(copy);
		return;
	}
	a->text[a->texts++] = copy;
	if (name && grow(a->args.given, a->args.givens, a->given_room))
		a->args.given[a->args.givens++] = (struct given){name, copy};
	else if (!name && grow(a->args.rest, a->args.rests, a->rest_room))
		a->args.rest[a->args.rests++] = copy;
}

void plain_drop(struct plain_args *a)
{
	free(a->args.given);
	free(a->args.rest);
	for (size_t i = 0; i < a->texts; i++)
		free(a->text[i]);
	*a = (struct plain_args){0};
}

int plain_command(struct app *app, const char *command, struct plain_args *a)
{
	int exit = command_find(app, command)->run(app, &a->args);

	plain_drop(a);
	fflush(stdout);
	return exit;
}

/* ---- the menu ---- */

static void list_all(struct app *app)
{
	plain_list(app, NULL);
}

static void plain_find(struct app *app)
{
	const char *text = plain_ask(_("text in place, team, campaign, note or person; marks may "
	    "be left out"), NULL);
	char search[256];

	if (!text || !*text)
		return;
	snprintf(search, sizeof search, "%.250s", text);
	plain_list(app, search);
}

static const struct {
	const char *words;
	void (*run)(struct app *app);
} choices[] = {
	{N_("log a session"), plain_log},
	{N_("list the sessions, newest first"), list_all},
	{N_("find sessions"), plain_find},
	{N_("totals of a period"), plain_totals},
	{N_("merge a file"), plain_merge},
	{N_("review conflicts and likely duplicates"), plain_review},
	{N_("list the merges, and take one back"), plain_merges},
	{N_("make a pack, to send"), plain_pack},
	{N_("places, teams and services"), plain_items},
	{N_("undo what was done last"), plain_undo},
	{N_("redo what was undone"), plain_redo},
	{N_("write the sessions to a file"), plain_export},
	{N_("drafts"), plain_drafts},
	{N_("say who logs now"), plain_who},
};
#define CHOICES (sizeof choices / sizeof *choices)

static void print_menu(struct app *app)
{
	int64_t conflicts = 0, duplicates = 0, doubles = 0;
	cds_drafts *drafts = NULL;

	printf("cdslog, %s\n", cds_log_path(app->log));
	printf(_("who logs: %s\n"), app->writer);
	if (cds_review_count(app->log, &conflicts, &duplicates, &doubles) == CDS_OK &&
	    conflicts + duplicates > 0)
		printf(_("to review: %lld\n"), (long long)(conflicts + duplicates));
	if (cds_drafts_get(app->log, NULL, &drafts) == CDS_OK && cds_drafts_size(drafts) > 0)
		printf(_("drafts: %zu\n"), cds_drafts_size(drafts));
	cds_drafts_free(drafts);
	for (size_t i = 0; i < CHOICES; i++)
		printf("%d. %s\n", (int)i + 1, _(choices[i].words));
	printf("0. %s\n", _("leave"));
}

/* Is there nobody to answer any more? The input ended, a signal came during a question, or the
 * terminal is gone. */
static bool nobody_answers(void)
{
	return feof(stdin) || ferror(stdin);
}

int plain_run(struct app *app)
{
	app->ask = plain_yes;
	plain_who_first(app);
	for (;;) {
		long n;
		print_menu(app);
		n = plain_number(_("choose a number"));
		if (n > 0 && (size_t)n <= CHOICES)
			choices[n - 1].run(app);
		if (n == 0 || nobody_answers())
			return EXIT_OK;
	}
}
