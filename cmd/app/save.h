/* Files that a person names for what is to be written: with -o, --rejects, or in the screens. A
 * plain file is written under another name first, so that a half-written one is never taken for
 * the whole, and then replaced whole; a link is followed, so that it stays and the file that it
 * points to is replaced; a device, a pipe or a socket is opened and written to.
 * "-" is standard output. */
#ifndef SAVE_H
#define SAVE_H

#include <stdbool.h>
#include <stdio.h>

struct save {
	FILE *out;
	/* where the file comes to stand; NULL: `out` is the place itself, and no plain file */
	char *path;
	char *part;                     /* the name that it has until it is whole */
};

/* False: errno says why (EISDIR: a folder is there), and there is nothing to end. */
bool save_begin(struct save *save, const char *path);
/* On the disk, then under its name, in place of what was there; not whole: dropped. False:
 * nothing new is at the path, and errno says why. What went into a device or a pipe is there
 * either way. */
bool save_end(struct save *save, bool whole);
/* Says why one of them failed, by errno; the exit status. */
int save_failed(const char *path);
/* Are both the same file, by whatever name? */
bool save_same(const char *path, const char *other);

#endif
