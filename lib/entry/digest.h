/* Digests: for each day of `at` a name over the sorted ids of its entries, by which two logs find
 * out on which days they differ, and over which the fingerprint is made.  A day of more than
 * CDS__DIGEST_MAX entries is split into parts, by the first byte of the id, and those by the next
 * where needed.  cdslog(5) defines them to the byte.
 *
 * lib/log/ tells which entries came or went; lib/exchange/ compares; lib/log/check.c makes them
 * again. */
#ifndef CDS_DIGEST_H
#define CDS_DIGEST_H

#include <sqlite3.h>

#include "cdslog.h"

#define CDS__DIGEST_MAX 4096            /* entries of one part, at most */

/* A part of a day: those of its ids that begin with the prefix. */
struct cds__part_of_day {
	int day;
	unsigned char prefix[16];
	size_t n;                       /* bytes of the prefix; 0: the whole day */
};

/* Says that an entry of this day and id came or went: its part is made anew before the transaction
 * ends. */
void cds__digest_touch(cds_log *log, int day, const cds_uuid *id);

/* The name of n ids, 16 bytes each, sorted. */
void cds__digest_name(const unsigned char *ids, size_t n, cds_uuid *out);

/* Tells the leaves of a part that holds n sorted ids: the part itself, or those that it is split
 * into. */
typedef void cds__digest_part_fn(void *arg, const struct cds__part_of_day *part, int64_t entries,
    const cds_uuid *name);
void cds__digest_parts(const struct cds__part_of_day *part, const unsigned char *ids, size_t n,
    cds__digest_part_fn *tell, void *arg);

/* Reads a row of the table: day, prefix, entries, id.  false: its values are not of a digest. */
bool cds__digest_read(sqlite3_stmt *st, struct cds__part_of_day *part, int64_t *entries,
    cds_uuid *name);

/* The lowest and the highest id that a part can hold. */
void cds__part_bounds(const struct cds__part_of_day *part, cds_uuid *low, cds_uuid *high);

/* Makes all digests of a day again from its entries, for check and rebuild. */
void cds__digest_day(cds_log *log, int day);

#endif
