/* Floor 3: words of people: in normal form, masked where they hold a person's number. */
#ifndef CDS_NOTE_TEXT_H
#define CDS_NOTE_TEXT_H

#include "base/buf.h"
#include "cdslog.h"
#include "entry/state.h"

/* As cds_text_normal; with `lines`, each line by itself, blank ones at the end dropped. */
enum cds_status cds__note_text_normal(const char *text, bool lines, char **out) CDS_CHECKED;
/* Is the field free text, where a person's number may hide? */
bool cds__text_field(const char *name);
/* Digits of persons' numbers become '*'. */
void cds__text_mask(struct cds__buf *text);
/* The words that a field names, appended; nothing if they are gone. */
void cds__note_text_set(cds_log *log, const struct cds__subject *subject,
    const struct cds__setter *setter, struct cds__buf *out);
void cds__note_text_of(cds_log *log, const struct cds__subject *subject, const char *field,
    struct cds__buf *out);

#endif
