/* Lines of text that are scrolled. Called by the views of a merge and of the help. */
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

/* Takes all lines away. */
void lines_clear(struct lines *lines);
/* Adds one at the end, made as printf makes it. */
#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
void lines_add(struct lines *lines, enum look look, const char *format, ...);
/* Draws as many as fit from the top one on. */
void lines_draw(struct lines *lines, struct area area);
/* Scrolls; false: the action is no movement. */
bool lines_act(struct lines *lines, enum action action);

#endif
