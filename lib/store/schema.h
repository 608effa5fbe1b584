/* The files schema/NNNN-*.sql as they are embedded in the program: schema/embed.sh writes them at
 * build time, and store.c runs those that a log does not have yet. */
#ifndef CDS_SCHEMA_H
#define CDS_SCHEMA_H

#include <stddef.h>

struct cds__schema {
	unsigned version;               /* the NNNN of the file's name */
	const unsigned char *sql;       /* the file's text, terminated by a zero byte */
	size_t size;                    /* without that byte */
};

/* All of them, in ascending order of version. */
extern const struct cds__schema cds__schema[];
extern const size_t cds__schema_count;

#endif
