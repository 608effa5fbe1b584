/* What a receipt of a merge says, as text. Called by the commands merges and unmerge, and by the
 * screen of merges. */
#ifndef RECEIPT_TEXT_H
#define RECEIPT_TEXT_H

#include <stddef.h>

#include "cdslog.h"

/* Lists the laptops whose entries came with the merge, "may-1, may-2". Returns buf. */
char *receipt_laptops(const struct cds_receipt *receipt, char *buf, size_t size);

/* The code that the sender can give to 'pack --for'; "" where a part of the file was left out.
 * Returns buf. */
char *receipt_return(const struct cds_receipt *receipt, char buf[CDS_RETURN]);

#endif
