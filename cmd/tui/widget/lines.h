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
	size_t n, room;
	bool failed;                    /* a line is missing, for which there was no memory */
	size_t top;                     /* the first one in sight */
	int height, width;              /* of the area as it was drawn last */
	size_t shown;                   /* lines in sight, each of one or several rows */
	int column;                     /* where the text behind a tab begins */
};

/* Frees all lines; none is missing then. */
void lines_clear(struct lines *lines);

/* Adds a line at the end, made as printf makes it. Without memory it is missing, which is shown
 * above all lines. */
#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
void lines_add(struct lines *lines, enum look look, const char *format, ...);

/* Draws as many lines as fit, from the top one on. */
void lines_draw(struct lines *lines, struct area area);

/* Scrolls. False: the action is no movement. */
bool lines_act(struct lines *lines, enum action action);

#endif
