/* Reads CSV row by row, as csv.h says. Called by both kinds of imports. */
#include "import/csv.h"


#include <stdlib.h>

void cds__csv_init(struct cds__csv *csv, struct cds__slice text, char separator)
{
	*csv = (struct cds__csv){.p = text.p, .end = text.p + text.n, .separator = separator,
	    .next_line = 1};
}

void cds__csv_free(struct cds__csv *csv)
{
	free(csv->cell);
	cds__buf_free(&csv->text);
}

/* Reads a cell, which ends at a separator or at the end of its line; within quotes both are part
 * of it. */
static void read_cell(struct cds__csv *csv)
{
	bool quoted = csv->p < csv->end && *csv->p == '"';

	csv->p += quoted;
	while (csv->p < csv->end) {
		char c = *csv->p;
		if (quoted && c == '"') {
			csv->p++;
			if (csv->p < csv->end && *csv->p == '"')
				cds__buf_byte(&csv->text, (unsigned char)*csv->p++);
			else
				quoted = false;
			continue;
		}
		if (!quoted && (c == csv->separator || c == '\n' || c == '\r'))
			return;
		csv->next_line += c == '\n';
		cds__buf_byte(&csv->text, (unsigned char)c);
		csv->p++;
	}
	csv->unclosed |= quoted;
}

/* Remembers where a cell begins. While a row is read this is an offset, since the buffer may
 * move. */
static void keep_cell(struct cds__csv *csv, size_t start)
{
	if (!cds_grow(csv->cell, csv->cells, csv->room)) {
		csv->failed = true;
		return;
	}
	csv->cell[csv->cells++] = (struct cds__slice){NULL, start};
}

/* Makes the offsets pointers, and cuts blanks off both ends of each cell. */
static void trim_cells(struct cds__csv *csv)
{
	for (size_t i = 0; i < csv->cells; i++) {
		size_t start = csv->cell[i].n, end = i + 1 < csv->cells ? csv->cell[i + 1].n
		    : csv->text.n;
		while (start < end && (csv->text.p[start] == ' ' || csv->text.p[start] == '\t'))
			start++;
		while (end > start && strchr(" \t\r\n", csv->text.p[end - 1]))
			end--;
		csv->cell[i] = (struct cds__slice){csv->text.p + start, end - start};
	}
}

/* Goes past the end of a line. */
static void end_line(struct cds__csv *csv)
{
	if (csv->p < csv->end && *csv->p == '\r')
		csv->p++;
	if (csv->p < csv->end && *csv->p == '\n')
		csv->p++;
	csv->next_line++;
}

bool cds__csv_next(struct cds__csv *csv)
{
	while (csv->p < csv->end && (*csv->p == '\n' || *csv->p == '\r'))
		end_line(csv);
	if (csv->p >= csv->end || csv->failed)
		return false;
	csv->line = csv->next_line;
	csv->row.p = csv->p;
	csv->text.n = csv->cells = 0;
	csv->unclosed = false;
	for (;;) {
		keep_cell(csv, csv->text.n);
		read_cell(csv);
		if (csv->p >= csv->end || *csv->p != csv->separator)
			break;
		csv->p++;
	}
	csv->row.n = (size_t)(csv->p - csv->row.p);
	end_line(csv);
	cds__buf_str(&csv->text);
	csv->failed |= csv->text.failed;
	if (!csv->failed)
		trim_cells(csv);
	return !csv->failed;
}

char cds__csv_sniff(struct cds__slice text)
{
	static const char separators[] = ",;\t|";
	size_t count[4] = {0}, best = 0;
	bool quoted = false;

	for (size_t i = 0; i < text.n && (quoted || (text.p[i] != '\n' && text.p[i] != '\r'));
	    i++) {
		const char *s = strchr(separators, text.p[i]);
		quoted ^= text.p[i] == '"';
		if (s && *s && !quoted)
			count[s - separators]++;
	}
	for (size_t i = 1; i < 4; i++)
		if (count[i] > count[best])
			best = i;
	return separators[best];
}
