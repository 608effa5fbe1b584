/* Temporary files that nobody else can read. */
#ifndef TEMP_H
#define TEMP_H

#include <stdio.h>

/* The name of a new file of one's own (mode 0600), in TMPDIR, else /var/tmp, else /tmp, opened
 * for reading and writing. *path: free(), and to be removed by the caller. NULL: errno says
 * why. */
FILE *temp_named(char **path);
/* The same without a name: it is gone as soon as it is closed. */
FILE *temp_file(void);

#endif
