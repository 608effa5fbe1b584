/* A file that is written under another name first, so that a half-written one is never taken
 * for the whole. */
#ifndef SAVE_H
#define SAVE_H

#include <stdbool.h>
#include <stdio.h>

struct save {
	FILE *out;
	const char *path;               /* borrowed */
	char *part;                     /* the name that it has until it is whole */
};

/* False: errno says why, and there is nothing to end. */
bool save_begin(struct save *save, const char *path);
/* On the disk, then under its name, in place of what was there; not whole: dropped. False:
 * nothing new is at the path, and errno says why. */
bool save_end(struct save *save, bool whole);

#endif
