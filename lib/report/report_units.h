/* A filter by place in a report of some day's units.  Called by report.c. */
#ifndef CDS_REPORT_UNITS_H
#define CDS_REPORT_UNITS_H

#include "catalogue/unit_rows.h"
#include "session/selection.h"

/* Lets the filter's place take the sessions that are under it on the day of the report: also those
 * at units which it followed. */
void cds__units_select(struct cds__units *units, struct cds__selection *selection);

#endif
