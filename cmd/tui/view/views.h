/* The views among themselves: how one opens another that has something in particular to show. What
 * opens from anywhere is in each one's const struct, which the loop reads. */
#ifndef VIEWS_H
#define VIEWS_H

#include "tui/tui.h"

/* view_sessions, view_detail, …: each view's const struct, at the end of its file. */
#define VIEW_DECLARED(scope, its, name, kind) extern const struct view view_##its;
SCREENS(VIEW_DECLARED)

/* The sessions behind a number: the list again, on top, with this filter (copied) and this
 * title; back returns. */
void view_sessions_open_filtered(struct tui *tui, const struct cds_filter *filter,
    const char *title);
/* If the list is on top: its cursor goes to that session. */
void view_sessions_show(struct tui *tui, const cds_uuid *id);
/* One session, whole. */
void view_detail_open(struct tui *tui, const cds_uuid *id);
/* The form, for a change of that session. */
void view_form_edit(struct tui *tui, const cds_uuid *id);
/* The same, with the cursor on that field, if it has it. */
void view_form_edit_at(struct tui *tui, const cds_uuid *id, const char *field);
/* The form, for a new session with the same place, team and counts. */
void view_form_like(struct tui *tui, const cds_uuid *id);
/* The form, for a draft that goes on. */
void view_form_resume(struct tui *tui, const cds_uuid *session);
/* The tally, for a draft that goes on. */
void view_tally_resume(struct tui *tui, const cds_uuid *session);
/* What conflicts and seems double. */
void view_review_open(struct tui *tui);
/* What merging these files would do; the paths are copied. *merged (NULL: nobody asks) is set when
 * they are merged, and outlives the view. */
void view_merge_open(struct tui *tui, char **paths, size_t n, bool *merged);

#endif
