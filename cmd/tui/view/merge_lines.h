/* What a preview or a merge says of its files, as lines. Called by view_merge.c. */
#ifndef MERGE_LINES_H
#define MERGE_LINES_H

#include "model/merge_job.h"
#include "tui/widget/lines.h"

/* Makes all lines anew. `done`: the files were merged, not only tried. */
void merge_lines(struct lines *lines, const struct merge_job *job, bool done);

#endif
