/* Places and teams that are probably one, or that were ruled to be one or two, in one line. */
#include "model/doubles_text.h"

#include <stdio.h>
#include <time.h>

#include "app/format.h"
#include "app/i18n.h"
#include "out/double_out.h"

const char *doubles_text_author(const struct cds_double_side *side)
{
	return side->listed ? _("list of units") : *side->author ? side->author : _("import");
}

/* Who made a side, and on which day: "Hoa 2024-05-05". */
static char *doubles_text_made(const struct cds_double_side *side, char *buf, size_t size)
{
	char day[FORMAT_SIZE] = "";
	time_t t = (time_t)side->made;
	struct tm tm;
	int made;

	if (side->made >= 0 && localtime_r(&t, &tm)) {
		made = cds_day_make(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
		format_date(day, sizeof day, made, made);
	}
	snprintf(buf, size, "%.180s%s%s", doubles_text_author(side), *day ? " " : "", day);
	return buf;
}

char *doubles_text_side(const struct cds_double_side *side, char *buf, size_t size)
{
	char made[FORMAT_SIZE + 200], n[FORMAT_SIZE] = "";

	if (side->sessions > 0)         /* a commune is often said by none, but its hamlets are */
		format_many(n, sizeof n, side->sessions, NOUN_SESSION);
	snprintf(buf, size, "%s%s%s", doubles_text_made(side, made, sizeof made), *n ? ", " : "",
	    n);
	return buf;
}

char *doubles_text_words(const struct cds_double *d, char *buf, size_t size)
{
	char words[600], side[2][400];

	snprintf(buf, size, "%s (%s; %s)", double_words(d, words, sizeof words),
	    doubles_text_side(&d->a, side[0], sizeof side[0]),
	    doubles_text_side(&d->b, side[1], sizeof side[1]));
	return buf;
}
