/* import: reads sessions from a table (CSV). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/command.h"
#include "app/format.h"
#include "app/i18n.h"
#include "app/input.h"
#include "app/save.h"

/* What the library's callbacks need while it reads. */
struct telling {
	FILE *rejects;                  /* the file of --rejects; NULL: not asked for */
	int64_t told;                   /* how many rows were refused */
	int64_t doubts;                 /* how many values look doubtful */
	bool shown;                     /* progress is on the screen */
	bool missing;                   /* a row names a place, team or service not in the log */
	struct app *app;
};

#define TOLD_MAX 50                     /* so many reasons are shown; --rejects has all rows */

/* As it stands in the table, so that the file of refused rows can be corrected and imported. */
static void import_keep_row(FILE *rejects, const char *row, size_t size)
{
	if (size == 0)
		return;
	fwrite(row, 1, size, rejects);
	if (row[size - 1] != '\n')
		fputc('\n', rejects);
}

/* Says why a row was refused, and writes the row to the file of --rejects. */
static void import_tell_reject(void *arg, const struct cds_import_reject *r)
{
	struct telling *t = arg;

	t->missing |= r->why.status == CDS_NOT_FOUND;
	if (t->told++ < TOLD_MAX)
		say_refused(r);
	else if (t->told == TOLD_MAX + 1)
		fprintf(stderr, "%s",
		    _("… more rows were refused; --rejects FILE keeps them all\n"));
	if (!t->rejects)
		return;
	if (t->told == 1)
		import_keep_row(t->rejects, r->header, r->header_size);
	import_keep_row(t->rejects, r->row, r->row_size);
}

/* Says what looks doubtful in a row that was taken. */
static void import_tell_doubt(void *arg, int64_t line, const struct cds_doubt *doubt)
{
	struct telling *t = arg;
	char words[600];

	if (t->doubts++ < TOLD_MAX)
		fprintf(stderr, _("line %lld, to be checked: %s\n"), (long long)line,
		    error_words(&doubt->question.error, words, sizeof words));
	else if (t->doubts == TOLD_MAX + 1)
		fprintf(stderr, "%s", _("… more values look doubtful\n"));
}

/* Columns are told of before the rows: whoever sees that counts are missing need not read on. */
static void import_tell_unread(void *arg, const char *heading)
{
	(void)arg;
	say(_("column '%s' is not read: it is no field and no service of this log; --map"
	    " FIELD='{%s}' says which field it is, counts.CODE for a service"), heading,
	    heading);
}

static void tell_vanished(void *arg, const cds_uuid *session)
{
	char id[CDS_UUID_TEXT];

	(void)arg;
	fprintf(stderr, _("session %s was in this table's last import, and no row that was taken"
	    " now is it; it was kept\n"), cds_uuid_text(session, id));
}

/* Shows how much of a large file is read. */
static bool import_tick(void *arg, int64_t done, int64_t total)
{
	struct telling *t = arg;

	if (isatty(STDERR_FILENO) && total > 2000000) {
		t->shown = true;
		fprintf(stderr, "\r%lld %%", (long long)(done * 100 / (total ? total : 1)));
	}
	return true;
}

/* Reads options like --map date="{Event Year}-{Event Month}-01" into `map`, which has room for
 * all; the caller frees each map's field. False: one has no field or no "=", which has been
 * said. */
static bool read_maps(const struct args *args, struct cds_import_map *map, size_t *n)
{
	const char *text;
	size_t at = 0;

	*n = 0;
	while ((text = args_each(args, "map", &at))) {
		const char *equals = strchr(text, '=');
		if (!equals || equals == text) {
			say(_("'%s' is not FIELD=TEMPLATE, like place={Library}"), text);
			return false;
		}
		map[*n].field = strndup(text, (size_t)(equals - text));
		map[(*n)++].value = equals + 1;
	}
	return true;
}

static void print_result(const struct cds_import_result *r, bool dry)
{
	char a[FORMAT_SIZE], b[FORMAT_SIZE], c[FORMAT_SIZE], d[FORMAT_SIZE], e[FORMAT_SIZE];

	fprintf(stderr, dry ? _("%s: would add %s, change %s; %s the same, %s refused\n") :
	    _("%s: %s added, %s changed, %s the same, %s refused\n"),
	    format_many(a, sizeof a, r->rows, NOUN_ROW), format_count(b, sizeof b, r->added),
	    format_count(c, sizeof c, r->changed), format_count(d, sizeof d, r->same),
	    format_count(e, sizeof e, r->rejected));
	if (r->doubtful)
		fprintf(stderr, _("doubtful, but taken: %s; correct the table and import it again, "
		    "or edit the sessions\n"), format_many(a, sizeof a, r->doubtful, NOUN_ROW));
	if (r->places_new + r->teams_new + r->services_new)
		fprintf(stderr, _("new: %s, %s, %s\n"),
		    format_many(a, sizeof a, r->places_new, NOUN_PLACE),
		    format_many(b, sizeof b, r->teams_new, NOUN_TEAM),
		    format_many(c, sizeof c, r->services_new, NOUN_SERVICE));
}

/* Imports one file, which `path` names, with --rejects if that is given. Returns the exit
 * status. */
static int import_file(struct app *app, const struct args *args, const char *path,
    struct cds_import_options *options, struct telling *t)
{
	const char *rejects = args_get(args, "rejects");
	struct cds_import_result result;
	enum cds_status status;
	struct save save;

	if (rejects && save_same(rejects, cds_log_path(app->log))) {
		say(_("'%s' is this log: name another file"), rejects);
		return EXIT_FAILED;
	}
	if (rejects && !save_begin(&save, rejects))
		return save_failed(rejects);
	t->rejects = rejects ? save.out : NULL;
	status = cds_import(app->log, path, options, &result);
	if (t->shown)
		fputs("\r\033[K", stderr);
	if (rejects && !save_end(&save, status == CDS_OK || status == CDS_ATTENTION))
		return save_failed(rejects);
	if (status != CDS_OK && status != CDS_ATTENTION)
		return say_error(app, status);
	print_result(&result, options->dry_run);
	if (t->missing && !options->make_new)
		say("%s", _("add --new to create the places, teams and services that are not there "
		    "yet"));
	return status == CDS_ATTENTION ? EXIT_ATTENTION : EXIT_OK;
}

/* Reads the options whose values may be wrong, and whether a file is named. False: misused, which
 * has been said. */
static bool import_read_options(const struct args *args, struct cds_import_options *options)
{
	const char *measure = args_get(args, "measure"), *separator = args_get(args, "separator");

	if (args->rests != 1) {
		say("%s", _("no file given: cdslog import FILE"));
		return false;
	}
	if (measure && !cds_measure_parse(measure, &options->measure)) {
		say(_("'%s' is not a measure: assist, attendance or visit"), measure);
		return false;
	}
	if (separator)
		options->separator = strcmp(separator, "tab") == 0 ? '\t' : separator[0];
	return true;
}

static int import_run(struct app *app, const struct args *args)
{
	struct telling telling = {.app = app};
	struct cds_import_options options = {
		.source = args_get(args, "source"), .key = args_get(args, "key"),
		.encoding = args_get(args, "encoding"), .make_new = args_has(args, "new"),
		.dry_run = args_has(args, "dry-run"), .reject = import_tell_reject,
		.doubt = import_tell_doubt, .today = app_today(app), .vanished = tell_vanished,
		.unread = import_tell_unread,
		.progress = import_tick, .arg = &telling,
	};
	struct cds_import_map *map;
	struct input input;
	int exit = EXIT_MISUSED;

	if (!import_read_options(args, &options))
		return EXIT_MISUSED;
	map = calloc(args->givens + 1, sizeof *map);
	if (!map)
		return say_error(app, CDS_NO_MEMORY);
	options.map = map;
	if (read_maps(args, map, &options.maps))
		exit = input_begin(&input, args->rest[0], "import");
	if (exit == EXIT_OK) {
		options.name = input.name;
		exit = import_file(app, args, input.path, &options, &telling);
		input_end(&input);
	}
	for (size_t i = 0; i < options.maps; i++)
		free((char *)map[i].field);
	free(map);
	return exit;
}

static const struct option own[] = {
	{"map", N_("FIELD=TEMPLATE"),
	    N_("the column of a field: date='{Year}-{Month}-01', counts.eid='{VNeID}'")},
	{"measure", N_("MEASURE"),
	    N_("measure for services that --new creates: assist, attendance or visit")},
	{"new", NULL, N_("create places, teams and services that are not there yet")},
	{"source", N_("NAME"), N_("the table's name, if another table has the same headings")},
	{"key", N_("TEMPLATE"), N_("unique key of a row, so a corrected file updates it: '{No}'")},
	{"encoding", N_("ENCODING"), N_("file encoding, if not UTF-8: TCVN5712-1, WINDOWS-1258 …")},
	{"separator", N_("CHARACTER"), N_("field separator (default: detected): , ; | or tab")},
	{"dry-run", NULL, N_("show what would happen, change nothing")},
	{"rejects", N_("FILE"), N_("write the refused rows to this file")},
	AUTHOR_OPTION,
	{NULL, NULL, NULL}
};

const struct command command_import = {
	"import", N_("FILE [--map FIELD=TEMPLATE …]"), N_("read sessions from a table (CSV)"),
	own, NULL, 0, import_run,
	"  cdslog import 2023.csv --map date='{Ngày}' --map place='{Xã}'"
	" --map counts.eid='{VNeID}' --new"
};
