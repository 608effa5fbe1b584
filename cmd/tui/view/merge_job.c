#include "tui/view/merge_job.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/grow.h"
#include "app/i18n.h"
#include "tui/term/draw.h"

bool merge_job_init(struct merge_job *job, char **paths, size_t n)
{
	*job = (struct merge_job){.file = calloc(n + 1, sizeof *job->file)};
	if (!job->file)
		return false;
	for (; job->files < n; job->files++)
		if (!(job->file[job->files].path = strdup(paths[job->files])))
			return false;
	return true;
}

static void merge_job_forget(struct merge_file *f)
{
	merge_out_free(&f->out);
	free(f->where);
	*f = (struct merge_file){.path = f->path};
}

void merge_job_free(struct merge_job *job)
{
	for (size_t i = 0; job->file && i < job->files; i++) {
		merge_job_forget(&job->file[i]);
		free(job->file[i].path);
	}
	free(job->file);
}

/* ---- what it brings ---- */

static bool merge_job_tick(void *arg, int64_t done, int64_t total)
{
	return busy_tick(&((struct merge_job *)arg)->busy, done, total);
}

static void merge_job_take_laptop(void *arg, const struct cds_merge_laptop *laptop)
{
	struct merge_job *job = arg;

	merge_out_laptop(&job->file[job->at].out, laptop);
}

/* Which session a change is of, as a person knows it; the log is now as it will be. */
static void merge_job_where(cds_log *log, const cds_uuid *id, char buf[160])
{
	const struct cds_session *s;
	cds_list *list;
	char day[FORMAT_SIZE];

	snprintf(buf, 160, "?");
	if (cds_session_get(log, id, &list, &s) != CDS_OK)
		return;
	snprintf(buf, 160, "%s  %.100s", s->first == CDS_NO_DAY ? "–" : format_date(day,
	    sizeof day, s->first, s->last), *s->place_name ? s->place_name : "–");
	cds_list_close(list);
}

static void merge_job_take_change(void *arg, const struct cds_merge_change *change)
{
	struct merge_job *job = arg;
	struct merge_file *f = &job->file[job->at];
	size_t n = f->out.changes;

	if (!grow(f->where, n, f->where_room))
		return;
	merge_job_where(f->out.app->log, &change->session, f->where[n]);
	merge_out_change(&f->out, change);
}

/* ---- the work ---- */

/* Would anything come of a damaged file without what is malformed in it? Tried, and only then
 * offered. */
static enum cds_status try_sound(struct merge_job *job)
{
	struct cds_merge_options options = {.dry_run = true, .full = job->full, .skip_bad = true,
	    .accept_redactions = true,
		.progress = merge_job_tick, .arg = job};
	struct cds_merge_result result;
	struct merge_file *f = &job->file[job->at];
	enum cds_status status = cds_merge(job->tui->app->log, f->path, &options, &result);

	f->sound = (status == CDS_OK || status == CDS_ATTENTION) && result.entries > result.bad;
	return status == CDS_STOPPED ? status : f->status;
}

static enum cds_status merge_job_merge_one(struct merge_job *job, bool dry)
{
	struct merge_file *f = &job->file[job->at];
	struct app *app = job->tui->app;
	/* What a preview has shown needs no other yes: the redactions were counted there. */
	struct cds_merge_options options = {.full = job->full, .skip_bad = job->skip_bad,
	    .accept_redactions = true, .progress = merge_job_tick,
		.laptop = merge_job_take_laptop, .change = dry ? merge_job_take_change : NULL,
		    .arg = job};

	merge_job_forget(f);
	f->out = (struct merge_out){.app = app, .file = f->path, .dry = dry};
	f->status = cds_merge(app->log, f->path, &options, &f->result);
	if (f->status == CDS_OK || f->status == CDS_ATTENTION)
		return CDS_OK;
	error_words(cds_error(app->log), f->said, sizeof f->said);
	return f->status == CDS_CORRUPT && dry && !job->skip_bad ? try_sound(job) : f->status;
}

/* Is it this file that can't be merged, and not the log or the person that stops here? */
static bool merge_job_of_this_file(enum cds_status status)
{
	return status == CDS_NOT_FOUND || status == CDS_NOT_A_LOG || status == CDS_NEWER ||
	    status == CDS_CORRUPT || status == CDS_MISMATCH || status == CDS_REFUSED;
}

static void merge_job_begin(struct merge_job *job, bool dry)
{
	const char *path = job->file[job->at].path, *slash = strrchr(path, '/');
	char what[300];

	snprintf(what, sizeof what, dry ? _("looking into file %d of %d: %s") : _("merging file %d"
	    " of %d: %s"), (int)job->at + 1, (int)job->files, slash ? slash + 1 : path);
	busy_begin(&job->busy, job->tui, what);
}

enum cds_status merge_job_run(struct merge_job *job, struct tui *tui, bool dry)
{
	cds_log *log = tui->app->log;
	enum cds_status status = cds_log_begin(log);

	job->tui = tui;
	job->done = false;
	if (status != CDS_OK) {
		tui_error(tui, status);
		return status;
	}
	for (job->at = 0; job->at < job->files && status == CDS_OK; job->at++) {
		merge_job_begin(job, dry);
		status = merge_job_merge_one(job, dry);
		if (merge_job_of_this_file(status))
			status = CDS_OK;
	}
	if (status != CDS_OK || dry) {
		cds_log_rollback(log);
		if (status != CDS_OK && status != CDS_STOPPED) {
			tui_tell(tui, job->file[job->at - 1].said);
			tui->message_bad = true;
		}
		return status;
	}
	status = cds_log_commit(log);
	job->done = status == CDS_OK;
	tui_error(tui, status);
	return status;
}
