/* review: what disagrees and what is probably counted twice, and settling it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "app/format.h"
#include "out/history_out.h"
#include "app/i18n.h"
#include "out/out.h"
#include "out/session_out.h"

#define LIMIT 20                        /* printed unless --limit says otherwise */

/* ---- words ---- */

static const struct {
	unsigned reason;
	const char *name, *words;
} reasons[] = {
	{CDS_SAME_DAY, "same-day", N_("same day")},
	{CDS_NEXT_DAY, "next-day", N_("neighbouring days")},
	{CDS_SAME_PLACE, "same-place", N_("same place")},
	{CDS_SAME_NAME, "same-name", N_("places of the same name")},
	{CDS_PLACE_WITHIN, "place-within", N_("one place within the other")},
	{CDS_SAME_TEAM, "same-team", N_("same team")},
	{CDS_OTHER_TEAM, "other-team", N_("but different teams")},
	{CDS_SAME_SERVICES, "same-services", N_("same services")},
	{CDS_SAME_COUNTS, "same-counts", N_("same counts")},
	{CDS_NEAR_COUNTS, "near-counts", N_("near counts")},
};

static void print_reasons(unsigned bits)
{
	const char *comma = "";

	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
		if (bits & reasons[i].reason) {
			printf("%s%s", comma, _(reasons[i].words));
			comma = ", ";
		}
	}
	putchar('\n');
}

/* ---- text ---- */

/* One session in a line: id, day, place, team, counts, who. */
static void print_session(struct app *app, const cds_uuid *id, const char *mark)
{
	const struct cds_session *s;
	cds_list *list;
	char text[CDS_UUID_TEXT], buf[FORMAT_SIZE];

	printf("  %s %.13s", mark, cds_uuid_text(id, text));
	if (cds_session_get(app->log, id, &list, &s) != CDS_OK) {
		printf("  %s\n", _("not in this log"));
		return;
	}
	printf("  %s  %s", format_date(buf, sizeof buf, s->first, s->last), *s->place_name
	    ? s->place_name : "–");
	if (*s->team_name)
		printf("  %s", s->team_name);
	fputs(" ", stdout);
	for (size_t i = 0; i < s->counts; i++)
		printf(" %s=%s", s->count[i].service,
		    format_count(buf, sizeof buf, s->count[i].count));
	printf("  %s", *s->author ? s->author : _("import"));
	printf(*session_marks(s) ? "  (%s)\n" : "\n", session_marks(s));
	cds_list_close(list);
}

static void print_conflict(struct app *app, const struct cds_review_item *item, bool first)
{
	cds_history *h;
	char id[CDS_UUID_TEXT], other[CDS_UUID_TEXT];

	if (!first)
		return;
	printf("\n%s\n", _("conflict"));
	if (strcmp(item->kind, "session") == 0) {
		print_session(app, &item->subject, " ");
	} else if (strcmp(item->kind, "verdict") == 0) {
		printf("%s\n", _("  two laptops rule differently of:"));
		print_session(app, &item->a, " ");
		print_session(app, &item->b, " ");
	} else {
		printf("    %.13s  %s\n", cds_uuid_text(&item->subject, id), item->kind);
	}
	if (cds_history_get(app->log, &item->subject, &h) != CDS_OK)
		return;
	conflicts_print(app, h);
	cds_history_free(h);
	if (strcmp(item->kind, "verdict") == 0)
		printf(_("  rule: cdslog review %.13s %.13s --count ID, or --different\n"),
		    cds_uuid_text(&item->a, id), cds_uuid_text(&item->b, other));
	else
		printf(_("  settle: cdslog review %.13s --keep ENTRY, or set another value with"
		    " 'cdslog edit'\n"), cds_uuid_text(&item->subject, id));
}

static void print_duplicate(struct app *app, const struct cds_review_item *item)
{
	char a[CDS_UUID_TEXT], b[CDS_UUID_TEXT];

	printf(_("\nlikely duplicate, %d of 100: "), item->score);
	print_reasons(item->reasons);
	print_session(app, &item->a, " ");
	print_session(app, &item->b, " ");
	printf(_("  rule: cdslog review %.13s %.13s --count ID, or --different\n"),
	    cds_uuid_text(&item->a, a), cds_uuid_text(&item->b, b));
}

static void print_ruling(struct app *app, const struct cds_review_item *item)
{
	char a[CDS_UUID_TEXT], b[CDS_UUID_TEXT];

	printf("\n%s\n", item->same ? _("ruled one outing; * counts")
	    : _("ruled not a duplicate"));
	print_session(app, &item->a, item->same && cds_uuid_compare(&item->a, &item->prefer) == 0
	    ? "*" : " ");
	print_session(app, &item->b, item->same && cds_uuid_compare(&item->b, &item->prefer) == 0
	    ? "*" : " ");
	printf(_("  take back: cdslog review %.13s %.13s --withdraw\n"),
	    cds_uuid_text(&item->a, a), cds_uuid_text(&item->b, b));
}

static void review_command_print_text(struct app *app, const cds_review *review, size_t limit)
{
	size_t conflicts = 0, duplicates = 0, rulings = 0, size = cds_review_size(review);
	char a[FORMAT_SIZE], b[FORMAT_SIZE];
	const struct cds_review_item *last = NULL;

	for (size_t i = 0; i < size; i++) {
		conflicts += cds_review_at(review, i)->what == CDS_REVIEW_CONFLICT;
		duplicates += cds_review_at(review, i)->what == CDS_REVIEW_DUPLICATE;
		rulings += cds_review_at(review, i)->what == CDS_REVIEW_RULING;
	}
	if (rulings)
		printf(_("rulings: %s\n"), format_count(a, sizeof a, (int64_t)rulings));
	else
		printf(_("conflicts: %s, likely duplicates: %s\n"), format_count(a, sizeof a,
		    (int64_t)conflicts), format_count(b, sizeof b, (int64_t)duplicates));
	for (size_t i = 0; i < size && i < limit; i++) {
		const struct cds_review_item *item = cds_review_at(review, i);
		if (item->what == CDS_REVIEW_CONFLICT)
			print_conflict(app, item, !last ||
			    cds_uuid_compare(&last->subject, &item->subject) != 0);
		else if (item->what == CDS_REVIEW_DUPLICATE)
			print_duplicate(app, item);
		else
			print_ruling(app, item);
		last = item;
	}
	if (size > limit)
		printf(_("\nand %s more: --limit shows them\n"),
		    format_count(a, sizeof a, (int64_t)(size - limit)));
}

/* ---- json ---- */

static void review_command_item_json(struct app *app, struct json *json,
    const struct cds_review_item *item)
{
	cds_history *h;
	static const char *const whats[] = {"conflict", "duplicate", "ruling"};
	char id[CDS_UUID_TEXT], date[CDS_DATE_TEXT];

	json_open(json, NULL, '{');
	json_text(json, "what", whats[item->what]);
	json_text(json, "kind", item->kind);
	json_text(json, "subject", cds_uuid_text(&item->subject, id));
	if (item->what == CDS_REVIEW_CONFLICT)
		json_text(json, "field", item->field);
	json_text(json, "a", cds_uuid_text(&item->a, id));
	if (!cds_uuid_is_nil(&item->b))
		json_text(json, "b", cds_uuid_text(&item->b, id));
	if (item->day != CDS_NO_DAY)
		json_text(json, "date", cds_date_text(item->day, item->day, date));
	if (item->what == CDS_REVIEW_CONFLICT &&
	    cds_history_get(app->log, &item->subject, &h) == CDS_OK) {
		values_json(json, h, item->field);
		cds_history_free(h);
	}
	if (item->what == CDS_REVIEW_RULING)
		json_bool(json, "same", item->same);
	if (item->what == CDS_REVIEW_RULING && !cds_uuid_is_nil(&item->prefer))
		json_text(json, "counts", cds_uuid_text(&item->prefer, id));
	if (item->what == CDS_REVIEW_DUPLICATE) {
		json_int(json, "score", item->score);
		json_open(json, "reasons", '[');
		for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
			if (item->reasons & reasons[i].reason)
				json_text(json, NULL, reasons[i].name);
		json_close(json, '[');
	}
	json_close(json, '{');
}

static void review_command_print_json(struct app *app, const cds_review *review)
{
	struct json json = {stdout, false};

	json_open(&json, NULL, '{');
	json_int(&json, "format", 1);
	json_open(&json, "review", '[');
	for (size_t i = 0; i < cds_review_size(review); i++)
		review_command_item_json(app, &json, cds_review_at(review, i));
	json_close(&json, '[');
	json_close(&json, '{');
	putchar('\n');
}

/* ---- showing ---- */

static int review_command_show(struct app *app, const struct args *args, const cds_uuid *session)
{
	const char *limit = args_get(args, "limit");
	bool ruled = args_has(args, "ruled");
	cds_review *review;
	cds_history *h;
	enum out_form form;
	enum cds_status status;
	size_t size;

	if (!out_form(args, &form))
		return EXIT_MISUSED;
	if (limit && atoll(limit) < 1) {
		say(_("'%s' is not a limit: use a number from 1 on"), limit);
		return EXIT_MISUSED;
	}
	status = cds_review_get(app->log, session, ruled, &review);
	if (status != CDS_OK)
		return say_error(app, status);
	size = cds_review_size(review);
	if (form == OUT_JSON)
		review_command_print_json(app, review);
	else
		review_command_print_text(app, review, limit ? (size_t)atoll(limit) : LIMIT);
	cds_review_free(review);
	/* of one session also all that happened to it, so that what followed is seen */
	if (session && form == OUT_TEXT && cds_history_get(app->log, session, &h) == CDS_OK) {
		putchar('\n');
		for (size_t i = 0; i < cds_history_size(h); i++)
			entry_print(app, h, i);
		cds_history_free(h);
	}
	return out_end(size && !ruled ? EXIT_ATTENTION : EXIT_OK);
}

/* ---- settling ---- */

/* What --keep names among the entries that compete; SIZE_MAX: none does. */
static size_t find_entry(const cds_history *h, const struct cds_conflict *c, const char *prefix)
{
	char id[CDS_UUID_TEXT];

	for (size_t k = 0; k < c->entries; k++)
		if (strlen(prefix) >= 4 && strncmp(cds_uuid_text(&cds_history_at(h,
		    c->entry[k])->id, id), prefix, strlen(prefix)) == 0)
			return c->entry[k];
	return SIZE_MAX;
}

static enum cds_status review_command_keep(struct app *app, const cds_uuid *subject,
    const struct cds_conflict *c, const struct cds_entry *e)
{
	/* Beside a removal stands what was written without knowing of it: to keep that is to
	 * bring the session back. */
	if (strcmp(c->field, "void") == 0 && !cds_fields_find(e->changes, "void"))
		return cds_session_restore(app->log, subject);
	return cds_conflict_keep(app->log, subject, c->field, &e->id);
}

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

/* A session, or whatever else is in conflict. */
static int review_command_find_subject(struct app *app, const char *prefix, cds_uuid *id)
{
	enum cds_status status = cds_session_find(app->log, prefix, id);
	cds_review *review;
	char text[CDS_UUID_TEXT];
	bool found = false;

	if (status != CDS_NOT_FOUND)
		return status == CDS_OK ? EXIT_OK : say_error(app, status);
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
	return status == CDS_OK ? EXIT_OK : say_error(app, status);
}

static int review_command_settle(struct app *app, const struct args *args)
{
	cds_uuid *ids = calloc(args->rests + 1, sizeof *ids);
	int exit = ids ? EXIT_OK : EXIT_FAILED;

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
	    args_has(args, "withdraw") > 1 || (!settles && args->rests > 1)) {
		say("%s", _("'cdslog help review' shows how to settle"));
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
	{"format", N_("FORMAT"), N_("text or json")},
	{"author", N_("NAME"), N_("the author of this change")},
	{NULL, NULL, NULL}
};

const struct command command_review = {
	"review", N_("[ID …]"), N_("list and settle conflicts and likely duplicates"), own,
	NULL, OPEN_EXISTING | OPEN_READING, review_command_run, "  cdslog review 018f47c4 --keep"
	" 4b1f22aa\n  cdslog review 018f47c4 018f47d0 --count 018f47c4"
};
