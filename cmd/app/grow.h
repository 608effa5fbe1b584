/* Arrays of the program that grow by one member at a time. The library has its own (base/grow.h),
 * but the program knows no header of the library other than cdslog.h. */
#ifndef GROW_H
#define GROW_H

#include <stdbool.h>
#include <stddef.h>

/* Makes room for one member more: grow(array, n, room), where `n` members of `array` are in use,
 * of the `room` that it has (NULL and 0 at first; the caller frees it).  false: no memory, and the
 * array is as it was.  The three are variables or members, and are read several times. */
#define grow(array, n, room) ((n) < (room) || grow_more(&(array), &(room), (n), sizeof *(array)))

/* What grow does where the room is used up; `array` is the address of the array's pointer. */
bool grow_more(void *array, size_t *room, size_t n, size_t size);

#endif
