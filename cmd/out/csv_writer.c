/* CSV by RFC 4180: the document's one table for spreadsheets, with the names for programs as its
 * headings. Called through writer.h. */
#include <string.h>

#include "out/writer.h"

static void csv_begin(struct out *out)
{
	if (out->excel)
		fputs("\xef\xbb\xbf", out->file);       /* by this mark Excel knows UTF-8 */
}

/* Writes a cell. With --excel, one that begins like a formula gets an apostrophe in front, or
 * Excel would compute it. */
static void csv_text(struct out *out, const char *text)
{
	bool guard = out->excel && *text && strchr("=+-@\t\r", *text) != NULL;

	if (out->more)
		fputc(',', out->file);
	out->more = true;
	if (!guard && !strpbrk(text, ",\"\r\n")) {
		fputs(text, out->file);
		return;
	}
	fputc('"', out->file);
	if (guard)
		fputc('\'', out->file);
	for (; *text; text++) {
		if (*text == '"')
			fputc('"', out->file);
		fputc(*text, out->file);
	}
	fputc('"', out->file);
}

static void csv_row_end(struct out *out)
{
	fputs(out->excel ? "\r\n" : "\n", out->file);
	out->more = false;
}

static void csv_table(struct out *out, const struct table *table)
{
	for (size_t i = 0; i < table->columns; i++)
		if (table->column[i].kinds & OUT_SHEET)
			csv_text(out, table->column[i].name);
	csv_row_end(out);
}

static void csv_cell(struct out *out, const struct column *column, struct cell cell)
{
	char buf[CELL_SIZE];

	(void)column;
	csv_text(out, cell_plain(cell, buf));
}

const struct writer csv_writer = {
	.name = "csv", .ending = ".csv", .kind = OUT_SHEET,
	.begin = csv_begin, .table = csv_table, .cell = csv_cell, .row_end = csv_row_end,
};
