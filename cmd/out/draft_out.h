/* Drafts in words, and which program has a draft open. Called by the list of drafts, by line
 * mode, and by forms, which keep drafts. */
#ifndef DRAFT_OUT_H
#define DRAFT_OUT_H

#include "app/app.h"

/* What this run of the program is called in the drafts that it keeps: host, process, and when that
 * began. It is static. */
const char *draft_holder(void);

/* Has another program, which still runs on this machine, the draft open? */
bool draft_held(const struct cds_draft *draft);

/* Puts into buf what the draft is about: assists, place, team and date. */
void draft_words(cds_log *log, const struct cds_draft *draft, char *buf, size_t size);

/* Puts into buf what kind of draft it is, since when, and whether another window has it open:
 * "(a tally, 08:00)", today without the day; of one in the bin for how many days it is kept. */
void draft_state(const struct app *app, const struct cds_draft *draft, char *buf, size_t size);

#endif
