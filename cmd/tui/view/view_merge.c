/* The preview of merging some files, merging them, and the result. Opened from the screen of
 * files. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "tui/busy.h"
#include "tui/view/merge_lines.h"
#include "tui/view/views.h"

#define CHANGES_COLUMN 27               /* where the values of changes begin */

struct merge_view {
	struct merge_job job;
	bool done;                      /* the files were merged, not only tried */
	bool warned;                    /* merged, but something else went wrong, which was said */
	struct tui *tui;                /* for the job's functions while it runs */
	struct busy busy;
	struct lines lines;
	bool mergeable;                 /* the preview says that a file can be merged */
	bool *merged;                   /* set once they are merged; NULL: nobody asks */
	bool failed;                    /* the log failed, so the preview is still shown */
};

static const char *merge_title(void *self)
{
	return ((struct merge_view *)self)->done ? _("merge: result")
	    : _("merge: preview");
}

static void merge_reread(struct tui *t, void *self)
{
	struct merge_view *v = self;

	(void)t;
	if (!v->failed)
		merge_lines(&v->lines, &v->job, v->done);
}

/* ---- doing ---- */

static void merge_begin(void *arg, const struct merge_file *f)
{
	struct merge_view *v = arg;
	const char *slash = strrchr(f->path, '/');
	char what[300];

	snprintf(what, sizeof what, v->job.dry ? _("looking into file %d of %d: %s")
	    : _("merging file %d of %d: %s"), (int)f->n + 1, (int)v->job.paths,
	    slash ? slash + 1 : f->path);
	busy_begin(&v->busy, v->tui, what);
}

static bool merge_tick(void *arg, int64_t done, int64_t total)
{
	return busy_tick(&((struct merge_view *)arg)->busy, done, total);
}

static void merge_warn(void *arg, enum cds_status status, const char *why)
{
	struct merge_view *v = arg;

	(void)status;
	v->warned = true;
	tui_warn(v->tui, why);
}

static const struct merge_teller teller = {
	.begin = merge_begin, .tick = merge_tick, .warn = merge_warn,
};

/* Runs the job, and says what stopped it, if anything but the person did. */
static enum cds_status merge_do(struct tui *t, struct merge_view *v, bool dry)
{
	enum cds_status status;

	v->tui = t;
	v->job.dry = dry;
	v->done = v->warned = false;
	status = merge_job_run(&v->job);
	v->done = status == CDS_OK && !dry;
	if (status != CDS_OK && status != CDS_STOPPED)
		tui_warn(t, v->job.said);
	return status;
}

static void merge_stopped(struct tui *t)
{
	tui_tell(t, _("stopped: the log is unchanged"));
}

static bool merge_anything(const struct merge_job *job)
{
	for (size_t i = 0; i < job->paths; i++)
		if (merge_file_good(&job->file[i]))
			return true;
	return false;
}

/* Tries the merge, and shows what it would do. False: the preview did not come to its end. */
static bool merge_preview(struct tui *t, struct merge_view *v)
{
	enum cds_status status = merge_do(t, v, true);

	v->failed = false;
	v->mergeable = status == CDS_OK && merge_anything(&v->job);
	v->lines.top = 0;
	merge_reread(t, v);
	if (status == CDS_STOPPED)
		merge_stopped(t);
	return status == CDS_OK;
}

/* How many notes would lose their text. */
static int64_t merge_redactions(const struct merge_job *job)
{
	int64_t n = 0;

	for (size_t i = 0; i < job->paths; i++)
		n += merge_file_good(&job->file[i]) ? job->file[i].result.redactions : 0;
	return n;
}

/* Merges the files, after a question if many notes would be erased. */
static void merge_go(struct tui *t, struct merge_view *v)
{
	char question[300], n[FORMAT_SIZE];
	enum cds_status status;

	if (v->done || !v->mergeable)
		return;
	snprintf(question, sizeof question, _("The text of %s notes will be erased for good, also "
	    "in this log. Merge?"), format_count(n, sizeof n, merge_redactions(&v->job)));
	if (merge_redactions(&v->job) > CDS_REDACTIONS_MAX && !tui_ask(t, question))
		return;
	status = merge_do(t, v, false);
	if (status == CDS_OK && v->merged)
		*v->merged = true;
	tui_changed(t);
	v->failed = status != CDS_OK;
	v->lines.top = 0;
	merge_reread(t, v);
	if (status == CDS_OK && !v->warned)
		tui_tell(t, _("merged: what has to be looked at is in the review"));
	else if (status == CDS_STOPPED)
		merge_stopped(t);
}

static bool merge_act(struct tui *t, void *self, enum action a)
{
	struct merge_view *v = self;

	if (lines_act(&v->lines, a))
		return true;
	switch (a) {
	case ACTION_MERGE_NOW:
		merge_go(t, v);
		return true;
	case ACTION_REVIEW:
		/* Before the merge, the review would not have what the preview tells of. */
		if (v->done || !v->mergeable)
			return false;
		merge_go(t, v);
		if (v->done)
			view_review_open(t);
		return true;
	case ACTION_WHOLE:
	case ACTION_SOUND:
		if (v->done)
			return true;
		v->job.full |= a == ACTION_WHOLE;
		v->job.skip_bad |= a == ACTION_SOUND;
		merge_preview(t, v);
		return true;
	default:
		return false;
	}
}

static void merge_close_view(void *self)
{
	struct merge_view *v = self;

	merge_job_free(&v->job);
	lines_clear(&v->lines);
}

static void merge_draw(struct tui *t, void *self, struct area a)
{
	(void)t;
	lines_draw(&((struct merge_view *)self)->lines, a);
}

static const enum action foot[] = {ACTION_MERGE_NOW, ACTION_REVIEW, ACTION_WHOLE, ACTION_SOUND,
    ACTION_HELP, ACTION_BACK, ACTION_NONE};
static const enum action foot_done[] = {ACTION_REVIEW, ACTION_RECEIPTS, ACTION_HELP, ACTION_BACK,
    ACTION_NONE};

static const enum action *merge_foot(const void *self)
{
	return ((const struct merge_view *)self)->done ? foot_done : foot;
}

void view_merge_open(struct tui *t, char **paths, size_t n, bool *merged)
{
	struct merge_view *v = tui_push(t, &view_merge);

	if (!v)
		return;
	if (!merge_job_init(&v->job, t->app, paths, n, true)) {
		tui_tell(t, out_of_memory());
		tui_pop(t);
		return;
	}
	v->job.teller = &teller;
	v->job.arg = v;
	v->job.accept_redactions = true;        /* the preview has told them */
	v->lines.column = CHANGES_COLUMN;
	v->merged = merged;
	if (!merge_preview(t, v))
		tui_pop(t);
}

const struct view view_merge = {
	.scope = SCOPE_MERGE, .size = sizeof(struct merge_view), .title = merge_title,
	.draw = merge_draw, .act = merge_act,
	.reread = merge_reread, .close = merge_close_view, .foot = foot, .foot_now = merge_foot,
};
