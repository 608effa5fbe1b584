/* Floor 2: from a subject's state to its derived row, and from there to the totals. */
#ifndef CDS_DERIVE_H
#define CDS_DERIVE_H

#include "entry/entry.h"
#include "derive/session_row.h"
#include "entry/state.h"

/* What an entry's arrival did to its session, if it speaks of one. */
struct cds__effect {
	int64_t session;                /* n; 0: not a session */
	bool fresh, changed;
	int conflicts;                  /* 1: now in conflict and wasn't; -1: the other way */
};

/* `e` is stored as `seq`; `first` is the seq of its subject's first entry here. */
void cds__derive(cds_log *log, const struct cds__entry *e, int64_t seq, int64_t first,
    struct cds__effect *effect);
/* All of a subject, from its entries. */
void cds__derive_subject(cds_log *log, const cds_uuid *subject, struct cds__slice kind,
    int64_t first, struct cds__effect *effect);
/* Takes away what was derived of a subject under its number `first`: its entries go, or get
 * another number. */
void cds__derive_forget(cds_log *log, const cds_uuid *subject, struct cds__slice kind,
    int64_t first);
/* One row in the place of another: totals and suspected duplicates follow. */
void cds__derive_replace(cds_log *log, const struct cds__session_row *old,
    const struct cds__session_row *new);

#endif
