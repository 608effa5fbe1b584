/* What a person typed as the name of a place, team or service: "thôn 1, phước ninh", "P. Mỹ Bình",
 * "Tổ 1, Xã A".  search.c lists what it may mean, find.c finds the one that it means. */
#ifndef CDS_TYPED_NAME_H
#define CDS_TYPED_NAME_H

#include <stdbool.h>

#include "cdslog.h"

#define CDS__TYPED_PARTS 8      /* names between commas: more than from province to hamlet */

/* A name that was typed, and the same with a shortened word written out ("Phường Mỹ Bình"), NULL
 * where there is no such word. */
struct cds__typed_part {
	char *text, *spelled;
};

/* What was typed, split at its commas.  (Services have nothing above them, so commas belong to
 * their names.)  Where several words without a comma were typed for a place or a team, the name
 * may be the first of them only, which is `first`, folded; else `first` is "". */
struct cds__typed_name {
	struct cds__typed_part part[CDS__TYPED_PARTS];  /* the name, and those above it */
	int parts;
	bool more;                      /* there are more names, so nothing is meant */
	char *fold, *spelled_fold;      /* of the name; "" where nothing is spelled out */
	char *first;
};

/* Splits a text.  false: no memory.  cds__typed_free is to be called in any case. */
bool cds__typed_init(struct cds__typed_name *t, const char *text, enum cds_kind kind);
void cds__typed_free(struct cds__typed_name *t);

/* Does an item match what was typed?  `above` is the path of the place above it, of a team that of
 * its place; "": there is none.  Each name after a comma must be found in that path, further up
 * than the one before, but levels may be left out. */
bool cds__typed_matches(cds_log *log, const struct cds__typed_name *t, const struct cds_item *it,
    const char *above);

/* "Phường Mỹ Bình" for "P. Mỹ Bình", to be freed; *out is NULL where no word is shortened.  false:
 * no memory. */
bool cds__unit_spelled(const char *text, char **out);

#endif
