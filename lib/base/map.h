/* Floor 0: a hash map from bytes to a number. */
#ifndef CDS_MAP_H
#define CDS_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct cds__map {
	struct cds__map_slot *slot;
	size_t slots, used;
	struct cds__buf keys;           /* all keys' bytes, one after another */
};

void cds__map_free(struct cds__map *map);
bool cds__map_get(const struct cds__map *map, const void *key, size_t n, int64_t *value);
/* false: no memory */
bool cds__map_put(struct cds__map *map, const void *key, size_t n, int64_t value);

#endif
