/* Time that has gone by, by a clock that nobody sets; and what is left of some work. Called where
 * progress is shown, and by the loop of the screens and the merging of files. */
#ifndef ELAPSED_H
#define ELAPSED_H

#include <stdint.h>

/* Milliseconds since some moment before the program began. */
int64_t elapsed_ms(void);
/* Seconds that the rest of some work takes, if `done` of `total` took so many milliseconds; -1: it
 * is too early to say. */
int64_t elapsed_left(int64_t done, int64_t total, int64_t gone_ms);

#endif
