/* A subject's history and its conflicts, as show and review print them. */
#ifndef HISTORY_OUT_H
#define HISTORY_OUT_H

#include "app/app.h"
#include "out/out.h"

/* On a page: the entry at this place of the history, and what it changed. */
void history_entry(struct app *app, struct out *out, const cds_history *history, size_t at);

/* On a page: the fields in conflict, each with the values that compete, and of these who set
 * them, when and on which laptop. '*' marks the value that the session has now. */
void history_conflicts(struct app *app, struct out *out, const cds_history *history);

/* In a tree: all entries and conflicts. */
void history_tree(struct out *out, const cds_history *history);

/* In a tree: the values that compete for a field. An entry that competes with a removal, since it
 * changed the session without knowing of that, has null as its value. */
void history_tree_values(struct out *out, const cds_history *history, const char *field);

#endif
