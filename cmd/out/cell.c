/* Single values, as out.h tells them: how they are made, and how people and programs read them.
 * Called by the commands that tell them, and by the writers. */
#include <inttypes.h>
#include <time.h>

#include "app/format.h"
#include "app/i18n.h"
#include "out/writer.h"

struct cell cell_none(void)
{
	return (struct cell){.type = CELL_NONE};
}

struct cell cell_null(void)
{
	return (struct cell){.type = CELL_NULL};
}

struct cell cell_text(const char *text)
{
	return (struct cell){.type = CELL_TEXT, .text = text};
}

struct cell cell_number(int64_t n)
{
	return (struct cell){.type = CELL_NUMBER, .number = n};
}

struct cell cell_count(int64_t n)
{
	return (struct cell){.type = n == CDS_UNKNOWN ? CELL_NULL : CELL_COUNT, .number = n};
}

struct cell cell_sum(int64_t n, int64_t uncounted)
{
	if (format_unknown(n, uncounted))
		return (struct cell){.type = CELL_NULL, .text = uncounted > 0 ? "?" : NULL};
	return (struct cell){.type = CELL_SUM, .number = n, .last = uncounted};
}

struct cell cell_date(int first, int last)
{
	return (struct cell){.type = first == CDS_NO_DAY ? CELL_NULL : CELL_DATE, .number = first,
	    .last = last};
}

struct cell cell_time(int64_t at)
{
	return (struct cell){.type = CELL_TIME, .number = at};
}

struct cell cell_bool(bool yes)
{
	return (struct cell){.type = CELL_BOOL, .number = yes};
}

struct cell cell_id(const cds_uuid *id)
{
	return (struct cell){.type = CELL_ID, .id = id};
}

struct cell cell_bar(int64_t n, int64_t most, const char *beside)
{
	return (struct cell){.type = CELL_BAR, .number = n, .last = most, .text = beside};
}

const char *cell_shown(struct cell cell, char buf[CELL_SIZE])
{
	switch (cell.type) {
	case CELL_NULL:
		return cell.text ? cell.text : "–";
	case CELL_COUNT:
		return format_count(buf, CELL_SIZE, cell.number);
	case CELL_SUM:
		return format_sum(buf, CELL_SIZE, cell.number, cell.last);
	case CELL_DATE:
		return format_date(buf, CELL_SIZE, (int)cell.number, (int)cell.last);
	case CELL_TIME:
		return format_time(buf, CELL_SIZE, cell.number);
	case CELL_BOOL:
		return cell.number ? _("yes") : _("no");
	default:
		return cell_plain(cell, buf);
	}
}

/* Local time, as people remember it, in a form that sorts and that spreadsheets recognise as a
 * time. */
static const char *cell_local_time(int64_t at, char buf[CELL_SIZE])
{
	time_t t = (time_t)at;
	struct tm tm;

	if (!localtime_r(&t, &tm) || strftime(buf, CELL_SIZE, "%Y-%m-%d %H:%M:%S", &tm) == 0)
		return "";
	return buf;
}

const char *cell_plain(struct cell cell, char buf[CELL_SIZE])
{
	switch (cell.type) {
	case CELL_TEXT:
		return cell.text;
	case CELL_NUMBER:
	case CELL_COUNT:
	case CELL_SUM:
		snprintf(buf, CELL_SIZE, "%" PRId64, cell.number);
		return buf;
	case CELL_DATE:
		return cds_date_text((int)cell.number, (int)cell.last, buf);
	case CELL_TIME:
		return cell_local_time(cell.number, buf);
	case CELL_BOOL:
		return cell.number ? "yes" : "no";
	case CELL_ID:
		return cds_uuid_text(cell.id, buf);
	default:
		return "";
	}
}

const char *column_label(const struct column *column)
{
	if (column->words)
		return column->words;
	return column->label ? _(column->label) : "";
}
