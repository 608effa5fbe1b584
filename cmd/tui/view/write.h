/* Writing what is shown to a file. Called by the list of sessions and by the totals. Each
 * function asks for the file, replaces no file without asking, and says where the file is and
 * what is in it. */
#ifndef TUI_WRITE_H
#define TUI_WRITE_H

#include "tui/tui.h"

/* Writes the sessions of a filter. `sessions` is about how many there are, for the progress. */
void tui_write_sessions(struct tui *tui, const struct cds_filter *filter, int64_t sessions);

/* Writes the report of a filter by these units, with rows by `by`. */
void tui_write_report(struct tui *tui, const struct cds_filter *filter,
    const struct cds_units *units, int cutoff, enum cds_by by);

#endif
