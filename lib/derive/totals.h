/* Totals kept by half month, in the same transaction as the entry. */
#ifndef CDS_TOTALS_H
#define CDS_TOTALS_H

#include "base/buf.h"
#include "cdslog.h"

struct cds__session_row;

enum { CDS__DIM_ALL, CDS__DIM_PLACE, CDS__DIM_TEAM, CDS__DIMS };

#define CDS__HALF_MAX (24 * 2199 + 23)

int cds__half_of(int day);
int cds__half_first(int half);          /* its first and last day */
int cds__half_last(int half);

/* Adds a session's row to the totals (sign 1), or takes it out again (sign -1). */
void cds__totals_add(cds_log *log, const struct cds__session_row *row, int sign);

/* A service of one row of totals. */
struct cds__total_service {
	int64_t field;                  /* field.n */
	int64_t sessions, count, unknown;
};
/* Takes the next from a row's packed services; false: none is left, or they are damaged and
 * packed->p is NULL. */
bool cds__total_next(struct cds__slice *packed, struct cds__total_service *out);

#endif
