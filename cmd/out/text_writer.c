/* Text for people: aligned by the columns that one sees (a Vietnamese letter takes one, however
 * it is encoded), with bars that are exact to an eighth of a column. Called through writer.h. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "out/spool.h"
#include "out/writer.h"

#define BAR 24                          /* columns of the longest bar */
#define ID 13                           /* characters of an id in a table, enough to name it */

/* A table until its end, when the widths of its columns are known. */
struct text_table {
	struct spool spool;             /* for each row a mark, then its cells */
	int width[];                    /* of the columns so far */
};

static const char text_mark_row[] = "r", text_mark_group[] = "g";

static void text_value(struct out *out, const char *name, const char *label, struct cell cell)
{
	char buf[CELL_SIZE];

	(void)name;
	fprintf(out->file, "%*s", out->indent, "");
	format_cell(out->file, label, out->width);
	fprintf(out->file, " %s\n", cell_shown(cell, buf));
}

static void text_heading(struct out *out, const char *text)
{
	fprintf(out->file, "\n%s\n", text);
}

static void text_prose(struct out *out, const char *text)
{
	fputs(text, out->file);
}

/* The bar of a cell, of full blocks and one that is some eighths wide, and the text behind it. */
static const char *text_bar(struct cell cell, char *buf, size_t size)
{
	static const char *const part[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
	int64_t eighths = cell.last > 0 ? (cell.number * BAR * 8 + cell.last - 1) / cell.last : 0;
	size_t n = 0;

	for (int64_t i = 0; i < eighths / 8 && i < BAR; i++)
		n += (size_t)snprintf(buf + n, size - n, "█");
	snprintf(buf + n, size - n, "%s%s", part[eighths % 8], cell.text);
	return buf;
}

/* Keeps a mark or a heading. */
static void text_put(struct out *out, const char *mark)
{
	struct text_table *t = out->own;

	if (t)
		spool_put(&t->spool, mark);
}

static void text_row(struct out *out)
{
	text_put(out, text_mark_row);
}

static void text_group(struct out *out, const char *label)
{
	text_put(out, text_mark_group);
	text_put(out, label);
}

/* Keeps a cell's text until the table ends, and widens its column where that is needed. */
static void text_cell_put(struct out *out, const struct column *column, const char *text)
{
	struct text_table *t = out->own;
	size_t at = (size_t)(column - out->table->column);
	int width = format_width(text);

	if (!t)
		return;
	if (width > out->table->most)
		width = out->table->most;
	if (width > t->width[at])
		t->width[at] = width;
	spool_put(&t->spool, text);
}

static void text_cell(struct out *out, const struct column *column, struct cell cell)
{
	char buf[CELL_SIZE], bar[BAR * 4 + 256];
	const char *text = cell.type == CELL_BAR ? text_bar(cell, bar, sizeof bar)
	    : cell_shown(cell, buf);

	if (cell.type == CELL_ID)
		buf[ID] = '\0';
	text_cell_put(out, column, text);
}

/* Begins a table; where columns have headings, these are its first row. */
static void text_table(struct out *out, const struct table *table)
{
	struct text_table *t = calloc(1, sizeof *t + table->columns * sizeof *t->width);
	bool heads = false;

	out->own = t;
	if (!t) {
		out->failed = ENOMEM;
		return;
	}
	for (size_t i = 0; i < table->columns; i++) {
		t->width[i] = table->column[i].least;
		heads |= *column_label(&table->column[i]) != '\0' &&
		    table->column[i].kinds & OUT_PAGE;
	}
	if (!heads)
		return;
	text_row(out);
	for (size_t i = 0; i < table->columns; i++)
		if (table->column[i].kinds & OUT_PAGE)
			text_cell_put(out, &table->column[i], column_label(&table->column[i]));
}

/* Prints the cells of one row. The last one, if it is aligned to the left, is neither cut nor
 * filled up with blanks. */
static void text_print_row(struct out *out, struct text_table *t)
{
	const struct table *table = out->table;
	size_t last = table->columns;
	const char *text;

	while (last > 0 && !(table->column[last - 1].kinds & OUT_PAGE))
		last--;
	fprintf(out->file, "%*s", table->indent, "");
	for (size_t i = 0; i < last; i++) {
		const struct column *c = &table->column[i];
		if (!(c->kinds & OUT_PAGE) || !(text = spool_get(&t->spool)))
			continue;
		if (i + 1 == last && !c->right)
			fputs(text, out->file);
		else
			format_cell(out->file, text, c->right ? -t->width[i] : t->width[i]);
		fputs(i + 1 == last ? "\n" : "  ", out->file);
	}
}

static void text_table_end(struct out *out)
{
	struct text_table *t = out->own;
	const char *mark, *text;

	out->own = NULL;
	if (!t)
		return;
	while ((mark = spool_get(&t->spool))) {
		if (*mark == *text_mark_row)
			text_print_row(out, t);
		else if ((text = spool_get(&t->spool)))
			text_heading(out, text);
	}
	if (t->spool.failed && !out->failed) {
		out->failed = t->spool.failed;
		out->spooling = out->failed != ENOMEM;
	}
	spool_free(&t->spool);
	free(t);
}

const struct writer text_writer = {
	.name = "text", .ending = ".txt", .kind = OUT_PAGE,
	.value = text_value, .heading = text_heading, .prose = text_prose, .table = text_table,
	.group = text_group, .row = text_row, .cell = text_cell, .table_end = text_table_end,
};
