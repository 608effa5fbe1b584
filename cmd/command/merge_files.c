/*
 * Files that are small share a transaction: a pack of 2,000 sessions writes some thousand pages
 * that the next one writes again, and waits for the disk four times. Each is still a step of its
 * own, and what became of it is told once it is written, so that nobody hears of a merge that a
 * power cut could take back.
 */
#include "command/merge_files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "app/format.h"
#include "app/i18n.h"
#include "out/merge_out.h"
#include "app/progress.h"

#define TOGETHER_MAX 100                /* files in one transaction … */
/* … begun within so many seconds, since other programs wait five … */
#define TOGETHER_SECONDS 4
/* … and no larger: every page that a step changes is kept twice */
#define TOGETHER_BYTES (4 << 20)

/* One file, until it is told. */
struct one {
	struct merge_out out;
	struct progress progress;
	struct cds_merge_result result;
	enum cds_status status;
	char *said;                     /* why not */
};

struct merging {
	struct app *app;
	const struct args *args;
	struct out *to;                 /* what became of each is told there */
	bool dry;
	struct one *one;                /* as many as go together, and one more */
	size_t merged;
	const char **failed;            /* names of files */
	size_t fails;
	int worst;                      /* exit status */
};

/* ---- one file ---- */

static bool merge_files_tick(void *arg, int64_t done, int64_t total)
{
	return progress_tick(&((struct one *)arg)->progress, done, total);
}

static void tell_bad(void *arg, const struct cds_error *why)
{
	(void)arg;
	say_problem(why);
}

static void merge_files_take_laptop(void *arg, const struct cds_merge_laptop *laptop)
{
	merge_out_laptop(&((struct one *)arg)->out, laptop);
}

static void merge_files_take_change(void *arg, const struct cds_merge_change *change)
{
	merge_out_change(&((struct one *)arg)->out, change);
}

static bool is_merged(enum cds_status status)
{
	return status == CDS_OK || status == CDS_ATTENTION;
}

/* Is it this file that can't be merged, and not the log or the person that stops here? */
static bool merge_files_of_this_file(enum cds_status status)
{
	return status == CDS_NOT_FOUND || status == CDS_NOT_A_LOG || status == CDS_NEWER ||
	    status == CDS_CORRUPT || status == CDS_MISMATCH || status == CDS_REFUSED;
}

/* Its words, before another call of the log takes their place. */
static void keep_error(struct merging *m, struct one *o, enum cds_status status)
{
	char text[4096];

	free(o->said);
	o->status = status;
	o->said = strdup(error_words(cds_error(m->app->log), text, sizeof text));
}

static void merge_files_forget(struct one *o)
{
	merge_out_free(&o->out);
	free(o->said);
	*o = (struct one){.status = CDS_OK};
}

static void merge_files_merge_one(struct merging *m, struct one *o, const char *file)
{
	struct cds_merge_options options = {
		.full = args_has(m->args, "full"), .skip_bad = args_has(m->args, "skip-bad"),
		.accept_redactions = m->dry || args_has(m->args, "accept-redactions"),
		.progress = merge_files_tick, .bad = tell_bad, .laptop = merge_files_take_laptop,
		.change = m->dry ? merge_files_take_change : NULL, .arg = o,
	};
	enum cds_status status;

	merge_files_forget(o);
	o->out = (struct merge_out){.app = m->app, .file = file, .dry = m->dry};
	progress_start(&o->progress, file);
	status = cds_merge(m->app->log, file, &options, &o->result);
	progress_end(&o->progress);
	o->status = status;
	if (!is_merged(status))
		keep_error(m, o, status);
}

static void tell_worst(struct merging *m, int exit)
{
	if (exit != EXIT_OK && (m->worst == EXIT_OK || exit != EXIT_ATTENTION))
		m->worst = exit;
}

/* False: what happened to this file stops all. */
static bool merge_files_tell(struct merging *m, struct one *o)
{
	enum cds_status status = o->status;

	if (is_merged(status)) {
		m->merged++;
		if (status == CDS_ATTENTION || o->result.conflicts > 0 || o->result.duplicates > 0)
			tell_worst(m, EXIT_ATTENTION);
		merge_out_tell(&o->out, m->to, &o->result);
	} else {
		m->failed[m->fails++] = o->out.file;
		say("%s", o->said ? o->said : out_of_memory());
		tell_worst(m, cds_status_exit(status));
		merge_out_failed(&o->out, m->to, status);
	}
	merge_files_forget(o);
	return is_merged(status) || merge_files_of_this_file(status);
}

static bool merge_alone(struct merging *m, const char *file)
{
	merge_files_merge_one(m, m->one, file);
	return merge_files_tell(m, m->one);
}

/* ---- several in one transaction ---- */

/* What is to be repaired goes by itself. */
static bool may_share(const struct merging *m, size_t at)
{
	struct stat st;

	return at < m->args->rests && !m->dry && !args_has(m->args, "full") && !args_has(m->args,
	    "skip-bad") && stat(m->args->rest[at], &st) == 0 && st.st_size <= TOGETHER_BYTES;
}

static double merge_files_seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* The commit of n files. It can fail after all is written, where words were to be taken out of
 * the file's bytes: the same code then means that the files are in. */
static bool merge_files_commit(struct merging *m, size_t n)
{
	char come_to[CDS_FINGERPRINT], now[CDS_FINGERPRINT];
	enum cds_status status = cds_log_fingerprint(m->app->log, come_to);

	if (status != CDS_OK) {
		cds_log_rollback(m->app->log);
		return false;
	}
	status = cds_log_commit(m->app->log);
	if (status == CDS_OK)
		return true;
	keep_error(m, &m->one[n], status);
	if (cds_log_fingerprint(m->app->log, now) != CDS_OK || strcmp(now, come_to) != 0)
		return false;
	say("%s", m->one[n].said ? m->one[n].said : out_of_memory());
	tell_worst(m, cds_status_exit(status));
	return true;
}

/* As many as may, until one can't; how many were tried. lost: what was merged before that one
 * is not sure. */
static size_t try_together(struct merging *m, size_t from, bool *lost)
{
	double begun = merge_files_seconds();
	enum cds_status last;
	size_t n = 0;

	do {
		merge_files_merge_one(m, &m->one[n], m->args->rest[from + n]);
		last = m->one[n++].status;
	} while (is_merged(last) && n < TOGETHER_MAX && may_share(m, from + n) &&
	    merge_files_seconds() - begun < TOGETHER_SECONDS);
	*lost = !is_merged(last) && !merge_files_of_this_file(last) && last != CDS_STOPPED;
	return n;
}

/* Where the disk is full or the log is gone, all of it was undone: then each is merged by
 * itself as far as that goes. */
static size_t merge_together(struct merging *m, size_t from, bool *go_on)
{
	enum cds_status status = cds_log_begin(m->app->log);
	bool lost = false;
	size_t n;

	if (status != CDS_OK) {
		*go_on = merge_alone(m, m->args->rest[from]);
		return 1;
	}
	n = try_together(m, from, &lost);
	if (lost)
		cds_log_rollback(m->app->log);
	else
		lost = !merge_files_commit(m, n);
	for (size_t i = 0; i < n && *go_on; i++)
		*go_on = lost ? merge_alone(m, m->args->rest[from + i])
		    : merge_files_tell(m, &m->one[i]);
	for (size_t i = 0; i <= n; i++)         /* one more: why the commit failed */
		merge_files_forget(&m->one[i]);
	return n;
}

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

/* One that can't be merged does not keep the others out. */
static void merge_files_merge_all(struct merging *m)
{
	bool go_on = true;

	for (size_t at = 0; at < m->args->rests && go_on;) {
		if (may_share(m, at) && may_share(m, at + 1))
			at += merge_together(m, at, &go_on);
		else
			go_on = merge_alone(m, m->args->rest[at++]);
		out_flush(m->to);       /* whoever listens hears of it now */
	}
}

/* A dry run merges them all, so that what is twice among them is seen, and takes that back at
 * the end. */
int merge_files(struct app *app, const struct args *args, struct out *out)
{
	struct merging m = {.app = app, .args = args, .to = out,
	    .dry = args_has(args, "dry-run"),
		.one = calloc((args->rests < TOGETHER_MAX ? args->rests : TOGETHER_MAX) + 1,
		    sizeof *m.one), .failed = calloc(args->rests, sizeof *m.failed)};
	enum cds_status status = CDS_OK;

	progress_catch_signals();
	merge_out_begin(out);
	if (m.one && m.dry)
		status = cds_log_begin(app->log);
	if (!m.one || !m.failed)
		tell_worst(&m, EXIT_FAILED);
	else if (status != CDS_OK)
		tell_worst(&m, say_error(app, status));
	else
		merge_files_merge_all(&m);
	merge_out_end(out);
	if (m.dry)
		cds_log_rollback(app->log);
	if (m.merged + m.fails > 0 && args->rests > 1)
		print_tally(&m);
	free(m.one);
	free(m.failed);
	return m.worst;
}
