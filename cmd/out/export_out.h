/* Sessions as a table that import reads back, as export prints it and the screens write it to a
 * file. */
#ifndef EXPORT_OUT_H
#define EXPORT_OUT_H

#include "out/out.h"

struct export_options {
	const struct cds_filter *filter;
	/* so many are written; false: stop. NULL: no matter */
	bool (*progress)(void *arg, int64_t sessions);
	void *arg;
};

/* What sessions can be written as: text would be no table that import reads. */
#define EXPORT_KINDS (OUT_SHEET | OUT_TREE)

/* Oldest first; *sessions: how many.  CDS_STOPPED, CDS_NO_MEMORY. */
enum cds_status export_tell(struct out *out, cds_log *log, const struct export_options *options,
    int64_t *sessions);

#endif
