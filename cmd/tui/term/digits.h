/* Numbers that can be read across a hall. Called by the tally. */
#ifndef DIGITS_H
#define DIGITS_H

#define DIGITS_HEIGHT 5

/* Draws a number in large digits at (y, x), as many of them as fit. */
void digits_draw(int y, int x, int width, const char *number);

#endif
