/* Sessions and reports to a file: which file, writing it with progress, and what was written. */
#include "tui/view/write.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "out/export_out.h"
#include "app/i18n.h"
#include "out/report_out.h"
#include "tui/busy.h"
#include "model/path.h"
#include "tui/prompt.h"

/* ---- where to ---- */

/* Is nothing at this path, or may it be replaced? The log itself may never be. *why: what to ask
 * for instead. */
static bool is_free(struct tui *t, const char *path, const char **why)
{
	char question[PATH_ROOM + 200];

	switch (path_look(path, cds_log_path(t->app->log))) {
	case PATH_FOLDER:
		*why = _("that is a folder; name a file:");
		return false;
	case PATH_LOG:
		*why = _("that is this log; name another file:");
		return false;
	case PATH_FILE:
		snprintf(question, sizeof question, _("%s is there already. Write over it?"), path);
		return tui_ask(t, question);
	default:
		return true;
	}
}

/* Asks for a file, with `name` in the home folder as an offer, until its name ends as those of a
 * format of these kinds and the path is free. False: somebody pressed Esc. */
static bool ask_path(struct tui *t, const char *label, const char *name, unsigned kinds,
    char *path, struct out *out)
{
	char endings[100], other[200];
	const char *why = NULL;
	struct text_field typed;

	snprintf(other, sizeof other, _("end it in %s:"),
	    out_endings(kinds, endings, sizeof endings));
	path_suggest("", name, &typed);
	for (;;) {
		if (!tui_prompt(t, why ? why : label, &typed, NULL, NULL) || !typed.text[0])
			return false;
		path_typed(typed.text, path, PATH_ROOM);
		why = out_named(out, path, kinds) ? NULL : other;
		if (!why && is_free(t, path, &why))
			return true;
	}
}

/* ---- writing ---- */

static void write_cannot(struct tui *t, const char *path)
{
	char text[PATH_ROOM + 200];

	snprintf(text, sizeof text, _("can't write '%s': %s"), path, _(strerror(errno)));
	tui_tell(t, text);
	t->message_bad = true;
}

/* Says what was written. `words` has a %s for the full path and one for `what`. */
static void write_tell(struct tui *t, const char *words, const char *path, const char *what)
{
	char *whole = realpath(path, NULL), text[2 * PATH_ROOM];

	snprintf(text, sizeof text, words, whole ? whole : path, what);
	tui_tell(t, text);
	free(whole);
}

/* For the progress. */
struct watch {
	struct busy busy;
	int64_t total;
};

static bool write_tick(void *arg, int64_t sessions)
{
	struct watch *w = arg;

	return busy_tick(&w->busy, sessions, w->total > sessions ? w->total : sessions);
}

static void write_sessions(struct tui *t, struct out *out, struct export_options *o,
    int64_t about)
{
	struct watch watch = {.total = about};
	char n[FORMAT_SIZE];
	enum cds_status status;
	int64_t sessions;

	if (!out_file_begin(out)) {
		write_cannot(t, out->path);
		return;
	}
	busy_begin(&watch.busy, t, out->path);
	watch.busy.unit = NOUN_SESSION;
	o->progress = write_tick;
	o->arg = &watch;
	status = export_tell(out, t->app->log, o, &sessions);
	if (!out_file_end(out, status == CDS_OK) && status == CDS_OK)
		write_cannot(t, out->path);
	else if (status == CDS_STOPPED)
		tui_tell(t, _("stopped: nothing was written"));
	else if (status != CDS_OK)
		tui_error(t, status);
	else
		write_tell(t, _("%s: written, with %s"), out->path,
		    format_many(n, sizeof n, sessions, NOUN_SESSION));
}

/* The table is made for Excel, in which most people open it with a click. */
void tui_write_sessions(struct tui *t, const struct cds_filter *filter, int64_t sessions)
{
	struct cds_filter counting = *filter;
	struct export_options options = {.filter = &counting};
	char name[100], path[PATH_ROOM];
	struct out out;

	counting.removed = false;
	path_name_days(_("sessions-%s.csv"), filter, app_today(t->app), name, sizeof name);
	if (!ask_path(t, _("write these sessions to"), name, EXPORT_KINDS, path, &out))
		return;
	out.excel = true;
	write_sessions(t, &out, &options, sessions);
}

void tui_write_report(struct tui *t, const struct cds_filter *filter,
    const struct cds_units *units, int cutoff, enum cds_by by)
{
	char name[100], label[200], path[PATH_ROOM];
	struct cds_report *r = NULL;
	enum cds_status status;
	struct out out;

	path_name_days(_("report-%s.txt"), filter, app_today(t->app), name, sizeof name);
	snprintf(label, sizeof label, _("write the report by %s to"), report_by_label(by));
	if (!ask_path(t, label, name, OUT_ALL, path, &out))
		return;
	out.excel = true;
	status = cds_report_units(t->app->log, filter, units, &by, 1, cutoff, &r);
	if (status != CDS_OK) {
		tui_error(t, status);
		return;
	}
	if (out_file_begin(&out)) {
		report_tell(&out, t->app->log, r, &by);
		if (out_file_end(&out, true))
			write_tell(t, _("%s: written; fingerprint %s"), path, r->fingerprint);
		else
			write_cannot(t, path);
	} else {
		write_cannot(t, path);
	}
	cds_report_free(r);
}
