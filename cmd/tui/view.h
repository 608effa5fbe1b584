/* What a screen is to the loop: one const struct, of functions over a model that knows no curses.
 * Each file cmd/tui/view/view_*.c ends in one; the loop walks the table of them that it is handed
 * (view/screens.c) and knows none by name. */
#ifndef VIEW_H
#define VIEW_H

#include "tui/keymap.h"

struct tui;

/* A part of the screen. */
struct area {
	int y, x, height, width;
};

struct view {
	unsigned scope;                 /* in which its keys are looked up */
	const char *(*title)(void *self);
	void (*draw)(struct tui *tui, void *self, struct area area);
	/* true: done; false: not this view's, the loop may know it. */
	bool (*act)(struct tui *tui, void *self, enum action action);
	void (*close)(void *self);
	/* what the bottom bar offers; ends with ACTION_NONE */
	const enum action *foot;

	/* What follows may be NULL. */
	/* what it offers instead, by what is in sight now */
	const enum action *(*foot_now)(const void *self);
	/* a character that is no key; NULL: nothing is typed here */
	void (*type)(struct tui *tui, void *self, wint_t c);
	/* what is in tui->pasted; NULL: no text is typed here */
	void (*paste)(struct tui *tui, void *self);
	/* the log changed, or the language */
	void (*reread)(struct tui *tui, void *self);
	bool (*may_close)(struct tui *tui, void *self);         /* NULL: always */
	/* clicked on, as tui_spot named it; true: the cursor was there already, so open it */
	bool (*choose)(struct tui *tui, void *self, size_t what);
	/* nobody types: a piece of work; true: there is more */
	bool (*idle)(struct tui *tui, void *self);

	/* How it is opened without anything to show in particular: on top. */
	void (*open)(struct tui *tui);
	enum action opens;              /* what opens it so from anywhere; ACTION_NONE: nothing */
	/* at the start, over the first view: opens it if it has something to go on with */
	void (*offer)(struct tui *tui);

	/* What the help of this screen says besides its keys: msgids. */
	/* characters that are no keys, "1 2 3 …", and what they do */
	const char *typed, *typed_help;
	const char *help;               /* a sentence in which %s is the key of help_key */
	enum action help_key;
};

#endif
