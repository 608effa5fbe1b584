/* The table of the fields of a session, for who has a field's name as a slice. What it says of
 * each is in cdslog.h. */
#ifndef CDS_SESSION_FIELD_H
#define CDS_SESSION_FIELD_H

#include "entry/value_form.h"

/* NULL: this version does not know it. */
const struct cds_session_field *cds__session_field(struct cds__slice name);
/* May a session have this field with this value?  NULL, or why not. */
const char *cds__session_field_form(struct cds__slice name, const struct cds__value *value);
/* Is it a note, whose text stands apart from the entry? */
bool cds__session_field_note(const char *name);

#endif
