/* What undo would take back, or redo do again, in words. */
#ifndef UNDO_OUT_H
#define UNDO_OUT_H

#include "cdslog.h"

#define STEP_WORDS 1100

void undo_words(cds_log *log, const struct cds_undo_step *step, bool redo, char *buf, size_t size);

#endif
