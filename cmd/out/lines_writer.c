/* A page that is heard: every value is a line with its label, every row of a table a sentence in
 * which each value has the heading of its column; there are no bars, and nothing is aligned. It
 * takes the place of the text writer in line mode. Called through writer.h. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/i18n.h"
#include "app/spoken.h"
#include "out/writer.h"

/* The line that is told piece by piece. */
struct lines_line {
	FILE *to;                       /* a stream into `text`; NULL: no line is begun */
	char *text;
	size_t size;
	size_t cells;                   /* of a row: how many it has */
	bool label;                     /* the last of them had the heading of its column */
};

/* The stream to which the line is told. NULL: no memory. */
static FILE *lines_stream(struct out *out)
{
	struct lines_line *l = out->own;

	if (!l)
		l = out->own = calloc(1, sizeof *l);
	if (l && !l->to)
		l->to = open_memstream(&l->text, &l->size);
	if (l && l->to)
		return l->to;
	out->failed = ENOMEM;
	return NULL;
}

/* Prints the line, if one is begun. */
static void lines_print(struct out *out)
{
	struct lines_line *l = out->own;

	if (!l || !l->to)
		return;
	if (fclose(l->to) != 0)
		out->failed = ENOMEM;
	else
		spoken_line(out->file, l->text);
	free(l->text);
	*l = (struct lines_line){.to = NULL};
}

static void lines_end(struct out *out)
{
	lines_print(out);
	free(out->own);
	out->own = NULL;
}

static void lines_text(struct out *out, const char *text)
{
	FILE *to = lines_stream(out);

	if (to)
		fputs(text, to);
}

/* ---- what is told ---- */

static void lines_value(struct out *out, const char *name, const char *label, struct cell cell)
{
	char buf[CELL_SIZE];

	(void)name;
	lines_print(out);
	lines_text(out, label);
	lines_text(out, ": ");
	lines_text(out, cell_shown(cell, buf));
	lines_print(out);
}

static void lines_heading(struct out *out, const char *text)
{
	lines_print(out);
	lines_text(out, text);
	lines_print(out);
}

/* A line of prose may come in several pieces, and a piece may have several lines. */
static void lines_prose(struct out *out, const char *text)
{
	FILE *to;

	while (*text) {
		size_t n = strcspn(text, "\n");
		if (n > 0 && (to = lines_stream(out)))
			fwrite(text, 1, n, to);
		if (text[n])
			lines_print(out);
		text += n + (text[n] != '\0');
	}
}

/* What a page would fill up to a column is the label of what follows. */
static void lines_padded(struct out *out, const char *text, int width)
{
	(void)width;
	lines_text(out, text);
	lines_text(out, ":");
}

/* ---- tables ---- */

static void lines_table(struct out *out, const struct table *table)
{
	(void)table;
	lines_print(out);
}

/* The text of a cell; "": it is not heard. A bar is what stands beside it, and a count of none says
 * no more than its absence. */
static const char *lines_cell_text(const struct column *column, struct cell cell,
    char buf[CELL_SIZE])
{
	if (cell.type == CELL_ID || ((cell.type == CELL_COUNT || cell.type == CELL_SUM) &&
	    cell.number == 0))
		return "";
	if (cell.type == CELL_SUM)
		return format_at_least(buf, CELL_SIZE, cell.number, cell.last);
	if (cell.type == CELL_BAR)
		return cell.text;
	if (cell.type == CELL_NULL)
		return column->right ? _("not counted") : "";
	return cell_shown(cell, buf);
}

static void lines_cell(struct out *out, const struct column *column, struct cell cell)
{
	const char *label = column_label(column), *text;
	struct lines_line *l;
	char buf[CELL_SIZE];

	text = lines_cell_text(column, cell, buf);
	text += strspn(text, " ");
	if (!*text || !lines_stream(out))
		return;
	l = out->own;
	/* What begins a row without a heading is what the row is about. */
	if (l->cells)
		fputs(l->cells == 1 && !l->label && !*label ? ": " : ", ", l->to);
	if (*label)
		fprintf(l->to, "%s: ", label);
	fputs(text, l->to);
	l->cells++;
	l->label = *label != '\0';
}

const struct writer lines_writer = {
	.name = "lines", .ending = "", .kind = OUT_PAGE, .end = lines_end, .value = lines_value,
	.heading = lines_heading, .prose = lines_prose, .padded = lines_padded,
	.table = lines_table, .group = lines_heading, .row = lines_print, .cell = lines_cell,
	.row_end = lines_print, .table_end = lines_print,
};
