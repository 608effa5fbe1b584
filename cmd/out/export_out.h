/* Sessions as a table that import reads back. Called by export, by line mode, and by the screens,
 * which write it to a file. */
#ifndef EXPORT_OUT_H
#define EXPORT_OUT_H

#include "out/out.h"

struct export_options {
	const struct cds_filter *filter;        /* which sessions */
	/* Told how many sessions are written; it returns false to stop. May be NULL. */
	bool (*progress)(void *arg, int64_t sessions);
	void *arg;
};

/* The kinds of formats that sessions can be written in. Import could not read a page. */
#define EXPORT_KINDS (OUT_SHEET | OUT_TREE)

/* Tells the sessions, oldest first. *sessions: how many were told. CDS_STOPPED: `progress` asked
 * to stop; CDS_NO_MEMORY; or what the log failed with. */
enum cds_status export_tell(struct out *out, cds_log *log, const struct export_options *options,
    int64_t *sessions);

#endif
