/* Writing what is in sight to a file. */
#ifndef TUI_WRITE_H
#define TUI_WRITE_H

#include "tui/tui.h"

/* Each asks where to, and writes over nothing without asking; says where the file is, and what
 * is in it. */
/* about so many */
void tui_write_sessions(struct tui *tui, const struct cds_filter *filter, int64_t sessions);
void tui_write_report(struct tui *tui, const struct cds_filter *filter, int cutoff,
    enum cds_by by);

#endif
