/* How far long work has come, on a terminal; Ctrl-C asks it to stop. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct progress {
	const char *what;               /* the file it is about */
	int64_t began, shown;           /* elapsed_ms; shown 0: it was not */
};

void progress_catch_signals(void);
void progress_start(struct progress *progress, const char *what);
/* For the library's progress functions: false once somebody asked to stop. */
bool progress_tick(struct progress *progress, int64_t done, int64_t total);
void progress_end(const struct progress *progress);             /* takes the line away */

#endif
