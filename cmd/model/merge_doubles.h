/* Which doubles a merge brings, so that the first of them can be named: those that there are after
 * it and were not before. Called by merge_job.c. */
#ifndef MERGE_DOUBLES_H
#define MERGE_DOUBLES_H

#include "out/merge_out.h"

/* The doubles that are known. */
struct merge_doubles {
	struct merge_known {
		cds_uuid a, b;
	} *known;                       /* sorted */
	size_t n;
};

/* Reads which there are before the first merge. Without memory none are known. */
void merge_doubles_begin(struct merge_doubles *d, cds_log *log);

/* Adds to `out` the first of those that are there now and were not known, and knows them from then
 * on. It reads the log only where there are more than before. */
void merge_doubles_take(struct merge_doubles *d, cds_log *log, struct merge_out *out);

/* Frees everything in it. */
void merge_doubles_free(struct merge_doubles *d);

#endif
