/* Text on the screen, by columns. Called by everything that draws. */
#ifndef DRAW_H
#define DRAW_H

#include <stddef.h>

#include "tui/term/term.h"

/* Text at (y, x) in exactly `width` columns: cut with …, padded with blanks; right-aligned if
 * right. */
void draw_cell(int y, int x, int width, const char *text, bool right);
/* The same at the left, and not padded. */
void draw_text(int y, int x, int width, const char *text);
/* A line that may take several: what follows a tab has a column of its own, and further lines
 * begin under its first word. At most `height` lines are drawn; how many it took. */
int draw_hanging(int y, int x, int width, int height, int column, const char *text);
/* How many lines it would take. */
int draw_hanging_lines(int width, int column, const char *text);
/* A line across so many columns. */
void draw_line(int y, int x, int width);
/* A bar as long as n is of the most. */
void draw_bar(int y, int x, int width, long long n, long long most);
/* Broken at blanks, at most so many lines, the last cut with …; how many it took. */
int draw_wrapped(int y, int x, int width, int height, const char *text);
/* The columns that a text takes. */
int draw_width(const char *text);

#endif
