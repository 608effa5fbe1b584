/* The two sides of an item of the review, line by line, what differs first. */
#ifndef REVIEW_PAIR_H
#define REVIEW_PAIR_H

#include "model/review_model.h"

void review_pair_free(struct review_model *m);
/* Of a conflict over a removal: does that entry remove it? */
bool review_entry_removes(struct review_model *m, const cds_uuid *subject, const cds_uuid *entry);

#endif
