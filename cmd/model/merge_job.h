/* Merging files, or trying it: the one driver for the command line (which line mode runs) and for
 * the screens. It prints nothing and asks nothing; its caller gives it functions that are told
 * what happens. Called by command/merge_files.c and tui/view/view_merge.c. */
#ifndef MERGE_JOB_H
#define MERGE_JOB_H

#include "app/app.h"
#include "model/merge_doubles.h"
#include "out/merge_out.h"

/* One file, and what became of it. */
struct merge_file {
	char *path;                     /* as it was named, borrowed from the job */
	size_t n;                       /* its place among the paths, from 0 */
	enum cds_status status;
	char *said;                     /* why it could not be merged, in words; NULL: it could */
	struct merge_out out;           /* what came from each laptop; in a dry run, all changes */
	struct cds_merge_result result;
	char (*where)[160];             /* of a dry run as_one: day and place of each change */
	size_t where_room;
	bool sound;                     /* of a damaged file, likewise: a part could be merged */
};

/* The functions that are told what happens, each with the job's `arg`. Each may be NULL. */
struct merge_teller {
	/* A file is begun. */
	void (*begin)(void *arg, const struct merge_file *file);
	/* So many of its entries are read. False: stop. */
	bool (*tick)(void *arg, int64_t done, int64_t total);
	/* The file is read, or as much of it as can be. */
	void (*end)(void *arg);
	/* This entry is malformed and left out. */
	void (*bad)(void *arg, const struct cds_error *why);
	/* What became of a file is certain: it is on the disk, it was only tried, or it failed. */
	void (*done)(void *arg, const struct merge_file *file);
	/* All files are on the disk, but something else went wrong: why, in words. */
	void (*warn)(void *arg, enum cds_status status, const char *why);
};

struct merge_job {
	/* Set by the caller after merge_job_init. */
	struct app *app;
	const struct merge_teller *teller;
	void *arg;                      /* given to the teller's functions */
	bool dry;                       /* try it, and leave the log as it was */
	bool full, skip_bad, accept_redactions;         /* as in cds_merge_options */
	/* True: all files are merged in one transaction, or none, and `file` has all of them after
	 * the run. False: each is merged by itself, and known only while it is told. */
	bool as_one;
	/* The file with what came by standard input, if "-" is one of the paths; NULL: "-" is a
	 * name like any other. */
	const char *standard;

	/* The job's own. */
	char **path;                    /* copies of the paths */
	size_t paths;
	struct merge_file *file;        /* as_one: all files in their order */
	struct merge_file *at;          /* the one that is being merged */
	struct merge_doubles doubles;   /* those that are known, so that new ones can be named */
	char said[1000];                /* why the run did not come to its end */
};

/* Prepares a job and copies the paths. False: no memory. Whatever it returns, merge_job_free is to
 * be called. */
bool merge_job_init(struct merge_job *job, struct app *app, char *const *paths, size_t n,
    bool as_one);

/* Merges the files, or tries to, one after another. A file that can't be merged for a reason of
 * its own does not keep the others out. CDS_OK, or why it ended before the last file, which
 * job->said has in words: CDS_STOPPED (as_one or dry: the log is as it was), or what the log
 * failed with. */
enum cds_status merge_job_run(struct merge_job *job);

/* Frees everything in it. */
void merge_job_free(struct merge_job *job);

/* Was the file merged, or would it be? */
bool merge_file_good(const struct merge_file *file);

#endif
