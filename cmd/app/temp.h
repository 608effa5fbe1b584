/* Temporary files that nobody else can read. Called for long tables and for logs that come by
 * standard input. */
#ifndef TEMP_H
#define TEMP_H

#include <stdio.h>

/* Makes a new file (mode 0600) in TMPDIR, else in /var/tmp, else in /tmp, and opens it for
 * reading and writing. *path is its name, which the caller frees; the caller also removes the
 * file. NULL: errno says why. */
FILE *temp_named(char **path);

/* The same without a name: the file is gone as soon as it is closed. */
FILE *temp_file(void);

#endif
