/* Dates, periods and counts that a person typed, for the command line and line mode: what can't be
 * read is said with its reason, and which days were meant is said where they were not written in
 * full.  The forms are those of cds_date_read, cds_period_read and cds_count_read. */
#ifndef TYPED_H
#define TYPED_H

#include "app/app.h"

/* On standard error.  EXIT_OK, or EXIT_MISUSED. */
int typed_date(const struct app *app, const char *text, struct cds_span *days);
int typed_day(const struct app *app, const char *text, int *day);       /* one day only */
int typed_period(const struct app *app, const char *text, int cutoff, struct cds_span *days);

#define TYPED_SIZE 128
/* "meant: 25/11/2026"; "" where the text said it in full.  Returns buf. */
char *typed_meant(const struct cds_span *days, char *buf, size_t size);
/* The same of a session's day, and where it is after `today`, that it is still to come: most often
 * a slip in the year, or a clock that is wrong.  Returns buf. */
char *typed_outing(const struct cds_span *days, int today, char *buf, size_t size);

#endif
