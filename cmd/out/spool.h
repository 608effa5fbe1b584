/* Texts that are kept in the order in which they came, until all are there: in memory as long as
 * they are few, else in a temporary file. For columns that have to be measured first. */
#ifndef SPOOL_H
#define SPOOL_H

#include <stddef.h>
#include <stdio.h>

struct spool {
	char *text;                     /* each ends in NUL */
	size_t used, read;
	FILE *file;                     /* NULL: all of it is in memory */
	char *line;                     /* what was read from there */
	size_t line_room;
	int failed;                     /* errno; 0: all is kept */
};

void spool_put(struct spool *spool, const char *text);
/* After the last one was put: the first, then the next; NULL: no more. Until the next call. */
const char *spool_get(struct spool *spool);
void spool_free(struct spool *spool);

#endif
