/* Places and teams that are probably one, or the rulings on such, as a list, and ruling on them.
 * Called by line mode, and by the screens. What the pairs are in words is told by double_out.h. */
#ifndef DOUBLES_MODEL_H
#define DOUBLES_MODEL_H

#include "cdslog.h"
#include "model/rows.h"

struct doubles_model {
	cds_log *log;
	bool ruled;                     /* show the rulings, not what is open */
	cds_doubles *doubles;           /* owned */
	struct rows rows;
};

/* Begins empty, for what is open. */
void doubles_init(struct doubles_model *m, cds_log *log);

/* Frees everything in it. */
void doubles_free(struct doubles_model *m);

/* Reads the list anew. The cursor stays on its pair, if that is still there. */
enum cds_status doubles_read(struct doubles_model *m) CDS_CHECKED;

/* The pair under the cursor, until the list is read anew; NULL: there is none. */
const struct cds_double *doubles_here(const struct doubles_model *m);

/* These settle the pair under the cursor; the list is to be read anew then. CDS_END: there is
 * none. */

/* Rules that they are one. `prefer`, one of the two, stands for both from then on; NULL: a unit of
 * a list, else the one with most sessions. */
enum cds_status doubles_same(struct doubles_model *m, const cds_uuid *prefer) CDS_CHECKED;
/* Rules that they are two. */
enum cds_status doubles_different(struct doubles_model *m) CDS_CHECKED;
/* Withdraws what was ruled. */
enum cds_status doubles_withdraw(struct doubles_model *m) CDS_CHECKED;

#endif
