/* The lines of a preview or of a merge: totals first, and then file by file. */
#include "tui/view/merge_lines.h"

#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "out/session_out.h"

static void add_counts(struct lines *l, const struct merge_file *f)
{
	const struct cds_merge_result *r = &f->result;
	char a[FORMAT_SIZE], b[FORMAT_SIZE], c[FORMAT_SIZE], d[FORMAT_SIZE], words[600];

	if (r->fresh == 0) {
		lines_add(l, LOOK_PLAIN, _("  nothing new: it has %s, and all are here"),
		    format_many(a, sizeof a, r->known, NOUN_ENTRY));
	} else {
		lines_add(l, LOOK_PLAIN, _("  new sessions %s, changed %s  (%s, %s known)"),
		    format_count(a, sizeof a, r->sessions_new),
		    format_count(b, sizeof b, r->sessions_changed),
		    format_many(c, sizeof c, r->fresh, NOUN_NEW_ENTRY),
		    format_count(d, sizeof d, r->known));
	}
	if (r->conflicts)
		lines_add(l, LOOK_WARN, _("  ! sessions in conflict: %s"),
		    format_count(a, sizeof a, r->conflicts));
	if (r->doubles)
		lines_add(l, LOOK_WARN, _("  ≈ doubles, places or teams of one name: %s"),
		    format_count(a, sizeof a, r->doubles));
	for (size_t i = 0; i < f->out.pairs; i++)
		lines_add(l, LOOK_DIM, "      %s",
		    merge_double_words(&f->out.pair[i], words, sizeof words));
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

	l->failed |= out->failed;
	for (size_t i = 0; i < out->laptops; i++) {
		const struct merge_laptop *x = &out->laptop[i];
		lines_add(l, LOOK_DIM, _("  from %s: %s, %s, %s changed"),
		    x->device && *x->device ? x->device : _("imports"),
		    format_many(a, sizeof a, x->entries, NOUN_ENTRY),
		    format_many(b, sizeof b, x->sessions_new, NOUN_NEW_SESSION),
		    format_count(c, sizeof c, x->sessions_changed));
	}
}

/* A value as people write it: the job has dates as JSON needs them. */
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

/* What the pack says of itself. A merge of it also has a receipt for its sender, which a preview
 * does not have yet. */
static void add_pack(struct lines *l, const struct cds_merge_result *r, bool done)
{
	char at[FORMAT_SIZE];

	if (r->packed)
		lines_add(l, LOOK_DIM, _("  a pack that %s made at %s"), r->pack.author,
		    format_time(at, sizeof at, r->pack.at));
	if (merge_rules(r))
		lines_add(l, LOOK_DIM, "  %s", _(merge_rules(r)));
	if (done && r->packed && r->receipt && r->receipt_text[0])
		lines_add(l, LOOK_GOOD, _("  receipt for its sender: %s"), r->receipt_text);
}

/* Offers what can be tried with a file that can't be merged, unless it was tried already. */
static void add_way_out(struct lines *l, const struct merge_file *f, const struct merge_job *job,
    bool done)
{
	if (done)
		return;
	if (f->status == CDS_MISMATCH && !job->full)
		lines_add(l, LOOK_PLAIN, _("  %s reads and checks the whole file"),
		    keymap_key(SCOPE_MERGE, ACTION_WHOLE));
	else if (f->status == CDS_CORRUPT && f->sound && !job->skip_bad)
		lines_add(l, LOOK_PLAIN, _("  %s merges the readable part and leaves the rest out"),
		    keymap_key(SCOPE_MERGE, ACTION_SOUND));
	else if (f->status == CDS_CORRUPT)
		lines_add(l, LOOK_PLAIN, "%s", _("  nothing in it can be read: ask for it again"));
}

static void add_file(struct lines *l, const struct merge_file *f, const struct merge_job *job,
    bool done)
{
	lines_add(l, LOOK_HEAD, "%s", f->path);
	if (!merge_file_good(f)) {
		lines_add(l, LOOK_BAD, "  %s", f->said ? f->said : out_of_memory());
		add_way_out(l, f, job, done);
	} else {
		add_counts(l, f);
		add_laptops(l, &f->out);
		add_changes(l, f);
		add_pack(l, &f->result, done);
		if (done && f->result.receipt)
			lines_add(l, LOOK_DIM, _("  merge %lld in the list of merges, where it can"
			    " be taken back"), (long long)f->result.receipt);
	}
	lines_add(l, LOOK_PLAIN, "%s", "");
}

/* Says which key leads to what the files bring to be reviewed, if they bring any. */
static void merge_lines_add_review(struct lines *l, const struct merge_job *job, bool done)
{
	int64_t n = 0;

	for (size_t i = 0; i < job->paths; i++) {
		const struct cds_merge_result *r = &job->file[i].result;
		n += merge_file_good(&job->file[i]) ? r->conflicts + r->doubles + r->duplicates : 0;
	}
	if (n > 0)
		lines_add(l, LOOK_PLAIN, "%s", keymap_words(done ? _("%s opens the review.")
		    : _("%s merges and opens the review."), SCOPE_MERGE, ACTION_REVIEW));
}

static void add_totals(struct lines *l, const struct merge_job *job, bool done)
{
	const struct cds_merge_result *first = NULL, *last = NULL;
	char a[FORMAT_SIZE], b[FORMAT_SIZE], c[FORMAT_SIZE], d[FORMAT_SIZE];
	size_t refused = 0;

	for (size_t i = 0; i < job->paths; i++) {
		refused += !merge_file_good(&job->file[i]);
		if (!merge_file_good(&job->file[i]))
			continue;
		first = first ? first : &job->file[i].result;
		last = &job->file[i].result;
	}
	if (first)
		lines_add(l, LOOK_GOOD, _("sessions %s → %s, assists %s → %s"),
		    format_count(a, sizeof a, first->before.sessions),
		    format_count(b, sizeof b, last->after.sessions),
		    format_sum(c, sizeof c, first->before.assists,
		    first->before.uncounted[CDS_ASSIST]),
		    format_sum(d, sizeof d, last->after.assists,
		    last->after.uncounted[CDS_ASSIST]));
	if (first && !done)
		lines_add(l, LOOK_PLAIN, _("Nothing is changed yet: %s merges."),
		    keymap_key(SCOPE_MERGE, ACTION_MERGE_NOW));
	else
		lines_add(l, LOOK_PLAIN, "%s", done ? _("Merged and saved.")
		    : _("Nothing here can be merged."));
	merge_lines_add_review(l, job, done);
	if (first && refused > 0)
		lines_add(l, LOOK_WARN, _("! %zu of %zu files can't be merged: the reasons are "
		    "below"), refused, job->paths);
	lines_add(l, LOOK_PLAIN, "%s", "");
}

void merge_lines(struct lines *l, const struct merge_job *job, bool done)
{
	lines_clear(l);
	add_totals(l, job, done);
	for (size_t i = 0; i < job->paths; i++)
		add_file(l, &job->file[i], job, done);
}
