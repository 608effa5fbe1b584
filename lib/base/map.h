/* A hash map from bytes to a number, used by all of lib/ to find what was seen before. */
#ifndef CDS_MAP_H
#define CDS_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Begins as {0}, and is freed with cds__map_free. */
struct cds__map {
	struct cds__map_slot *slot;
	size_t slots, used;             /* slots is a power of two, or 0 */
	struct cds__buf keys;           /* all keys' bytes, one after another */
};

/* Frees what the map has; it can be used again. */
void cds__map_free(struct cds__map *map);

/* Looks a key of n bytes up; false: it is not there, and *value is as it was. */
bool cds__map_get(const struct cds__map *map, const void *key, size_t n, int64_t *value);

/* Puts a value under a key, of which a copy is kept; a value that the key had is replaced.  false:
 * no memory. */
bool cds__map_put(struct cds__map *map, const void *key, size_t n, int64_t value);

#endif
