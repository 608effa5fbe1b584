/* What people write in free text: its normal form, and how persons' numbers in it are masked.
 * Whatever reads or writes sessions in lib/session/ calls it. */
#ifndef CDS_NOTE_TEXT_H
#define CDS_NOTE_TEXT_H

#include "base/buf.h"
#include "cdslog.h"
#include "entry/state.h"

/* As cds_text_normal; with `lines` the text may have several, each of which is made normal, and
 * blank ones at its end are dropped. */
enum cds_status cds__note_text_normal(cds_log *log, const char *text, bool lines,
    char **out) CDS_CHECKED;

/* Is the field free text, in which a person's number may be? */
bool cds__text_field(const char *name);

/* Makes the digits of persons' numbers '*'. */
void cds__text_mask(struct cds__buf *text);

/* Append the text of a note, that which a setter names or that which the field has now; nothing if
 * it was erased. */
void cds__note_text_set(cds_log *log, const struct cds__subject *subject,
    const struct cds__setter *setter, struct cds__buf *out);
void cds__note_text_of(cds_log *log, const struct cds__subject *subject, const char *field,
    struct cds__buf *out);

#endif
