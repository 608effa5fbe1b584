/* Totals kept by half month (the 1st to the 14th, the 15th to the end), of all sessions, by
 * place and by team.  They change in the same transaction as the session, so that every report
 * is a sum of a few rows. */
#ifndef CDS_TOTALS_H
#define CDS_TOTALS_H

#include "base/buf.h"
#include "cdslog.h"

struct cds__session_row;

enum { CDS__DIM_ALL, CDS__DIM_PLACE, CDS__DIM_TEAM, CDS__DIMS };

/* A half month is numbered 24 × year + 2 × (month - 1), and 1 more for its second half. */
#define CDS__HALF_MAX (24 * 2199 + 23)

int cds__half_of(int day);              /* the half month of a day */
int cds__half_first(int half);          /* the first day of a half month */
int cds__half_last(int half);           /* the last day of a half month */

/* Adds a session's row to the totals (sign 1), or takes the row out again (sign -1).  Sums are
 * gathered in memory and written before the transaction ends. */
void cds__totals_add(cds_log *log, const struct cds__session_row *row, int sign);

/* One service in a row of totals. */
struct cds__total_service {
	int64_t field;                  /* field.n */
	int64_t sessions, count, unknown;
};
/* Takes the next service from those that are packed in a row.  false: none is left; or the row is
 * damaged, and then packed->p is NULL. */
bool cds__total_next(struct cds__slice *packed, struct cds__total_service *out);
/* How many sessions that count say this place or team, of the file's rows. */
int64_t cds__total_sessions(cds_log *log, enum cds_kind kind, int64_t n);
/* Adds up, by measure, how many counts of those services are missing. */
void cds__total_uncounted(cds_log *log, struct cds__slice packed, int64_t uncounted[3]);

#endif
