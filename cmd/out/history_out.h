/* A subject's history and its conflicts, as show and review print them. */
#ifndef HISTORY_OUT_H
#define HISTORY_OUT_H

#include "app/app.h"
#include "out/out.h"

void entry_print(struct app *app, const cds_history *history, size_t at);
/* The fields in conflict, with the values that compete: whose, when, on which laptop; '*'
 * stands now. */
void conflicts_print(struct app *app, const cds_history *history);
/* The values that compete for a field; one that was changed without knowing of a removal is
 * null. */
void values_json(struct json *json, const cds_history *history, const char *field);
void history_json(struct json *json, const cds_history *history);

#endif
