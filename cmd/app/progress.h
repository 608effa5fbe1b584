/* Shows on a terminal how far long work has come, and lets Ctrl-C stop it. Called by merge and
 * pack. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct progress {
	const char *what;               /* the file it is about */
	int64_t began, shown;           /* times by elapsed_ms; shown 0: not shown yet */
};

/* Lets Ctrl-C and other signals ask the work to stop, where they would end the program. It also
 * forgets an earlier such request. */
void progress_catch_signals(void);

/* Begins work on `what`, which has to live until its end. */
void progress_start(struct progress *progress, const char *what);

/* Shows how far it is, now and then; a progress function of the library, whose `arg` is a struct
 * progress. False: a signal asked to stop. */
bool progress_tick(void *progress, int64_t done, int64_t total);

/* Takes away the line that was shown. */
void progress_end(const struct progress *progress);

#endif
