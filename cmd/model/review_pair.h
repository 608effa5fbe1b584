/* The two sides of an item of the review, line by line, with what differs first. Called by
 * review_model.c; review_look, which makes the lines, is declared in review_model.h. */
#ifndef REVIEW_PAIR_H
#define REVIEW_PAIR_H

#include "model/review_model.h"

/* Frees the lines. */
void review_pair_free(struct review_model *m);

/* Adds a line with copies of these texts. Without memory it is missing, and `failed` is set. */
void review_pair_add(struct review_model *m, const char *label, const char *left,
    const char *right);

/* In a conflict over a removal: does this entry remove the subject? */
bool review_entry_removes(struct review_model *m, const cds_uuid *subject, const cds_uuid *entry);

#endif
