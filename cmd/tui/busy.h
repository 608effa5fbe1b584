/* Long work on the screen: how far it is, the time that is left, and a key that stops it. Called
 * by the views that merge, pack and write. */
#ifndef BUSY_H
#define BUSY_H

#include "app/format.h"
#include "tui/tui.h"

struct busy {
	struct tui *tui;
	char what[300];
	int64_t began, shown;           /* times by elapsed_ms: when it began, was drawn last */
	bool stop;                      /* somebody asked to stop */
	enum noun unit;                 /* what is counted; busy_begin sets entries */
};

/* Begins some work; `what` is shown above its bar. */
void busy_begin(struct busy *busy, struct tui *tui, const char *what);

/* Draws how far it is, now and then; it fits the progress functions of the library. False:
 * somebody asked to stop. */
bool busy_tick(struct busy *busy, int64_t done, int64_t total);

#endif
