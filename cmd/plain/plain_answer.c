/* Line mode: answers that have to be valid. */
#include <stdio.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "app/typed.h"
#include "plain/plain.h"

/* Which days were meant is said, and is the answer, in full from here on. */
static void plain_answer_meant(const struct cds_span *days, int today, char *out, size_t size)
{
	char meant[TYPED_SIZE];

	if (!*typed_outing(days, today, meant, sizeof meant))
		return;
	plain_tell("%s", meant);
	format_date(out, size, days->first, days->last);
}

bool plain_ask_date(struct app *app, const char *question, const char *usual, char *out,
    size_t size)
{
	struct cds_refusal why;
	struct cds_span days;
	const char *answer;

	while ((answer = plain_ask(question, usual))) {
		snprintf(out, size, "%s", answer);
		if (!*out)
			return true;
		if (cds_date_read(out, app_today(app), &days, &why) == CDS_OK) {
			plain_answer_meant(&days, app_today(app), out, size);
			return true;
		}
		say_problem(&why.error);
	}
	return false;
}

bool plain_ask_count(const char *question, const char *usual, char *out, size_t size)
{
	struct cds_refusal why;
	const char *answer;
	int64_t n;

	while ((answer = plain_ask_or_none(question, usual))) {
		snprintf(out, size, "%s", answer);
		if (!*out || cds_count_read(out, &n, &why) == CDS_OK)
			return true;
		say_problem(&why.error);
	}
	return false;
}

/* ---- places, teams and services ---- */

#define OFFERED 9                       /* that many are offered where it is not clear */

/* Makes the answer the label of the place or team that it was taken for, or the beginning of
 * its id where another one has the same label. Says which one that is. */
static void name_in_full(struct app *app, const struct cds_item *item, char *out, size_t size)
{
	char id[CDS_UUID_TEXT];
	cds_uuid same;

	if (strcmp(item->label, out) == 0 || strlen(item->label) >= size)
		return;
	if (cds_item_find(app->log, item->kind, item->label, CDS_NO_DAY, &same) == CDS_OK &&
	    cds_uuid_compare(&same, &item->id) == 0)
		snprintf(out, size, "%s", item->label);
	else
		snprintf(out, size, "%s", cds_uuid_text(&item->id, id));
	plain_tell(_("meant: %s"), item->label);
}

static void plain_answer_found(struct app *app, enum cds_kind kind, const cds_uuid *id, char *out,
    size_t size)
{
	cds_items *items = NULL;

	if (cds_item_get(app->log, kind, id, &items) != CDS_OK)
		return;
	name_in_full(app, cds_items_at(items, 0), out, size);
	cds_items_free(items);
}

/* Offers those that match what was typed. True: one of them was chosen. */
static bool plain_answer_offer(struct app *app, enum cds_kind kind, char *out, size_t size)
{
	char whose[FORMAT_SIZE + 200];
	cds_items *items = NULL;
	size_t n = 0;

	if (cds_item_list(app->log, kind, out, false, OFFERED, &items) == CDS_OK &&
	    cds_items_size(items) > 0) {
		printf(_("'%s' may be:\n"), out);
		for (size_t i = 0; i < cds_items_size(items); i++) {
			format_whose(whose, sizeof whose, cds_items_at(items, i));
			plain_tell("%zu. %s%s%s", i + 1, cds_items_at(items, i)->path,
			    *whose ? ", " : "", whose);
		}
		n = plain_number_of(_("which one? its number; Enter: none"),
		    cds_items_size(items));
	}
	if (n)
		name_in_full(app, cds_items_at(items, n - 1), out, size);
	cds_items_free(items);
	return n > 0;
}

/* Is it to be made? */
static bool plain_answer_make(enum cds_kind kind, const char *name)
{
	char question[400];

	snprintf(question, sizeof question, kind == CDS_PLACE ? _("Make the new place '%.300s'?")
	    : _("Make the new team '%.300s'?"), name);
	return plain_yes(question);
}

/* Asks for an item of a day; `make`: it may be a new one. False: nobody answers. */
static bool plain_answer_item(struct app *app, enum cds_kind kind, int day, bool make,
    const char *question, const char *usual, char *out, size_t size)
{
	const char *answer;
	enum cds_status status;
	cds_uuid id;

	while ((answer = plain_ask_or_none(question, usual))) {
		snprintf(out, size, "%s", answer);
		status = *out ? cds_item_find(app->log, kind, out, day, &id) : CDS_OK;
		if (status == CDS_OK && *out)
			plain_answer_found(app, kind, &id, out, size);
		if (status == CDS_OK)
			return true;
		if (status == CDS_NOT_FOUND)
			say(_("no match for '%s'"), out);
		else if (status != CDS_AMBIGUOUS)
			say_error(app, status);
		if ((status == CDS_NOT_FOUND || status == CDS_AMBIGUOUS) &&
		    plain_answer_offer(app, kind, out, size))
			return true;
		if (status == CDS_NOT_FOUND && make && !plain_gone() &&
		    plain_answer_make(kind, out))
			return true;
	}
	return false;
}

bool plain_ask_item(struct app *app, enum cds_kind kind, int day, const char *question,
    const char *usual, char *out, size_t size)
{
	return plain_answer_item(app, kind, day, true, question, usual, out, size);
}

bool plain_ask_known(struct app *app, enum cds_kind kind, const char *question, char *out,
    size_t size)
{
	return plain_answer_item(app, kind, CDS_NO_DAY, false, question, NULL, out, size) && *out;
}
