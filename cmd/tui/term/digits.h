/* Numbers that can be read across a hall. */
#ifndef DIGITS_H
#define DIGITS_H

#define DIGITS_HEIGHT 5

void digits_draw(int y, int x, int width, const char *number);

#endif
