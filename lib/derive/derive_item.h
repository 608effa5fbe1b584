/* Floor 2: the catalogue's derived rows. */
#ifndef CDS_DERIVE_ITEM_H
#define CDS_DERIVE_ITEM_H

#include "entry/state.h"

bool cds__item_kind(struct cds__slice name, enum cds_kind *kind);        /* "place" … */
const char *cds__item_kind_name(enum cds_kind kind);
/* The id that follows from the fields: of list and code, of a service's code, or of parent and
 * name; false: none does, it has to be a new UUIDv7. */
bool cds__item_identity(cds_log *log, enum cds_kind kind, const cds_fields *fields,
    cds_uuid *id);
void cds__derive_item(cds_log *log, const struct cds__subject *subject, enum cds_kind kind,
    const cds_uuid *id);
/* What an item's row holds where no entry of it is here. */
#define CDS__ITEM_BLANK \
	"known = 0, code = '', list = '', name = '', fold = '', level = '', parent = NULL," \
	" measure = 0, first = -2147483648, last = -2147483648, retired = 0, flags = 0"
void cds__item_forget(cds_log *log, enum cds_kind kind, const cds_uuid *id);
/* NULL, or why a field of an item may not have this value. */
const char *cds__item_field_form(enum cds_kind kind, struct cds__slice name,
    const struct cds__value *value);

#endif
