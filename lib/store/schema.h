/* Floor 1: schema/NNNN-*.sql, embedded at build time by schema/embed.sh. */
#ifndef CDS_SCHEMA_H
#define CDS_SCHEMA_H

#include <stddef.h>

struct cds__schema {
	unsigned version;               /* the NNNN of the file's name */
	const unsigned char *sql;       /* terminated */
	size_t size;
};

extern const struct cds__schema cds__schema[];
extern const size_t cds__schema_count;

#endif
