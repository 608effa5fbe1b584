/* A subject's history and its conflicts, as show and review print them. */
#ifndef HISTORY_OUT_H
#define HISTORY_OUT_H

#include "app/app.h"
#include "out/out.h"

/* On a page: one entry, and what it changed. */
void history_entry(struct app *app, struct out *out, const cds_history *history, size_t at);
/* On a page: the fields in conflict, with the values that compete: whose, when, on which laptop;
 * '*' stands now. */
void history_conflicts(struct app *app, struct out *out, const cds_history *history);
/* In a tree: all entries and conflicts. */
void history_tree(struct out *out, const cds_history *history);
/* In a tree: the values that compete for a field; one that was changed without knowing of a
 * removal is null. */
void history_tree_values(struct out *out, const cds_history *history, const char *field);

#endif
