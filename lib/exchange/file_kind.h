/* What a file that is no log may be instead, for the refusal in source.c. */
#ifndef CDS_FILE_KIND_H
#define CDS_FILE_KIND_H

#include <stddef.h>

/* A message for cds__fail with the file's path as %1: what the n first bytes look like, and what to
 * do about it. */
const char *cds__file_kind(const unsigned char *head, size_t n);

#endif
