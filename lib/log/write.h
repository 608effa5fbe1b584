/* A new entry, from what somebody changed. */
#ifndef CDS_WRITE_H
#define CDS_WRITE_H

#include "entry/entry.h"

/* Who and when for a new entry. */
struct cds__writer {
	struct cds__slice device, author;
	int64_t at;
	bool chain;     /* an import's, which has neither and knows only what imports wrote */
};
struct cds__writer cds__writer_here(cds_log *log);

/* Writes one; nothing if the very same is there.  Its parents are the subject's newest entries
 * here, its clock is above theirs.  The text of a note goes to its own table; `salt` (16 bytes)
 * NULL: that of the same text where the subject has it, or random. */
void cds__entry_write(cds_log *log, const char *kind, const cds_uuid *subject,
    const cds_fields *changes, const struct cds__writer *by, const unsigned char *salt);

#endif
