/* Totals, as report prints them and the screens write them to a file. */
#ifndef REPORT_OUT_H
#define REPORT_OUT_H

#include "out/out.h"

/* Tells a report. `by` is what its rows were asked by; the log is asked for the names of
 * services. */
void report_tell(struct out *out, cds_log *log, const struct cds_report *report,
    const enum cds_by *by);

/* What people call that which rows are by, in the language: "place". It is static. */
const char *report_by_label(enum cds_by by);

/* What people call the place of a row: where the row is no place's, what it is. It is static. */
const char *report_place_label(enum cds_row_unit unit, const char *key);

/* What people call a report of this level: "by commune"; "" of CDS_LEVEL_NONE. It is static. */
const char *report_level_label(enum cds_level level);

#endif
