/* cdslog: finds the command and hands it the log. */
#include "main.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "app/filter.h"
#include "app/i18n.h"
#include "out/out.h"
#include "plain/plain.h"
#include "tui/tui.h"

extern const struct command command_add, command_edit, command_remove, command_restore,
    command_list, command_show, command_merge, command_merges, command_unmerge, command_pack,
    command_redact, command_review, command_report, command_import, command_export, command_place,
    command_team, command_service, command_check, command_config, command_help_;

const struct command *const commands[] = {
	&command_add, &command_edit, &command_remove, &command_restore, &command_list,
	&command_show, &command_merge, &command_merges, &command_unmerge, &command_pack,
	&command_redact, &command_review, &command_report, &command_import, &command_export,
	&command_place, &command_team, &command_service, &command_check, &command_config,
	&command_help_,
};
const size_t commands_count = sizeof commands / sizeof *commands;

const struct option global_options[] = {
	{"file", N_("FILE"), N_("the log, instead of the one in your home folder (also "
	    "CDSLOG_FILE)")},
	{"lang", "vi|en", N_("language (also CDSLOG_LANG)")},
	{"plain", NULL, N_("numbered prompts instead of screens (for screen readers)")},
	{"help", NULL, N_("help, also after a command")},
	{"version", NULL, N_("the version")},
	{NULL, NULL, NULL}
};

const struct command *command_find(const char *name)
{
	for (size_t i = 0; i < commands_count; i++)
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	return NULL;
}

void unknown_command(const char *name)
{
	const char *words[64], *near;

	for (size_t i = 0; i < commands_count; i++)
		words[i] = commands[i]->name;
	near = args_nearest(name, words, commands_count);
	if (near)
		say(_("'%s' is not a command: did you mean '%s'?"), name, near);
	else
		say(_("'%s' is not a command: see 'cdslog help'"), name);
}

/* The first variable that is set decides; English if it says so, else Vietnamese. */
static bool language_of_environment(void)
{
	static const char *const variables[] = {"CDSLOG_LANG", "LC_ALL", "LC_MESSAGES", "LANG"};

	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
		const char *value = getenv(variables[i]);
		if (!value || !*value)
			continue;
		if (strncmp(value, "en", 2) == 0)
			i18n_set(LANG_EN);
		return i == 0;
	}
	return false;
}

/* Bytes that are not UTF-8 would be stored or shown as rubbish. */
static bool arguments_are_text(int argc, char **argv)
{
	char *normal;

	for (int i = 1; i < argc; i++) {
		for (const char *p = argv[i]; *p;) {
			size_t n = strcspn(p, "\n\t\r");
			enum cds_status status = cds_text_normal(p, n, &normal);
			free(normal);
			if (status == CDS_INVALID) {
				say(_("argument %d is not plain UTF-8 text"), i);
				return false;
			}
			p += n + (p[n] != '\0');
		}
	}
	return true;
}

struct start {
	const char *file, *lang;
	bool help, version, plain;
	int first;                      /* the command's place in argv */
};

/* Options before the command. */
static bool read_global(int argc, char **argv, struct start *start)
{
	int i = 1;

	*start = (struct start){0};
	for (; i < argc && argv[i][0] == '-'; i++) {
		const char *a = argv[i];
		const char **to = strncmp(a, "--file", 6) == 0 ? &start->file
		    : strncmp(a, "--lang", 6) == 0 ? &start->lang : NULL;
		if (strcmp(a, "--help") == 0 || strcmp(a, "-h") == 0) {
			start->help = true;
		} else if (strcmp(a, "--version") == 0) {
			start->version = true;
		} else if (strcmp(a, "--plain") == 0) {
			start->plain = true;
		} else if (to && a[6] == '=') {
			*to = a + 7;
		} else if (to && !a[6] && i + 1 < argc) {
			*to = argv[++i];
		} else if (to && !a[6]) {
			say(_("option '%s' needs a value"), a);
			return false;
		} else {
			say(_("unknown option '%s': see 'cdslog help'"), a);
			return false;
		}
	}
	start->first = i;
	return true;
}

static int open_for(struct app *app, const struct command *c, const struct args *args)
{
	unsigned flags = c->open & OPEN_EXISTING ? 0 : CDS_OPEN_CREATE;

	/* A stick that can't be written can still be read. */
	if ((c->open & OPEN_READING) && access(app->path, F_OK) == 0 &&
	    access(app->path, W_OK) != 0)
		flags = CDS_OPEN_READONLY;
	if (args_has(args, "as-is"))
		flags |= CDS_OPEN_AS_IS;
	return cds_status_exit(app_open(app, flags));
}

static int run_command(struct app *app, const struct command *c, int argc, char **argv)
{
	struct args args = {0};
	int exit = EXIT_OK;

	for (int i = 0; i < argc; i++) {
		if (strcmp(argv[i], "--help") == 0) {
			command_help(c);
			return out_end(EXIT_OK);
		}
	}
	if (!args_parse(&args, argc, argv, c->options, c->shared)) {
		args_free(&args);
		return EXIT_MISUSED;
	}
	/* there it is a filter */
	app->author = c->shared == filter_options ? NULL : args_get(&args, "author");
	if (!(c->open & OPEN_NOT))
		exit = open_for(app, c, &args);
	if (exit == EXIT_OK)
		exit = c->run(app, &args);
	args_free(&args);
	return exit;
}

/* A terminal that can't put its cursor anywhere gets plain lines by itself. */
static int run_screens(struct app *app, bool plain)
{
	enum cds_status status = app_open(app, CDS_OPEN_CREATE);

	if (status != CDS_OK)
		return cds_status_exit(status);
	return plain || tui_needs_lines() ? plain_run(app) : tui_run(app);
}

static bool main_set_language(struct app *app, const char *lang)
{
	if (!lang) {
		app->lang_given = language_of_environment();
		return true;
	}
	app->lang_given = true;
	if (strcmp(lang, "vi") != 0 && strcmp(lang, "en") != 0) {
		say(_("'%s' is not a language: vi or en"), lang);
		return false;
	}
	i18n_set(strcmp(lang, "en") == 0 ? LANG_EN : LANG_VI);
	return true;
}

int main(int argc, char **argv)
{
	struct app app = {.now = -1};
	const struct command *c = NULL;
	struct start start;
	int exit;

	signal(SIGXFSZ, SIG_IGN);       /* a file that may not grow is a full disk, told as such */
	cds_alone();
	app.lang_given = language_of_environment();
	if (!read_global(argc, argv, &start) || !main_set_language(&app, start.lang) ||
	    !arguments_are_text(argc, argv))
		return EXIT_MISUSED;
	if (start.version) {
		puts("cdslog " CDS_VERSION);
		return out_end(EXIT_OK);
	}
	if (start.help) {
		help_all();
		return out_end(EXIT_OK);
	}
	if (start.first < argc && !(c = command_find(argv[start.first]))) {
		unknown_command(argv[start.first]);
		return EXIT_MISUSED;
	}
	if (!start.file || !*start.file)
		start.file = getenv("CDSLOG_FILE");
	app.path = start.file && *start.file ? strdup(start.file) : app_default_path();
	if (!app.path)
		return EXIT_FAILED;
	exit = c ? run_command(&app, c, argc - start.first - 1, argv + start.first + 1)
	    : run_screens(&app, start.plain);
	app_close(&app);
	free(app.path);
	return exit;
}
