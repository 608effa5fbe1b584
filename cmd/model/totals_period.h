/* The days of the period of the totals. Called by totals_model.c. What screens do with the period
 * is declared in totals_model.h. */
#ifndef TOTALS_PERIOD_H
#define TOTALS_PERIOD_H

#include "model/totals_model.h"

/* Sets the first and the last day, by the kind of the period, the cut-off and the day in it. */
void totals_period_set(struct totals_model *m);

/* The days of the period before this one. False: there is none to compare with. */
bool totals_period_before(const struct totals_model *m, int *from, int *to);

#endif
