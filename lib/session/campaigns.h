/* Which session belongs to which campaign, for searches and filters. */
#ifndef CDS_CAMPAIGNS_H
#define CDS_CAMPAIGNS_H

#include <stdint.h>

#include "cdslog.h"

/* Before sessions are asked for: reads the log, unless it was read before and is as it was. */
void cds__campaigns_begin(cds_log *log);
/* The campaign of a session as it stood then, as a number, which its name keeps; 0: none. */
int64_t cds__campaign_of(cds_log *log, int64_t session);
/* Its name, until the log is closed. */
const char *cds__campaign_name(cds_log *log, int64_t campaign);

#endif
