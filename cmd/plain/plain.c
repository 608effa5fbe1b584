/* Line mode: asking, running a command with what was answered, and the menu. */
#include "plain/plain.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/command.h"
#include "app/i18n.h"
#include "app/spoken.h"

/* ---- telling ---- */

void plain_tell(const char *format, ...)
{
	char line[4096];
	va_list args;

	va_start(args, format);
	vsnprintf(line, sizeof line, format, args);
	va_end(args);
	spoken_line(stdout, line);
}

/* ---- asking ---- */

#define LEAVE ".."                      /* the answer that leaves what was begun */

static bool leaving;

/* Is there nobody to answer any more? The input ended, a signal came during a question, or the
 * terminal is gone. */
static bool nobody_answers(void)
{
	return feof(stdin) || ferror(stdin);
}

bool plain_gone(void)
{
	return leaving || nobody_answers();
}

const char *plain_ask(const char *question, const char *usual)
{
	static char *line;
	static size_t room;
	ssize_t n;
	size_t start;

	if (plain_gone())
		return NULL;
	if (usual && *usual)
		plain_tell(_("%s [Enter: %s]"), question, usual);
	else
		plain_tell("%s", question);
	fflush(stdout);
	n = getline(&line, &room, stdin);
	if (n < 0)
		return NULL;
	while (n > 0 && strchr(" \t\r\n", line[n - 1]))
		line[--n] = '\0';
	start = strspn(line, " \t");
	leaving = strcmp(line + start, LEAVE) == 0;
	if (leaving)
		return NULL;
	return line[start] || !usual ? line + start : usual;
}

const char *plain_ask_or_none(const char *question, const char *usual)
{
	const char *answer = plain_ask(question, usual);

	return answer && strcmp(answer, PLAIN_NONE) == 0 ? "" : answer;
}

bool plain_yes(const char *question)
{
	const char *answer;
	bool yes;

	plain_tell("%s", question);
	while ((answer = plain_ask(_("1 yes, Enter no"), NULL)) && *answer) {
		if (strcmp(answer, "1") == 0 || strcmp(answer, "0") == 0)
			return *answer == '1';
		if (cds_yes_parse(answer, &yes) == CDS_OK)
			return yes;
		say(_("'%s' is neither yes nor no"), answer);
	}
	return false;
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
		say(_("'%s' is not a number: type the one that stands before a line"), answer);
	}
	return -1;
}

size_t plain_number_of(const char *question, size_t n)
{
	long answer;

	while ((answer = plain_number(question)) >= 0) {
		if (answer > 0 && (size_t)answer <= n)
			return (size_t)answer;
		say(_("'%ld' is not a number of the list"), answer);
	}
	return 0;
}

/* ---- commands ---- */

void plain_give(struct plain_args *a, const char *name, const char *value)
{
	char *copy = strdup(value);

	if (!copy || a->texts == sizeof a->text / sizeof *a->text) {
		a->failed = true;
		free(copy);
		return;
	}
	a->text[a->texts++] = copy;
	if (name && cds_grow(a->args.given, a->args.givens, a->given_room))
		a->args.given[a->args.givens++] = (struct given){name, copy};
	else if (!name && cds_grow(a->args.rest, a->args.rests, a->rest_room))
		a->args.rest[a->args.rests++] = copy;
	else
		a->failed = true;
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
	int exit = EXIT_FAILED;

	/* A command without one of its arguments would do something else. */
	if (a->failed)
		say("%s", out_of_memory());
	else
		exit = command_find(app, command)->run(app, &a->args);
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
	{N_("merge files"), plain_merge},
	{N_("review conflicts, likely duplicates and doubles"), plain_review},
	{N_("list the merges, and take one back"), plain_merges},
	{N_("make a pack, to send"), plain_pack},
	{N_("places, teams and services"), plain_items},
	{N_("undo what was done last"), plain_undo},
	{N_("redo what was undone"), plain_redo},
	{N_("write the sessions to a file"), plain_export},
	{N_("drafts"), plain_drafts},
	{N_("say who logs now"), plain_who},
	{N_("say in which commune you work"), plain_home},
};
#define CHOICES (sizeof choices / sizeof *choices)

static void print_home(struct app *app)
{
	cds_items *items = NULL;
	cds_uuid id;

	if (cds_home_get(app->log, &id) == CDS_OK && !cds_uuid_is_nil(&id) &&
	    cds_item_get(app->log, CDS_PLACE, &id, &items) == CDS_OK)
		plain_tell(_("commune: %s"), cds_items_at(items, 0)->path);
	cds_items_free(items);
}

static void print_menu(struct app *app)
{
	int64_t conflicts = 0, duplicates = 0, doubles = 0;
	cds_drafts *drafts = NULL;

	plain_tell("cdslog, %s", cds_log_path(app->log));
	plain_tell(_("who logs: %s"), app->writer);
	print_home(app);
	if (cds_review_count(app->log, &conflicts, &duplicates, &doubles) == CDS_OK &&
	    conflicts + duplicates + doubles > 0)
		printf(_("to review: %lld\n"), (long long)(conflicts + duplicates + doubles));
	if (cds_drafts_get(app->log, NULL, &drafts) == CDS_OK && cds_drafts_size(drafts) > 0)
		printf(_("drafts: %zu\n"), cds_drafts_size(drafts));
	cds_drafts_free(drafts);
	for (size_t i = 0; i < CHOICES; i++)
		printf("%d. %s\n", (int)i + 1, _(choices[i].words));
	printf("0. %s\n", _("leave"));
	plain_tell("%s", _("At every question: Enter takes what is in brackets, a hyphen (-) leaves"
	    " it empty, two dots (..) come back here."));
}

/* Everything there is to choose is told at the start, and again for Enter: to hear it after each
 * thing that was done would take longer than that thing. */
int plain_run(struct app *app)
{
	long n = -1;

	app->ask = plain_yes;
	plain_who_first(app);
	while (!nobody_answers()) {
		if (n < 0)
			print_menu(app);
		leaving = false;
		n = plain_number(_("choose a number; Enter: what there is to choose, 0: leave"));
		if (n == 0)
			break;
		if (n > 0 && (size_t)n <= CHOICES)
			choices[n - 1].run(app);
		else if (n > 0)
			say(_("'%ld' is not a number of the list"), n);
	}
	return EXIT_OK;
}
