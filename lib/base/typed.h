/* What a person typed, brought into one form for the readers of dates, periods and counts,
 * and the telling of what is wrong with it. */
#ifndef CDS_TYPED_H
#define CDS_TYPED_H

#include <stdbool.h>

#include "cdslog.h"
#include "base/status.h"

#define CDS__TYPED 128

/* Small letters without marks, every dash as '-', single spaces, none at either end.  "": nothing
 * was typed.  CDS_INVALID: too long to be a date, a period or a count, or not UTF-8. */
enum cds_status cds__typed(const char *text, char out[CDS__TYPED]) CDS_CHECKED;
/* What follows the word in the text at p; NULL: the text does not begin with it, or goes on with
 * a letter or a digit. */
const char *cds__typed_word(const char *p, const char *word);
/* The number of at most `most` digits at p, and what follows it; NULL: there is none. */
const char *cds__typed_number(const char *p, size_t most, int *number);

/* The first and the last year that a date or a period may have. */
#define CDS__YEAR_MIN 1970
#define CDS__YEAR_MAX 2199
enum cds_status cds__refuse_year(struct cds_refusal *why, const char *text);

/* As cds_date_read, of what cds__typed made; `text` is what a refusal shows.  CDS_NOT_FOUND: it
 * does not look like a date at all, and nothing was said of it. */
enum cds_status cds__date_typed(const char *typed, const char *text, int today,
    struct cds_span *out, struct cds_refusal *why) CDS_CHECKED;

/* The days of `n` months from the one that is 12 × year + month - 1, as the cut-off has them. */
void cds__period_months(int first, int n, int cutoff, int *from, int *to);

#endif
