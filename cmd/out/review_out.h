/* Conflicts, likely duplicates and rulings, as review lists them. */
#ifndef REVIEW_OUT_H
#define REVIEW_OUT_H

#include "app/app.h"
#include "out/out.h"

/* On a page no more than `limit` of them; programs get all. */
void review_tell(struct app *app, struct out *out, const cds_review *review, size_t limit);

#endif
