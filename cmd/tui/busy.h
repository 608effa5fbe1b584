/* Long work: how far it is, the time left, and a key that stops it. Called by the views that merge,
 * pack and write. */
#ifndef BUSY_H
#define BUSY_H

#include "app/format.h"
#include "tui/tui.h"

struct busy {
	struct tui *tui;
	char what[300];
	int64_t began, shown;           /* milliseconds */
	bool stop;
	enum noun unit;                 /* what is counted: entries, unless somebody sets it */
};

/* Work begins, which `what` names over the bar. */
void busy_begin(struct busy *busy, struct tui *tui, const char *what);
/* For the library's progress functions: draws now and then; false once somebody asked to stop. */
bool busy_tick(struct busy *busy, int64_t done, int64_t total);

#endif
