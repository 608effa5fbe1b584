/* Numbers that can be read across a hall. Called by the tally. */
#ifndef DIGITS_H
#define DIGITS_H

#define DIGITS_HEIGHT 5

/* Draws the digits of a number at (y, x), two columns a dot where `width` has room for that, else
 * one. */
void digits_draw(int y, int x, int width, const char *number);

#endif
