/* Floor 2: are the wall clocks of a session's entries to be believed? They decide nothing; this
 * is for a flag. */
#ifndef CDS_CLOCK_H
#define CDS_CLOCK_H

#include "entry/state.h"

/* `first`: the session's day, CDS_NO_DAY for none. */
bool cds__clock_doubtful(const struct cds__subject *subject, int first);
/* The same of a subject with a single entry. */
bool cds__clock_doubtful_alone(const struct cds__entry *e, int first);

#endif
