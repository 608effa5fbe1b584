/* Merging files, or trying it: with progress in sight, and a key that stops and leaves the log
 * as it was. */
#ifndef MERGE_JOB_H
#define MERGE_JOB_H

#include "out/merge_out.h"
#include "tui/busy.h"

struct merge_file {
	char *path;
	enum cds_status status;
	char said[512];                 /* why it could not be merged */
	/* of a damaged one: something could, without what is malformed in it */
	bool sound;
	struct merge_out out;           /* by laptop; changes of fields */
	struct cds_merge_result result;
	char (*where)[160];             /* of each change: the session's day and place */
	size_t where_room;
};

struct merge_job {
	struct merge_file *file;
	size_t files;
	bool full, skip_bad;
	bool done;                      /* merged, not tried */
	/* while it works */
	struct tui *tui;
	size_t at;
	struct busy busy;
};

bool merge_job_init(struct merge_job *job, char **paths, size_t n);     /* the paths are copied */
void merge_job_free(struct merge_job *job);
/* All files one after another, in one transaction. CDS_STOPPED: nothing happened. What one file
 * alone is refused for stands with it, and the others go on. */
enum cds_status merge_job_run(struct merge_job *job, struct tui *tui, bool dry);

#endif
