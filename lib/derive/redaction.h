/* Redactions: the text of a note that is taken out for good, wherever it is known by its hash. */
#ifndef CDS_REDACTION_H
#define CDS_REDACTION_H

#include "derive/kind.h"

/* Beside what was typed a draft may have this field (lib/session/draft_bin.c): the session that it
 * is of, where it does not stand under that. */
#define CDS__DRAFT_OF "draft.session"

/* Sets *out to the subject of the redaction of an entry's field: UUIDv5 of the two. */
void cds__redaction_subject(const cds_uuid *entry, struct cds__slice field, cds_uuid *out);

/* Is the text redacted that this entry of this subject has in the field?  `name` is the hash that
 * the entry has in its place ("#sha256:…"). */
bool cds__redacted(cds_log *log, const cds_uuid *subject, const cds_uuid *entry,
    struct cds__slice field, struct cds__slice name);

/* Each hash in an entry needs its text, or a redaction that took the text out.  Is there one that
 * has neither?  `words` are the n texts that came with the entry. */
bool cds__note_text_missing(cds_log *log, const struct cds__entry *e,
    const struct cds__note_text *words, size_t n);

/* Deletes all texts of a session's entries that are redacted.  They go in one walk, since a
 * stranger may redact ten thousand. */
void cds__redaction_sweep(cds_log *log, const cds_uuid *session);

/* The functions of redactions in the table of kinds, which says what each is for.  When a
 * redaction comes, its text goes, if the text is here.  Tidying finds out which texts are
 * still named by the redactions that stay. */
void cds__redaction_entry(cds_log *log, const struct cds__entry *e, int64_t seq,
    struct cds__effect *effect);
void cds__redaction_derive(cds_log *log, enum cds_kind kind, const struct cds__subject *subject,
    int64_t first, struct cds__effect *effect);
void cds__redaction_forget(cds_log *log, enum cds_kind kind, const cds_uuid *redaction,
    int64_t first);
void cds__redaction_tidy(cds_log *log);

/* Does a redaction, whose changes are given, concern an entry that is here and is none of those
 * from seq first to last? */
bool cds__redaction_holds(cds_log *log, const cds_uuid *redaction, struct cds__slice changes,
    int64_t first, int64_t last);

#endif
