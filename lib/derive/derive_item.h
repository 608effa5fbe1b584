/* The catalogue's derived rows. */
#ifndef CDS_DERIVE_ITEM_H
#define CDS_DERIVE_ITEM_H

#include "derive/kind.h"
#include "derive/sql_names.h"

/* The id that follows from the fields: of list and code, of a service's code, or of parent and
 * name; false: none does, it has to be a new UUIDv7. */
bool cds__item_identity(cds_log *log, enum cds_kind kind, const cds_fields *fields,
    cds_uuid *id);
/* The id that an item gets from some texts: UUIDv5 over them, each ended by a NUL. */
void cds__item_id_of(cds_log *log, const char *const *part, size_t parts, cds_uuid *id);
/* The functions of places, teams and services in the table of kinds, which says what each is
 * for. */
void cds__item_derive(cds_log *log, enum cds_kind kind, const struct cds__subject *subject,
    int64_t first, struct cds__effect *effect);
void cds__item_forget(cds_log *log, enum cds_kind kind, const cds_uuid *id, int64_t first);
/* What an item's row holds where no entry of it is here. */
#define CDS__ITEM_BLANK \
	"known = 0, code = '', list = '', name = '', fold = '', level = '', parent = NULL," \
	" measure = 0, first = " CDS__SQL_NO_DAY ", last = " CDS__SQL_NO_DAY \
	", retired = 0, flags = 0"
/* NULL, or why a field of an item may not have this value. */
const char *cds__item_field_form(enum cds_kind kind, struct cds__slice name,
    const struct cds__value *value);

#endif
