/* Sessions as a table that import reads back, as export prints it and the screens write it to a file. */
#ifndef EXPORT_OUT_H
#define EXPORT_OUT_H

#include "out.h"

/* Oldest first; *sessions: how many. */
enum cds_status export_write(FILE *out, enum out_form form, bool excel, cds_log *log, const struct cds_filter *filter, int64_t *sessions);

#endif
