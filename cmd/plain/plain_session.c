/* Line mode: listing sessions, opening, changing, removing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "plain/plain.h"
#include "out/session_out.h"

#define PAGE 20

/* ---- one session ---- */

static const char *const names[] = {"date", "place", "team", "residents", "volunteers", "campaign",
    "note"};
#define NAMES (sizeof names / sizeof *names)

static bool ask_value(struct app *app, size_t which, char *text, size_t size)
{
	const char *answer;

	if (which == 0)
		return plain_ask_date(app, _("new value"), NULL, text, size);
	if (which < 3)
		return plain_ask_item(app, which == 1 ? CDS_PLACE : CDS_TEAM, _("new value"), NULL,
		    text, size);
	if (which < 5 || which >= NAMES)
		return plain_ask_count(_("new value; Enter: not counted any more"), NULL, text,
		    size);
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
	snprintf(pair, sizeof pair, "%s=%s", which >= NAMES
	    ? cds_items_at(services, which - NAMES)->code : "", text);
	if (which >= NAMES)
		plain_give(&a, NULL, pair);
	else
		plain_give(&a, *text ? names[which] : "unset", *text ? text : names[which]);
	plain_give(&a, "new", "");
	if (plain_command(app, "edit", &a) == EXIT_OK)
		puts(_("the change is saved"));
}

static void plain_session_change(struct app *app, const char *id)
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
		printf("%d. %s\n", (int)i + 1, i < NAMES ? field_label(app->log, names[i])
		    : cds_items_at(services, i - NAMES)->name);
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
		puts(removed ? _("the session counts again")
		    : _("the session does not count any more"));
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
		switch (plain_number(removed ? _("1 change, 2 bring back, 3 history, Enter back")
		    : _("1 change, 2 remove, 3 history, Enter back"))) {
		case 1:
			plain_session_change(app, text);
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

	printf("%d. %s, %s, %s, %s", (int)number, s->first == CDS_NO_DAY ? "–" : format_date(day,
	    sizeof day, s->first, s->last), *s->place_name ? s->place_name : "–", *s->team_name
	    ? s->team_name : "–", format_many(n, sizeof n, s->total[CDS_ASSIST], NOUN_ASSIST));
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
		enum cds_status status = cds_list_open(app->log, &f, false, more ? &at : NULL,
		    &list);
		while (status == CDS_OK && n < PAGE &&
		    (status = cds_list_next(list, &s)) == CDS_OK) {
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
		while ((which = plain_number(_("a number opens that session, 0 shows the next,"
		    " Enter goes back"))) > (long)n)
			say(_("'%ld' is not a number of the list"), which);
		if (which < 0)
			return;
		if (which > 0) {
			open_session(app, &id[which - 1]);
			return;
		}
		more = true;
	}
}
