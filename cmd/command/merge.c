/* merge: takes other laptops' logs into this one. */
#include "command/command.h"
#include "app/i18n.h"
#include "app/input.h"
#include "command/merge_files.h"
#include "out/out.h"

/* Copies standard input to a file before anything is merged, if one of the files is "-". Returns
 * EXIT_OK, or the exit status of what has been said. */
static int merge_read_input(const struct args *args, struct input *input)
{
	size_t found = 0;

	*input = (struct input){0};
	for (size_t i = 0; i < args->rests; i++)
		found += input_is_standard(args->rest[i]);
	if (found > 1) {
		say("%s", _("'-' is given more than once, but standard input can be read only"
		    " once"));
		return EXIT_MISUSED;
	}
	return found ? input_begin(input, "-", "merge") : EXIT_OK;
}

static int merge_run(struct app *app, const struct args *args)
{
	char code[CDS_FINGERPRINT];
	struct input input;
	struct out out;
	int exit;

	if (!out_choose(&out, args, OUT_ALL, NULL))
		return EXIT_MISUSED;
	if (args->rests == 0) {
		say("%s", _("no file given: cdslog merge FILE …"));
		return EXIT_MISUSED;
	}
	exit = merge_read_input(args, &input);
	if (exit != EXIT_OK)
		return exit;
	exit = out_begin(&out, app);
	if (exit == EXIT_OK)
		exit = merge_files(app, args, input.path, &out);
	input_end(&input);
	if (cds_log_fingerprint(app->log, code) != CDS_OK)
		return say_error(app, cds_error(app->log)->status);
	out_value(&out, "fingerprint", NULL, cell_text(code));
	if (exit == EXIT_OK || exit == EXIT_ATTENTION)
		out_prose(&out, _("fingerprint %s\n"), code);
	if (exit == EXIT_ATTENTION && out_is(&out, OUT_PAGE))
		say("%s", _("something needs a look: 'cdslog review'"));
	return out_close(&out, exit);
}

static const struct option own[] = {
	{"dry-run", NULL, N_("show what would happen, field by field; change nothing")},
	{"full", NULL, N_("read and check the whole file, not only the days that differ")},
	{"skip-bad", NULL,
	    N_("merge the rest of a file that has malformed entries, and list those")},
	{"accept-redactions", NULL, N_("merge even if the text of more than 20 notes is erased")},
	FORMAT_OPTION,
	AUTHOR_OPTION,
	{NULL, NULL, NULL}
};

const struct command command_merge = {
	"merge", N_("FILE …"), N_("merge other laptops' logs into this one"), own, NULL, 0,
	merge_run, "  cdslog merge --dry-run /media/usb/*.cdslog"
};
