/* A merge while it goes on, for the files that share it: merge.c is its course, merge_known.c finds
 * what is new, merge_entry.c checks and takes entries, preview.c and receipt.c tell and keep what
 * it did. */
#ifndef CDS_MERGE_H
#define CDS_MERGE_H

#include <sqlite3.h>

#include "base/buf.h"
#include "cdslog.h"
#include "entry/digest.h"
#include "base/map.h"

/* A row of the source's table of origins, read once for all entries that have it. */
struct cds__their_origin {
	char *text;                     /* the three below, one after another */
	struct cds__slice kind, device, author;
	int64_t own;                    /* its number in our log; 0: it is malformed */
	size_t laptop;                  /* index of its device in `laptop` */
};

/* An entry of the source as the source's index names it; its row is still to be read. */
struct cds__their_id {
	cds_uuid id;
	int64_t seq;
	int day;
};
#define CDS__ANY_DAY (-1)               /* a day for a row that no index was asked about */

/* A part of a day in the source, with the name of the ids in it. */
struct cds__their_part {
	struct cds__part_of_day of;
	int64_t entries;
	cds_uuid digest;
};

/* How much of what is new one laptop wrote. */
struct cds__laptop {
	char *device;
	int64_t entries, sessions_new, sessions_changed;
};

struct cds__merge {
	cds_log *log, *source;
	const struct cds_merge_options *options;
	struct cds_merge_result *result;
	struct cds__buf scratch;        /* bytes that are needed for a moment */
	struct cds__buf theirs;         /* struct cds__their_id of the part that is being read */
	/* The same of entries that were put off because the text of a note is missing: the
	 * redaction that erased it may still come in this file. */
	struct cds__buf later;
	bool last_look;                 /* all else was read: what is missing now stays missing */
	sqlite3_stmt *rows;             /* rows of the source from one seq to another */
	struct cds__map changed;        /* sessions that our log had, and that changed */
	int64_t newest;                 /* our last seq before the merge: what is above it came */
	struct cds__map origin_at;      /* origin.n in the source → index of `origin` */
	struct cds__their_origin *origin;
	size_t origins, origin_room;
	struct cds__laptop *laptop;
	size_t laptops, laptop_room;
	struct cds__map laptop_at;      /* device → index of `laptop` */
	size_t from;                    /* index of the laptop of the entry being read */
	int64_t receipt;                /* the receipt of this merge; 0: it makes none */
	/* The newest receipt: parts that were read whole need no second look until the merge of
	 * this receipt is taken back. */
	int64_t mark;
	bool again;                     /* the very same data was merged before, and still is */
	char before[CDS_FINGERPRINT];   /* our fingerprint before the merge */
	/* How many things there are to do and were done, for whoever follows the merge; and how
	 * many were done when our pages went to the file last. */
	int64_t todo, done, spilled;
	size_t unasked;                 /* bytes of entries taken since `progress` was called */
};

/* Counts one more entry as read, and now and then asks whoever follows the merge whether to go on.
 * true: the merge is over, because it was stopped or failed. */
bool cds__merge_stopped(struct cds__merge *m);

/* ---- merge_known.c ---- */

/* Appends a struct cds__their_part for each part of the source's days that our log neither has nor
 * has merged once. */
void cds__merge_find_parts(struct cds__merge *m, struct cds__buf *parts);

/* Moves those of m->theirs, which are of one part of this day, that our log does not have to the
 * front, and returns how many they are. */
size_t cds__merge_keep_new(struct cds__merge *m, int day);

/* ---- merge_entry.c ---- */

/* Reads n entries of the source, checks each against its own id, and lets it arrive in our log.
 * `theirs` is sorted on the way into the order in which the entries came there: that is mostly the
 * order of time, in which what they change in our log lies together.  An entry that is malformed
 * refuses the whole file; with skip_bad it is left out and told. */
void cds__merge_take(struct cds__merge *m, struct cds__their_id *theirs, size_t n);

/* Takes every row of the source that our log does not have, whatever the source's indexes say. */
void cds__merge_take_all(struct cds__merge *m);

/* Takes the entries that were put off. */
void cds__merge_take_later(struct cds__merge *m);

/* ---- receipt.c ---- */

/* Begins the receipt of a merge of this file; m->again says afterwards that there is none, because
 * the very same data was merged before. */
void cds__receipt_begin(struct cds__merge *m, const char *path);

/* Fills in what the merge did. */
void cds__receipt_end(struct cds__merge *m);

/* ---- preview.c ---- */

/* The totals of a log, of all places and times. */
void cds__preview_totals(cds_log *log, struct cds_sums *sums);

/* Tells what the merge did, or would do, to the functions in its options: which laptops the new
 * entries come from, and which fields have another value now. */
void cds__preview_tell(struct cds__merge *m);

#endif
