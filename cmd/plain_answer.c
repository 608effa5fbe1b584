/* Line mode: answers that have to be right. */
#include <stdio.h>

#include "i18n.h"
#include "plain.h"

bool plain_ask_date(const char *question, const char *usual, char *out, size_t size)
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

bool plain_ask_count(const char *question, const char *usual, char *out, size_t size)
{
	const char *answer;
	int64_t n;

	while ((answer = plain_ask(question, usual))) {
		snprintf(out, size, "%s", answer);
		if (!*out || cds_count_parse(out, &n) == CDS_OK)
			return true;
		say(_("'%s' is not a count: a whole number, or ?"), out);
	}
	return false;
}

bool plain_ask_item(struct app *app, enum cds_kind kind, const char *question, const char *usual, char *out, size_t size)
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
