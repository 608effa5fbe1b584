/* Errors.  A fault keeps the first error that happened: what fails after it is mostly a
 * consequence. A log has one (lib/store/sql.h records it); functions without a log fill in a
 * refusal. */
#ifndef CDS_STATUS_H
#define CDS_STATUS_H

#include <stdarg.h>

#include "cdslog.h"

/* Marks a text that will be translated where it is shown. */
#define N_(text) text

#define CDS__OUT_OF_MEMORY N_("out of memory")

struct cds__fault {
	struct cds_error error;
	char text[CDS_ERROR_ARGS][512]; /* copies of its arguments, cut off where they are longer */
};

/* Makes it "no error". */
void cds__fault_clear(struct cds__fault *fault);

/* cds__fault_set(&fault, status, template, arg…) records an error, unless there is one already.
 * The arguments are strings, which are copied; what a terminal would obey becomes "?".  setv is the
 * same with a list of arguments that ends with NULL. */
void cds__fault_setv(struct cds__fault *fault, enum cds_status status, const char *template_text,
    va_list args);
void cds__fault_set_(struct cds__fault *fault, enum cds_status status, const char *template_text,
    ...);

/* Records the error of another fault, unless there is one already. */
void cds__fault_copy(struct cds__fault *to, const struct cds__fault *from);

#define cds__fault_set(fault, status, ...) \
	cds__fault_set_(fault, status, __VA_ARGS__, (const char *)NULL)

/* return cds__refuse(why, status, template, arg…); fills in a refusal, unless `why` is NULL, and
 * returns the status. */
enum cds_status cds__refuse_(struct cds_refusal *why, enum cds_status status,
    const char *template_text, ...);
#define cds__refuse(why, status, ...) \
	cds__refuse_(why, status, __VA_ARGS__, (const char *)NULL)

#endif
