/* Places and teams that were ruled one.  Rulings make groups, and one member of each stands for all
 * of it: lists, filters, totals and the search for duplicates go by that one, while sessions keep
 * the place that they were logged with.  Called by verdict.c, which finds the groups, and by
 * whoever shows or compares places and teams. */
#ifndef CDS_CANONICAL_H
#define CDS_CANONICAL_H

#include "base/buf.h"
#include "cdslog.h"

/* The item that stands for item n: itself, where nobody ruled that it is another's. */
int64_t cds__canonical(cds_log *log, int64_t n);

/* Adds to `members` the numbers (int64_t) of all items of n's group: the one that stands for it
 * first, then the others; of an item without a group itself. */
void cds__canonical_members(cds_log *log, int64_t n, struct cds__buf *members);

/* Chooses anew which of these items stands for them: the one that all rulings prefer, if there is
 * one and it is not retired; else a unit of a list before one made by hand, and of those the one
 * with the lowest id.  `members` and `prefer` are ids as cds__verdict_group gives them; those of
 * sessions, and of items that are not here, are passed over. */
void cds__canonical_regroup(cds_log *log, const struct cds__buf *members,
    const struct cds__buf *prefer);

#endif
