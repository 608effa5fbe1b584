/* The doubles of one name, found among all places or teams.  Called by double.c. */
#ifndef CDS_DOUBLE_FIND_H
#define CDS_DOUBLE_FIND_H

#include "base/buf.h"
#include "cdslog.h"

/* So many places above two of one name are compared, and so far down a change is felt. */
#define CDS__DOUBLE_LEVELS 3

/* What stands under no place is paired with up to so many leaders.  Where more have its name,
 * nothing says which is meant. */
#define CDS__DOUBLE_LEADERS 3

/* Item b is probably the same as item a, its leader (item.n). */
struct cds__double {
	int64_t a, b;
};

/* The part of a folded name that is compared: of "xa phuoc nam" it is "phuoc nam", since people
 * leave out what kind of unit a place is. */
const char *cds__double_bare(enum cds_kind kind, const char *fold);

/* Adds to `items` the number (int64_t) of each item of this kind and bare name that stands for its
 * group, and to `pairs` their doubles (struct cds__double), in the order of `items` by b. */
void cds__doubles_find(cds_log *log, enum cds_kind kind, const char *bare, struct cds__buf *items,
    struct cds__buf *pairs);

#endif
