/* The columns that export writes and import recognises: the session's id, the fields of the table
 * of fields that have a column, the author, and the ids of place and team, whose names can be those
 * of others, too. */
#include "cdslog.h"

/* What stands behind the fields. */
static const struct cds_heading headings_last[] = {
	{"author", "author", "người ghi"},
	{"place_id", "place id", "id địa bàn"},
	{"team_id", "team id", "id tổ"},
};

#define LAST (sizeof headings_last / sizeof *headings_last)

/* How many fields have a column. */
static size_t headings_fields(void)
{
	size_t n = 0;

	for (size_t i = 0; i < cds_session_fields_known(); i++)
		n += cds_session_field_at(i)->column > 0;
	return n;
}

size_t cds_headings(void)
{
	return 1 + headings_fields() + LAST;
}

struct cds_heading cds_heading_at(size_t column)
{
	size_t last = column - headings_fields() - 1;

	if (column == 0)
		return (struct cds_heading){"id", "id", "mã"};
	for (size_t i = 0; i < cds_session_fields_known(); i++) {
		const struct cds_session_field *f = cds_session_field_at(i);
		if ((size_t)f->column == column)
			return (struct cds_heading){f->name, f->heading, f->heading_vi};
	}
	return headings_last[last < LAST ? last : 0];
}
