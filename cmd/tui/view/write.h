/* Writing what is in sight to a file. Called by the list of sessions and the totals. Each function
 * asks where to, and writes over nothing without asking; it says where the file is, and what is in
 * it. */
#ifndef TUI_WRITE_H
#define TUI_WRITE_H

#include "tui/tui.h"

/* The sessions of a filter, about so many. */
void tui_write_sessions(struct tui *tui, const struct cds_filter *filter, int64_t sessions);
/* The report of a filter, with rows of that. */
void tui_write_report(struct tui *tui, const struct cds_filter *filter, int cutoff,
    enum cds_by by);

#endif
