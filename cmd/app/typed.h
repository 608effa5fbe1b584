/* Dates, periods and counts that a person typed, in the forms of cds_date_read, cds_period_read
 * and cds_count_read. What can't be read is said with its reason, and which days are meant is
 * said where they were not written in full. Called by the commands, by line mode, and by forms. */
#ifndef TYPED_H
#define TYPED_H

#include "app/app.h"

/* Each of these reads a text, and says on standard error what is to be said. EXIT_OK, or the exit
 * status of what was said. */

/* A day or several. */
int typed_date(const struct app *app, const char *text, struct cds_span *days);

/* One day only. */
int typed_day(const struct app *app, const char *text, int *day);

/* A period; cutoff 14: with the months of state reports. */
int typed_period(const struct app *app, const char *text, int cutoff, struct cds_span *days);

#define TYPED_SIZE 128                  /* room for what typed_meant writes */

/* Puts into buf which days are meant, "meant: 25/11/2026"; "" where the text was in full. Returns
 * buf. */
char *typed_meant(const struct cds_span *days, char *buf, size_t size);

/* The same for the days of a session. Days after `today` are said to be still to come, since most
 * often somebody typed a wrong year, or the clock is wrong. Returns buf. */
char *typed_outing(const struct cds_span *days, int today, char *buf, size_t size);

#endif
