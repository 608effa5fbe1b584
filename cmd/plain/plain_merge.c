/* Line mode: merging files. All are tried first, and told in one preview with one answer; they are
 * merged in one transaction by the driver that the screens use, too. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "app/progress.h"
#include "model/merge_job.h"
#include "model/paths_typed.h"
#include "out/merge_out.h"
#include "out/session_out.h"
#include "plain/plain.h"

#define FOUND 9                         /* that many files that were found are offered */

struct plain_merging {
	struct merge_job job;
	struct progress progress;
};

/* ---- which files ---- */

static const char *plain_merge_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* The name of the folder that a file is in, without those above it. */
static const char *plain_merge_folder(const char *path, char *buf, size_t size)
{
	const char *name = plain_merge_name(path);

	snprintf(buf, size, "%.*s", name > path ? (int)(name - path - 1) : 0, path);
	return *plain_merge_name(buf) ? plain_merge_name(buf) : "/";
}

/* Says which logs are on sticks, among the downloads and beside this log. */
static void plain_merge_found(const struct files_model *found)
{
	char when[FORMAT_SIZE], folder[4096];

	for (size_t i = 0; i < found->rows.n && i < FOUND; i++) {
		const struct file_row *f = &found->row[i];
		plain_tell(f->removable ? _("%zu. %s, on a stick, in %s, of %s")
		    : _("%zu. %s, in %s, of %s"), i + 1, f->name,
		    plain_merge_folder(f->path, folder, sizeof folder),
		    format_time(when, sizeof when, f->at));
	}
	if (found->rows.n > FOUND)
		plain_tell(_("and %zu more"), found->rows.n - FOUND);
}

static void plain_merge_wrong(enum paths_status status, const char *wrong)
{
	if (status == PATHS_NO_MEMORY)
		say("%s", out_of_memory());
	else if (status == PATHS_NO_LOGS)
		say(_("the folder '%s' has no logs"), wrong);
	else
		say(_("there is no file '%s'"), wrong);
}

/* Asks for files until all that are named are there. False: none were named. */
static bool plain_merge_ask(const struct files_model *found, struct paths *paths)
{
	const char *question = found->rows.n
	    ? _("which files? their numbers, their full paths or a folder; Enter: none")
	    : _("which files? their full paths or a folder; Enter: none");
	char text[4096], wrong[4096];
	enum paths_status status;
	const char *answer;

	while ((answer = plain_ask(question, NULL)) && *answer) {
		snprintf(text, sizeof text, "%s", answer);
		status = paths_typed(paths, text, found, wrong, sizeof wrong);
		if (status == PATHS_OK)
			return true;
		plain_merge_wrong(status, wrong);
		paths_free(paths);
	}
	return false;
}

/* ---- trying and merging ---- */

static void plain_merge_begin(void *arg, const struct merge_file *f)
{
	progress_start(&((struct plain_merging *)arg)->progress, plain_merge_name(f->path));
}

static bool plain_merge_tick(void *arg, int64_t done, int64_t total)
{
	return progress_tick(&((struct plain_merging *)arg)->progress, done, total);
}

static void plain_merge_warn(void *arg, enum cds_status status, const char *why)
{
	(void)arg;
	(void)status;
	say("%s", why);
}

static const struct merge_teller plain_merge_teller = {
	.begin = plain_merge_begin, .tick = plain_merge_tick, .warn = plain_merge_warn,
};

/* Tries the files, or merges them. False: it did not come to its end, which has been said. */
static bool plain_merge_run(struct plain_merging *m, bool dry)
{
	enum cds_status status;

	progress_catch_signals();
	m->job.dry = dry;
	status = merge_job_run(&m->job);
	if (status == CDS_STOPPED)
		say("%s", _("stopped: the log is unchanged"));
	else if (status != CDS_OK)
		say("%s", m->job.said);
	return status == CDS_OK;
}

/* ---- the preview, and what was done ---- */

/* A part of a sentence that is only said of what there is: ", 3 likely duplicates". */
static void plain_merge_part(char *buf, size_t size, const char *format, int64_t n)
{
	char count[FORMAT_SIZE];
	size_t at = strlen(buf);

	if (n == 0)
		return;
	snprintf(buf + at, size - at, "%s", at ? ", " : "");
	at = strlen(buf);
	snprintf(buf + at, size - at, format, format_count(count, sizeof count, n));
}

static void plain_merge_good(const struct merge_file *f)
{
	const struct cds_merge_result *r = &f->result;
	char words[1000] = "", laptops[300] = "", at[FORMAT_SIZE];

	plain_merge_part(words, sizeof words, _("new sessions: %s"), r->sessions_new);
	plain_merge_part(words, sizeof words, _("changed sessions: %s"), r->sessions_changed);
	plain_merge_part(words, sizeof words, _("new entries: %s"), r->fresh);
	plain_merge_part(words, sizeof words, _("sessions in conflict: %s"), r->conflicts);
	plain_merge_part(words, sizeof words, _("likely duplicates: %s"), r->duplicates);
	plain_merge_part(words, sizeof words, _("doubles: %s"), r->doubles);
	plain_merge_part(words, sizeof words, _("notes whose text is erased for good: %s"),
	    r->redactions);
	plain_merge_part(words, sizeof words, _("malformed entries, left out: %s"), r->bad);
	for (size_t i = 0; i < f->out.laptops && strlen(laptops) < 200; i++)
		snprintf(laptops + strlen(laptops), sizeof laptops - strlen(laptops), "%s%.80s",
		    i ? ", " : "", f->out.laptop[i].device && *f->out.laptop[i].device
		    ? f->out.laptop[i].device : _("imports"));
	if (r->fresh == 0)
		plain_tell(_("%s: nothing new, everything in it is here"),
		    plain_merge_name(f->path));
	else
		plain_tell(_("%s, from %s: %s"), plain_merge_name(f->path), laptops, words);
	for (size_t i = 0; i < f->out.pairs; i++)
		plain_tell("%s", merge_double_words(&f->out.pair[i], words, sizeof words));
	if (merge_rules(r))
		plain_tell("%s", _(merge_rules(r)));
	if (r->packed)
		plain_tell(_("it is a pack that %s made at %s"), r->pack.author,
		    format_time(at, sizeof at, r->pack.at));
}

/* Says file by file what it has, or why it can't be merged, and then what the totals become. */
static void plain_merge_tell(const struct merge_job *job, bool done)
{
	const struct cds_merge_result *first = NULL, *last = NULL;
	char a[FORMAT_SIZE], b[FORMAT_SUM_SIZE], c[FORMAT_SIZE], d[FORMAT_SUM_SIZE];

	for (size_t i = 0; i < job->paths; i++) {
		const struct merge_file *f = &job->file[i];
		if (!merge_file_good(f)) {
			plain_tell(_("%s can't be merged: %s"), plain_merge_name(f->path),
			    f->said ? f->said : out_of_memory());
			continue;
		}
		if (!done)
			plain_merge_good(f);
		first = first ? first : &f->result;
		last = &f->result;
	}
	if (first && !done)
		plain_tell(_("the log has %s and %s; after the merge %s and %s"),
		    format_many(a, sizeof a, first->before.sessions, NOUN_SESSION),
		    format_assists(b, sizeof b, first->before.assists,
		    first->before.uncounted[CDS_ASSIST]),
		    format_many(c, sizeof c, last->after.sessions, NOUN_SESSION),
		    format_assists(d, sizeof d, last->after.assists,
		    last->after.uncounted[CDS_ASSIST]));
}

/* A value as people write it: the job has dates as JSON needs them. */
static const char *plain_merge_value(const struct merge_change *c, const char *value,
    char buf[FORMAT_SIZE])
{
	int first, last;

	if (value && strcmp(c->field, "date") == 0 &&
	    cds_date_parse(value, &first, &last) == CDS_OK)
		return format_date(buf, FORMAT_SIZE, first, last);
	return value ? value : _("none");
}

static void plain_merge_change(const struct merge_job *job, const struct merge_change *c)
{
	char a[FORMAT_SIZE], b[FORMAT_SIZE];
	const char *label = field_label(job->app->log, c->field),
	    *to = plain_merge_value(c, c->to, a);

	if (c->conflict)
		plain_tell(_("%s: %s, in conflict with %s"), label, to,
		    plain_merge_value(c, c->rival, b));
	else
		plain_tell(_("%s: %s, before %s"), label, to, plain_merge_value(c, c->from, b));
}

/* Says each value that the merge changes, session by session. */
static void plain_merge_changes(const struct merge_job *job)
{
	for (size_t i = 0; i < job->paths; i++) {
		const struct merge_out *out = &job->file[i].out;
		for (size_t k = 0; k < out->changes; k++) {
			const struct merge_change *c = &out->change[k];
			if (k == 0 || cds_uuid_compare(&c->session, &out->change[k - 1].session))
				plain_tell("%s", job->file[i].where[k]);
			plain_merge_change(job, c);
		}
	}
}

/* Says by which numbers the merges can be taken back, what their senders get, and what is to be
 * done next. */
static void plain_merge_done(struct app *app, const struct merge_job *job)
{
	int64_t conflicts = 0, duplicates = 0, doubles = 0;

	puts(_("Merged and saved."));
	plain_merge_tell(job, true);
	for (size_t i = 0; i < job->paths; i++) {
		const struct merge_file *f = &job->file[i];
		if (!merge_file_good(f))
			continue;
		if (f->result.receipt)
			plain_tell(_("%s is merge %lld, which can be taken back"),
			    plain_merge_name(f->path), (long long)f->result.receipt);
		if (f->result.packed && *f->result.receipt_text)
			plain_tell(_("receipt for its sender: %s"), f->result.receipt_text);
	}
	if (cds_review_count(app->log, &conflicts, &duplicates, &doubles) == CDS_OK &&
	    conflicts + duplicates + doubles > 0)
		printf(_("to review: %lld\n"), (long long)(conflicts + duplicates + doubles));
}

/* ---- the answer ---- */

enum { PLAIN_MERGE_GO = 1, PLAIN_MERGE_HEAR, PLAIN_MERGE_WHOLE, PLAIN_MERGE_SOUND };

/* Which answers there are: bits of 1 << PLAIN_MERGE_… */
static unsigned plain_merge_choices(const struct merge_job *job)
{
	unsigned choices = 0;

	for (size_t i = 0; i < job->paths; i++) {
		const struct merge_file *f = &job->file[i];
		if (merge_file_good(f))
			choices |= 1u << PLAIN_MERGE_GO;
		if (f->out.changes)
			choices |= 1u << PLAIN_MERGE_HEAR;
		if (f->status == CDS_MISMATCH && !job->full)
			choices |= 1u << PLAIN_MERGE_WHOLE;
		if (f->status == CDS_CORRUPT && f->sound && !job->skip_bad)
			choices |= 1u << PLAIN_MERGE_SOUND;
	}
	return choices;
}

/* Asks what to do with the files that were tried. 0: nothing. */
static long plain_merge_choose(unsigned choices)
{
	static const char *const words[] = {[PLAIN_MERGE_GO] = N_("merge them"),
	    [PLAIN_MERGE_HEAR] = N_("hear each value that changes"),
	    [PLAIN_MERGE_WHOLE] = N_("read and check the whole file"),
	    [PLAIN_MERGE_SOUND] = N_("also merge the readable part of what is damaged")};
	long n;

	for (int i = PLAIN_MERGE_GO; i <= PLAIN_MERGE_SOUND; i++)
		if (choices & 1u << i)
			printf("%d. %s\n", i, _(words[i]));
	while ((n = plain_number(_("Merge? its number; Enter: leave the log as it is"))) > 0) {
		if (n <= PLAIN_MERGE_SOUND && choices & 1u << n)
			return n;
		say(_("'%ld' is not a number of the list"), n);
	}
	return 0;
}

/* Merging many redactions erases the text of notes for good, and is asked for apart. */
static bool plain_merge_sure(const struct merge_job *job)
{
	char question[400], n[FORMAT_SIZE];
	int64_t redactions = 0;

	for (size_t i = 0; i < job->paths; i++)
		redactions += merge_file_good(&job->file[i]) ? job->file[i].result.redactions : 0;
	snprintf(question, sizeof question, _("The text of %s notes will be erased for good, also "
	    "in this log. Merge?"), format_count(n, sizeof n, redactions));
	return redactions <= CDS_REDACTIONS_MAX || plain_yes(question);
}

/* Tries the files and asks, until they are merged or left. */
static void plain_merge_files(struct app *app, struct plain_merging *m)
{
	bool again = true;
	unsigned choices;
	long n;

	for (;;) {
		if (again && !plain_merge_run(m, true))
			return;
		if (again)
			plain_merge_tell(&m->job, false);
		choices = plain_merge_choices(&m->job);
		if (!choices)
			puts(_("Nothing here can be merged."));
		n = choices ? plain_merge_choose(choices) : 0;
		again = n == PLAIN_MERGE_WHOLE || n == PLAIN_MERGE_SOUND;
		m->job.full |= n == PLAIN_MERGE_WHOLE;
		m->job.skip_bad |= n == PLAIN_MERGE_SOUND;
		if (n == PLAIN_MERGE_HEAR)
			plain_merge_changes(&m->job);
		if (n == PLAIN_MERGE_GO && plain_merge_sure(&m->job) && plain_merge_run(m, false))
			plain_merge_done(app, &m->job);
		if (n == 0 || n == PLAIN_MERGE_GO)
			return;
	}
}

void plain_merge(struct app *app)
{
	struct plain_merging m = {.job = {.app = app}};
	struct files_model found;
	struct paths paths = {NULL, 0, 0};

	files_init(&found, cds_log_path(app->log));
	files_find(&found);
	plain_merge_found(&found);
	if (plain_merge_ask(&found, &paths)) {
		if (merge_job_init(&m.job, app, paths.path, paths.n, true)) {
			m.job.teller = &plain_merge_teller;
			m.job.arg = &m;
			m.job.accept_redactions = true; /* the preview tells them */
			plain_merge_files(app, &m);
		} else {
			say("%s", out_of_memory());
		}
		merge_job_free(&m.job);
	}
	paths_free(&paths);
	files_free(&found);
}
