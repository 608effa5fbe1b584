/* An entry came to stand in the log: what follows from it, by the table of kinds. */
#ifndef CDS_DERIVE_H
#define CDS_DERIVE_H

#include "derive/kind.h"

/* `e` is stored as `seq`; `first` is the seq of its subject's first entry here. */
void cds__derive(cds_log *log, const struct cds__entry *e, int64_t seq, int64_t first,
    struct cds__effect *effect);
/* All of a subject, from its entries; `kind` NULL, or one that is unknown: nothing. */
void cds__derive_subject(cds_log *log, const struct cds__kind *kind, const cds_uuid *subject,
    int64_t first, struct cds__effect *effect);
/* Takes away what was derived of a subject under its number `first`: its entries go, or get
 * another number. */
void cds__derive_forget(cds_log *log, const struct cds__kind *kind, const cds_uuid *subject,
    int64_t first);

/* By which version of the rules (CDS_DERIVATION) the rows of this log were derived.  In a log of an
 * older format, which does not say so, that is 1. */
int64_t cds__derivation_of(cds_log *log);
/* Says in the log that they were derived by the rules of this version. */
void cds__derivation_stamp(cds_log *log);

#endif
