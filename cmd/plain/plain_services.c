/* Line mode: asking for services and their counts, several in one line. A service is named by its
 * code, its name, the beginning of one, or its number in the list. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "model/service_line.h"
#include "plain/plain.h"

#define PARTS 40                        /* so many services are read from one line */

/* ---- words ---- */

static void plain_services_field(const struct cds_item *service, char name[80])
{
	snprintf(name, 80, "%s.%.60s", cds_measure_name(service->measure), service->code);
}

const char *plain_count_words(enum cds_measure measure, const char *count, char *buf, size_t size)
{
	static const enum noun nouns[] = {[CDS_ASSIST] = NOUN_ASSIST,
	    [CDS_ATTENDANCE] = NOUN_ATTENDANCE, [CDS_VISIT] = NOUN_VISIT};
	int64_t n;

	if (cds_count_parse(count, &n) != CDS_OK)
		snprintf(buf, size, "%s", count);
	else if (n == CDS_UNKNOWN)
		snprintf(buf, size, "%s", _("given, not counted"));
	else
		format_many(buf, size, n, nouns[measure]);
	return buf;
}

/* All services with their numbers and codes. */
static void plain_services_list(const struct plain_counts *c)
{
	for (size_t i = 0; i < cds_items_size(c->all); i++) {
		const struct cds_item *it = cds_items_at(c->all, i);
		printf(_("%zu. %s, code %s\n"), i + 1, it->name, it->code);
	}
}

/* What was counted so far. */
static void plain_services_so_far(const struct plain_counts *c)
{
	char field[80], words[FORMAT_SIZE];

	for (size_t i = 0; i < cds_items_size(c->all); i++) {
		const struct cds_item *it = cds_items_at(c->all, i);
		plain_services_field(it, field);
		if (*cds_fields_str(c->text, field))
			printf("%s: %s\n", it->name, plain_count_words(it->measure,
			    cds_fields_str(c->text, field), words, sizeof words));
	}
}

/* ---- one service ---- */

/* Asks which of several services is meant. NULL: none of them. */
static const struct cds_item *plain_services_which(const char *name,
    const struct service_some *some)
{
	size_t n;

	printf(_("'%s' may be:\n"), name);
	for (size_t i = 0; i < some->items; i++)
		printf(_("%zu. %s, code %s\n"), i + 1, some->item[i]->name, some->item[i]->code);
	n = plain_number_of(_("which one? its number; Enter: none"), some->items);
	return n ? some->item[n - 1] : NULL;
}

/* The service that a name means, after a question if it may be several. NULL: none, which has been
 * said. */
static const struct cds_item *plain_services_find(struct app *app, const struct plain_counts *c,
    const char *name)
{
	const struct cds_item *it = NULL;
	struct service_some some;
	enum cds_status status = service_line_find(app->log, c->all, name, &it, &some);

	if (status == CDS_NO_MEMORY)
		say("%s", out_of_memory());
	else if (some.items > 0)
		it = plain_services_which(name, &some);
	else if (status != CDS_OK && !name[strspn(name, "0123456789")])
		say(_("'%s' is not a number of the list"), name);
	else if (status != CDS_OK)
		say(_("no service is called '%s': ? lists them"), name);
	free(some.item);
	return it;
}

/* Takes a count, and says what was taken. False: no memory. */
static bool plain_services_keep(struct plain_counts *c, const struct cds_item *it,
    const char *count)
{
	char field[80], words[FORMAT_SIZE], was[FORMAT_SIZE];
	const char *had;

	plain_services_field(it, field);
	had = cds_fields_str(c->text, field);
	plain_count_words(it->measure, *count ? count : _("none"), words, sizeof words);
	if (*had && strcmp(had, count) != 0)
		printf(_("%s: %s, in place of %s\n"), it->name, words,
		    plain_count_words(it->measure, had, was, sizeof was));
	else
		printf("%s: %s\n", it->name, words);
	return c->take(c->arg, field, count);
}

/* Reads a count, or PLAIN_NONE, which makes it empty. False: it is neither, which has been said. */
static bool plain_services_read(char *count)
{
	struct cds_refusal why;
	int64_t n;

	if (strcmp(count, PLAIN_NONE) == 0) {
		count[0] = '\0';
	} else if (cds_count_read(count, &n, &why) != CDS_OK) {
		say_problem(&why.error);
		return false;
	}
	return true;
}

/* Asks how many, until it is a count; Enter leaves the service as it is. False: nobody
 * answers. */
static bool plain_services_how_many(const struct plain_counts *c, const struct cds_item *it,
    char *count, size_t size)
{
	char field[80], question[400];
	const char *answer, *had;

	plain_services_field(it, field);
	had = cds_fields_str(c->text, field);
	snprintf(question, sizeof question, *had ? _("%s: how many? -: none")
	    : _("%s: how many? Enter: none"), it->name);
	do {
		answer = plain_ask(question, had);
		snprintf(count, size, "%s", answer ? answer : "");
	} while (answer && *count && !plain_services_read(count));
	return answer != NULL;
}

/* Takes one service as it was typed, and asks for what is missing or wrong. False: the input has
 * ended, or no memory. */
static bool plain_services_take(struct app *app, struct plain_counts *c,
    const struct service_part *part)
{
	const struct cds_item *it = plain_services_find(app, c, part->name);
	char count[SERVICE_PART_SIZE];

	if (!it)
		return !plain_gone();
	snprintf(count, sizeof count, "%s", part->count);
	if ((!*count || !plain_services_read(count)) &&
	    !plain_services_how_many(c, it, count, sizeof count))
		return false;
	return plain_services_keep(c, it, count);
}

/* ---- all of them ---- */

static bool plain_services_line(struct app *app, struct plain_counts *c, const char *line)
{
	struct service_part part[PARTS];
	size_t n = service_line_split(app->log, c->all, line, part, PARTS);

	for (size_t i = 0; i < n; i++)
		if (!plain_services_take(app, c, &part[i]))
			return false;
	return true;
}

bool plain_ask_services(struct app *app, struct plain_counts *c)
{
	static bool told;               /* the list is told once in a run, then only for "?" */
	const char *question = told ? _("services and counts; Enter: no more")
	    : _("which services, and how many? like: eid 12, dvc 5; Enter: no more, ?: the list");
	char line[4096];
	const char *answer;
	bool on = true;

	if (!told)
		plain_services_list(c);
	told = true;
	plain_services_so_far(c);
	while (on && (answer = plain_ask(question, NULL)) && *answer) {
		snprintf(line, sizeof line, "%s", answer);
		if (strcmp(line, "?") == 0)
			plain_services_list(c);
		else
			on = plain_services_line(app, c, line);
	}
	return on && !plain_gone();
}
