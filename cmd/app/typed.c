/* Dates and periods that a person typed, and saying which days are meant. */
#include "app/typed.h"

#include <stdio.h>

#include "app/format.h"
#include "app/i18n.h"

char *typed_meant(const struct cds_span *days, char *buf, size_t size)
{
	char text[FORMAT_SIZE];

	buf[0] = '\0';
	if (!days->in_full)
		snprintf(buf, size, _("meant: %s"),
		    format_date(text, sizeof text, days->first, days->last));
	return buf;
}

char *typed_outing(const struct cds_span *days, int today, char *buf, size_t size)
{
	char text[FORMAT_SIZE];

	if (days->first <= today)
		return typed_meant(days, buf, size);
	snprintf(buf, size, _("%s is still to come: check this date, or the laptop's clock"),
	    format_date(text, sizeof text, days->first, days->last));
	return buf;
}

/* Says why a text can't be read, or which days are meant. Returns the exit status. */
static int typed_said(enum cds_status status, const struct cds_span *days,
    const struct cds_refusal *why)
{
	char meant[TYPED_SIZE];

	if (status != CDS_OK) {
		say_problem(&why->error);
		return cds_status_exit(status);
	}
	if (*typed_meant(days, meant, sizeof meant))
		say("%s", meant);
	return EXIT_OK;
}

int typed_date(const struct app *app, const char *text, struct cds_span *days)
{
	struct cds_refusal why;

	return typed_said(cds_date_read(text, app_today(app), days, &why), days, &why);
}

int typed_day(const struct app *app, const char *text, int *day)
{
	struct cds_span days;
	int exit = typed_date(app, text, &days);

	*day = days.first;
	if (exit != EXIT_OK || days.first == days.last)
		return exit;
	say(_("'%s' is several days: write one"), text);
	return EXIT_MISUSED;
}

int typed_period(const struct app *app, const char *text, int cutoff, struct cds_span *days)
{
	struct cds_refusal why;

	return typed_said(cds_period_read(text, app_today(app), cutoff, days, &why), days, &why);
}
