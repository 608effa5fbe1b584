/* What undo would take back, or redo do again, in words. */
#ifndef STEP_OUT_H
#define STEP_OUT_H

#include "cdslog.h"

#define STEP_WORDS 1100

void step_words(cds_log *log, const struct cds_step *step, bool redo, char *buf, size_t size);

#endif
