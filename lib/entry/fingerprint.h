/* The fingerprint: a short code of all entries.  Two logs with the same fingerprint have the same
 * entries.  Reports print it, merges and packs compare it. */
#ifndef CDS_FINGERPRINT_H
#define CDS_FINGERPRINT_H

#include "cdslog.h"

/* The fingerprint of this log or of a stranger's, as cds_log_fingerprint gives it, inside a
 * transaction of the caller.  The log keeps it while no digest changes. */
void cds__fingerprint(cds_log *log, char buf[CDS_FINGERPRINT]);

/* The fingerprint that this log had when seq was its newest entry.  It is made from the entries, so
 * it takes as long as reading them all. */
void cds__fingerprint_until(cds_log *log, int64_t seq, char buf[CDS_FINGERPRINT]);

#endif
