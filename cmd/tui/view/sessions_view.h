/* The list of sessions on the screen: what its view, its drawing, its marks and its filter
 * share. */
#ifndef SESSIONS_VIEW_H
#define SESSIONS_VIEW_H

#include "model/sessions_model.h"
#include "model/text_field.h"
#include "tui/tui.h"

#define SESSIONS_MARKS 500

struct sessions_view {
	struct sessions_model model;
	struct text_field find;         /* the text that is searched for */
	char behind[200];               /* title of the sessions behind a number; else "" */
	char service[65], author[129], campaign[256];   /* strings that the filter points to */
	char period[64];                /* the filter's period as somebody typed it */
	char filtered[400];             /* what the filter takes, in words; "": everything */
	/* Sums of what is listed; and by measure how many counts are missing. */
	int64_t sessions, assists, attendance, visits, attention, uncounted[3];
	size_t drafts;                  /* how many drafts there are */
	bool counted;                   /* the sums are known */
	bool counting;                  /* they are still growing, as the log is looked through */
	cds_uuid mark[SESSIONS_MARKS];  /* the marked sessions */
	size_t marks;
	int height, width;              /* as drawn last: rows of sessions, columns of the area */
};

/* ---- sessions_draw.c ---- */

/* Does a list of this width have the column that it is sorted by? */
bool sessions_shows(enum cds_sort sort, int width);

/* Draws the list of a struct sessions_view with its headings, and the sums below. */
void sessions_draw(struct tui *tui, void *view, struct area area);

/* ---- sessions_marks.c ---- */

/* Is this session marked? */
bool sessions_marked(const struct sessions_view *view, const cds_uuid *id);

/* Marks the session under the cursor, or takes its mark away, and moves on to the next. */
void sessions_mark(struct tui *tui, struct sessions_view *view);

/* Asks, and removes the marked sessions from the totals, or the one under the cursor if none is
 * marked; that one, if it is removed, is brought back. */
void sessions_remove(struct tui *tui, struct sessions_view *view);

/* Asks, and rules that the marked sessions are one outing, counted as the one under the cursor. */
void sessions_rule_same(struct tui *tui, struct sessions_view *view);

/* ---- view_filter.c ---- */

/* Opens the form that asks which sessions to list. */
void view_filter_open(struct tui *tui, struct sessions_view *view);

#endif
