/* Floor 0: what a file that is no log may be. */
#ifndef CDS_FILE_KIND_H
#define CDS_FILE_KIND_H

#include <stddef.h>

/* A message's template with the file as %1, from the file's first bytes. */
const char *cds__file_kind(const unsigned char *head, size_t n);

#endif
