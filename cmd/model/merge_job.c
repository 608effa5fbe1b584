/*
 * Merging files, or trying it. Here it is decided which files share a transaction, what stops all
 * of them and what only one, and when it is certain what became of a file.
 *
 * A dry run merges all files in one transaction, so that entries which two files have are counted
 * once, and rolls it back at the end. With as_one there is one transaction, too, and it is
 * committed.
 *
 * Otherwise small files share a transaction, for speed: a pack of 2,000 sessions writes some
 * thousand pages, most of which the next pack would write again, and it waits for the disk four
 * times.
 * Each file is still merged as a step of its own within the transaction. What became of a file is
 * told only after the commit, so that nobody hears of a merge that a power cut could undo.
 */
#include "model/merge_job.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/elapsed.h"
#include "app/format.h"
#include "app/input.h"

/* What files may share a transaction: at most so many, … */
#define TOGETHER_MAX 100
/* … all begun within so many milliseconds, since other programs wait five seconds at most, … */
#define TOGETHER_MS 4000
/* … and none larger than this, since every page that a step changes is kept twice. */
#define TOGETHER_BYTES (4 << 20)

bool merge_job_init(struct merge_job *job, struct app *app, char *const *paths, size_t n,
    bool as_one)
{
	size_t room = as_one || n < TOGETHER_MAX ? n : TOGETHER_MAX;

	*job = (struct merge_job){.app = app, .as_one = as_one,
	    .path = calloc(n + 1, sizeof *job->path), .file = calloc(room + 1, sizeof *job->file)};
	if (!job->path || !job->file)
		return false;
	for (; job->paths < n; job->paths++)
		if (!(job->path[job->paths] = strdup(paths[job->paths])))
			return false;
	return true;
}

/* Frees what was gathered of a file. */
static void merge_job_forget(struct merge_file *f)
{
	merge_out_free(&f->out);
	free(f->where);
	free(f->said);
	*f = (struct merge_file){.status = CDS_OK};
}

void merge_job_free(struct merge_job *job)
{
	for (size_t i = 0; job->as_one && job->file && i < job->paths; i++)
		merge_job_forget(&job->file[i]);
	for (size_t i = 0; job->path && i < job->paths; i++)
		free(job->path[i]);
	merge_doubles_free(&job->doubles);
	free(job->file);
	free(job->path);
	*job = (struct merge_job){.app = NULL};
}

bool merge_file_good(const struct merge_file *f)
{
	return f->status == CDS_OK || f->status == CDS_ATTENTION;
}

/* Is the file the reason why it can't be merged, and not the log or the person who stops it? */
static bool merge_job_of_this_file(enum cds_status status)
{
	return status == CDS_NOT_FOUND || status == CDS_NOT_A_LOG || status == CDS_NEWER ||
	    status == CDS_CORRUPT || status == CDS_MISMATCH || status == CDS_REFUSED;
}

/* CDS_OK: the next file may be merged; else why not. */
static enum cds_status merge_job_goes_on(const struct merge_file *f)
{
	return merge_file_good(f) || merge_job_of_this_file(f->status) ? CDS_OK : f->status;
}

/* ---- telling ---- */

static bool merge_job_tick(void *arg, int64_t done, int64_t total)
{
	const struct merge_job *job = arg;

	return !job->teller->tick || job->teller->tick(job->arg, done, total);
}

static void merge_job_bad(void *arg, const struct cds_error *why)
{
	const struct merge_job *job = arg;

	if (job->teller->bad)
		job->teller->bad(job->arg, why);
}

/* Tells what became of a file, and forgets it unless all are kept. CDS_OK: the next file may be
 * merged. */
static enum cds_status merge_job_tell(struct merge_job *job, struct merge_file *f)
{
	enum cds_status status = merge_job_goes_on(f);

	if (status != CDS_OK)
		snprintf(job->said, sizeof job->said, "%s", f->said ? f->said : "");
	if (job->teller->done)
		job->teller->done(job->arg, f);
	if (!job->as_one)
		merge_job_forget(f);
	return status;
}

/* Keeps the log's error in words, before another call replaces it. */
static void merge_job_keep_error(struct merge_job *job)
{
	error_words(cds_error(job->app->log), job->said, sizeof job->said);
}

/* ---- one file ---- */

/* The log is at this moment as it would be after the merge. */
static void merge_job_take_laptop(void *arg, const struct cds_merge_laptop *laptop)
{
	struct merge_job *job = arg;
	struct merge_out *out = &job->at->out;

	if (out->laptops == 0)
		merge_doubles_take(&job->doubles, job->app->log, out);
	merge_out_laptop(out, laptop);
}

/* The day and place of a session that is changed, by which a person knows it. The log is at this
 * moment as it would be after the merge. */
static void merge_job_where(cds_log *log, const cds_uuid *id, char buf[160])
{
	const struct cds_session *s;
	cds_list *list;
	char day[FORMAT_SIZE];

	snprintf(buf, 160, "?");
	if (cds_session_get(log, id, &list, &s) != CDS_OK)
		return;
	snprintf(buf, 160, "%s  %.100s", s->first == CDS_NO_DAY ? "–"
	    : format_date(day, sizeof day, s->first, s->last),
	    *s->place_name ? s->place_name : "–");
	cds_list_close(list);
}

static void merge_job_take_change(void *arg, const struct cds_merge_change *change)
{
	struct merge_job *job = arg;
	struct merge_file *f = job->at;
	size_t n = f->out.changes;

	if (job->as_one) {
		if (!cds_grow(f->where, n, f->where_room)) {
			f->out.failed = true;
			return;
		}
		merge_job_where(job->app->log, &change->session, f->where[n]);
	}
	merge_out_change(&f->out, change);
}

/* Tries a damaged file without its malformed entries, since --skip-bad is only offered where it
 * would merge something. */
static void merge_job_try_sound(struct merge_job *job, struct merge_file *f)
{
	struct cds_merge_options options = {.dry_run = true, .full = job->full, .skip_bad = true,
	    .accept_redactions = true, .progress = merge_job_tick, .arg = job};
	struct cds_merge_result result;
	enum cds_status status = cds_merge(job->app->log, f->path, &options, &result);

	f->sound = (status == CDS_OK || status == CDS_ATTENTION) && result.entries > result.bad;
	if (status == CDS_STOPPED)
		f->status = status;
}

/* The file that the n-th path stands for. */
static const char *merge_job_place(const struct merge_job *job, size_t n)
{
	return job->standard && input_is_standard(job->path[n]) ? job->standard : job->path[n];
}

/* Merges the n-th file, or tries to, into `f`. */
static void merge_job_merge_one(struct merge_job *job, struct merge_file *f, size_t n)
{
	/* A dry run erases nothing, so it need not ask before it counts the redactions. */
	struct cds_merge_options options = {
		.name = job->path[n], .full = job->full, .skip_bad = job->skip_bad,
		.accept_redactions = job->dry || job->accept_redactions,
		.progress = merge_job_tick, .bad = merge_job_bad,
		.laptop = merge_job_take_laptop,
		.change = job->dry ? merge_job_take_change : NULL, .arg = job,
	};
	char said[4096];

	merge_job_forget(f);
	*f = (struct merge_file){.path = job->path[n], .n = n,
	    .out = {.app = job->app, .file = job->path[n], .dry = job->dry}};
	job->at = f;
	if (job->teller->begin)
		job->teller->begin(job->arg, f);
	f->status = cds_merge(job->app->log, merge_job_place(job, n), &options, &f->result);
	if (!merge_file_good(f))
		f->said = strdup(status_words(job->app, f->status, said, sizeof said));
	if (f->status == CDS_CORRUPT && job->as_one && job->dry && !job->skip_bad)
		merge_job_try_sound(job, f);
	if (job->teller->end)
		job->teller->end(job->arg);
}

/* ---- all in one transaction ---- */

/* Commits what was merged. This may fail after everything was written: when the bytes of erased
 * notes can't be overwritten. So if the log's fingerprint is the one that was expected, the files
 * are merged, and the failure is only a warning. */
static enum cds_status merge_job_commit(struct merge_job *job)
{
	char come_to[CDS_FINGERPRINT], now[CDS_FINGERPRINT];
	cds_log *log = job->app->log;
	enum cds_status status = cds_log_fingerprint(log, come_to);

	if (status != CDS_OK) {
		merge_job_keep_error(job);
		cds_log_rollback(log);
		return status;
	}
	status = cds_log_commit(log);
	if (status == CDS_OK)
		return status;
	merge_job_keep_error(job);
	if (cds_log_fingerprint(log, now) != CDS_OK || strcmp(now, come_to) != 0)
		return status;
	if (job->teller->warn)
		job->teller->warn(job->arg, status, job->said);
	return CDS_OK;
}

static enum cds_status merge_job_begin(struct merge_job *job)
{
	enum cds_status status = cds_log_begin(job->app->log);

	if (status != CDS_OK)
		merge_job_keep_error(job);
	return status;
}

/* All files in one transaction. A dry run tells each file at once, since no commit has to be
 * waited for. */
static enum cds_status merge_job_run_one(struct merge_job *job)
{
	enum cds_status status = merge_job_begin(job);

	if (status != CDS_OK)
		return status;
	for (size_t n = 0; status == CDS_OK && n < job->paths; n++) {
		struct merge_file *f = &job->file[job->as_one ? n : 0];
		merge_job_merge_one(job, f, n);
		status = merge_job_goes_on(f);
		if (job->dry || status != CDS_OK)
			merge_job_tell(job, f);
	}
	if (job->dry || status != CDS_OK) {
		cds_log_rollback(job->app->log);
		return status;
	}
	status = merge_job_commit(job);
	for (size_t n = 0; status == CDS_OK && n < job->paths; n++)
		merge_job_tell(job, &job->file[n]);
	return status;
}

/* ---- each by itself, small ones in one transaction ---- */

/* May the n-th file share a transaction with others? Only a small one, and none with --full or
 * --skip-bad, with which damaged files are merged. */
static bool may_share(const struct merge_job *job, size_t n)
{
	struct stat st;

	return n < job->paths && !job->full && !job->skip_bad &&
	    stat(merge_job_place(job, n), &st) == 0 && st.st_size <= TOGETHER_BYTES;
}

/* Merges the n-th file in a transaction of its own. */
static enum cds_status merge_alone(struct merge_job *job, size_t n)
{
	merge_job_merge_one(job, job->file, n);
	return merge_job_tell(job, job->file);
}

/* Merges files from the one given on, until one fails or enough share the transaction. Returns
 * how many were tried. *lost: the last one failed because of the log, the disk or memory, and
 * not of what is in it, so that those before it may be lost, too. */
static size_t try_together(struct merge_job *job, size_t from, bool *lost)
{
	int64_t begun = elapsed_ms();
	const struct merge_file *last;
	size_t n = 0;

	do {
		last = &job->file[n];
		merge_job_merge_one(job, &job->file[n], from + n);
		n++;
	} while (merge_file_good(last) && n < TOGETHER_MAX && may_share(job, from + n) &&
	    elapsed_ms() - begun < TOGETHER_MS);
	*lost = merge_job_goes_on(last) != CDS_OK && last->status != CDS_STOPPED;
	return n;
}

/* Reads again which doubles there are, since merges were undone or others were made. */
static void merge_job_doubles(struct merge_job *job)
{
	merge_doubles_free(&job->doubles);
	merge_doubles_begin(&job->doubles, job->app->log);
}

/* Merges some files in one transaction and tells them. Returns how many were told. Where the disk
 * is full or the log has failed, the whole transaction is undone, and then each file is merged by
 * itself, as far as that goes. */
static size_t merge_together(struct merge_job *job, size_t from, enum cds_status *status)
{
	bool lost = false;
	size_t n, told = 0;

	if (cds_log_begin(job->app->log) != CDS_OK) {
		*status = merge_alone(job, from);
		return 1;
	}
	n = try_together(job, from, &lost);
	if (lost)
		cds_log_rollback(job->app->log);
	else
		lost = merge_job_commit(job) != CDS_OK;
	if (lost)
		merge_job_doubles(job);
	for (size_t i = 0; lost && i < n; i++)
		merge_job_forget(&job->file[i]);
	for (; told < n && *status == CDS_OK; told++)
		*status = lost ? merge_alone(job, from + told)
		    : merge_job_tell(job, &job->file[told]);
	return told;
}

static enum cds_status merge_job_run_each(struct merge_job *job)
{
	enum cds_status status = CDS_OK;

	for (size_t n = 0; status == CDS_OK && n < job->paths;) {
		if (may_share(job, n) && may_share(job, n + 1))
			n += merge_together(job, n, &status);
		else
			status = merge_alone(job, n++);
	}
	return status;
}

enum cds_status merge_job_run(struct merge_job *job)
{
	job->said[0] = '\0';
	merge_job_doubles(job);
	return job->as_one || job->dry ? merge_job_run_one(job) : merge_job_run_each(job);
}
