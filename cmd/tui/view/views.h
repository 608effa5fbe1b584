/* How one view opens another that is to show something in particular. What opens from anywhere is
 * in the const struct of each view, which the loop reads. */
#ifndef VIEWS_H
#define VIEWS_H

#include "tui/tui.h"

/* Declares view_sessions, view_detail and so on: the const struct at the end of each view's
 * file. */
#define VIEW_DECLARED(scope, its, name, kind) extern const struct view view_##its;
SCREENS(VIEW_DECLARED)

/* Opens the list of the sessions behind a number, with this filter and title, both copied. */
void view_sessions_open_filtered(struct tui *tui, const struct cds_filter *filter,
    const char *title);

/* Moves the cursor to a session, if the list is on top. */
void view_sessions_show(struct tui *tui, const cds_uuid *id);

/* Opens a session with all its fields and its history. */
void view_detail_open(struct tui *tui, const cds_uuid *id);

/* Opens the form to change a session. */
void view_form_edit(struct tui *tui, const cds_uuid *id);

/* The same, with the cursor on a field, if the form has that. */
void view_form_edit_at(struct tui *tui, const cds_uuid *id, const char *field);

/* Opens the form for a new session with the place, team and counts of another. */
void view_form_like(struct tui *tui, const cds_uuid *id);

/* Opens the form to continue a draft. */
void view_form_resume(struct tui *tui, const cds_uuid *session);

/* Opens the tally to continue a draft. */
void view_tally_resume(struct tui *tui, const cds_uuid *session);

/* Opens the review. */
void view_review_open(struct tui *tui);

/* Opens the preview of merging these files; the paths are copied. *merged (NULL: nobody asks) is
 * set once they are merged, so it has to live longer than the view. */
void view_merge_open(struct tui *tui, char **paths, size_t n, bool *merged);

#endif
