/* Words that are taken out for good. */
#ifndef CDS_REDACTION_H
#define CDS_REDACTION_H

#include "derive/kind.h"

/* The subject that takes the words of an entry's field out: UUIDv5 of the two. */
void cds__redaction_subject(const cds_uuid *entry, struct cds__slice field, cds_uuid *out);
/* Are the words of this entry's field taken out, that it calls `name` ("#sha256:…")? */
bool cds__redacted(cds_log *log, const cds_uuid *subject, const cds_uuid *entry,
    struct cds__slice field, struct cds__slice name);
/* Every name of words must have its words, or a redaction that took them out: is one without
 * either? */
bool cds__note_text_missing(cds_log *log, const struct cds__entry *e,
    const struct cds__note_text *words, size_t n);
/* All words of a session's entries that are redacted go: at once, since a stranger may redact
 * ten thousand. */
void cds__redaction_sweep(cds_log *log, const cds_uuid *session);
/* The functions of redactions in the table of kinds, which says what each is for.  The words go
 * when a redaction comes, if they are here.  To tidy is to ask which words are still named by those
 * redactions that stay. */
void cds__redaction_entry(cds_log *log, const struct cds__entry *e, int64_t seq,
    struct cds__effect *effect);
void cds__redaction_derive(cds_log *log, enum cds_kind kind, const struct cds__subject *subject,
    int64_t first, struct cds__effect *effect);
void cds__redaction_forget(cds_log *log, enum cds_kind kind, const cds_uuid *redaction,
    int64_t first);
void cds__redaction_tidy(cds_log *log);
/* Does it take words out of an entry that is here, other than those from seq first to last? */
bool cds__redaction_holds(cds_log *log, const cds_uuid *redaction, struct cds__slice changes,
    int64_t first, int64_t last);

#endif
