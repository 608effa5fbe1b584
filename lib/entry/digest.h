/* Floor 2: names over the ids of each day, and the fingerprint over those. */
#ifndef CDS_DIGEST_H
#define CDS_DIGEST_H

#include <sqlite3.h>

#include "cdslog.h"

/* entries in one part; above, it is split by the next byte of the id */
#define CDS__DIGEST_MAX 4096

/* A part of a day: the ids that begin with the prefix. */
struct cds__part_of_day {
	int day;
	unsigned char prefix[16];
	size_t n;                       /* bytes of it */
};

/* An entry came (or went): its part is made anew before the transaction ends. */
void cds__digest_touch(cds_log *log, int day, const cds_uuid *id);
/* A name over sorted ids. */
void cds__digest_name(const unsigned char *ids, size_t n, cds_uuid *out);
/* The leaves of a part that holds n sorted ids: itself, or the parts that it is split into. */
typedef void cds__digest_part_fn(void *arg, const struct cds__part_of_day *part, int64_t entries,
    const cds_uuid *name);
void cds__digest_parts(const struct cds__part_of_day *part, const unsigned char *ids, size_t n,
    cds__digest_part_fn *tell, void *arg);
/* A row of day, prefix, entries, id; false: no log has such a one. */
bool cds__digest_read(sqlite3_stmt *st, struct cds__part_of_day *part, int64_t *entries,
    cds_uuid *name);
/* The first and last id that a part can hold. */
void cds__part_bounds(const struct cds__part_of_day *part, cds_uuid *low, cds_uuid *high);
/* All digests of a day from its entries, as rows in a table of the caller's: for check. */
void cds__digest_day(cds_log *log, int day);

#endif
