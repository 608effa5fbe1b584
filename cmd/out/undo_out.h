/* What undo would take back, or redo do again, in words. Called by model/undo_model.c. */
#ifndef UNDO_OUT_H
#define UNDO_OUT_H

#include "cdslog.h"

#define STEP_WORDS 1100                 /* room for what undo_words writes */

/* Puts into buf what taking back this step does, or with `redo` what doing it again does. */
void undo_words(cds_log *log, const struct cds_undo_step *step, bool redo, char *buf, size_t size);

#endif
