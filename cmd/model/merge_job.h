/* Merging files, or trying it: the one driver for the command line (which line mode runs) and the
 * screens. It prints nothing and asks nothing; a table of functions is told what happens. Called by
 * command/merge_files.c and tui/view/view_merge.c. */
#ifndef MERGE_JOB_H
#define MERGE_JOB_H

#include "app/app.h"
#include "out/merge_out.h"

/* One file, and what became of it. */
struct merge_file {
	char *path;                     /* as it was named */
	size_t n;                       /* the first is 0 */
	enum cds_status status;
	char *said;                     /* why it could not be merged, in words */
	struct merge_out out;           /* by laptop; of a dry run, changes of fields */
	struct cds_merge_result result;
	/* Of a dry run as one: which session each change is of, its day and place; and of a damaged
	 * file, whether something could be merged without what is malformed in it. */
	char (*where)[160];
	size_t where_room;
	bool sound;
};

/* Who shows what happens: it is told by these, each with the job's `arg`. Any may be NULL. */
struct merge_teller {
	/* a file is begun */
	void (*begin)(void *arg, const struct merge_file *file);
	bool (*tick)(void *arg, int64_t done, int64_t total);   /* entries of it; false: stop */
	void (*end)(void *arg);         /* it is read as far as it goes */
	void (*bad)(void *arg, const struct cds_error *why);    /* an entry that is left out */
	/* What became of a file is sure: it is on the disk, or it was only tried, or it failed. */
	void (*done)(void *arg, const struct merge_file *file);
	/* All is on the disk, but something else went wrong: why, in words. */
	void (*warn)(void *arg, enum cds_status status, const char *why);
};

struct merge_job {
	/* Set by whoever runs it, after merge_job_init. */
	struct app *app;
	const struct merge_teller *teller;
	void *arg;
	bool dry;                       /* try it, and leave the log as it was */
	bool full, skip_bad, accept_redactions;         /* as in cds_merge_options */
	/* All files or none, in one transaction; and `file` has all of them after the run. Else
	 * each goes in by itself, and is known only while it is told. */
	bool as_one;
	/* Where what came by standard input is to be read, if "-" is among the paths; NULL: no
	 * path has that meaning. */
	const char *standard;

	char **path;                    /* copies of what merge_job_init was given */
	size_t paths;
	struct merge_file *file;        /* as_one: all, in their order */
	struct merge_file *at;          /* the one that is being merged */
	char said[1000];                /* why the run did not go to its end */
};

/* Copies the paths. False: no memory; merge_job_free all the same. */
bool merge_job_init(struct merge_job *job, struct app *app, char *const *paths, size_t n,
    bool as_one);
/* Merges the files, or tries to, one after another. A file that can't be merged for a reason of
 * its own keeps no other out. CDS_OK, or why it ended before the last file, which job->said has
 * in words: CDS_STOPPED (as_one or dry: nothing happened), or what the log failed with. */
enum cds_status merge_job_run(struct merge_job *job);
void merge_job_free(struct merge_job *job);

/* Was the file merged, or would it be? */
bool merge_file_good(const struct merge_file *file);

#endif
