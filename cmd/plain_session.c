/* Line mode: logging a session, and listing, opening, changing, removing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "format.h"
#include "i18n.h"
#include "plain.h"
#include "session_out.h"

#define PAGE 20

/* ---- asking for what is right ---- */

/* Asked again until it is right, empty or the input ends; false: it ended. */
static bool ask_date(const char *question, const char *usual, char *out, size_t size)
{
	const char *answer;
	int first, last;

	while ((answer = plain_ask(question, usual))) {
		snprintf(out, size, "%s", answer);
		if (!*out || cds_date_parse(out, &first, &last) == CDS_OK)
			return true;
		say(_("'%s' is not a date: write 2024-05-31 or 31/5/2024"), out);
	}
	return false;
}

static bool ask_count(const char *question, char *out, size_t size)
{
	const char *answer;
	int64_t n;

	while ((answer = plain_ask(question, NULL))) {
		snprintf(out, size, "%s", answer);
		if (!*out || cds_count_parse(out, &n) == CDS_OK)
			return true;
		say(_("'%s' is not a count: a whole number, or ?"), out);
	}
	return false;
}

/* A place or team by name; one that is not there can be made. */
static bool ask_item(struct app *app, enum cds_kind kind, const char *question, const char *usual, char *out, size_t size)
{
	const char *answer;
	enum cds_status status;
	cds_uuid id;

	while ((answer = plain_ask(question, usual))) {
		snprintf(out, size, "%s", answer);
		status = *out ? cds_item_find(app->log, kind, out, CDS_NO_DAY, &id) : CDS_OK;
		if (status == CDS_OK)
			return true;
		if (status == CDS_NOT_FOUND)
			say(_("nothing is called '%s'"), out);
		else
			say_error(app, status);
		if (status == CDS_NOT_FOUND && plain_yes(_("Make it new?")))
			return true;
	}
	return false;
}

/* ---- logging ---- */

/* Where and who went out last time is the usual answer. */
static void last_time(struct app *app, char *place, char *team, size_t size)
{
	struct cds_filter all = CDS_FILTER_ALL;
	const struct cds_session *s;
	cds_list *list;

	place[0] = team[0] = '\0';
	if (cds_list_open(app->log, &all, false, NULL, &list) != CDS_OK)
		return;
	if (cds_list_next(list, &s) == CDS_OK) {
		snprintf(place, size, "%s", s->place_name);
		snprintf(team, size, "%s", s->team_name);
	}
	cds_list_close(list);
}

/* By number, since a session has two or three of them.  What is given twice counts as given last. */
static bool ask_counts(const cds_items *items, char (*count)[64])
{
	char question[300];
	long n;

	while ((n = plain_number(_("which service? its number; Enter: no more"))) >= 0) {
		if (n < 1 || (size_t)n > cds_items_size(items)) {
			say(_("'%ld' is not a number of the list"), n);
			continue;
		}
		snprintf(question, sizeof question, _("%s: how many? Enter: none"), cds_items_at(items, (size_t)n - 1)->name);
		if (!ask_count(question, count[n - 1], sizeof count[n - 1]))
			return false;
	}
	return !feof(stdin);
}

static bool ask_services(struct app *app, struct plain_args *a)
{
	cds_items *items;
	char (*count)[64] = NULL, pair[200];
	bool on;

	if (cds_item_list(app->log, CDS_SERVICE, NULL, false, 0, &items) != CDS_OK) {
		say_error(app, cds_error(app->log)->status);
		return false;
	}
	for (size_t i = 0; i < cds_items_size(items); i++)
		printf("%d. %s\n", (int)i + 1, cds_items_at(items, i)->name);
	count = calloc(cds_items_size(items) + 1, sizeof *count);
	on = count && ask_counts(items, count);
	for (size_t i = 0; on && i < cds_items_size(items); i++) {
		snprintf(pair, sizeof pair, "%s=%s", cds_items_at(items, i)->code, count[i]);
		if (*count[i])
			plain_give(a, NULL, pair);
	}
	free(count);
	cds_items_free(items);
	return on;
}

/* false: there was no answer any more. */
static bool ask_note(struct plain_args *a)
{
	const char *note;
	size_t at, n;

	while ((note = plain_ask(_("note; nobody's name or number"), NULL)) && *note && cds_text_private(note, &at, &n))
		say(_("'%s' holds a person's number: a log counts, it does not name people"), note);
	if (note && *note)
		plain_give(a, "note", note);
	return note != NULL;
}

static bool ask_session(struct app *app, struct plain_args *a)
{
	char place[300], team[300], day[FORMAT_SIZE], text[2000];
	int today = app_today(app);

	last_time(app, place, team, sizeof place);
	if (!ask_date(_("date"), format_date(day, sizeof day, today, today), text, sizeof text))
		return false;
	plain_give(a, "date", text);
	if (!ask_item(app, CDS_PLACE, _("place"), place, text, sizeof text))
		return false;
	if (*text)
		plain_give(a, "place", text);
	if (!ask_item(app, CDS_TEAM, _("team"), team, text, sizeof text))
		return false;
	if (*text)
		plain_give(a, "team", text);
	if (!ask_services(app, a) || !ask_count(_("how many people came? Enter: nobody counted"), text, sizeof text))
		return false;
	if (*text)
		plain_give(a, "residents", text);
	plain_give(a, "new", "");
	return ask_note(a);
}

void plain_log(struct app *app)
{
	struct plain_args a = {0};

	if (ask_session(app, &a) && plain_yes(_("Save the session?")) && plain_command(app, "add", &a) == EXIT_OK)
		puts(_("the session is saved"));
	plain_drop(&a);
}

/* ---- one session ---- */

static const char *const names[] = {"date", "place", "team", "residents", "volunteers", "campaign", "note"};
#define NAMES (sizeof names / sizeof *names)

static bool ask_value(struct app *app, size_t which, char *text, size_t size)
{
	const char *answer;

	if (which == 0)
		return ask_date(_("new value"), NULL, text, size);
	if (which < 3)
		return ask_item(app, which == 1 ? CDS_PLACE : CDS_TEAM, _("new value"), NULL, text, size);
	if (which < 5 || which >= NAMES)
		return ask_count(_("new value; Enter: not counted any more"), text, size);
	answer = plain_ask(_("new value"), NULL);
	snprintf(text, size, "%s", answer ? answer : "");
	return answer != NULL;
}

static void change_field(struct app *app, const char *id, const cds_items *services, size_t which)
{
	struct plain_args a = {0};
	char text[2000], pair[2200];

	if (!ask_value(app, which, text, sizeof text))
		return;
	plain_give(&a, NULL, id);
	snprintf(pair, sizeof pair, "%s=%s", which >= NAMES ? cds_items_at(services, which - NAMES)->code : "", text);
	if (which >= NAMES)
		plain_give(&a, NULL, pair);
	else
		plain_give(&a, *text ? names[which] : "unset", *text ? text : names[which]);
	plain_give(&a, "new", "");
	if (plain_command(app, "edit", &a) == EXIT_OK)
		puts(_("the change is saved"));
}

static void change(struct app *app, const char *id)
{
	cds_items *services;
	size_t n;
	long which;

	if (cds_item_list(app->log, CDS_SERVICE, NULL, false, 0, &services) != CDS_OK) {
		say_error(app, cds_error(app->log)->status);
		return;
	}
	n = NAMES + cds_items_size(services);
	for (size_t i = 0; i < n; i++)
		printf("%d. %s\n", (int)i + 1, i < NAMES ? field_label(app->log, names[i]) : cds_items_at(services, i - NAMES)->name);
	which = plain_number(_("which field? Enter: none"));
	if (which > 0 && (size_t)which <= n)
		change_field(app, id, services, (size_t)which - 1);
	cds_items_free(services);
}

static void remove_or_restore(struct app *app, const char *id, bool removed)
{
	struct plain_args a = {0};

	if (!plain_yes(removed ? _("Bring this session back into the totals?") :
		_("Remove this session from the totals? It can be brought back.")))
		return;
	plain_give(&a, NULL, id);
	if (plain_command(app, removed ? "restore" : "remove", &a) == EXIT_OK)
		puts(removed ? _("the session counts again") : _("the session does not count any more"));
}

static void open_session(struct app *app, const cds_uuid *id)
{
	const struct cds_session *s;
	struct plain_args a = {0};
	char text[CDS_UUID_TEXT];
	cds_list *list;
	bool removed = false;

	cds_uuid_text(id, text);
	for (;;) {
		plain_give(&a, NULL, text);
		if (plain_command(app, "show", &a) == EXIT_FAILED)
			return;
		if (cds_session_get(app->log, id, &list, &s) == CDS_OK) {
			removed = s->flags & CDS_SESSION_VOID;
			cds_list_close(list);
		}
		switch (plain_number(removed ? _("1 change, 2 bring back, 3 history, Enter back") : _("1 change, 2 remove, 3 history, Enter back"))) {
		case 1:
			change(app, text);
			break;
		case 2:
			remove_or_restore(app, text, removed);
			break;
		case 3:
			plain_give(&a, NULL, text);
			plain_give(&a, "history", "");
			plain_command(app, "show", &a);
			return;
		default:
			return;
		}
	}
}

/* ---- the list ---- */

static void print_line(size_t number, const struct cds_session *s)
{
	char day[FORMAT_SIZE], n[FORMAT_SIZE];

	printf("%d. %s, %s, %s, %s", (int)number, s->first == CDS_NO_DAY ? "–" : format_date(day, sizeof day, s->first, s->last),
	    *s->place_name ? s->place_name : "–", *s->team_name ? s->team_name : "–", format_many(n, sizeof n, s->total[CDS_ASSIST], NOUN_ASSIST));
	printf(*session_marks(s) ? ", %s\n" : "\n", session_marks(s));
}

void plain_list(struct app *app, const char *search)
{
	struct cds_filter f = CDS_FILTER_ALL;
	struct cds_position at;
	cds_uuid id[PAGE];
	bool more = false;

	f.removed = true;
	f.search = search;
	for (;;) {
		const struct cds_session *s;
		cds_list *list;
		size_t n = 0;
		long which;
		enum cds_status status = cds_list_open(app->log, &f, false, more ? &at : NULL, &list);
		while (status == CDS_OK && n < PAGE && (status = cds_list_next(list, &s)) == CDS_OK) {
			id[n] = s->id;
			at = s->position;
			print_line(++n, s);
		}
		cds_list_close(list);
		if (status != CDS_OK && status != CDS_END) {
			say_error(app, status);
			return;
		}
		if (n == 0) {
			puts(more ? _("that was all") : _("no sessions"));
			return;
		}
		which = plain_number(_("a number opens that session, 0 shows the next, Enter goes back"));
		if (which < 0)
			return;
		if (which > 0 && (size_t)which <= n) {
			open_session(app, &id[which - 1]);
			return;
		}
		more = true;
	}
}
