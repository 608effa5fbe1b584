/* place import, team import and service import: reading a table, or a list of units that is
 * installed beside the program. */
#include "command/catalogue_import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "app/input.h"
#include "app/unit_lists.h"

/* Says why a row was refused. */
static void catalogue_tell_reject(void *arg, const struct cds_import_reject *r)
{
	(void)arg;
	say_refused(r);
}

/* Says what an import did; of changes only where there were any. */
static void catalogue_tell_import(const struct cds_import_result *r)
{
	char a[FORMAT_SIZE], b[FORMAT_SIZE], c[FORMAT_SIZE], d[FORMAT_SIZE];

	if (r->changed > 0)
		fprintf(stderr, _("%s added, %s changed, %s the same, %s refused\n"),
		    format_count(a, sizeof a, r->added), format_count(b, sizeof b, r->changed),
		    format_count(c, sizeof c, r->same), format_count(d, sizeof d, r->rejected));
	else
		fprintf(stderr, _("%s added, %s the same, %s refused\n"),
		    format_count(a, sizeof a, r->added), format_count(b, sizeof b, r->same),
		    format_count(c, sizeof c, r->rejected));
}

/* Imports a table; `into` as cds_items_import has it. */
static int catalogue_import_file(struct app *app, enum cds_kind kind, const char *file,
    const cds_fields *every, const char *into)
{
	struct cds_import_result r;
	struct input input;
	char command[32];
	enum cds_status status;
	int exit;

	snprintf(command, sizeof command, "%s import", cds_kind_name(kind));
	exit = input_begin(&input, file, command);
	if (exit != EXIT_OK)
		return exit;
	status = cds_items_import(app->log, kind, input.path, input.name, every, into,
	    catalogue_tell_reject, NULL, &r);
	input_end(&input);
	exit = status == CDS_OK ? EXIT_OK
	    : status == CDS_ATTENTION ? EXIT_ATTENTION : say_error(app, status);
	if (status == CDS_OK || status == CDS_ATTENTION)
		catalogue_tell_import(&r);
	return exit;
}

/* The list into which the units of the installed lists went. */
#define UNITS_NOW "vn-2026-07"

/* Imports a list that is installed beside the program, whose name was given in place of a file. */
static int catalogue_import_list(struct app *app, const char *name, const char *path,
    cds_fields *every)
{
	int exit;

	if (cds_fields_text(every, "list", name) != CDS_OK)
		return say_error(app, CDS_NO_MEMORY);
	exit = catalogue_import_file(app, CDS_PLACE, path, every, UNITS_NOW);
	if ((exit == EXIT_OK || exit == EXIT_ATTENTION) && strcmp(name, UNITS_NOW) != 0)
		fputs(_("which unit followed which was read from the resolutions by a program and"
		    " checked by hand: good for trying, not for the law\n"), stderr);
	return exit;
}

int catalogue_import_run(struct app *app, const struct args *args, enum cds_kind kind,
    cds_fields *every)
{
	bool listed = args_has(args, "list");
	char *path = kind == CDS_PLACE && args->rests == 2 && !listed
	    ? unit_list_path(args->rest[1]) : NULL;
	int exit = EXIT_MISUSED;

	if (args->rests != 2)
		say(_("no file given: cdslog %s import FILE (with columns code, name and parent)"),
		    cds_kind_name(kind));
	else if (kind == CDS_PLACE && !listed && !path)
		say(_("'%s' is not an installed list; for a file add the list of its units: --list"
		    " vn-2023"), args->rest[1]);
	else if (path)
		exit = catalogue_import_list(app, args->rest[1], path, every);
	else
		exit = catalogue_import_file(app, kind, args->rest[1], every,
		    args_get(args, "into"));
	free(path);
	return exit;
}
