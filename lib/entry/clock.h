/* Are the wall clocks of a session's entries to be believed?  lib/derive/ asks when it derives a
 * session, to set a flag that a person sees: clocks decide nothing. */
#ifndef CDS_CLOCK_H
#define CDS_CLOCK_H

#include "entry/state.h"

/* Must the date of this session be doubted, because a clock was wrong when it was written?  `first`
 * is the session's first day, or CDS_NO_DAY. */
bool cds__clock_doubtful(cds_log *log, const struct cds__subject *subject, int first);

/* The same of a subject with a single entry, without loading it as a subject. */
bool cds__clock_doubtful_alone(const struct cds__entry *e, int first);

#endif
