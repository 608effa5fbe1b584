/* What of entries is stored in this log already. */
#ifndef CDS_STORED_H
#define CDS_STORED_H

#include "entry/entry.h"

bool cds__entry_known(cds_log *log, const struct cds__entry *e);
/* The highest seq; 0: the log is empty. */
int64_t cds__newest(cds_log *log);
/* The first seq of a subject here, by which all that is derived of it knows it; 0: none. */
int64_t cds__subject_seq(cds_log *log, const cds_uuid *subject);
/* The row of a kind, a device and an author, made if it is new; 0: the log failed. */
int64_t cds__entry_origin(cds_log *log, struct cds__slice kind, struct cds__slice device,
    struct cds__slice author);
/* The note texts of a stored entry, by field, their bytes in `bytes`.  More than `max` returned:
 * there are more. */
size_t cds__note_text_load(cds_log *log, int64_t seq, struct cds__buf *bytes,
    struct cds__note_text *words, size_t max);

#endif
