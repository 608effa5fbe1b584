/* Line mode: writing totals and sessions to a file. */
#include <stdio.h>
#include <unistd.h>

#include "app/i18n.h"
#include "out/export_out.h"
#include "plain/plain.h"

#define PATH_SIZE 4096

/* Asks for a file, until its name ends as those of a format of these kinds, and no file is there
 * or may be written over. False: no file was named. */
static bool ask_file(unsigned kinds, char path[PATH_SIZE])
{
	char question[200], endings[100];
	const char *answer;
	struct out out;

	snprintf(question, sizeof question, _("into which file, ending in %s? Enter: none"),
	    out_endings(kinds, endings, sizeof endings));
	while ((answer = plain_ask(question, NULL)) && *answer) {
		snprintf(path, PATH_SIZE, "%s", answer);
		if (!out_named(&out, path, kinds))
			say(_("'%s' has no ending that says how to write it"), path);
		else if (access(path, F_OK) != 0 ||
		    plain_yes(_("A file is there already. Write over it?")))
			return true;
	}
	return false;
}

/* Runs a command that writes to the file. The command takes the format from the end of the
 * name. */
static void write_file(struct app *app, const char *command, const char *path,
    struct plain_args *a)
{
	plain_give(a, "output", path);
	plain_give(a, "excel", "");
	if (plain_command(app, command, a) == EXIT_OK)
		printf(_("written: %s\n"), path);
}

void plain_keep_report(struct app *app, struct plain_args *a)
{
	char path[PATH_SIZE];

	if (ask_file(OUT_ALL, path))
		write_file(app, "report", path, a);
	plain_drop(a);
}

void plain_export(struct app *app)
{
	struct plain_args a = {0};
	char path[PATH_SIZE];

	if (ask_file(EXPORT_KINDS, path))
		write_file(app, "export", path, &a);
}
