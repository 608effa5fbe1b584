/* The units that took over a place's area when it ended: the field `successors` of a place, and the
 * table that follows from it.  derive_item.c reads and writes it with the rest of a place; import/
 * and catalogue/ make its text. */
#ifndef CDS_SUCCESSORS_H
#define CDS_SUCCESSORS_H

#include "base/buf.h"
#include "cdslog.h"

/* Is this the text of the field: UUIDs in ascending order, each once, with single spaces between
 * them? */
bool cds__successors_valid(struct cds__slice text);

/* Takes the next UUID off such a text; false: there are no more, or what follows is none. */
bool cds__successors_next(struct cds__slice *text, cds_uuid *id);

/* Makes the rows of place n those of the text; "" is none.  A text that is not valid counts as
 * "". */
void cds__successors_derive(cds_log *log, int64_t n, struct cds__slice text);

#endif
