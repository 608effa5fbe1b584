/* Understanding what a person typed for a field of a session, for lib/import/, which looks names up
 * in its own way.  Everybody else calls cds_field_read. */
#ifndef CDS_FIELD_READ_H
#define CDS_FIELD_READ_H

#include "catalogue/catalogue.h"

/* As cds_field_read, inside a transaction of the caller.  *filled_in is set if a date was completed
 * from `today`, and is left as it is if not.  false: the log's error says why. */
bool cds__field_read(cds_log *log, const char *name, const char *text, int today,
    struct cds__naming *naming, bool *filled_in, cds_fields *out);

/* Reads a count; false: the log's error says why. */
bool cds__count_read(cds_log *log, const char *text, int64_t *count);

#endif
