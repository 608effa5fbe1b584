/* What was ruled of two sessions, and which of a group counts. */
#ifndef CDS_VERDICT_H
#define CDS_VERDICT_H

#include "derive/pending.h"

/* The subject that rules of two sessions: UUIDv5 of the two in order. */
void cds__verdict_subject(const cds_uuid *a, const cds_uuid *b, cds_uuid *out);
/* The functions of verdicts in the table of kinds, which says what each is for. */
void cds__verdict_derive(cds_log *log, enum cds_kind kind, const struct cds__subject *subject,
    int64_t first, struct cds__effect *effect);
void cds__verdict_forget(cds_log *log, enum cds_kind kind, const cds_uuid *id, int64_t first);

enum cds__ruling { CDS__UNRULED, CDS__SAME, CDS__DIFFERENT };
enum cds__ruling cds__verdict_of(cds_log *log, const cds_uuid *a, const cds_uuid *b);
/* Does the log hold any?  Most don't, and then nothing needs to be asked of any session. */
bool cds__verdicts_any(cds_log *log);
/* A session came, went, or changed whether it counts: before the transaction ends its group is
 * looked at again. */
void cds__verdict_touch(cds_log *log, const cds_uuid *session);
/* Looks at the groups of these sessions again: which member counts? */
void cds__verdict_regroup(cds_log *log, struct cds__pending *session, size_t n);
/* All sessions that are ruled to be one with this, itself first; *prefer: what each of their
 * verdicts prefers, nil for none. Both lists are uuids one after another. */
void cds__verdict_group(cds_log *log, const cds_uuid *session, struct cds__buf *members,
    struct cds__buf *prefer);

#endif
