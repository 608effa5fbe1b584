/* Places and teams that are probably one, or that were ruled to be one or two, in one line, as a
 * list on the screen has room for; out/double_out.h has what a page tells of them. Called by the
 * review's model. */
#ifndef DOUBLES_TEXT_H
#define DOUBLES_TEXT_H

#include <stddef.h>

#include "cdslog.h"

/* The double in a sentence: "2 places of one name: Thôn 1, Xã Phước Nam (Hoa 2024-05-05, 1
 * session; Lan 2024-05-06, 3 sessions)"; of a ruling also what was ruled. Returns buf. */
char *doubles_text_words(const struct cds_double *pair, char *buf, size_t size);

/* Who made a side: a person's name, "import", or "list of units". It lives as long as the side. */
const char *doubles_text_author(const struct cds_double_side *side);

/* A side in a few words: who made it, when, and how many sessions say it, if any do.
 * Returns buf. */
char *doubles_text_side(const struct cds_double_side *side, char *buf, size_t size);

#endif
