/* Line mode: logging a session. Each answer is in a draft on the disk before the next question is
 * asked. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "out/draft_out.h"
#include "app/format.h"
#include "app/i18n.h"
#include "out/session_out.h"
#include "model/first_start.h"
#include "plain/plain.h"

struct logging {
	struct app *app;
	struct cds_draft draft;
	cds_fields *text;
	bool kept;                      /* the log has the draft */
	bool touched;                   /* an answer was not just what was offered */
};

#define ANSWER_SIZE 2000
#define CAMPAIGNS 9                     /* that many of the last ones are offered */

/* ---- the draft ---- */

/* The answer for a field so far; "" if none. */
static const char *plain_log_had(const struct logging *l, const char *field)
{
	return cds_fields_str(l->text, field);
}

static void plain_log_keep(struct logging *l)
{
	enum cds_status status;

	l->draft.text = l->text;
	l->draft.holder = draft_holder();
	status = cds_draft_keep(l->app->log, &l->draft);
	if (status == CDS_OK)
		l->kept = true;
	else
		say_error(l->app, status);
}

/* Takes an answer, and keeps the draft as soon as an answer is not just what was offered. False:
 * no memory. */
static bool plain_log_take(struct logging *l, const char *field, const char *value,
    const char *usual)
{
	l->touched |= strcmp(value, usual) != 0;
	if (cds_fields_text(l->text, field, value) != CDS_OK)
		return false;
	if (l->touched)
		plain_log_keep(l);
	return true;
}

/* The day of the session, once it was asked. */
static int plain_log_day(const struct logging *l)
{
	struct cds_span days;

	return cds_date_read(plain_log_had(l, "date"), app_today(l->app), &days, NULL) == CDS_OK
	    ? days.first : CDS_NO_DAY;
}

/* Takes the name of a place or team, and beside it which one is meant or that it is new, as a
 * form of the screens keeps it, too. */
static bool take_item(struct logging *l, enum cds_kind kind, const char *field, const char *text,
    const char *usual)
{
	char name[80], id_text[CDS_UUID_TEXT];
	cds_uuid id;
	bool there = *text && cds_item_find(l->app->log, kind, text, plain_log_day(l),
	    &id) == CDS_OK;

	snprintf(name, sizeof name, "%s.id", field);
	if (cds_fields_text(l->text, name, there ? cds_uuid_text(&id, id_text) : "") != CDS_OK)
		return false;
	snprintf(name, sizeof name, "%s.new", field);
	return cds_fields_text(l->text, name, *text && !there ? "1" : "") == CDS_OK &&
	    plain_log_take(l, field, text, usual);
}

/* ---- asking ---- */

/* Before the first session: the team, if the log has just one. */
static void plain_log_only_team(struct app *app, char *team, size_t size)
{
	cds_items *items;
	cds_uuid id;

	first_start_only_team(app->log, &id);
	if (cds_item_get(app->log, CDS_TEAM, &id, &items) == CDS_OK)
		snprintf(team, size, "%s", cds_items_at(items, 0)->label);
	cds_items_free(items);
}

/* The place and team of the newest session, which are offered. */
static void plain_log_last_time(struct app *app, char *place, char *team, size_t size)
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
	} else {
		plain_log_only_team(app, team, size);
	}
	cds_list_close(list);
}

static bool ask_when(struct logging *l)
{
	char day[FORMAT_SIZE], text[ANSWER_SIZE];
	int today = app_today(l->app);

	snprintf(day, sizeof day, "%.60s", plain_log_had(l, "date"));
	if (!*day)
		format_date(day, sizeof day, today, today);
	return plain_ask_date(l->app, _("date"), day, text, sizeof text) &&
	    plain_log_take(l, "date", text, day);
}

static bool ask_where(struct logging *l)
{
	char place[300], team[300], text[ANSWER_SIZE];

	plain_log_last_time(l->app, place, team, sizeof place);
	if (*plain_log_had(l, "place"))
		snprintf(place, sizeof place, "%.290s", plain_log_had(l, "place"));
	if (*plain_log_had(l, "team"))
		snprintf(team, sizeof team, "%.290s", plain_log_had(l, "team"));
	return plain_ask_item(l->app, CDS_PLACE, plain_log_day(l), *place ? _("place")
	    : _("place; Enter: none"), place, text, sizeof text) &&
	    take_item(l, CDS_PLACE, "place", text, place) &&
	    plain_ask_item(l->app, CDS_TEAM, plain_log_day(l), *team ? _("team")
	    : _("team; Enter: none"), team, text, sizeof text) &&
	    take_item(l, CDS_TEAM, "team", text, team);
}

/* Takes the count of a service. */
static bool plain_log_take_count(void *arg, const char *field, const char *count)
{
	struct logging *l = arg;

	return plain_log_take(l, field, count, plain_log_had(l, field));
}

static bool ask_services(struct logging *l)
{
	struct plain_counts counts = {.text = l->text, .take = plain_log_take_count, .arg = l};
	cds_items *items;
	bool on;

	if (cds_item_list(l->app->log, CDS_SERVICE, NULL, false, 0, &items) != CDS_OK) {
		say_error(l->app, cds_error(l->app->log)->status);
		return false;
	}
	counts.all = items;
	on = plain_ask_services(l->app, &counts);
	cds_items_free(items);
	return on;
}

static bool ask_people(struct logging *l)
{
	char usual[ANSWER_SIZE], text[ANSWER_SIZE];

	snprintf(usual, sizeof usual, "%s", plain_log_had(l, "residents"));
	return plain_ask_count(*usual ? _("how many people came?")
	    : _("how many people came? Enter: nobody counted"), usual, text, sizeof text) &&
	    plain_log_take(l, "residents", text, usual);
}

/* Asks for a note, again if it holds somebody's number. False: the input has ended. */
static bool ask_note(struct logging *l)
{
	char usual[ANSWER_SIZE];
	const char *note;
	size_t at, n;

	snprintf(usual, sizeof usual, "%s", plain_log_had(l, "note"));
	while ((note = plain_ask_or_none(_("note, without anybody's name or number"), usual)) &&
	    *note && cds_text_private(note, &at, &n))
		say(_("'%s' contains a phone or ID number: a log holds counts, not personal data"),
		    note);
	return note && plain_log_take(l, "note", note, usual);
}

/* Whoever has never logged a campaign is not asked for one. Those of before are numbered; a new one
 * is typed. */
static bool ask_campaign(struct logging *l)
{
	char usual[ANSWER_SIZE], text[ANSWER_SIZE] = "";
	const char *answer;
	cds_names *names;
	long n;

	if (cds_typed_before(l->app->log, "campaign", NULL, CAMPAIGNS, &names) != CDS_OK) {
		say_error(l->app, cds_error(l->app->log)->status);
		return false;
	}
	snprintf(usual, sizeof usual, "%s", plain_log_had(l, "campaign"));
	for (size_t i = 0; i < cds_names_size(names); i++)
		printf("%zu. %s\n", i + 1, cds_names_at(names, i));
	answer = cds_names_size(names) || *usual ? plain_ask_or_none(
	    _("campaign: its number or its name; Enter: none"), usual) : "";
	if (answer)
		snprintf(text, sizeof text, "%s", answer);
	n = text[strspn(text, "0123456789")] ? 0 : strtol(text, NULL, 10);
	if (n > 0 && (size_t)n <= cds_names_size(names))
		snprintf(text, sizeof text, "%s", cds_names_at(names, (size_t)n - 1));
	cds_names_free(names);
	return answer && plain_log_take(l, "campaign", text, usual);
}

/* ---- saving ---- */

/* Reads all answers into fields. Other texts of the draft, such as place.id, are only for
 * forms. */
static enum cds_status plain_log_read(const struct logging *l, cds_fields *fields)
{
	struct cds_typing how = {.today = app_today(l->app), .making = CDS_FIND_OR_MAKE};
	enum cds_status status = CDS_OK;

	for (size_t i = 0; status == CDS_OK && i < cds_fields_size(l->text); i++) {
		const struct cds_field *f = cds_fields_at(l->text, i);
		if (*f->text && cds_session_field_find(f->name))
			status = cds_field_read(l->app->log, f->name, f->text, &how, fields);
	}
	return status;
}

/* Adds the session under the id of its draft. If the draft is finished on two copies of the log,
 * that is a conflict within one session then, and not two sessions. */
static enum cds_status plain_log_add(struct logging *l)
{
	cds_fields *fields = cds_fields_new();
	cds_log *log = l->app->log;
	enum cds_status status = fields ? plain_log_read(l, fields) : CDS_NO_MEMORY;

	if (status == CDS_OK)
		status = cds_session_add(log, fields, &l->draft.session);
	if (status == CDS_EXISTS)
		status = cds_session_edit(log, &l->draft.session, fields);
	if (status == CDS_OK && l->kept)
		status = cds_draft_discard(log, &l->draft.session);
	cds_fields_free(fields);
	return status;
}

static void plain_log_save(struct logging *l)
{
	enum cds_status status = cds_log_begin(l->app->log);

	if (status == CDS_OK) {
		status = plain_log_add(l);
		if (status == CDS_OK) {
			status = cds_log_commit(l->app->log);
		} else {
			say_error(l->app, status);
			cds_log_rollback(l->app->log);
			return;
		}
	}
	if (status == CDS_OK)
		puts(_("the session is saved"));
	else
		say_error(l->app, status);
}

static void plain_log_discard(struct logging *l)
{
	enum cds_status status = cds_draft_bin(l->app->log, &l->draft.session);

	if (status != CDS_OK)
		say_error(l->app, status);
	else
		puts(_("it is thrown away; undo and the list of drafts bring it back"));
}

/* Says all answers, a line each, in the order of the form. */
static void print_answers(const struct logging *l)
{
	struct field_order order = {0};
	const struct cds_field *f;
	char words[FORMAT_SIZE];
	enum cds_measure measure;

	while ((f = field_in_order(l->text, &order))) {
		const struct cds_session_field *known = cds_session_field_find(f->name);
		const char *label = field_label(l->app->log, f->name), *dot = strchr(f->name, '.');
		char family[16];
		if (!known || !*f->text)
			continue;
		snprintf(family, sizeof family, "%.*s", dot ? (int)(dot - f->name) : 0, f->name);
		if (known->item == CDS_SERVICE && cds_measure_parse(family, &measure))
			plain_tell("%s: %s", label, plain_count_words(measure, f->text, words,
			    sizeof words));
		else
			plain_tell("%s: %s", label, f->text);
	}
	plain_tell(_("who logs: %s"), l->app->writer);
}

/* Asks everything, and says it. False: nobody answers any more. */
static bool plain_log_ask(struct logging *l)
{
	bool all = ask_when(l) && ask_where(l) && ask_services(l) && ask_people(l) && ask_note(l) &&
	    ask_campaign(l);

	if (all)
		print_answers(l);
	return all;
}

/* Whoever has answered something wrong is asked everything once more, with the answers so far to be
 * taken by Enter. */
static void log_session(struct logging *l)
{
	size_t choice;

	do {
		choice = 0;
		if (!plain_log_ask(l))
			continue;
		if (plain_sure(l->app, l->text) && plain_yes(_("Save the session?"))) {
			plain_log_save(l);
			return;
		}
		choice = plain_number_of(_("1 answer again, 2 throw away, Enter keep as a draft"),
		    2);
		if (choice == 2 && l->kept) {
			plain_log_discard(l);
			return;
		}
	} while (choice == 1);
	if (l->kept)
		puts(_("what was answered is kept as a draft"));
}

void plain_log(struct app *app)
{
	struct logging l = {.app = app, .text = cds_fields_new()};

	if (l.text)
		log_session(&l);
	else
		say("%s", out_of_memory());
	cds_fields_free(l.text);
}

void plain_log_resume(struct app *app, const struct cds_draft *draft, cds_fields *answers)
{
	struct logging l = {.app = app, .draft = {.session = draft->session}, .text = answers,
	    .kept = true, .touched = true};

	log_session(&l);
}
