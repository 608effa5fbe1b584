/* JSON: one object on one line, which begins with the number of its format; its shape is in
 * cdslog(1). Called through writer.h. */
#include <inttypes.h>

#include "out/writer.h"

#define SHAPE 1                         /* stays the same as long as keys are only added */

/* How many bytes at the beginning of a text need no escape. */
static size_t json_plain(const unsigned char *text)
{
	size_t n = 0;

	while (text[n] >= 0x20 && text[n] != '"' && text[n] != '\\')
		n++;
	return n;
}

static void json_string(struct out *out, const char *text)
{
	const unsigned char *p = (const unsigned char *)text;

	fputc('"', out->file);
	for (;; p++) {
		size_t n = json_plain(p);
		fwrite(p, 1, n, out->file);
		p += n;
		if (*p == '\0')
			break;
		if (*p == '\n')
			fputs("\\n", out->file);
		else if (*p < 0x20)
			fprintf(out->file, "\\u%04x", *p);
		else
			fprintf(out->file, "\\%c", *p);
	}
	fputc('"', out->file);
}

/* What comes before a value: the comma after the value before it, and its name (NULL: it has
 * none). */
static void json_name(struct out *out, const char *name)
{
	if (out->more)
		fputs(", ", out->file);
	out->more = true;
	if (name) {
		json_string(out, name);
		fputs(": ", out->file);
	}
}

static void json_open(struct out *out, const char *name, char bracket)
{
	json_name(out, name);
	fputc(bracket, out->file);
	out->more = false;
}

static void json_shut(struct out *out, char bracket)
{
	fputc(bracket == '{' ? '}' : ']', out->file);
	out->more = true;
}

static void json_value(struct out *out, const char *name, const char *label, struct cell cell)
{
	char buf[CELL_SIZE];

	(void)label;
	if (cell.type == CELL_NONE)
		return;
	json_name(out, name);
	switch (cell.type) {
	case CELL_TEXT:
	case CELL_DATE:
	case CELL_ID:
		json_string(out, cell_plain(cell, buf));
		break;
	case CELL_BOOL:
		fputs(cell.number ? "true" : "false", out->file);
		break;
	case CELL_NUMBER:
	case CELL_COUNT:
	case CELL_SUM:
	case CELL_TIME:
		fprintf(out->file, "%" PRId64, cell.number);
		break;
	default:
		fputs("null", out->file);
	}
}

static void json_begin(struct out *out)
{
	json_open(out, NULL, '{');
	json_value(out, "format", NULL, cell_number(SHAPE));
}

static void json_end(struct out *out)
{
	json_shut(out, '{');
	fputc('\n', out->file);
}

static void json_table(struct out *out, const struct table *table)
{
	json_open(out, table->name, '[');
}

static void json_row(struct out *out)
{
	json_open(out, NULL, '{');
}

static void json_cell(struct out *out, const struct column *column, struct cell cell)
{
	json_value(out, column->name, NULL, cell);
}

static void json_row_end(struct out *out)
{
	json_shut(out, '{');
	if (out->table->lines)
		fputc('\n', out->file);
}

static void json_table_end(struct out *out)
{
	json_shut(out, '[');
}

const struct writer json_writer = {
	.name = "json", .ending = ".json", .kind = OUT_TREE,
	.begin = json_begin, .end = json_end, .value = json_value, .open = json_open,
	.shut = json_shut, .table = json_table, .row = json_row, .cell = json_cell,
	.row_end = json_row_end, .table_end = json_table_end,
};
