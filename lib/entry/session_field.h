/* What the table of a session's fields says, for the library.  cdslog.h shows the table itself. */
#ifndef CDS_SESSION_FIELD_H
#define CDS_SESSION_FIELD_H

#include "entry/value_form.h"

/* May a session have this field with this value?  NULL, or why not. */
const char *cds__session_field_form(struct cds__slice name, const struct cds__value *value);
/* Is it a note, whose text stands apart from the entry? */
bool cds__session_field_note(const char *name);

#endif
