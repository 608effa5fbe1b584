/* Texts that are kept in the order in which they came, for tables whose columns have to be
 * measured first: in memory as long as they are few, else in a temporary file. Called by the text
 * writer. */
#ifndef SPOOL_H
#define SPOOL_H

#include <stddef.h>
#include <stdio.h>

/* It begins as {0}. */
struct spool {
	char *text;                     /* the texts in memory, each ended by NUL */
	size_t used;                    /* bytes of these */
	size_t read;                    /* how far they were read; of the file: how many texts */
	FILE *file;                     /* NULL: all texts are in memory */
	char *line;                     /* the text that was read from the file */
	size_t line_room;
	int failed;                     /* errno of the first failure; 0: everything is kept */
};

/* Keeps a copy of a text. A failure is only noted in `failed`. */
void spool_put(struct spool *spool, const char *text);

/* Once all texts were put: gives the first one, then one after another, each until the next call.
 * NULL: there are no more, or `failed` says why not. */
const char *spool_get(struct spool *spool);

/* Frees everything in it. */
void spool_free(struct spool *spool);

#endif
