#include <stdio.h>

#include "command.h"
#include "app/i18n.h"
#include "command/merge_files.h"
#include "out/out.h"

static int merge_run(struct app *app, const struct args *args)
{
	struct json json = {stdout, false};
	char code[CDS_FINGERPRINT];
	enum out_form form;
	int exit;

	if (!out_form(args, &form))
		return EXIT_MISUSED;
	if (args->rests == 0) {
		say("%s", _("no file given: cdslog merge FILE …"));
		return EXIT_MISUSED;
	}
	if (form == OUT_JSON) {
		json_open(&json, NULL, '{');
		json_int(&json, "format", 1);
		json_open(&json, "sources", '[');
	}
	exit = merge_files(app, args, form, &json);
	if (cds_log_fingerprint(app->log, code) != CDS_OK)
		return say_error(app, cds_error(app->log)->status);
	if (form == OUT_JSON) {
		json_close(&json, '[');
		json_text(&json, "fingerprint", code);
		json_close(&json, '{');
		putchar('\n');
	} else if (exit == EXIT_OK || exit == EXIT_ATTENTION) {
		printf(_("fingerprint %s\n"), code);
	}
	if (exit == EXIT_ATTENTION && form == OUT_TEXT)
		say("%s", _("some sessions need a look: 'cdslog review'"));
	return out_end(exit);
}

static const struct option own[] = {
	{"dry-run", NULL, N_("show what would happen, field by field; change nothing")},
	{"full", NULL, N_("read and check the whole file, not only the days that differ")},
	{"skip-bad", NULL,
	    N_("merge the rest of a file that has malformed entries, and list those")},
	{"accept-redactions", NULL, N_("merge even if the text of more than 20 notes is erased")},
	{"format", N_("FORMAT"), N_("text or json")},
	{"author", N_("NAME"), N_("the author of this change")},
	{NULL, NULL, NULL}
};

const struct command command_merge = {
	"merge", N_("FILE …"), N_("merge other laptops' logs into this one"), own, NULL, 0,
	merge_run, "  cdslog merge --dry-run /media/usb/*.cdslog"
};
