/* Places as a report of then or now sees them: which units a day has, which of them took over the
 * area of one that had ended by then, and what stands above each.  Only unit_rows.c asks. */
#ifndef CDS_UNITS_TREE_H
#define CDS_UNITS_TREE_H

#include "base/map.h"
#include "cdslog.h"

/* A stranger's file can have units with a hundred thousand successors, or circles of them.  Beyond
 * so many units that are met on the way from one it is not said which of them it became. */
#define CDS__FOLLOWED_MAX 256
/* And so many places stand above one another at most. */
#define CDS__ABOVE_MAX 16

/* Where a place is on the day of the report: at a unit, or somewhere below it, unknown where. */
struct cds__spot {
	int64_t n;                      /* item.n of that unit; 0: none */
	bool loose;                     /* somewhere below it */
};

/* A place as it was read.  Of places that were ruled one only the one that stands for them is
 * here. */
struct cds__place {
	int64_t n, parent;              /* item.n; 0: nothing above it */
	int first, last;                /* days of validity */
	enum cds_level level;           /* that it says, or that its name does */
	bool known;
	size_t next, nexts;             /* its successors: so many of `next` in the tree */
	bool many;                      /* there are more than these */
	bool children_read;             /* are its hamlets in `child`? */
	bool up_known;
	struct cds__spot up;            /* what is above it, once that was asked */
};

struct cds__tree {
	cds_log *log;
	int day;                        /* CDS_NO_DAY: places as sessions say them */
	bool ruled, followed;           /* are any places ruled one; has any a successor? */
	struct cds__map at;             /* item.n → index of `place` */
	struct cds__place *place;
	size_t places, room;
	int64_t *next;                  /* successors of all places that were read */
	size_t nexts, next_room;
	struct cds__map child;          /* unit and name of a hamlet → 1 */
};

void cds__tree_init(struct cds__tree *tree, cds_log *log, int day);
void cds__tree_free(struct cds__tree *tree);

/* The item that stands for all that were ruled one with this. */
int64_t cds__tree_canonical(struct cds__tree *tree, int64_t n);

/* Where a place that sessions name is on the day of the report. */
struct cds__spot cds__tree_settle(struct cds__tree *tree, int64_t n);

/* What is above a unit of that day. */
struct cds__spot cds__tree_up(struct cds__tree *tree, int64_t n);

/* The level of a place; CDS_LEVEL_NONE: neither it nor its name says. */
enum cds_level cds__tree_level(struct cds__tree *tree, int64_t n);

#endif
