/* Lines of text that are scrolled: detail and help. */
#ifndef LINES_H
#define LINES_H

#include <stddef.h>

#include "tui/term/draw.h"
#include "tui/tui.h"

struct lines {
	struct {
		char *text;
		enum look look;
	} *line;
	size_t n, room, top;
	int height, width;
	size_t shown;                   /* whole lines in sight: each may take several rows */
	int column;                     /* of what follows a tab */
};

void lines_clear(struct lines *lines);
#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
void lines_add(struct lines *lines, enum look look, const char *format, ...);
void lines_draw(struct lines *lines, struct area area);
bool lines_act(struct lines *lines, enum action action);        /* true: it was a movement */

#endif
