/* Which session belongs to which campaign, for searches and filters. Called by selection.c. */
#ifndef CDS_CAMPAIGNS_H
#define CDS_CAMPAIGNS_H

#include <stdint.h>

#include "cdslog.h"

/* To be called before sessions are asked for: reads the log, unless that was done and the log is
 * the same. */
void cds__campaigns_begin(cds_log *log);

/* The campaign of a session, as it was when the log was read, by a number that its name keeps; 0:
 * none. */
int64_t cds__campaign_of(cds_log *log, int64_t session);

/* The name of a campaign's number, until the log is closed. */
const char *cds__campaign_name(cds_log *log, int64_t campaign);

#endif
