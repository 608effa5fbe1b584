/* The tally on the screen: what view_tally.c, which answers the keys, and tally_draw.c share. */
#ifndef TALLY_VIEW_H
#define TALLY_VIEW_H

#include "model/session_form.h"
#include "model/tally_keys.h"
#include "tui/tui.h"

struct tally_view {
	struct session_form sf;         /* what was typed before: presses are added to that */
	struct tally_keys keys;         /* the key of each service */
	/* The services in their order, and what was counted of others that are retired now. */
	struct {
		size_t field;           /* of the form */
		int key;                /* its number; -1: none was left */
		int64_t pressed;
	} row[FORM_FIELDS];
	int rows;
	int last;                       /* the service that was pressed last; -1: none */
	int64_t begun;                  /* when the tally was begun, in seconds since 1970 */
	int top;                        /* the first service in sight */
	bool resumed;                   /* something may have been typed before it was opened */
	bool looking;                   /* somebody scrolled away from the last one pressed */
};

/* The field of the i-th row; NULL: there is none. */
struct form_field *tally_service(struct tally_view *view, int i);

/* What was typed for the service of a row and what was pressed, together. */
int64_t tally_count_of(struct tally_view *view, int i);

/* Draws the tally of a struct tally_view. */
void tally_draw(struct tui *tui, void *view, struct area area);

#endif
