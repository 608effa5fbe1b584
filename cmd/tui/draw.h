/* Text on the screen, by columns. */
#ifndef DRAW_H
#define DRAW_H

#include "term.h"

/* Text at (y, x) in exactly `width` columns: cut with …, padded with blanks; right-aligned if right. */
void draw_cell(int y, int x, int width, const char *text, bool right);
void draw_text(int y, int x, int width, const char *text);      /* not padded */
void draw_line(int y, int x, int width);
void draw_bar(int y, int x, int width, long long n, long long most);
int draw_width(const char *text);

#endif
