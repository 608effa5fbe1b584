/* review: shows what is in conflict, what is probably counted twice, and places and teams that are
 * probably one, and settles it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/command.h"
#include "out/history_out.h"
#include "app/format.h"
#include "app/i18n.h"
#include "out/review_out.h"

#define LIMIT 20                        /* so many are shown where --limit says nothing */

/* ---- showing ---- */

/* Of a single session people also get its whole history. */
static void review_history(struct app *app, struct out *out, const cds_uuid *session)
{
	cds_history *h;

	if (!out_is(out, OUT_PAGE) || cds_history_get(app->log, session, &h) != CDS_OK)
		return;
	out_prose(out, "\n");
	for (size_t i = 0; i < cds_history_size(h); i++)
		history_entry(app, out, h, i);
	cds_history_free(h);
}

/* Says how many sessions are flagged for their own fields, which nothing of the review settles. */
static void review_flagged(struct app *app, struct out *out)
{
	struct cds_report *r = NULL;
	char n[FORMAT_SIZE];

	if (!out_is(out, OUT_PAGE) || cds_report_run(app->log, NULL, NULL, 0, 0, &r) != CDS_OK)
		return;
	if (r->flagged)
		out_prose(out, _("doubtful or invalid values: %s; 'cdslog list --attention' lists "
		    "them, 'cdslog show' says why\n"),
		    format_many(n, sizeof n, r->flagged, NOUN_SESSION));
	cds_report_free(r);
}

static int review_command_show(struct app *app, const struct args *args, const cds_uuid *session)
{
	const char *limit = args_get(args, "limit");
	bool ruled = args_has(args, "ruled");
	cds_doubles *doubles = NULL;
	cds_review *review;
	enum cds_status status;
	struct out out;
	int exit;

	if (!out_choose(&out, args, OUT_ALL, NULL))
		return EXIT_MISUSED;
	if (limit && atoll(limit) < 1) {
		say(_("'%s' is not a limit: use a number from 1 on"), limit);
		return EXIT_MISUSED;
	}
	status = cds_review_get(app->log, session, ruled, &review);
	if (status == CDS_OK && !session)
		status = cds_doubles_get(app->log, CDS_PLACE, NULL, ruled, &doubles);
	exit = status == CDS_OK ? out_begin(&out, app) : say_error(app, status);
	if (exit == EXIT_OK) {
		size_t n = cds_review_size(review) + cds_doubles_size(doubles);
		review_tell(app, &out, review, doubles, limit ? (size_t)atoll(limit) : LIMIT);
		if (session)
			review_history(app, &out, session);
		else if (!ruled)
			review_flagged(app, &out);
		exit = out_close(&out, n && !ruled ? EXIT_ATTENTION : EXIT_OK);
	}
	cds_doubles_free(doubles);
	cds_review_free(review);
	return exit;
}

/* ---- settling ---- */

/* The entry of a conflict whose id begins with `prefix`, as its place in the history; SIZE_MAX:
 * none, or the prefix has fewer than four characters. */
static size_t find_entry(const cds_history *h, const struct cds_conflict *c, const char *prefix)
{
	char id[CDS_UUID_TEXT];

	for (size_t k = 0; k < c->entries; k++)
		if (strlen(prefix) >= 4 &&
		    strncmp(cds_uuid_text(&cds_history_at(h, c->entry[k])->id, id), prefix,
			strlen(prefix)) == 0)
			return c->entry[k];
	return SIZE_MAX;
}

/* Settles a conflict in favour of an entry. */
static enum cds_status review_command_keep(struct app *app, const cds_uuid *subject,
    const struct cds_conflict *c, const struct cds_entry *e)
{
	/* One of the two removed the session, and this entry changed it without knowing of the
	 * removal. To keep the entry is to bring the session back. */
	if (strcmp(c->field, "void") == 0 && !cds_fields_find(e->changes, "void"))
		return cds_session_restore(app->log, subject);
	return cds_conflict_keep(app->log, subject, c->field, &e->id);
}

/* Settles all conflicts of the subject in which the entry of --keep competes, or only that of
 * --field. Returns the exit status. */
static int keep_entry(struct app *app, const struct args *args, const cds_uuid *subject)
{
	const char *field = args_get(args, "field"), *entry = args_get(args, "keep");
	enum cds_status status = CDS_OK;
	cds_history *h;
	size_t settled = 0;

	status = cds_history_get(app->log, subject, &h);
	if (status != CDS_OK)
		return say_error(app, status);
	for (size_t i = 0; status == CDS_OK && i < cds_history_conflicts(h); i++) {
		const struct cds_conflict *c = cds_history_conflict(h, i);
		size_t at = field && strcmp(field, c->field) != 0 ? SIZE_MAX
		    : find_entry(h, c, entry);
		if (at == SIZE_MAX)
			continue;
		status = review_command_keep(app, subject, c, cds_history_at(h, at));
		settled++;
	}
	cds_history_free(h);
	if (status != CDS_OK)
		return say_error(app, status);
	if (settled)
		return EXIT_OK;
	say(_("no conflicting entry begins with '%s': 'cdslog review ID' shows them"), entry);
	return EXIT_MISUSED;
}

/* Finds what an id's beginning means: a session, or anything else that is in conflict. Returns
 * the exit status. */
static int review_command_find_subject(struct app *app, const char *prefix, cds_uuid *id)
{
	enum cds_status status = cds_session_find(app->log, prefix, id);
	cds_review *review;
	char text[CDS_UUID_TEXT];
	bool found = false;

	if (status != CDS_NOT_FOUND)
		return say_error(app, status);
	if (cds_review_get(app->log, NULL, false, &review) != CDS_OK)
		return say_error(app, cds_error(app->log)->status);
	for (size_t i = 0; i < cds_review_size(review) && !found; i++) {
		*id = cds_review_at(review, i)->subject;
		found = strncmp(cds_uuid_text(id, text), prefix, strlen(prefix)) == 0;
	}
	cds_review_free(review);
	if (found)
		return EXIT_OK;
	say(_("nothing that needs review begins with '%s'"), prefix);
	return EXIT_FAILED;
}

/* Rules on n sessions by --count, --different or --withdraw. Returns the exit status. */
static int review_command_rule(struct app *app, const struct args *args, const cds_uuid *ids,
    size_t n)
{
	enum cds_status status;
	cds_uuid counts;

	if (args_has(args, "count")) {
		status = cds_session_find(app->log, args_get(args, "count"), &counts);
		if (status == CDS_OK)
			status = cds_verdict_same(app->log, ids, n, &counts);
	} else if (n != 2) {
		say("%s", _("name two sessions"));
		return EXIT_MISUSED;
	} else if (args_has(args, "different")) {
		status = cds_verdict_different(app->log, &ids[0], &ids[1]);
	} else {
		status = cds_verdict_withdraw(app->log, &ids[0], &ids[1]);
	}
	return say_error(app, status);
}

static int review_command_settle(struct app *app, const struct args *args)
{
	cds_uuid *ids = calloc(args->rests + 1, sizeof *ids);
	int exit = ids ? EXIT_OK : say_error(app, CDS_NO_MEMORY);

	for (size_t i = 0; exit == EXIT_OK && i < args->rests; i++)
		exit = review_command_find_subject(app, args->rest[i], &ids[i]);
	if (exit == EXIT_OK && args_has(args, "keep"))
		exit = args->rests == 1 ? keep_entry(app, args, &ids[0]) : EXIT_MISUSED;
	else if (exit == EXIT_OK && args->rests > 1)
		exit = review_command_rule(app, args, ids, args->rests);
	else if (exit == EXIT_OK)
		exit = EXIT_MISUSED;
	if (exit == EXIT_MISUSED)
		say("%s", _("'cdslog help review' shows how to settle"));
	free(ids);
	return exit;
}

static int review_command_run(struct app *app, const struct args *args)
{
	bool settles = args_has(args, "keep") || args_has(args, "count") ||
	    args_has(args, "different") || args_has(args, "withdraw");
	cds_uuid id;
	int exit;

	if (args_has(args, "keep") + args_has(args, "count") + args_has(args, "different") +
	    args_has(args, "withdraw") > 1) {
		say("%s", _("'cdslog help review' shows how to settle"));
		return EXIT_MISUSED;
	}
	if (!settles && args->rests > 1) {
		say("%s", _("no ruling given: --count ID, --different or --withdraw"));
		return EXIT_MISUSED;
	}
	if (settles)
		return review_command_settle(app, args);
	if (args->rests == 0)
		return review_command_show(app, args, NULL);
	exit = review_command_find_subject(app, args->rest[0], &id);
	return exit == EXIT_OK ? review_command_show(app, args, &id) : exit;
}

static const struct option own[] = {
	{"keep", N_("ENTRY"), N_("settle a conflict: keep the value that this entry set")},
	{"field", N_("NAME"), N_("only this field of it")},
	{"count", N_("ID"), N_("these sessions are one outing, and this one counts")},
	{"different", NULL, N_("these two are not the same outing")},
	{"withdraw", NULL, N_("withdraw the ruling on these two")},
	{"ruled", NULL, N_("list the rulings")},
	{"limit", N_("N"), N_("show at most N")},
	FORMAT_OPTION,
	AUTHOR_OPTION,
	{NULL, NULL, NULL}
};

const struct command command_review = {
	"review", N_("[ID …]"), N_("list and settle conflicts, likely duplicates and doubles"),
	own, NULL, OPEN_EXISTING | OPEN_READING, review_command_run,
	"  cdslog review 018f47c4 --keep 4b1f22aa\n"
	"  cdslog review 018f47c4 018f47d0 --count 018f47c4"
};
