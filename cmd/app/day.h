/* Days as people write them on paper. */
#ifndef DAY_H
#define DAY_H

/* "12/11": the last such day that there was; CDS_NO_DAY: it is something else. */
int day_and_month(const char *text, int today);

#endif
