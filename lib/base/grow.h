/* Arrays that grow by one member at a time, for every folder of the library. */
#ifndef CDS_GROW_H
#define CDS_GROW_H

#include <stdbool.h>
#include <stddef.h>

/* Makes room for one member more: cds__grow(array, n, room), where `n` members of `array` are in
 * use, of the `room` that it has (NULL and 0 at first; the caller frees it).  false: no memory, and
 * the array is as it was.  The three are variables or members, and are read several times. */
#define cds__grow(array, n, room) \
	((n) < (room) || cds__grow_more(&(array), &(room), (n), sizeof *(array)))
bool cds__grow_more(void *array, size_t *room, size_t n, size_t size);

#endif
