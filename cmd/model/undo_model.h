/* Taking back what was done in this run, and doing it again: what is asked first, and what is said
 * after it. For the screens (tui/undo.c) and line mode (plain/plain_undo.c). */
#ifndef UNDO_MODEL_H
#define UNDO_MODEL_H

#include <stdbool.h>

#include "cdslog.h"
#include "out/undo_out.h"

struct undo_model {
	bool redo;
	char what[STEP_WORDS];
	char words[STEP_WORDS + 300];   /* to be shown: first the question, then what was done */
};

/* Looks at what would be taken back, or done again with `redo`: words is the question. False:
 * there is nothing, and words says so. */
bool undo_look(cds_log *log, bool redo, struct undo_model *undo);
/* Does it: words says what was done. Else the log says why not. */
enum cds_status undo_do(cds_log *log, struct undo_model *undo);

#endif
