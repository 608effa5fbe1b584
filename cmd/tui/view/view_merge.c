/* What merging some files would do; doing it; and what it did. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "out/session_out.h"
#include "tui/widget/lines.h"
#include "tui/view/merge_job.h"
#include "tui/view/views.h"

#define CHANGES_COLUMN 27

struct merge_view {
	struct merge_job job;
	struct lines lines;
	bool mergeable;                 /* the preview says that something can be */
	bool *merged;                   /* to be told of it, or NULL */
	/* the log failed, not a file: what the preview said stays in sight */
	bool failed;
};

static const char *merge_title(void *self)
{
	return ((struct merge_view *)self)->job.done ? _("merge: result")
	    : _("merge: preview");
}

/* ---- words ---- */

static bool merge_good(const struct merge_file *f)
{
	return f->status == CDS_OK || f->status == CDS_ATTENTION;
}

static void add_counts(struct lines *l, const struct merge_file *f)
{
	const struct cds_merge_result *r = &f->result;
	char a[FORMAT_SIZE], b[FORMAT_SIZE], c[FORMAT_SIZE], d[FORMAT_SIZE];

	if (r->fresh == 0) {
		lines_add(l, LOOK_PLAIN, _("  nothing new: it has %s, and all are here"),
		    format_many(a, sizeof a, r->known, NOUN_ENTRY));
	} else {
		lines_add(l, LOOK_PLAIN, _("  new sessions %s, changed %s  (%s, %s known)"),
		    format_count(a, sizeof a, r->sessions_new), format_count(b, sizeof b,
		    r->sessions_changed), format_many(c, sizeof c, r->fresh, NOUN_NEW_ENTRY),
		    format_count(d, sizeof d, r->known));
	}
	if (r->conflicts)
		lines_add(l, LOOK_WARN, _("  ! sessions in conflict: %s"),
		    format_count(a, sizeof a, r->conflicts));
	if (r->duplicates)
		lines_add(l, LOOK_WARN, _("  = likely duplicates: %s"),
		    format_count(a, sizeof a, r->duplicates));
	if (r->redactions)
		lines_add(l, LOOK_WARN, _("  notes whose text is erased for good: %s"),
		    format_count(a, sizeof a, r->redactions));
	if (r->bad)
		lines_add(l, LOOK_WARN, _("  malformed entries, left out: %s"),
		    format_count(a, sizeof a, r->bad));
}

static void add_laptops(struct lines *l, const struct merge_out *out)
{
	char a[FORMAT_SIZE], b[FORMAT_SIZE], c[FORMAT_SIZE];

	for (size_t i = 0; i < out->laptops; i++) {
		const struct merge_laptop *x = &out->laptop[i];
		lines_add(l, LOOK_DIM, _("  from %s: %s, %s, %s changed"), x->device && *x->device
		    ? x->device : _("imports"), format_many(a, sizeof a, x->entries, NOUN_ENTRY),
		    format_many(b, sizeof b, x->sessions_new, NOUN_NEW_SESSION),
		    format_count(c, sizeof c, x->sessions_changed));
	}
}

/* As screens write it; what the command line keeps for JSON is not. */
static const char *merge_shown(const struct merge_change *c, const char *value,
    char buf[FORMAT_SIZE])
{
	int first, last;

	if (value && strcmp(c->field, "date") == 0 &&
	    cds_date_parse(value, &first, &last) == CDS_OK)
		return format_date(buf, FORMAT_SIZE, first, last);
	return value ? value : "–";
}

static void add_changes(struct lines *l, const struct merge_file *f)
{
	for (size_t i = 0; i < f->out.changes; i++) {
		const struct merge_change *c = &f->out.change[i];
		const char *label = field_label(f->out.app->log, c->field);
		char a[FORMAT_SIZE], b[FORMAT_SIZE];
		if (i == 0 || cds_uuid_compare(&c->session, &f->out.change[i - 1].session) != 0)
			lines_add(l, LOOK_PLAIN, "  %s", f->where[i]);
		if (c->conflict)
			lines_add(l, LOOK_WARN, _("    ! %s\t%s  (the other value is %s)"), label,
			    merge_shown(c, c->to, a), merge_shown(c, c->rival, b));
		else
			lines_add(l, LOOK_PLAIN, "      %s\t%s → %s", label,
			    merge_shown(c, c->from, a), merge_shown(c, c->to, b));
	}
}

/* A receipt says that it was merged, so a preview has none. */
static void add_pack(struct lines *l, const struct cds_merge_result *r, bool done)
{
	char at[FORMAT_SIZE];

	if (r->packed)
		lines_add(l, LOOK_DIM, _("  a pack that %s made at %s"), r->pack.author,
		    format_time(at, sizeof at, r->pack.at));
	if (done && r->packed && r->receipt && r->receipt_text[0])
		lines_add(l, LOOK_GOOD, _("  receipt for its sender: %s"), r->receipt_text);
}

/* What was tried already, or can't be any more, is not offered. */
static void add_way_out(struct lines *l, const struct merge_file *f, const struct merge_job *job)
{
	if (job->done)
		return;
	if (f->status == CDS_MISMATCH && !job->full)
		lines_add(l, LOOK_PLAIN, _("  %s reads and checks the whole file"),
		    keymap_key(SCOPE_MERGE, ACTION_WHOLE));
	else if (f->status == CDS_CORRUPT && f->sound && !job->skip_bad)
		lines_add(l, LOOK_PLAIN, _("  %s merges the readable part and leaves the rest out"),
		    keymap_key(SCOPE_MERGE, ACTION_SOUND));
	else if (f->status == CDS_CORRUPT)
		lines_add(l, LOOK_PLAIN, "%s",
		    _("  nothing in it can be read: ask for it again"));
}

static void add_file(struct lines *l, const struct merge_file *f, const struct merge_job *job)
{
	lines_add(l, LOOK_HEAD, "%s", f->path);
	if (!merge_good(f)) {
		lines_add(l, LOOK_BAD, "  %s", f->said);
		add_way_out(l, f, job);
	} else {
		add_counts(l, f);
		add_laptops(l, &f->out);
		add_changes(l, f);
		add_pack(l, &f->result, job->done);
		if (job->done && f->result.receipt)
			lines_add(l, LOOK_DIM, _("  merge %lld in the list of merges, where it can"
			    " be taken back"), (long long)f->result.receipt);
	}
	lines_add(l, LOOK_PLAIN, "%s", "");
}

static void add_totals(struct lines *l, const struct merge_job *job)
{
	const struct cds_merge_result *first = NULL, *last = NULL;
	char a[FORMAT_SIZE], b[FORMAT_SIZE], c[FORMAT_SIZE], d[FORMAT_SIZE];
	size_t refused = 0;

	for (size_t i = 0; i < job->files; i++) {
		refused += !merge_good(&job->file[i]);
		if (!merge_good(&job->file[i]))
			continue;
		first = first ? first : &job->file[i].result;
		last = &job->file[i].result;
	}
	if (first)
		lines_add(l, LOOK_GOOD, _("sessions %s → %s, assists %s → %s"),
		    format_count(a, sizeof a, first->before.sessions), format_count(b, sizeof b,
		    last->after.sessions), format_count(c, sizeof c, first->before.assists),
		    format_count(d, sizeof d, last->after.assists));
	if (first && !job->done)
		lines_add(l, LOOK_PLAIN, _("Nothing is changed yet: %s merges."),
		    keymap_key(SCOPE_MERGE, ACTION_MERGE_NOW));
	else
		lines_add(l, LOOK_PLAIN, "%s", job->done ? _("Merged and saved.")
		    : _("Nothing here can be merged."));
	if (first && refused > 0)
		lines_add(l, LOOK_WARN, _("! %zu of %zu files can't be merged: the reasons are "
		    "below"), refused, job->files);
	lines_add(l, LOOK_PLAIN, "%s", "");
}

static void merge_reread(struct tui *t, void *self)
{
	struct merge_view *v = self;

	(void)t;
	if (v->failed)
		return;
	lines_clear(&v->lines);
	add_totals(&v->lines, &v->job);
	for (size_t i = 0; i < v->job.files; i++)
		add_file(&v->lines, &v->job.file[i], &v->job);
}

/* ---- doing ---- */

static void merge_stopped(struct tui *t)
{
	tui_tell(t, _("stopped: the log is unchanged"));
}

static bool merge_anything(const struct merge_job *job)
{
	for (size_t i = 0; i < job->files; i++)
		if (merge_good(&job->file[i]))
			return true;
	return false;
}

static bool merge_preview(struct tui *t, struct merge_view *v)
{
	enum cds_status status = merge_job_run(&v->job, t, true);

	v->failed = false;
	v->mergeable = status == CDS_OK && merge_anything(&v->job);
	v->lines.top = 0;
	merge_reread(t, v);
	if (status == CDS_STOPPED)
		merge_stopped(t);
	return status == CDS_OK;
}

static int64_t merge_redactions(const struct merge_job *job)
{
	int64_t n = 0;

	for (size_t i = 0; i < job->files; i++)
		n += merge_good(&job->file[i]) ? job->file[i].result.redactions : 0;
	return n;
}

static void merge_go(struct tui *t, struct merge_view *v)
{
	char question[300], n[FORMAT_SIZE];
	enum cds_status status;

	if (v->job.done || !v->mergeable)
		return;
	snprintf(question, sizeof question, _("The text of %s notes will be erased for good, also "
	    "in this log. Merge?"), format_count(n, sizeof n, merge_redactions(&v->job)));
	if (merge_redactions(&v->job) > CDS_REDACTIONS_MAX && !tui_ask(t, question))
		return;
	status = merge_job_run(&v->job, t, false);
	if (status == CDS_OK && v->merged)
		*v->merged = true;
	tui_changed(t);
	v->failed = status != CDS_OK;
	v->lines.top = 0;
	merge_reread(t, v);
	if (status == CDS_OK)
		tui_tell(t, _("merged: conflicts and likely duplicates are in the review"));
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
	case ACTION_WHOLE:
	case ACTION_SOUND:
		if (v->job.done)
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
	free(v);
}

static void merge_draw(struct tui *t, void *self, struct area a)
{
	(void)t;
	lines_draw(&((struct merge_view *)self)->lines, a);
}

static const enum action foot[] = {ACTION_MERGE_NOW, ACTION_WHOLE, ACTION_SOUND, ACTION_HELP,
    ACTION_BACK, ACTION_NONE};
static const enum action foot_done[] = {ACTION_REVIEW, ACTION_RECEIPTS, ACTION_HELP, ACTION_BACK,
    ACTION_NONE};
static const enum action *merge_foot(const void *self)
{
	return ((const struct merge_view *)self)->job.done ? foot_done : foot;
}

void view_merge_open(struct tui *t, char **paths, size_t n, bool *merged)
{
	struct merge_view *v = calloc(1, sizeof *v);

	if (v && !merge_job_init(&v->job, paths, n)) {
		merge_close_view(v);
		v = NULL;
	}
	if (v) {
		v->lines.column = CHANGES_COLUMN;
		v->merged = merged;
	}
	if (tui_push(t, &view_merge, v) && !merge_preview(t, v))
		tui_pop(t);
}

const struct view view_merge = {
	.scope = SCOPE_MERGE, .title = merge_title, .draw = merge_draw, .act = merge_act,
	.reread = merge_reread, .close = merge_close_view, .foot = foot, .foot_now = merge_foot,
};
