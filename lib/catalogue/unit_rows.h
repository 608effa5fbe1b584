/* Which row of a report by place a session belongs to, where the report is of some level, or of the
 * units of some day.  lib/report/ asks it of each fact, and filters of each session where somebody
 * opens a row. */
#ifndef CDS_UNIT_ROWS_H
#define CDS_UNIT_ROWS_H

#include "catalogue/units_tree.h"

/* Rows that are no place's.  That of what could not be allocated under a place has the number
 * CDS__ROW_UNALLOCATED - item.n of that place. */
#define CDS__ROW_UNSAID (-1)
#define CDS__ROW_UNALLOCATED (-2)

/* Begins with cds__units_init, also where neither is asked for; then each place is its own row, but
 * for those that were ruled one. */
struct cds__units {
	struct cds_units asked;
	struct cds__tree tree;
	struct cds__map row_at;         /* item.n of a session's place → the row's number */
	int64_t last, last_row;         /* the place that was asked last */
};

void cds__units_init(struct cds__units *units, cds_log *log, const struct cds_units *asked);
void cds__units_free(struct cds__units *units);

/* The number of the row of the sessions at a place; 0 stays 0, those without a place. */
int64_t cds__units_row(struct cds__units *units, int64_t place);

/* What the row is, and the item.n of the place that it names; 0: none. */
enum cds_row_unit cds__units_what(int64_t row, int64_t *place);

/* The number of the row that is this and names this item.n; the other way round. */
int64_t cds__units_of(enum cds_row_unit what, int64_t place);

/* Is the place at or under another one, on the day? */
bool cds__units_within(struct cds__units *units, int64_t place, int64_t above);

#endif
