/* What was begun and not finished: who has it open, and what it is in words. */
#ifndef DRAFT_OUT_H
#define DRAFT_OUT_H

#include "cdslog.h"

const char *draft_holder(void);                 /* what this program calls itself */
bool draft_held(const struct cds_draft *draft); /* another program that runs has it open */
void draft_words(cds_log *log, const struct cds_draft *draft, char *buf, size_t size);
/* What kind it is, since when, and whether another window has it: "(a tally, 08:00)". */
void draft_state(const struct cds_draft *draft, int today, char *buf, size_t size);

#endif
