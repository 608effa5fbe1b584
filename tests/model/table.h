/* A hash table of indices into an array that somebody else keeps: the model finds in it what it has
 * met before. */
#ifndef TABLE_H
#define TABLE_H

#include "../tap.h"

struct slot {
	uint64_t hash;
	int at;                         /* the index + 1; 0: the slot is free */
};

struct table {
	struct slot *slot;
	size_t room, used;
	bool (*same)(int at, const void *what);         /* is what has this index the same? */
};

/* The hash of n bytes; h tells tables apart. */
static uint64_t hash_bytes(uint64_t h, const void *p, size_t n)
{
	const unsigned char *b = p;

	for (size_t i = 0; i < n; i++)
		h = (h ^ b[i]) * 0x100000001b3u;
	return draw(&h);
}

/* Doubles the table. */
static void table_grow(struct table *t)
{
	struct slot *old = t->slot;
	size_t room = t->room;

	t->room = room ? room * 2 : 1 << 12;
	t->slot = calloc(t->room, sizeof *t->slot);
	for (size_t k = 0; k < room; k++) {
		size_t i = old[k].hash & (t->room - 1);
		while (old[k].at && t->slot[i].at)
			i = (i + 1) & (t->room - 1);
		if (old[k].at)
			t->slot[i] = old[k];
	}
	free(old);
}

/* The index of what is the same as `what`.  If there is none it is -1, and `what` gets the index
 * `otherwise` from now on. */
static int table_find(struct table *t, uint64_t hash, const void *what, int otherwise)
{
	size_t i;

	if (2 * t->used >= t->room)
		table_grow(t);
	for (i = hash & (t->room - 1); t->slot[i].at; i = (i + 1) & (t->room - 1))
		if (t->slot[i].hash == hash && t->same(t->slot[i].at - 1, what))
			return t->slot[i].at - 1;
	t->slot[i] = (struct slot){hash, otherwise + 1};
	t->used++;
	return -1;
}

#endif
