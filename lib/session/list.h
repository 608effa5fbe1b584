/* Sessions one by one, by their numbers and as lists show them: for scan.c, which knows which ones
 * it found. */
#ifndef CDS_LIST_H
#define CDS_LIST_H

#include "cdslog.h"

/* A list to be asked with cds__list_number, and freed with cds_list_close; NULL: the log failed. */
cds_list *cds__list_by_number(cds_log *log);

/* The session n, which stays until the next call; NULL: there is none, or the log failed. */
const struct cds_session *cds__list_number(cds_list *list, int64_t n);

#endif
