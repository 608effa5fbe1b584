/* Conflicts, likely duplicates, doubles and rulings, as review lists them. */
#ifndef REVIEW_OUT_H
#define REVIEW_OUT_H

#include "app/app.h"
#include "out/out.h"

/* Tells the review, with the doubles or the rulings on such (NULL: none). A page shows no more than
 * `limit` items and says how many there are; programs get all of them. */
void review_tell(struct app *app, struct out *out, const cds_review *review,
    const cds_doubles *doubles, size_t limit);

/* Puts into buf how many of each are open: "conflicts: 1, likely duplicates: 2, doubles: 3". Of
 * doubles nothing is said where there are none. Returns buf. */
char *review_how_many(size_t conflicts, size_t duplicates, size_t doubles, char *buf, size_t size);

#endif
