/* How well a place, team or service fits what somebody typed: search.c lists the best first, and
 * find.c asks the same of the words of an address. */
#ifndef CDS_FIT_H
#define CDS_FIT_H

#include "catalogue/typed_name.h"

enum cds__fit {
	/* its whole name, with or without the "xã" before it, or its code */
	CDS__FIT_WHOLE,
	CDS__FIT_START,                 /* the beginning of its name */
	CDS__FIT_WORD,                  /* the beginning of a word in its name */
	CDS__FIT_INSIDE,                /* anything else that cds__typed_matches takes */
	/* words of its name and of what is above, or their beginnings: "thuan nam kh" */
	CDS__FIT_WORDS,
	CDS__FIT_NOT
};

/* What an item is known by: its name, also folded, its code, and the path of what is above it ("":
 * nothing is), which matters only if cds__fit_needs_above says so. */
struct cds__fit_item {
	enum cds_kind kind;
	const char *name, *fold, *code, *above;
};

/* Can an item of this name, folded, or of this code fit at all?  This costs little, and says yes of
 * a few that don't. */
bool cds__fit_maybe_name(const struct cds__typed_name *t, const char *fold);
bool cds__fit_maybe_code(const struct cds__typed_name *t, const char *code);
/* The best that it can fit, by its folded name alone. */
enum cds__fit cds__fit_best(const struct cds__typed_name *t, const struct cds__fit_item *it);
bool cds__fit_needs_above(const struct cds__typed_name *t);
enum cds__fit cds__fit_of(cds_log *log, const struct cds__typed_name *t,
    const struct cds__fit_item *it);

/* Are the words that were typed without a comma, or words of which they are the beginnings, the
 * last ones of the name, and after them the first ones of what is above it? */
bool cds__fit_words(cds_log *log, const struct cds__typed_name *t,
    const struct cds__fit_item *it);

#endif
