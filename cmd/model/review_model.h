/* What disagrees and what is probably counted twice, as two sides to choose from; settling, and
 * taking that back. */
#ifndef REVIEW_MODEL_H
#define REVIEW_MODEL_H

#include "app/app.h"
#include "model/rows.h"

enum review_side { REVIEW_LEFT, REVIEW_RIGHT };

/* A line of the two sides: what it speaks of, and what each says. */
struct review_line {
	char *label, *value[2];
	bool differs;
};

struct review_model {
	cds_log *log;
	bool ruled;                     /* what was ruled, instead of what is open */
	cds_review *review;
	struct rows rows;
	size_t conflicts, duplicates;
	/* of the item under the cursor */
	struct review_line *line;
	size_t lines, room;
	cds_uuid side[2];               /* the entries of a conflict, the sessions of a pair */
	size_t rival, rivals;           /* which of those that compete stands on the right */
};

void review_init(struct review_model *m, cds_log *log);
void review_free(struct review_model *m);
/* anew; the cursor stays where it was */
enum cds_status review_read(struct review_model *m);
/* the sides of the item under the cursor */
enum cds_status review_look(struct review_model *m);
const struct cds_review_item *review_here(const struct review_model *m);        /* NULL: none */
/* Is it of one session or two, and not of an item or of what this version does not know? */
bool review_of_sessions(const struct cds_review_item *item);
/* One line of the list. */
void review_words(struct review_model *m, size_t i, char *buf, size_t size);

/* That side's value stands, or that session is the one that counts. */
enum cds_status review_settle(struct review_model *m, enum review_side side);
enum cds_status review_different(struct review_model *m);       /* of a pair: two outings */
/* the ruling under the cursor; CDS_END: it is none */
enum cds_status review_withdraw(struct review_model *m);

#endif
