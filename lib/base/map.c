/* A hash map with open addressing: what map.h promises. */
#include "base/map.h"

#include <stdlib.h>

/* It is kept small, since a stranger's file can make a map of millions. */
struct cds__map_slot {
	uint64_t hash;                  /* 0: the slot is empty */
	uint32_t key, n;                /* where in `keys` the key is, and its bytes */
	int64_t value;
};

/* Mixes up to eight bytes into the hash. */
static uint64_t map_mix(uint64_t h, const unsigned char *p, size_t n)
{
	uint64_t word = 0;

	memcpy(&word, p, n);
	h = (h ^ word) * 0x9e3779b97f4a7c15u;
	return h ^ h >> 32;
}

static uint64_t hash_of(const unsigned char *p, size_t n)
{
	static const char here;
	/* The address differs from start to start, so that nobody can prepare a file with keys that
	 * all have the same hash. */
	uint64_t h = n ^ (uintptr_t)&here;

	for (; n > 8; p += 8, n -= 8)
		h = map_mix(h, p, 8);
	if (n > 0)
		h = map_mix(h, p, n);
	return h ? h : 1;
}

/* The slot of a key, or the empty one where it would go.  There always is one, since at most three
 * quarters are used. */
static struct cds__map_slot *map_find(const struct cds__map *map, uint64_t hash, const void *key,
    size_t n)
{
	size_t mask = map->slots - 1;

	for (size_t i = hash & mask;; i = (i + 1) & mask) {
		struct cds__map_slot *s = &map->slot[i];
		if (s->hash == 0)
			return s;
		if (s->hash == hash && s->n == n &&
		    (n == 0 || memcmp(map->keys.p + s->key, key, n) == 0))
			return s;
	}
}

/* Doubles the slots; false: no memory, and the map is as it was. */
static bool map_grow(struct cds__map *map)
{
	struct cds__map bigger = {.slots = map->slots ? map->slots * 2 : 64};

	bigger.slot = calloc(bigger.slots, sizeof *bigger.slot);
	if (!bigger.slot)
		return false;
	for (size_t i = 0; i < map->slots; i++) {
		size_t j = map->slot[i].hash & (bigger.slots - 1);
		if (map->slot[i].hash == 0)
			continue;
		while (bigger.slot[j].hash)
			j = (j + 1) & (bigger.slots - 1);
		bigger.slot[j] = map->slot[i];
	}
	free(map->slot);
	map->slot = bigger.slot;
	map->slots = bigger.slots;
	return true;
}

void cds__map_free(struct cds__map *map)
{
	free(map->slot);
	cds__buf_free(&map->keys);
	*map = (struct cds__map){0};
}

bool cds__map_get(const struct cds__map *map, const void *key, size_t n, int64_t *value)
{
	const struct cds__map_slot *s;

	if (map->used == 0)
		return false;
	s = map_find(map, hash_of(key, n), key, n);
	if (s->hash == 0)
		return false;
	*value = s->value;
	return true;
}

bool cds__map_put(struct cds__map *map, const void *key, size_t n, int64_t value)
{
	uint64_t hash = hash_of(key, n);
	struct cds__map_slot *s;

	if (n > UINT32_MAX - map->keys.n ||
	    ((map->used + 1) * 4 > map->slots * 3 && !map_grow(map)))
		return false;
	s = map_find(map, hash, key, n);
	if (s->hash == 0) {
		*s = (struct cds__map_slot){.hash = hash, .key = (uint32_t)map->keys.n,
		    .n = (uint32_t)n};
		cds__buf_add(&map->keys, key, n);
		if (map->keys.failed) {
			s->hash = 0;
			map->keys.failed = false;       /* there may be memory again */
			return false;
		}
		map->used++;
	}
	s->value = value;
	return true;
}
