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
	puts(meant);
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

	while ((answer = plain_ask(question, usual))) {
		snprintf(out, size, "%s", answer);
		if (!*out || cds_count_read(out, &n, &why) == CDS_OK)
			return true;
		say_problem(&why.error);
	}
	return false;
}

/* Makes the answer the full path of the place or team that it was taken for, and says which one
 * that is. */
static void name_in_full(struct app *app, enum cds_kind kind, const cds_uuid *id, char *out,
    size_t size)
{
	cds_items *items = NULL;
	const char *path;
	cds_uuid same;

	if (cds_item_get(app->log, kind, id, &items) != CDS_OK)
		return;
	path = cds_items_at(items, 0)->label;
	if (strcmp(path, out) != 0 && strlen(path) < size && cds_item_find(app->log, kind, path,
	    CDS_NO_DAY, &same) == CDS_OK && cds_uuid_compare(&same, id) == 0) {
		snprintf(out, size, "%s", path);
		printf("= %s\n", out);
	}
	cds_items_free(items);
}

bool plain_ask_item(struct app *app, enum cds_kind kind, const char *question, const char *usual,
    char *out, size_t size)
{
	const char *answer;
	enum cds_status status;
	cds_uuid id;

	while ((answer = plain_ask(question, usual))) {
		snprintf(out, size, "%s", answer);
		status = *out ? cds_item_find(app->log, kind, out, CDS_NO_DAY, &id) : CDS_OK;
		if (status == CDS_OK) {
			if (*out)
				name_in_full(app, kind, &id, out, size);
			return true;
		}
		if (status == CDS_NOT_FOUND)
			say(_("no match for '%s'"), out);
		else
			say_error(app, status);
		if (status == CDS_NOT_FOUND && plain_yes(_("Make it new?")))
			return true;
	}
	return false;
}
