#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "command.h"
#include "format.h"
#include "i18n.h"
#include "out.h"

struct progress {
	const char *file;
	bool shown;
};

static bool tick(void *arg, int64_t done, int64_t total)
{
	struct progress *p = arg;
	char a[FORMAT_SIZE], b[FORMAT_SIZE];

	if (!isatty(STDERR_FILENO) || total < 5000)
		return true;
	p->shown = true;
	fprintf(stderr, "\r%s: %s / %s", p->file, format_count(a, sizeof a, done), format_count(b, sizeof b, total));
	return true;
}

static void tell_bad(void *arg, const struct cds_error *why)
{
	(void)arg;
	say_problem(why);
}

static void print_text(const char *file, const struct cds_merge_result *r, bool dry)
{
	char a[FORMAT_SIZE], b[FORMAT_SIZE], c[FORMAT_SIZE], d[FORMAT_SIZE];

	printf(dry ? _("%s: would bring %s new entries (%s known), %s new sessions, %s changed") :
	    _("%s: %s new entries (%s known), %s new sessions, %s changed"), file, format_count(a, sizeof a, r->fresh),
	    format_count(b, sizeof b, r->known), format_count(c, sizeof c, r->sessions_new),
	    format_count(d, sizeof d, r->sessions_changed));
	if (r->conflicts)
		printf(_(", %s in conflict"), format_count(a, sizeof a, r->conflicts));
	if (r->bad)
		printf(_(", %s malformed and left out"), format_count(a, sizeof a, r->bad));
	putchar('\n');
}

static void print_json(struct json *json, const char *file, const struct cds_merge_result *r)
{
	json_open(json, NULL, '{');
	json_text(json, "file", file);
	json_int(json, "entries", r->entries);
	json_int(json, "new", r->fresh);
	json_int(json, "known", r->known);
	json_int(json, "bad", r->bad);
	json_int(json, "sessions_new", r->sessions_new);
	json_int(json, "sessions_changed", r->sessions_changed);
	json_int(json, "conflicts", r->conflicts);
	json_int(json, "duplicates", r->duplicates);
	json_close(json, '{');
}

/* Each file is all or nothing; one that fails stops what comes after it. */
static int merge_files(struct app *app, const struct args *args, enum out_form form, struct json *json)
{
	struct cds_merge_options options = {
		.dry_run = args_has(args, "dry-run"), .full = args_has(args, "full"), .skip_bad = args_has(args, "skip-bad"),
		.progress = tick, .bad = tell_bad,
	};
	int exit = EXIT_OK;

	for (size_t i = 0; i < args->rests; i++) {
		struct progress progress = {args->rest[i], false};
		struct cds_merge_result result;
		enum cds_status status;
		options.arg = &progress;
		status = cds_merge(app->log, args->rest[i], &options, &result);
		if (progress.shown)
			fputs("\r\033[K", stderr);
		if (status != CDS_OK && status != CDS_ATTENTION)
			return say_error(app, status);
		if (status == CDS_ATTENTION || result.conflicts > 0)
			exit = EXIT_ATTENTION;
		if (form == OUT_JSON)
			print_json(json, args->rest[i], &result);
		else
			print_text(args->rest[i], &result, options.dry_run);
	}
	return exit;
}

static int run(struct app *app, const struct args *args)
{
	struct json json = {stdout, false};
	char code[CDS_FINGERPRINT];
	enum out_form form;
	int exit;

	if (!out_form(args, &form))
		return EXIT_MISUSED;
	if (args->rests == 0) {
		say("%s", _("which file? cdslog merge FILE …"));
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
		say("%s", _("some sessions need a look: 'cdslog list --attention'"));
	return out_end(exit);
}

static const struct option own[] = {
	{"dry-run", NULL, N_("say what would happen, change nothing")},
	{"full", NULL, N_("read and check the whole file, not only the days that differ")},
	{"skip-bad", NULL, N_("take the rest of a file that has malformed entries, and list those")},
	{"format", "F", N_("text or json")},
	{"author", "NAME", N_("who writes this")},
	{NULL, NULL, NULL}
};

const struct command command_merge = {
	"merge", N_("FILE …"), N_("take in what other laptops' logs have"), own, NULL, 0, run,
	"  cdslog merge /media/usb/*.cdslog"
};
