/* Floor 4: a merge on its way. */
#ifndef CDS_MERGE_H
#define CDS_MERGE_H

#include <sqlite3.h>

#include "base/buf.h"
#include "cdslog.h"
#include "entry/digest.h"
#include "base/map.h"

/* Who wrote what kind of entry, in the source; looked up here once. */
struct cds__their_origin {
	char *text;                     /* the three, one after another */
	struct cds__slice kind, device, author;
	int64_t own;                    /* origin.n here; 0: malformed */
	size_t laptop;                  /* index of its device's tally */
};

/* An entry of the source, by its index. */
struct cds__their_id {
	cds_uuid id;
	int64_t seq;
	int day;
};
#define CDS__ANY_DAY (-1)               /* by its row, and no index says where it should be */

/* A part of a day in the source, and the name that the ids in it have. */
struct cds__their_part {
	struct cds__part_of_day of;
	int64_t entries;
	cds_uuid digest;
};

struct cds__laptop {
	char *device;
	int64_t entries, sessions_new, sessions_changed;
};

struct cds__merge {
	cds_log *log, *source;
	const struct cds_merge_options *options;
	struct cds_merge_result *result;
	struct cds__buf scratch;
	struct cds__buf theirs;         /* struct cds__their_id of that part in the source */
	/* the same, of those whose words are missing: a redaction may be among what comes */
	struct cds__buf later;
	bool last_look;                 /* it came, or never will */
	sqlite3_stmt *rows;             /* of the source, as they stand together */
	struct cds__map changed;        /* sessions that were here and changed */
	int64_t newest;                 /* the last seq before: sessions above it are new */
	struct cds__map origin_at;      /* origin.n there → index */
	struct cds__their_origin *origin;
	size_t origins, origin_room;
	struct cds__laptop *laptop;
	size_t laptops, laptop_room;
	struct cds__map laptop_at;      /* device → index */
	size_t from;                    /* the laptop of the entry being read */
	int64_t receipt;                /* the one that is being written; 0: none */
	/* the newest receipt: what was read stays read until it is taken back */
	int64_t mark;
	bool again;                     /* this very file was merged before, and still is */
	char before[CDS_FINGERPRINT];
	/* spilled: what was done when pages went to the file last */
	int64_t todo, done, spilled;
	/* bytes of entries that were taken since somebody was asked */
	size_t unasked;
};

/* Counts one more entry as read and asks whoever follows the merge; true: it is over, stopped
 * or failed. */
bool cds__merge_stopped(struct cds__merge *m);

/* merge_known.c: the parts that are neither here nor were merged once, struct cds__their_part;
 * and of `theirs`, which lie in one part of a day, those that are not here, moved to the front:
 * how many. */
void cds__merge_find_parts(struct cds__merge *m, struct cds__buf *parts);
size_t cds__merge_keep_new(struct cds__merge *m, int day);

/* merge_entry.c: reads entries of the source, in the order in which they came there (that is
 * mostly the order of time, in which what they change here lies together), checks each against
 * its own name, and lets it arrive here. One that is malformed refuses the whole file, or with
 * skip_bad is left out and told. */
void cds__merge_take(struct cds__merge *m, struct cds__their_id *theirs, size_t n);
/* Every row of the source that is not here, whatever its indexes say. */
void cds__merge_take_all(struct cds__merge *m);
/* Those that were put off. */
void cds__merge_take_later(struct cds__merge *m);

/* receipt.c: what is kept of a merge. begin: is this very file merged already? Then no receipt
 * is due. */
void cds__receipt_begin(struct cds__merge *m, const char *path);
void cds__receipt_end(struct cds__merge *m);

/* preview.c: totals, laptops and fields, told to who asked. */
void cds__preview_totals(cds_log *log, struct cds_sums *sums);
void cds__preview_tell(struct cds__merge *m);

#endif
