/* Lines of text that are scrolled, each of which may take several rows. */
#include "tui/widget/lines.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void lines_clear(struct lines *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->line[i].text);
	free(l->line);
	l->line = NULL;
	l->n = l->room = 0;
	l->failed = false;
}

void lines_add(struct lines *l, enum look look, const char *format, ...)
{
	char text[4096];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	if (!cds_grow(l->line, l->n, l->room)) {
		l->failed = true;
		return;
	}
	l->line[l->n].look = look;
	l->line[l->n].text = strdup(text);
	l->failed |= !l->line[l->n].text;
	l->n += l->line[l->n].text != NULL;
}

/* Moves `top` so that the last line is never above the bottom, if there are so many. */
static void lines_keep_inside(struct lines *l, int width)
{
	size_t last = l->n;
	int rows = 0;

	while (last > 0 &&
	    (rows += draw_hanging_lines(width, l->column, l->line[last - 1].text)) <= l->height)
		last--;
	if (l->top > last)
		l->top = last;
}

void lines_draw(struct lines *l, struct area a)
{
	int y, bottom = a.y + a.height;
	size_t i;

	if (l->failed) {
		term_look(LOOK_BAD);
		draw_cell(a.y++, 1, a.width - 2, out_of_memory(), false);
		a.height--;
	}
	y = a.y;
	l->height = a.height;
	l->width = a.width - 3;
	l->shown = 0;
	lines_keep_inside(l, l->width);
	for (i = l->top; i < l->n && y < bottom; i++) {
		int rows = draw_hanging_lines(l->width, l->column, l->line[i].text);
		if (y + rows > bottom && i > l->top)
			break;          /* a line cut here would look as if it ended here */
		term_look(l->line[i].look);
		y += draw_hanging(y, 1, l->width, bottom - y, l->column, l->line[i].text);
		l->shown++;
	}
	term_look(LOOK_PLAIN);
	if (i < l->n)
		draw_text(bottom - 1, a.width - 1, 1, "↓");
	if (l->top > 0)
		draw_text(a.y, a.width - 1, 1, "↑");
}

/* Goes up by a page: what was in the first row is then in the last one. */
static void page_up(struct lines *l)
{
	size_t was = l->top;
	int rows = 0;

	while (l->top > 0 && (rows += draw_hanging_lines(l->width, l->column,
	    l->line[l->top - 1].text)) < l->height)
		l->top--;
	l->top -= l->top == was && was > 0;
}

bool lines_act(struct lines *l, enum action a)
{
	switch (a) {
	case ACTION_UP:
		l->top -= l->top > 0;
		return true;
	case ACTION_DOWN:
		l->top++;
		return true;
	case ACTION_PAGE_UP:
		page_up(l);
		return true;
	case ACTION_PAGE_DOWN:
		l->top += l->shown > 1 ? l->shown - 1 : 1;
		return true;
	case ACTION_FIRST:
		l->top = 0;
		return true;
	case ACTION_LAST:
		l->top = l->n;
		return true;
	default:
		return false;
	}
}
