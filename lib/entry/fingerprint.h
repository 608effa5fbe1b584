/* Floor 2: the short code of all entries. */
#ifndef CDS_FINGERPRINT_H
#define CDS_FINGERPRINT_H

#include "cdslog.h"

/* As cds_log_fingerprint, inside somebody's transaction: of this log or of a stranger's. It is
 * kept while no digest changes. */
void cds__fingerprint(cds_log *log, char buf[CDS_FINGERPRINT]);
/* The one that this log had when seq was its newest entry; from the entries themselves. */
void cds__fingerprint_until(cds_log *log, int64_t seq, char buf[CDS_FINGERPRINT]);

#endif
