/* Floor 4: a merge on its way. */
#ifndef CDS_MERGE_H
#define CDS_MERGE_H

#include "buf.h"
#include "cdslog.h"
#include "map.h"

/* Who wrote what kind of entry, in the source; looked up here once. */
struct cds__their_origin {
	char *text;                     /* the three, one after another */
	struct cds__slice kind, device, author;
	int64_t own;                    /* origin.n here; 0: malformed */
};

struct cds__merge {
	cds_log *log, *source;
	const struct cds_merge_options *options;
	struct cds_merge_result *result;
	struct cds__buf scratch, own;   /* own: ids that are here, of the part being read */
	struct cds__buf theirs;         /* (id, seq) of that part in the source */
	struct cds__map changed;        /* sessions that were here and changed */
	int64_t newest;                 /* the last seq before: sessions above it are new */
	struct cds__map origin_at;      /* origin.n there → index */
	struct cds__their_origin *origin;
	size_t origins;
	int64_t todo, done;
};

/* merge_entry.c: reads one entry of the source, checks it against its own name, and lets it arrive here.
 * One that is malformed refuses the whole file, or with skip_bad is left out and told. */
void cds__merge_take(struct cds__merge *m, int day, const cds_uuid *id, int64_t seq);

#endif
