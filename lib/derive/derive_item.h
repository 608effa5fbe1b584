/* The rows of places, teams and services, derived from their entries; and their identity. */
#ifndef CDS_DERIVE_ITEM_H
#define CDS_DERIVE_ITEM_H

#include "derive/kind.h"
#include "derive/sql_names.h"

/* Sets *id to the id that follows from an item's fields: from list and code, from a service's code,
 * or from parent and name.  false: none follows, so the item needs a new UUIDv7; or the log
 * failed. */
bool cds__item_identity(cds_log *log, enum cds_kind kind, const cds_fields *fields,
    cds_uuid *id);
/* The id that an item gets from some texts: UUIDv5 over them, each ended by a NUL. */
void cds__item_id_of(cds_log *log, const char *const *part, size_t parts, cds_uuid *id);
/* The functions of places, teams and services in the table of kinds, which says what each is
 * for. */
void cds__item_derive(cds_log *log, enum cds_kind kind, const struct cds__subject *subject,
    int64_t first, struct cds__effect *effect);
void cds__item_forget(cds_log *log, enum cds_kind kind, const cds_uuid *id, int64_t first);

/* What the row of an item holds that is referred to, but of which no entry is here. */
#define CDS__ITEM_BLANK \
	"known = 0, code = '', list = '', name = '', fold = '', level = '', parent = NULL," \
	" measure = 0, first = " CDS__SQL_NO_DAY ", last = " CDS__SQL_NO_DAY \
	", retired = 0, flags = 0, rank = 0"

/* Why a field of an item may not have this value, a text to translate; NULL: it may. */
const char *cds__item_field_form(enum cds_kind kind, struct cds__slice name,
    const struct cds__value *value);

#endif
