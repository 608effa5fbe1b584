/* The columns that export writes and import recognises: the session's id, the fields of the table
 * of fields that have a column, and the author. */
#include "cdslog.h"

/* How many fields have a column. */
static int headings_fields(void)
{
	int n = 0;

	for (size_t i = 0; i < cds_session_fields_known(); i++)
		n += cds_session_field_at(i)->column > 0;
	return n;
}

size_t cds_headings(void)
{
	return (size_t)headings_fields() + 2;
}

struct cds_heading cds_heading_at(size_t column)
{
	if (column == 0)
		return (struct cds_heading){"id", "id", "mã"};
	for (size_t i = 0; i < cds_session_fields_known(); i++) {
		const struct cds_session_field *f = cds_session_field_at(i);
		if ((size_t)f->column == column)
			return (struct cds_heading){f->name, f->heading, f->heading_vi};
	}
	return (struct cds_heading){"author", "author", "người ghi"};
}
