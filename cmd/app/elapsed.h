/* The time that has gone by, from a clock that nobody can set, and how long the rest of some work
 * takes. Called where progress is shown, by the loop of the screens and by the merging of
 * files. */
#ifndef ELAPSED_H
#define ELAPSED_H

#include <stdint.h>

/* Milliseconds since some moment before the program began. */
int64_t elapsed_ms(void);

/* The seconds that the rest of some work takes, if `done` of `total` took gone_ms milliseconds;
 * -1: it is too early to say. */
int64_t elapsed_left(int64_t done, int64_t total, int64_t gone_ms);

#endif
