/* What the review does with places and teams: doubles, rulings on them, and rulings of two people
 * that disagree. Called by review_model.c and review_pair.c; review_join_all is declared in
 * review_model.h. */
#ifndef REVIEW_DOUBLE_H
#define REVIEW_DOUBLE_H

#include "model/review_model.h"

/* Reads the doubles, or the rulings on places and teams, in the order of the list. */
enum cds_status review_double_read(struct review_model *m);

/* Makes the lines of a double. */
enum cds_status review_double_look(struct review_model *m, const struct cds_double *pair);

/* Rules that the double under the cursor is one, for which this side stands. */
enum cds_status review_double_join(struct review_model *m, enum review_side side);

/* ---- a ruling in conflict ---- */

/* What is in conflict, in a word or two: the label of the field, of a ruling on places or teams one
 * of its own. */
const char *review_double_label(struct review_model *m, const struct cds_review_item *item);

/* Puts the value of a field in conflict into buf, as people read it. */
void review_double_value(struct review_model *m, const struct cds_review_item *item,
    const struct cds_field *field, char *buf, size_t size);

/* Adds, for a ruling on places or teams, lines that say which two. */
void review_double_context(struct review_model *m, const struct cds_review_item *item);

/* Rules again as the entry of this side does, in which all of the ruling is settled. */
enum cds_status review_double_keep(struct review_model *m, const struct cds_review_item *item,
    enum cds_kind kind, enum review_side side);

#endif
