#include "lines.h"

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
}

void lines_add(struct lines *l, enum look look, const char *format, ...)
{
	char text[4096];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	if (l->n == l->room) {
		size_t room = l->room ? l->room * 2 : 64;
		void *more = realloc(l->line, room * sizeof *l->line);
		if (!more)
			return;
		l->line = more;
		l->room = room;
	}
	l->line[l->n].look = look;
	l->line[l->n].text = strdup(text);
	l->n += l->line[l->n].text != NULL;
}

static void keep_inside(struct lines *l)
{
	size_t height = l->height > 0 ? (size_t)l->height : 0;

	if (l->top + height > l->n)
		l->top = l->n > height ? l->n - height : 0;
}

void lines_draw(struct lines *l, struct area a)
{
	l->height = a.height;
	keep_inside(l);
	for (int i = 0; i < a.height && l->top + (size_t)i < l->n; i++) {
		term_look(l->line[l->top + (size_t)i].look);
		draw_text(a.y + i, 1, a.width - 2, l->line[l->top + (size_t)i].text);
	}
	term_look(LOOK_PLAIN);
	if (l->top + (size_t)a.height < l->n)
		draw_text(a.y + a.height - 1, a.width - 1, 1, "↓");
	if (l->top > 0)
		draw_text(a.y, a.width - 1, 1, "↑");
}

bool lines_act(struct lines *l, enum action a)
{
	size_t page = l->height > 1 ? (size_t)l->height - 1 : 1;

	switch (a) {
	case ACTION_UP:
		l->top -= l->top > 0;
		return true;
	case ACTION_DOWN:
		l->top++;
		return true;
	case ACTION_PAGE_UP:
		l->top = l->top > page ? l->top - page : 0;
		return true;
	case ACTION_PAGE_DOWN:
		l->top += page;
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
