/* Pairs of sessions that are probably one outing, kept as sessions change. */
#ifndef CDS_SUSPECT_H
#define CDS_SUSPECT_H

#include "derive/pending.h"
#include "derive/session_row.h"

#define CDS__SUSPECT_SCORE 80           /* from here on a pair is suspected */

/* A session's row took the place of another, came (old NULL) or went (new NULL): where it was and
 * where it is will be compared anew. */
void cds__suspect_session(cds_log *log, const struct cds__session_row *old,
    const struct cds__session_row *new);
/* The same where its row stays, as what was ruled of it changed. */
void cds__suspect_ruling(cds_log *log, const cds_uuid *session);
/* What tells a place or a team (item.n) from others changes: its sessions will be compared anew,
 * and those at places that may be the same.  It is called before such a change, after it, or both:
 * whenever what may be the same is more than at the other time. */
void cds__suspect_item(cds_log *log, enum cds_kind kind, int64_t n);
/* The same of that place or team alone: the caller marks all of a group. */
void cds__suspect_only(cds_log *log, enum cds_kind kind, int64_t n);
/* Marks the windows of the sessions of these teams.  Called by pending.c. */
void cds__suspect_teams(cds_log *log, struct cds__pending *team, size_t n);
/* Compares the sessions of windows that changed with all that may be the same outing, and replaces
 * their pairs. */
void cds__suspect_compare(cds_log *log, struct cds__pending *window, size_t n);

#endif
