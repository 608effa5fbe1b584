/* Floor 2: pairs of sessions that are probably one outing, kept as sessions change. */
#ifndef CDS_SUSPECT_H
#define CDS_SUSPECT_H

#include "derive/session_row.h"

#define CDS__SUSPECT_SCORE 80           /* from here on a pair is suspected */

/* A session's row was stored (fresh: it is new) or is gone (row NULL): before the transaction
 * ends it is compared anew. */
void cds__suspect_touch(cds_log *log, int64_t n, const struct cds__session_row *row, bool fresh);
/* A session's row took the place of another, came (old NULL) or went (new NULL): a day at its
 * place is more of a crowd, or less. */
void cds__suspect_moved(cds_log *log, const struct cds__session_row *old,
    const struct cds__session_row *new);
/* A place without one above got the name (sign 1), or lost it (-1). */
void cds__suspect_root(cds_log *log, const char *name, int sign);
/* The same for a session whose row stays, as something else about it changed. */
void cds__suspect_again(cds_log *log, const cds_uuid *session);
/* A place's name, level or place above changed: all sessions there are compared anew. */
void cds__suspect_place(cds_log *log, int64_t place);

#endif
