/* Line mode, what a team lead does: totals, taking a merge back, and packs. */
#include <stdio.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "app/typed.h"
#include "plain/plain.h"
#include "model/path.h"

/* Adds the arguments of the report. They are needed twice, since a command frees its own. */
static void ask_report(struct plain_args *a, const struct cds_span *days, bool state)
{
	char iso[CDS_DATE_TEXT];

	plain_give(a, "from", cds_date_text(days->first, days->first, iso));
	plain_give(a, "to", cds_date_text(days->last, days->last, iso));
	if (state)
		plain_give(a, "cutoff", "14");
	plain_give(a, "by", "place");
}

/* Asked again until it is one; false: the input ended. */
static bool plain_lead_period(struct app *app, char *period, size_t size, struct cds_span *days)
{
	struct cds_refusal why;
	const char *answer;
	char month[32];
	int y, m, d;

	cds_day_split(app_today(app), &y, &m, &d);
	if (i18n_lang() == LANG_VI)
		snprintf(month, sizeof month, "%d/%d", m, y);
	else
		snprintf(month, sizeof month, "%04d-%02d", y, m);
	while ((answer = plain_ask(_("period, like 2024, Q3/2024, 5/2024 or this-month"), month))) {
		snprintf(period, size, "%s", answer);
		if (cds_period_read(period, app_today(app), 0, days, &why) == CDS_OK)
			return true;
		say_problem(&why.error);
	}
	return false;
}

void plain_totals(struct app *app)
{
	struct plain_args a = {0};
	struct cds_refusal why;
	struct cds_span days;
	char period[300], meant[TYPED_SIZE];
	bool state;

	if (!plain_lead_period(app, period, sizeof period, &days))
		return;
	state = plain_number(_("1 or Enter: calendar months, 2: as state reports, from the 15th to"
	    " the 14th")) == 2;
	if (cds_period_read(period, app_today(app), state ? 14 : 0, &days, &why) != CDS_OK) {
		say_problem(&why.error);
		return;
	}
	if (*typed_meant(&days, meant, sizeof meant))
		plain_tell("%s", meant);
	ask_report(&a, &days, state);
	plain_command(app, "report", &a);
	ask_report(&a, &days, state);
	plain_keep_report(app, &a);
}

void plain_merges(struct app *app)
{
	struct plain_args a = {0};
	cds_receipts *receipts = NULL;
	bool any = cds_receipts_get(app->log, &receipts) == CDS_OK &&
	    cds_receipts_size(receipts) > 0;
	char number[24];
	long n;

	cds_receipts_free(receipts);
	plain_command(app, "merges", &a);
	if (!any)
		return;
	n = plain_number(_("which merge is to be taken back? its number; Enter: none"));
	if (n < 1 || !plain_yes(_("Take it back?")))
		return;
	snprintf(number, sizeof number, "%ld", n);
	plain_give(&a, NULL, number);
	plain_command(app, "unmerge", &a);
}

void plain_pack(struct app *app)
{
	struct plain_args a = {0};
	struct text_field offered;
	const char *answer;
	char path[PATH_ROOM];

	path_suggest_pack("", app_today(app), &offered);
	answer = plain_ask(_("the file to write, or the folder for it"), offered.text);
	if (!answer || !*answer)
		return;
	path_typed_pack(answer, app_today(app), path, sizeof path);
	plain_give(&a, "output", path);
	answer = plain_ask(_("receipt of the last pack; Enter: pack all"), NULL);
	if (answer && *answer)
		plain_give(&a, "for", answer);
	if (answer)
		plain_command(app, "pack", &a);
	plain_drop(&a);
}
