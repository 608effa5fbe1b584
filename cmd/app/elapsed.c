/* Time that has gone by, and what is left of some work. */
#include "app/elapsed.h"

#include <time.h>

#define EARLY_MS 1000                   /* before that, how fast it goes is only a guess */

int64_t elapsed_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t elapsed_left(int64_t done, int64_t total, int64_t gone_ms)
{
	if (done <= 0 || gone_ms <= EARLY_MS)
		return -1;
	return (int64_t)((double)gone_ms * (double)(total - done) / (double)done / 1000 + 0.5);
}
