/* Sessions as a table that import reads back, as export prints it and the screens write it to a
 * file. */
#ifndef EXPORT_OUT_H
#define EXPORT_OUT_H

#include "out/out.h"

struct export_options {
	const struct cds_filter *filter;
	enum out_form form;             /* JSON, or CSV */
	bool excel;
	/* so many are written; false: stop. NULL: no matter */
	bool (*progress)(void *arg, int64_t sessions);
	void *arg;
};

/* Oldest first; *sessions: how many.  CDS_STOPPED. */
enum cds_status export_write(FILE *out, cds_log *log, const struct export_options *options,
    int64_t *sessions);

#endif
