/*
 * Memory that runs out at the n-th allocation, for tests/fault/memory.c, which is linked with
 * starve.c, and for tests/tui/memory.c, whose program is. The linker puts the functions there in
 * the place of malloc and its kin (see the Makefile), and SQLite is given an allocator of its own,
 * so that whatever the library, the program or SQLite ask for is counted, and may fail.
 */
#ifndef STARVE_H
#define STARVE_H

#include <stdbool.h>

/* From now on the n-th allocation fails, and with `for_good` all that follow it, too. 0: none. */
void starve_arm(long n, bool for_good);
/* No more; how many allocations there were since. */
long starve_disarm(void);
/* What is allocated and not yet freed: pieces outside SQLite, and bytes of SQLite. */
long starve_pieces(void);
long starve_bytes(void);

#endif
