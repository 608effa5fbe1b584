/* Text on the screen by columns: cut, wrapped, aligned; lines and bars. */
#include "tui/term/draw.h"

#include <curses.h>
#include <stdio.h>
#include <string.h>

#include "app/format.h"

int draw_width(const char *text)
{
	return format_width(text);
}

/* Draws as much of a text as fits. Returns how many columns it took. */
static int draw_put(const char *text, int width)
{
	int used = 0, columns;
	bool cut = draw_width(text) > width;

	while (*text && width > 0) {
		size_t n = format_next(text, &columns);
		if (cut && used + columns > width - 1) {
			addstr("…");
			return used + 1;
		}
		if ((unsigned char)*text < 0x20)
			addch(' ');
		else
			addnstr(text, (int)n);
		text += n;
		used += columns;
	}
	return used;
}

/* Cuts a width at the end of the screen's row, so that nothing goes on in the next row. */
static int draw_inside(int x, int width)
{
	return width < COLS - x ? width : COLS - x;
}

void draw_text(int y, int x, int width, const char *text)
{
	if (move(y, x) == OK)
		draw_put(text, draw_inside(x, width));
}

void draw_cell(int y, int x, int width, const char *text, bool right)
{
	int blank, used;

	width = draw_inside(x, width);
	blank = width - draw_width(text);
	if (width <= 0 || move(y, x) == ERR)
		return;
	if (blank < 0)
		blank = 0;
	for (int i = 0; right && i < blank; i++)
		addch(' ');
	used = draw_put(text, width) + (right ? blank : 0);
	for (; used < width; used++)
		addch(' ');
}

static int wrapped_lines(const char *text, int width)
{
	int lines = 0;

	do {
		text += format_fit(text, width);
		text += *text == ' ' || *text == '\n';
		lines++;
	} while (*text);
	return lines;
}

int draw_wrapped(int y, int x, int width, int height, const char *text)
{
	char part[2048];
	int line = 0;

	if (width < 1)
		return 0;
	do {
		size_t n = format_fit(text, width);
		bool last = line + 1 >= height;
		snprintf(part, sizeof part, "%.*s", (int)(last ? strlen(text) : n), text);
		draw_text(y + line++, x, width, part);
		text += n;
		text += *text == ' ' || *text == '\n';
	} while (*text && line < height);
	return line;
}

/* Returns the part of the text that wraps; *at: the column where it begins; *label: how many
 * lines a long label before the tab needs above it. */
static const char *draw_hang(const char *text, int width, int column, int *at, int *label)
{
	const char *tab = strchr(text, '\t');
	char before[200];

	*at = tab ? column : (int)strspn(text, " ");
	if (*at > (tab ? width * 9 / 20 : width / 2))
		*at = tab ? width * 9 / 20 : width / 2;
	*label = 0;
	if (!tab)
		return text + *at;
	snprintf(before, sizeof before, "%.*s", (int)(tab - text), text);
	*label = draw_width(before) >= *at ? draw_hanging_lines(width, 0, before) : 0;
	return tab + 1;
}

int draw_hanging_lines(int width, int column, const char *text)
{
	int at, label;
	const char *words = draw_hang(text, width, column, &at, &label);

	return label + wrapped_lines(words, width - at);
}

int draw_hanging(int y, int x, int width, int height, int column, const char *text)
{
	int at, label;
	const char *words = draw_hang(text, width, column, &at, &label);
	char before[200];

	if (words > text && words[-1] == '\t') {
		snprintf(before, sizeof before, "%.*s", (int)(words - 1 - text), text);
		draw_hanging(y, x, width, height, 0, before);
	}
	return label >= height ? height : label + draw_wrapped(y + label, x + at, width - at,
	    height - label, words);
}

void draw_line(int y, int x, int width)
{
	if (move(y, x) == ERR)
		return;
	for (int i = 0; i < width; i++)
		addstr("─");
}

void draw_bar(int y, int x, int width, long long n, long long most)
{
	static const char *const eighth[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"},
	    *const half[] = {"", "▌", "▌", "▌", "▌", "▌", "█", "█"};
	const char *const *part = term_is_coarse() ? half : eighth;
	long long eighths = most > 0 ? (n * width * 8 + most - 1) / most : 0;

	if (move(y, x) == ERR)
		return;
	for (long long i = 0; i < eighths / 8; i++)
		addstr("█");
	addstr(part[eighths % 8]);
}
