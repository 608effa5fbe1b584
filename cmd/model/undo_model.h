/* Undo and redo of what was done in this run: what is asked first, and what is said afterwards.
 * Called by the screens (tui/undo.c) and by line mode (plain/plain_undo.c). */
#ifndef UNDO_MODEL_H
#define UNDO_MODEL_H

#include <stdbool.h>

#include "cdslog.h"
#include "out/undo_out.h"

struct undo_model {
	bool redo;
	char what[STEP_WORDS];          /* the step in words */
	char words[STEP_WORDS + 300];   /* to be shown: first the question, then what was done */
};

/* Looks what would be taken back, or with `redo` done again, and puts the question into words.
 * False: there is nothing, and words says so. */
bool undo_look(cds_log *log, bool redo, struct undo_model *undo);

/* Does it, and puts what was done into words. If it fails, words stays, and the log says why. */
enum cds_status undo_do(cds_log *log, struct undo_model *undo);

#endif
