/* A session's derived row, and what follows from its coming, changing and going. */
#ifndef CDS_DERIVE_SESSION_H
#define CDS_DERIVE_SESSION_H

#include "derive/kind.h"
#include "derive/session_row.h"

/* The functions of sessions' row in the table of kinds, which says what each is for. */
void cds__session_derive(cds_log *log, enum cds_kind kind, const struct cds__subject *subject,
    int64_t first, struct cds__effect *effect);
void cds__session_entry(cds_log *log, const struct cds__entry *e, int64_t seq,
    struct cds__effect *effect);
void cds__session_expect(cds_log *log, int64_t first, bool waited, struct cds__effect *effect);
void cds__session_forget(cds_log *log, enum cds_kind kind, const cds_uuid *id, int64_t first);

/* One row in the place of another: totals and suspected duplicates follow. */
void cds__session_replace(cds_log *log, const struct cds__session_row *old,
    const struct cds__session_row *new);

#endif
