/* Conflicts, likely duplicates and rulings, as review lists them. */
#ifndef REVIEW_OUT_H
#define REVIEW_OUT_H

#include "app/app.h"
#include "out/out.h"

/* Tells the review. A page shows no more than `limit` items and says how many there are; programs
 * get all of them. */
void review_tell(struct app *app, struct out *out, const cds_review *review, size_t limit);

#endif
