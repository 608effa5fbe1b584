/* The one door by which an entry comes to stand in a log, whether somebody wrote it here or a
 * merge brought it. */
#ifndef CDS_ARRIVE_H
#define CDS_ARRIVE_H

#include "derive/derive.h"
#include "entry/entry.h"

/* Stores a well-formed entry that is not here yet, with its note texts, and brings everything
 * derived up to date: state, totals, digest.  Returns its seq, 0 if that failed. */
int64_t cds__entry_arrive(cds_log *log, const struct cds__entry *e,
    const struct cds__note_text *words, size_t nwords, struct cds__effect *effect);
/* Some entries were deleted: what was remembered of their subjects no longer holds. */
void cds__entries_gone(cds_log *log);

#endif
