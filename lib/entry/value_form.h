/* What a field of an entry may hold: a date, a count, a UUID, text. Called where a person's value
 * is about to be written, and where a row is derived from what anybody wrote. */
#ifndef CDS_VALUE_FORM_H
#define CDS_VALUE_FORM_H

#include "entry/changes.h"

/* "2024-05-05", or two of them with a slash between, as an entry holds a date. */
bool cds__date_iso(struct cds__slice text, int *first, int *last);
/* 0 to CDS_COUNT_MAX, or "?", which is CDS_UNKNOWN; false: neither. */
bool cds__value_count(const struct cds__value *value, int64_t *count);
/* NULL, or why a value that is not null does not have this form: a text to translate. */
const char *cds__value_form(enum cds_form form, const struct cds__value *value);

#endif
