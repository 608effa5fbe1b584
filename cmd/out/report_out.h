/* Totals as report prints them and the screens write them to a file. */
#ifndef REPORT_OUT_H
#define REPORT_OUT_H

#include "out/out.h"

/* `by` says what the report's rows were asked by; the log knows what its services are called. */
void report_tell(struct out *out, cds_log *log, const struct cds_report *report,
    const enum cds_by *by);
const char *report_by_label(enum cds_by by);    /* "place", in the language */

#endif
