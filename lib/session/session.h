/* Floor 3: what may be written of a session. */
#ifndef CDS_SESSION_H
#define CDS_SESSION_H

#include "cdslog.h"
#include "entry/state.h"

/* A checked copy with its text in normal form; an empty text is none. What is wrong is the
 * log's error. */
cds_fields *cds__session_normal(cds_log *log, const cds_fields *fields);
/* All fields as they stand in a subject, words too, masked where they hold a person's number. */
cds_fields *cds__session_read(cds_log *log, const struct cds__subject *subject);
/* Of the fields in conflict, what stands beside the value that the log shows: of several the
 * last. */
cds_fields *cds__session_rivals(cds_log *log, const struct cds__subject *subject);

#endif
