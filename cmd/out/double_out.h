/* Places and teams that are probably one, or were ruled on: in words, and told as out.h says.
 * Called by review, place, team, merge and report, and by the screens. */
#ifndef DOUBLE_OUT_H
#define DOUBLE_OUT_H

#include "out/out.h"

/* Puts what the two are into buf: "2 places of one name: Thôn 1, Xã Phước Nam"; of a ruling, what
 * was ruled. Returns buf. */
char *double_words(const struct cds_double *pair, char *buf, size_t size);

/* Of which kind is what a ruling is on, by one of the two: CDS_PLACE or CDS_TEAM, else
 * CDS_SESSION. */
enum cds_kind double_kind(cds_log *log, const cds_uuid *one);

/* The name that says most of the two, since one of them may stand under nothing. It stays as long
 * as the pair. */
const char *double_path(const struct cds_double *pair);

/* Puts what tells one of them from the other into buf: "by Hoa, 3/5/2024 08:00, 12 sessions".
 * Returns buf. */
char *double_whose(const struct cds_double_side *side, char *buf, size_t size);

/* Puts the beginning of an id into buf, by which one of them can be named. Returns buf. */
char *double_start(cds_log *log, const struct cds_double *pair, const struct cds_double_side *side,
    char buf[CDS_UUID_TEXT]);

/* Tells a pair for people: what it is, both sides, and by which command somebody rules on it or
 * withdraws the ruling. */
void double_page(struct out *out, cds_log *log, const struct cds_double *pair);

/* In a tree: both sides, as a list of that name. */
void double_tree(struct out *out, const char *name, const struct cds_double *pair);

#endif
