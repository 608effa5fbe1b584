/* What a person typed for a field of a session, understood: for import, which has names of its own.
 * Everybody else calls cds_field_read. */
#ifndef CDS_FIELD_READ_H
#define CDS_FIELD_READ_H

#include "catalogue/catalogue.h"

/* As cds_field_read, within a transaction. *filled_in is set where a date was completed from
 * `today`; else it stays. False: the log's error says why. */
bool cds__field_read(cds_log *log, const char *name, const char *text, int today,
    struct cds__naming *naming, bool *filled_in, cds_fields *out);
/* A count; false: the log's error says why. */
bool cds__count_read(cds_log *log, const char *text, int64_t *count);

#endif
