/* What is asked of somebody who starts the program for the first time: a name, the commune, the
 * team. Each can be skipped. Called by the screens and by line mode, which ask. */
#ifndef FIRST_START_H
#define FIRST_START_H

#include "app/app.h"

/* Is it the first start? Nobody has said who logs, and there is no session yet. */
bool first_start(struct app *app);

/* The communes that some letters may mean, at most `limit`, the best first: "thuan nam kh". The
 * list is freed with cds_items_free. */
enum cds_status first_start_communes(struct app *app, const char *typed, size_t limit,
    cds_items **out);

/* The team with which the first session begins: the log's, if it has just one; else nil. */
void first_start_only_team(cds_log *log, cds_uuid *id);

#endif
