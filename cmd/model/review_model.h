/* What is in conflict, what is probably counted twice, and which places and teams are probably one,
 * as two sides to choose from; settling it, and withdrawing a ruling. Called by the screen of the
 * review and by line mode. */
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
	/* What is listed, all owned: first doubles, or rulings on places and teams, since joining
	 * two communes is what lets their hamlets be judged, and these their sessions; then
	 * conflicts and likely duplicates, or rulings on sessions. */
	cds_doubles *all;
	const struct cds_double **pair; /* the doubles in the order of the list … */
	size_t doubles;                 /* … and how many there are */
	cds_review *review;
	struct rows rows;
	size_t conflicts, duplicates;   /* how many there are */
	/* What is under the cursor: */
	struct review_line *line;
	size_t lines, room;
	/* The entries of a conflict, the sessions of a pair, or its places or teams. */
	cds_uuid side[2];
	bool failed;                    /* a line is missing, for which there was no memory */
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

/* What is under the cursor, until the list is read anew: an item, or a double. NULL: there is none
 * of these. */
const struct cds_review_item *review_here(const struct review_model *m);
const struct cds_double *review_double(const struct review_model *m);

/* Is a conflict under the cursor, of which a value is to be kept, and no pair to be ruled on? */
bool review_conflict(const struct review_model *m);

/* What an item is about: CDS_SESSION, one session or two; CDS_PLACE, CDS_TEAM or CDS_SERVICE, one
 * of these, or two of which two people ruled differently. False: something that this version does
 * not know. */
bool review_about(struct review_model *m, const struct cds_review_item *item, enum cds_kind *kind);

/* Puts the i-th row of the list into buf, as one line. */
void review_words(struct review_model *m, size_t i, char *buf, size_t size);

/* The next four settle what is under the cursor. CDS_END: it is nothing of that kind. */

/* Keeps the value of this side; or rules that the session of this side is the one that counts, or
 * that the place or team of this side stands for both. */
enum cds_status review_settle(struct review_model *m, enum review_side side);

/* Rules that a pair are two outings, two places or two teams. */
enum cds_status review_different(struct review_model *m);

/* Rules that all that is listed beside the left place or team of a double is one with it, which
 * stands for all. *joined is how many are one now. */
enum cds_status review_join_all(struct review_model *m, size_t *joined);

/* Withdraws a ruling. */
enum cds_status review_withdraw(struct review_model *m);

#endif
