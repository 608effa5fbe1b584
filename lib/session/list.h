/* Floor 3: one session after another by its number, as lists show them. */
#ifndef CDS_LIST_H
#define CDS_LIST_H

#include "cdslog.h"

cds_list *cds__list_by_number(cds_log *log);            /* NULL: failed */
/* The session n, borrowed until the next call; NULL: there is none, or failed. */
const struct cds_session *cds__list_number(cds_list *list, int64_t n);

#endif
