/* Floor 0: errors that stick.  The first one wins; later ones are its echoes. */
#ifndef CDS_STATUS_H
#define CDS_STATUS_H

#include <stdarg.h>

#include "cdslog.h"

/* Marks a text for translation, later. */
#define N_(text) text

#define CDS__OUT_OF_MEMORY N_("out of memory")

struct cds__fault {
	struct cds_error error;
	char text[CDS_ERROR_ARGS][512];
};

void cds__fault_clear(struct cds__fault *fault);
void cds__fault_setv(struct cds__fault *fault, enum cds_status status, const char *template_text,
    va_list args);
void cds__fault_set_(struct cds__fault *fault, enum cds_status status, const char *template_text,
    ...);
void cds__fault_copy(struct cds__fault *to, const struct cds__fault *from);

/* A fault outside any log: cds__fault_set(&fault, status, template, arg…). */
#define cds__fault_set(fault, status, ...) \
	cds__fault_set_(fault, status, __VA_ARGS__, (const char *)NULL)

/* Fills in the refusal, if there is one, and gives the status back:
 * return cds__refuse(why, status, template, arg…); */
enum cds_status cds__refuse_(struct cds_refusal *why, enum cds_status status,
    const char *template_text, ...);
#define cds__refuse(why, status, ...) \
	cds__refuse_(why, status, __VA_ARGS__, (const char *)NULL)

#endif
