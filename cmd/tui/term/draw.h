/* Text on the screen, by columns. Called by everything that draws. */
#ifndef DRAW_H
#define DRAW_H

#include <stddef.h>

#include "tui/term/term.h"

/* How many columns a text takes. */
int draw_width(const char *text);

/* Draws a text at (y, x) in exactly `width` columns, cut with … or filled up with blanks; aligned
 * to the right if `right`. */
void draw_cell(int y, int x, int width, const char *text, bool right);

/* Draws a text at (y, x), cut to `width` columns, and no blanks. */
void draw_text(int y, int x, int width, const char *text);

/* Draws a text on at most `height` lines, which end at blanks; the last one is cut with …. Returns
 * how many lines it took. */
int draw_wrapped(int y, int x, int width, int height, const char *text);

/* Draws a text that may have a label before a tab. What follows the tab begins at `column`, and so
 * do the further lines that it needs. Without a tab, further lines are indented like the first one.
 * At most `height` lines are drawn. Returns how many it took. */
int draw_hanging(int y, int x, int width, int height, int column, const char *text);

/* How many lines draw_hanging would need. */
int draw_hanging_lines(int width, int column, const char *text);

/* Draws a line across `width` columns. */
void draw_line(int y, int x, int width);

/* Draws a bar that is as long, of `width` columns, as n is of `most`. */
void draw_bar(int y, int x, int width, long long n, long long most);

#endif
