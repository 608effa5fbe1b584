/* Line mode: totals and sessions to a file. */
#include <stdio.h>
#include <unistd.h>

#include "app/i18n.h"
#include "out/out.h"
#include "plain/plain.h"

#define PATH_SIZE 4096

static const char *const formats[] = {[OUT_TEXT] = "text", [OUT_CSV] = "csv", [OUT_JSON] = "json"};

/* Asked again until its ending is that of a form from `first` on and nothing that is there
 * would go unasked; false: none. */
static bool ask_file(const char *question, enum out_form first, char path[PATH_SIZE],
    enum out_form *form)
{
	const char *answer;

	while ((answer = plain_ask(question, NULL)) && *answer) {
		snprintf(path, PATH_SIZE, "%s", answer);
		if (!out_form_named(path, form) || *form < first)
			say(_("'%s' has no ending that says how to write it"), path);
		else if (access(path, F_OK) != 0 ||
		    plain_yes(_("A file is there already. Write over it?")))
			return true;
	}
	return false;
}

static void write_file(struct app *app, const char *command, const char *path, enum out_form form,
    struct plain_args *a)
{
	plain_give(a, "output", path);
	plain_give(a, "format", formats[form]);
	plain_give(a, "excel", "");
	if (plain_command(app, command, a) == EXIT_OK)
		printf(_("written: %s\n"), path);
}

void plain_keep_report(struct app *app, struct plain_args *a)
{
	char path[PATH_SIZE];
	enum out_form form;

	if (ask_file(_("into which file, ending in .txt, .csv or .json? Enter: none"), OUT_TEXT,
	    path, &form))
		write_file(app, "report", path, form, a);
	plain_drop(a);
}

void plain_export(struct app *app)
{
	struct plain_args a = {0};
	char path[PATH_SIZE];
	enum out_form form;

	if (ask_file(_("into which file, ending in .csv or .json? Enter: none"), OUT_CSV, path,
	    &form))
		write_file(app, "export", path, form, &a);
}
