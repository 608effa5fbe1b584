/* Numbers, dates, times and columns as people of the language read and write them. */
#include "app/format.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <wchar.h>

#include "cdslog.h"
#include "app/i18n.h"

char *format_count(char *buf, size_t size, int64_t n)
{
	char digits[24];
	size_t len, at = 0;

	if (n == CDS_UNKNOWN) {
		snprintf(buf, size, "?");
		return buf;
	}
	len = (size_t)snprintf(digits, sizeof digits, "%" PRId64, n);
	for (size_t i = 0; i < len && at + 2 < size; i++) {
		if (i > 0 && (len - i) % 3 == 0 && digits[i - 1] != '-')
			buf[at++] = i18n_lang() == LANG_VI ? '.' : ',';
		buf[at++] = digits[i];
	}
	buf[at] = '\0';
	return buf;
}

char *format_many(char *buf, size_t size, int64_t n, enum noun noun)
{
	static const struct {
		const char *one, *many;
	} nouns[] = {
		[NOUN_SESSION] = {N_("%s session"), N_("%s sessions")},
		[NOUN_NEW_SESSION] = {N_("%s new session"), N_("%s new sessions")},
		[NOUN_ASSIST] = {N_("%s assist"), N_("%s assists")},
		[NOUN_ENTRY] = {N_("%s entry"), N_("%s entries")},
		[NOUN_NEW_ENTRY] = {N_("%s new entry"), N_("%s new entries")},
		[NOUN_NOTE] = {N_("%s note"), N_("%s notes")},
		[NOUN_ROW] = {N_("%s row"), N_("%s rows")},
		[NOUN_FILE] = {N_("%s file"), N_("%s files")},
		[NOUN_PLACE] = {N_("%s place"), N_("%s places")},
		[NOUN_TEAM] = {N_("%s team"), N_("%s teams")},
		[NOUN_SERVICE] = {N_("%s service"), N_("%s services")},
		[NOUN_DUPLICATE] = {N_("%s likely duplicate"), N_("%s likely duplicates")},
		[NOUN_PROBLEM] = {N_("%s problem"), N_("%s problems")},
		[NOUN_ATTENDANCE] = {N_("%s person attended"), N_("%s people attended")},
		[NOUN_VISIT] = {N_("%s visit"), N_("%s visits")},
		[NOUN_DOUBLE] = {N_("%s double"), N_("%s doubles")},
		[NOUN_MORE_DOUBLE] = {N_("%s more double"), N_("%s more doubles")},
		[NOUN_MISSING] = {N_("%s count missing"), N_("%s counts missing")},
	};
	char count[FORMAT_SIZE];

	snprintf(buf, size, n == 1 ? _(nouns[noun].one) : _(nouns[noun].many),
	    format_count(count, sizeof count, n));
	return buf;
}

bool format_unknown(int64_t sum, int64_t uncounted)
{
	return sum == CDS_UNKNOWN || (sum == 0 && uncounted > 0);
}

char *format_sum(char *buf, size_t size, int64_t sum, int64_t uncounted)
{
	char n[FORMAT_SIZE];

	if (format_unknown(sum, uncounted))
		snprintf(buf, size, "?");
	else
		snprintf(buf, size, "%s%s", uncounted > 0 ? "≥" : "", format_count(n, sizeof n,
		    sum));
	return buf;
}

/* What is known of a sum, which is given in words. */
static char *format_words(char *buf, size_t size, const char *sum, int64_t uncounted)
{
	char missing[FORMAT_SIZE];

	if (uncounted > 0)
		snprintf(buf, size, _("at least %s (%s)"), sum,
		    format_many(missing, sizeof missing, uncounted, NOUN_MISSING));
	else
		snprintf(buf, size, "%s", sum);
	return buf;
}

char *format_at_least(char *buf, size_t size, int64_t sum, int64_t uncounted)
{
	char n[FORMAT_SIZE];

	if (!format_unknown(sum, uncounted))
		return format_words(buf, size, format_count(n, sizeof n, sum), uncounted);
	snprintf(buf, size, "%s", _("not counted"));
	return buf;
}

char *format_least(char *buf, size_t size, int64_t sum, int64_t uncounted, enum noun noun)
{
	char n[FORMAT_SIZE];

	return format_words(buf, size, format_many(n, sizeof n, sum, noun), uncounted);
}

char *format_assists(char *buf, size_t size, int64_t sum, int64_t uncounted)
{
	if (!format_unknown(sum, uncounted))
		return format_least(buf, size, sum, uncounted, NOUN_ASSIST);
	snprintf(buf, size, "%s", _("assists not counted"));
	return buf;
}

static void one_date(char *buf, size_t size, int day)
{
	int y, m, d;

	cds_day_split(day, &y, &m, &d);
	if (i18n_lang() == LANG_VI)
		snprintf(buf, size, "%d/%d/%d", d, m, y);
	else
		snprintf(buf, size, "%04d-%02d-%02d", y, m, d);
}

char *format_date(char *buf, size_t size, int first, int last)
{
	size_t n;

	buf[0] = '\0';
	if (first == CDS_NO_DAY)
		return buf;
	one_date(buf, size, first);
	n = strlen(buf);
	if (last != first && last != CDS_NO_DAY && n + 4 < size) {
		memcpy(buf + n, "–", sizeof "–");
		one_date(buf + n + 3, size - n - 3, last);
	}
	return buf;
}

char *format_time(char *buf, size_t size, int64_t at)
{
	time_t t = (time_t)at;
	struct tm tm;

	if (!localtime_r(&t, &tm))
		snprintf(buf, size, "?");
	else if (i18n_lang() == LANG_VI)
		snprintf(buf, size, "%d/%d/%d %02d:%02d", tm.tm_mday, tm.tm_mon + 1,
		    tm.tm_year + 1900, tm.tm_hour, tm.tm_min);
	else
		snprintf(buf, size, "%04d-%02d-%02d %02d:%02d", tm.tm_year + 1900, tm.tm_mon + 1,
		    tm.tm_mday, tm.tm_hour, tm.tm_min);
	return buf;
}

char *format_when(char *buf, size_t size, int64_t at, int today)
{
	time_t t = (time_t)at;
	struct tm tm;

	if (localtime_r(&t, &tm) &&
	    cds_day_make(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday) == today)
		snprintf(buf, size, "%02d:%02d", tm.tm_hour, tm.tm_min);
	else
		format_time(buf, size, at);
	return buf;
}

size_t format_next(const char *p, int *columns)
{
	mbstate_t state = {0};
	wchar_t c;
	size_t n;

	*columns = 1;
	if ((unsigned char)*p < 0x80)
		return 1;
	i18n_characters();
	n = mbrtowc(&c, p, strlen(p), &state);
	if (n == 0 || n > 8)
		return 1;               /* bytes that are no character take one column each */
	*columns = wcwidth(c);
	if (*columns < 0)
		*columns = 1;
	return n;
}

size_t format_fit(const char *text, int width)
{
	size_t n = 0, blank = 0;
	int used = 0, columns;

	while (text[n]) {
		size_t step = format_next(text + n, &columns);
		if (used + columns > width)
			return blank ? blank : n ? n : step;
		if (text[n] == ' ' || text[n] == '\n')
			blank = n;
		if (text[n] == '\n')
			return n;
		used += columns;
		n += step;
	}
	return n;
}

char *format_writer(char *buf, size_t size, const struct cds_entry *e)
{
	snprintf(buf, size, *e->device ? "%s (%s)" : "%s", *e->author ? e->author : _("import"),
	    e->device);
	return buf;
}

char *format_whose(char *buf, size_t size, const struct cds_item *item)
{
	char time[FORMAT_SIZE];

	buf[0] = '\0';
	if (*item->start)
		snprintf(buf, size, "%.180s · %s", *item->author ? item->author : item->list,
		    format_time(time, sizeof time, item->made));
	return buf;
}

char *format_apart(char *buf, size_t size, const struct cds_item *item)
{
	char whose[FORMAT_SIZE + 200];

	snprintf(buf, size, "%s%s%s", item->start, *item->start ? " · " : "",
	    format_whose(whose, sizeof whose, item));
	return buf;
}

int format_width(const char *text)
{
	int width = 0, columns;

	while (*text) {
		text += format_next(text, &columns);
		width += columns;
	}
	return width;
}

void format_cell(FILE *out, const char *text, int width)
{
	int room = abs(width), used = 0, columns, whole = format_width(text);
	const char *p = text;

	if (width < 0)
		for (; used < room - whole; used++)
			fputc(' ', out);
	while (*p) {
		size_t n = format_next(p, &columns);
		if (whole > room && used + columns > room - 1) {
			fputs("…", out);
			used++;
			break;
		}
		fwrite(p, 1, n, out);
		used += columns;
		p += n;
	}
	if (width > 0)
		for (; used < room; used++)
			fputc(' ', out);
}
