#include <stdio.h>
#include <stdlib.h>

#include "command.h"
#include "format.h"
#include "i18n.h"
#include "merge_out.h"
#include "out.h"
#include "progress.h"

struct merging {
	struct merge_out out;
	struct progress progress;
};

static bool tick(void *arg, int64_t done, int64_t total)
{
	return progress_tick(&((struct merging *)arg)->progress, done, total);
}

static void tell_bad(void *arg, const struct cds_error *why)
{
	(void)arg;
	say_problem(why);
}

static void take_laptop(void *arg, const struct cds_merge_laptop *laptop)
{
	merge_out_laptop(&((struct merging *)arg)->out, laptop);
}

static void take_change(void *arg, const struct cds_merge_change *change)
{
	merge_out_change(&((struct merging *)arg)->out, change);
}

/* Is it this file that can't be merged, and not the log or the person that stops here? */
static bool of_this_file(enum cds_status status)
{
	return status == CDS_NOT_FOUND || status == CDS_NOT_A_LOG || status == CDS_NEWER || status == CDS_CORRUPT ||
	    status == CDS_MISMATCH || status == CDS_REFUSED;
}

static enum cds_status merge_file(struct app *app, const struct args *args, struct merge_out out, struct json *json, int *exit)
{
	struct merging m = {.out = out};
	struct cds_merge_options options = {
		.full = args_has(args, "full"), .skip_bad = args_has(args, "skip-bad"),
		.accept_redactions = out.dry || args_has(args, "accept-redactions"),
		.progress = tick, .bad = tell_bad, .laptop = take_laptop, .change = out.dry ? take_change : NULL,
		.arg = &m,
	};
	struct cds_merge_result result;
	enum cds_status status;

	progress_start(&m.progress, out.file);
	status = cds_merge(app->log, out.file, &options, &result);
	progress_end(&m.progress);
	if (status != CDS_OK && status != CDS_ATTENTION) {
		*exit = say_error(app, status);
		if (out.form == OUT_JSON)
			merge_out_failed(&m.out, json, status);
	} else {
		if ((status == CDS_ATTENTION || result.conflicts > 0 || result.duplicates > 0) && *exit == EXIT_OK)
			*exit = EXIT_ATTENTION;
		if (out.form == OUT_JSON)
			merge_out_json(&m.out, json, &result);
		else
			merge_out_text(&m.out, &result);
	}
	merge_out_free(&m.out);
	return status;
}

/* What became of several. */
struct tally {
	size_t merged;
	const char **failed;            /* names of files */
	size_t fails;
};

static void print_tally(const struct tally *t, size_t files, bool dry)
{
	char a[FORMAT_SIZE], b[FORMAT_SIZE];

	format_count(a, sizeof a, (int64_t)t->merged);
	format_many(b, sizeof b, (int64_t)files, NOUN_FILE);
	printf(dry ? _("%s of %s can be merged") : _("%s of %s merged"), a, b);
	for (size_t i = 0; i < t->fails; i++)
		printf("%s%s", i ? ", " : _("; not: "), t->failed[i]);
	putchar('\n');
}

/* Each file is all or nothing.  One that can't be merged does not keep the others out.  A dry run merges them
 * all, so that what is twice among them is seen, and takes that back at the end. */
static int merge_files(struct app *app, const struct args *args, enum out_form form, struct json *json)
{
	struct merge_out out = {.app = app, .form = form, .dry = args_has(args, "dry-run")};
	struct tally tally = {.failed = calloc(args->rests, sizeof *tally.failed)};
	int worst = EXIT_OK;

	progress_catch_signals();
	if (out.dry && cds_log_begin(app->log) != CDS_OK)
		return say_error(app, cds_error(app->log)->status);
	for (size_t i = 0; i < args->rests; i++) {
		enum cds_status status;
		int exit = EXIT_OK;
		out.file = args->rest[i];
		status = merge_file(app, args, out, json, &exit);
		if (exit != EXIT_OK && (worst == EXIT_OK || exit != EXIT_ATTENTION))
			worst = exit;
		if (status == CDS_OK || status == CDS_ATTENTION)
			tally.merged++;
		else if (tally.failed)
			tally.failed[tally.fails++] = out.file;
		if (status != CDS_OK && status != CDS_ATTENTION && !of_this_file(status))
			break;
	}
	if (out.dry)
		cds_log_rollback(app->log);
	if (args->rests > 1 && form == OUT_TEXT)
		print_tally(&tally, args->rests, out.dry);
	free(tally.failed);
	return worst;
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
		say("%s", _("some sessions need a look: 'cdslog review'"));
	return out_end(exit);
}

static const struct option own[] = {
	{"dry-run", NULL, N_("say what would happen, field by field; change nothing")},
	{"full", NULL, N_("read and check the whole file, not only the days that differ")},
	{"skip-bad", NULL, N_("take the rest of a file that has malformed entries, and list those")},
	{"accept-redactions", NULL, N_("also where more than 20 notes lose their words")},
	{"format", "F", N_("text or json")},
	{"author", "NAME", N_("who writes this")},
	{NULL, NULL, NULL}
};

const struct command command_merge = {
	"merge", N_("FILE …"), N_("take in what other laptops' logs have"), own, NULL, 0, run,
	"  cdslog merge --dry-run /media/usb/*.cdslog"
};
