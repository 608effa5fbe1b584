/* What the merge command says of the files that it merges. The merging itself is done by
 * model/merge_job.c, as it is for the screens. Called by merge.c. */
#include "command/merge_files.h"

#include <stdlib.h>

#include "app/format.h"
#include "app/i18n.h"
#include "app/progress.h"
#include "model/merge_job.h"
#include "out/merge_out.h"

struct merging {
	const struct args *args;
	struct out *to;                 /* where it is told what became of each file */
	bool dry;
	struct progress progress;       /* of the file that is being merged */
	size_t merged;                  /* how many files were, or would be */
	const char **failed;            /* names of the files that could not be merged */
	size_t fails;
	int worst;                      /* the exit status so far */
};

/* ---- callbacks of the merge job ---- */

static void merge_files_begin(void *arg, const struct merge_file *f)
{
	progress_start(&((struct merging *)arg)->progress, f->path);
}

static bool merge_files_tick(void *arg, int64_t done, int64_t total)
{
	return progress_tick(&((struct merging *)arg)->progress, done, total);
}

static void merge_files_end(void *arg)
{
	progress_end(&((struct merging *)arg)->progress);
}

static void tell_bad(void *arg, const struct cds_error *why)
{
	(void)arg;
	say_problem(why);
}

/* Takes this exit status for the whole command, unless another failure came before it. A need for
 * a look counts less than a failure. */
static void tell_worst(struct merging *m, int exit)
{
	if (exit != EXIT_OK && (m->worst == EXIT_OK || exit != EXIT_ATTENTION))
		m->worst = exit;
}

static void merge_files_tell(void *arg, const struct merge_file *f)
{
	struct merging *m = arg;

	if (merge_file_good(f)) {
		m->merged++;
		if (f->status == CDS_ATTENTION || f->result.conflicts > 0 ||
		    f->result.duplicates > 0 || f->result.doubles > 0)
			tell_worst(m, EXIT_ATTENTION);
		merge_out_tell(&f->out, m->to, &f->result);
	} else {
		m->failed[m->fails++] = m->args->rest[f->n];
		say("%s", f->said ? f->said : out_of_memory());
		tell_worst(m, cds_status_exit(f->status));
		merge_out_failed(&f->out, m->to, f->status);
	}
	out_flush(m->to);               /* a program that reads along learns of it now */
}

static void merge_files_warn(void *arg, enum cds_status status, const char *why)
{
	say("%s", why);
	tell_worst(arg, cds_status_exit(status));
}

static const struct merge_teller merge_files_teller = {
	.begin = merge_files_begin, .tick = merge_files_tick, .end = merge_files_end,
	.bad = tell_bad, .done = merge_files_tell, .warn = merge_files_warn,
};

/* ---- all of them ---- */

static void print_tally(const struct merging *m)
{
	char a[FORMAT_SIZE], b[FORMAT_SIZE];

	format_count(a, sizeof a, (int64_t)m->merged);
	format_many(b, sizeof b, (int64_t)m->args->rests, NOUN_FILE);
	out_prose(m->to, m->dry ? _("%s of %s can be merged") : _("%s of %s merged"), a, b);
	for (size_t i = 0; i < m->fails; i++)
		out_prose(m->to, "%s%s", i ? ", " : _("; not merged: "), m->failed[i]);
	out_prose(m->to, "\n");
}

static void merge_files_run(struct merging *m, struct merge_job *job)
{
	enum cds_status status;

	job->teller = &merge_files_teller;
	job->arg = m;
	job->dry = m->dry;
	job->full = args_has(m->args, "full");
	job->skip_bad = args_has(m->args, "skip-bad");
	job->accept_redactions = args_has(m->args, "accept-redactions");
	status = merge_job_run(job);
	if (status != CDS_OK && m->merged + m->fails == 0) {
		say("%s", job->said);   /* it failed before the first file, so nobody said why */
		tell_worst(m, cds_status_exit(status));
	}
}

int merge_files(struct app *app, const struct args *args, const char *standard, struct out *out)
{
	struct merging m = {.args = args, .to = out, .dry = args_has(args, "dry-run"),
	    .failed = calloc(args->rests, sizeof *m.failed)};
	struct merge_job job;

	progress_catch_signals();
	merge_out_begin(out);
	if (merge_job_init(&job, app, args->rest, args->rests, false) && m.failed) {
		job.standard = standard;
		merge_files_run(&m, &job);
	} else {
		tell_worst(&m, EXIT_FAILED);
	}
	merge_out_end(out);
	merge_job_free(&job);
	if (m.merged + m.fails > 0 && args->rests > 1)
		print_tally(&m);
	free(m.failed);
	return m.worst;
}
