/* Files that a person names to be written: with -o, with --rejects, or in the screens. Called by
 * report, export and import, and by the screens.
 *
 * A plain file is written under another name first, so that nobody takes a half-written one for
 * the whole, and then takes the place of what was there. A link is followed: it stays, and the
 * file that it points to is replaced. A device, a pipe or a socket is opened and written to. "-"
 * is standard output. */
#ifndef SAVE_H
#define SAVE_H

#include <stdbool.h>
#include <stdio.h>

struct save {
	FILE *out;                      /* what the caller writes to */
	char *path;                     /* the file to be replaced; NULL: `out` is no plain file */
	char *part;                     /* the name that it has until it is whole */
};

/* Opens what is to be written. False: errno says why (EISDIR: a folder has that name), and
 * save_end must not be called. */
bool save_begin(struct save *save, const char *path);

/* Closes the file. `whole`: everything is written, so it is synced to the disk and gets its name;
 * otherwise it is removed. False: nothing new is at the path, and errno says why. What was
 * written to a device or a pipe stays there in any case. */
bool save_end(struct save *save, bool whole);

/* Says by errno why save_begin or save_end failed. Returns the exit status. */
int save_failed(const char *path);

/* Are both names of one and the same file? */
bool save_same(const char *path, const char *other);

#endif
