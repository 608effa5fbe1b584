/* A table of text, aligned by what is seen: Vietnamese letters are one column each, however
 * typed. */
#include <stdlib.h>
#include <string.h>

#include "app/format.h"
#include "app/grow.h"
#include "out/out.h"

struct cell {
	char *text;
	bool right;
};

struct table {
	size_t columns, cells, room;
	struct cell *cell;
};

struct table *table_new(size_t columns)
{
	struct table *t = calloc(1, sizeof *t);

	if (t)
		t->columns = columns;
	return t;
}

void table_cell(struct table *t, const char *text, bool right)
{
	if (!t)
		return;
	if (!grow(t->cell, t->cells, t->room))
		return;
	t->cell[t->cells++] = (struct cell){strdup(text), right};
}

void table_print(FILE *out, struct table *t, int most)
{
	int *width = t ? calloc(t->columns, sizeof *width) : NULL;

	for (size_t i = 0; width && i < t->cells; i++) {
		int w = t->cell[i].text ? format_width(t->cell[i].text) : 0;
		if (w > most)
			w = most;
		if (w > width[i % t->columns])
			width[i % t->columns] = w;
	}
	for (size_t i = 0; width && i < t->cells; i++) {
		size_t column = i % t->columns;
		bool last = column + 1 == t->columns;
		int w = t->cell[i].right ? -width[column] : width[column];
		if (last && !t->cell[i].right)
			fputs(t->cell[i].text ? t->cell[i].text : "", out);
		else
			format_cell(out, t->cell[i].text ? t->cell[i].text : "", w);
		fputs(last ? "\n" : "  ", out);
	}
	free(width);
	for (size_t i = 0; t && i < t->cells; i++)
		free(t->cell[i].text);
	if (t)
		free(t->cell);
	free(t);
}
