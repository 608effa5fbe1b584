/* What is in conflict and what is probably counted twice, as two sides to choose from; settling
 * it, and withdrawing a ruling. Called by the screen of the review and by line mode. */
#ifndef REVIEW_MODEL_H
#define REVIEW_MODEL_H

#include "app/app.h"
#include "model/rows.h"

enum review_side { REVIEW_LEFT, REVIEW_RIGHT };

/* A line of the comparison: what it is about, and what each side has. */
struct review_line {
	char *label, *value[2];
	bool differs;
};

struct review_model {
	cds_log *log;
	bool ruled;                     /* show the rulings, not what is open */
	cds_review *review;             /* owned */
	struct rows rows;
	size_t conflicts, duplicates;   /* how many there are */
	/* The item under the cursor: */
	struct review_line *line;
	size_t lines, room;
	cds_uuid side[2];               /* the entries of a conflict, the sessions of a pair */
	size_t rival, rivals;           /* of the values that compete, which one is on the right */
};

/* Begins empty, for what is open. */
void review_init(struct review_model *m, cds_log *log);

/* Frees everything in it. */
void review_free(struct review_model *m);

/* Reads the list anew. The cursor stays on its item, if that is still there. */
enum cds_status review_read(struct review_model *m);

/* Makes the lines of the item under the cursor. */
enum cds_status review_look(struct review_model *m);

/* The item under the cursor, until the list is read anew; NULL: there is none. */
const struct cds_review_item *review_here(const struct review_model *m);

/* Is this item about one session or two (and not about a place, team or service, or about something
 * that this version does not know)? */
bool review_of_sessions(const struct cds_review_item *item);

/* Puts the i-th item of the list into buf, as one line. */
void review_words(struct review_model *m, size_t i, char *buf, size_t size);

/* The next three settle the item under the cursor. CDS_END: it is no item of that kind. */

/* Keeps the value of this side, or rules that the session of this side is the one that counts. */
enum cds_status review_settle(struct review_model *m, enum review_side side);

/* Rules that a pair are two outings. */
enum cds_status review_different(struct review_model *m);

/* Withdraws a ruling. */
enum cds_status review_withdraw(struct review_model *m);

#endif
