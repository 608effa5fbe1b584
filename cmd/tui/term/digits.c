/* Large digits, for the sum of a tally. */
#include "tui/term/digits.h"

#include <string.h>

#include "tui/term/draw.h"

/* The digits: five rows each, and in a row three dots, of which the left one is the highest
 * bit. */
static const unsigned char shapes[10][DIGITS_HEIGHT] = {
	{7, 5, 5, 5, 7}, {2, 6, 2, 2, 7}, {7, 1, 7, 4, 7}, {7, 1, 7, 1, 7}, {5, 5, 7, 1, 1},
	{7, 4, 7, 1, 7}, {7, 4, 7, 5, 7}, {7, 1, 1, 1, 1}, {7, 5, 7, 5, 7}, {7, 5, 7, 1, 7},
};

void digits_draw(int y, int x, int width, const char *number)
{
	size_t n = strspn(number, "0123456789.,");
	int dots = (int)n * 8 <= width ? 2 : 1; /* columns for a dot */

	term_look(LOOK_GOOD);
	for (size_t i = 0; i < n; i++, x += dots) {
		if (number[i] < '0') {                  /* the mark between thousands */
			draw_text(y + DIGITS_HEIGHT - 1, x, dots, dots == 2 ? "▄▀" : "▪");
			x += dots;
			continue;
		}
		for (int row = 0; row < DIGITS_HEIGHT; row++)
			for (int dot = 0; dot < 3; dot++)
				if (shapes[number[i] - '0'][row] & 4 >> dot)
					draw_text(y + row, x + dot * dots, dots,
					    dots == 2 ? "██" : "█");
		x += 3 * dots;
	}
	term_look(LOOK_PLAIN);
}
