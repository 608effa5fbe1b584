/* What a screen is to the loop: one const struct, of functions over a model that knows no curses.
 * Each file cmd/tui/view/view_*.c ends in such a struct; the loop is given a table of them
 * (view/screens.c) and knows none by name. */
#ifndef VIEW_H
#define VIEW_H

#include "tui/keymap.h"

struct tui;

/* A part of the screen. */
struct area {
	int y, x, height, width;
};

/* `self` is the view's own data, which tui_push makes. */
struct view {
	unsigned scope;                 /* in which its keys are looked up */
	size_t size;                    /* of `self`, all zero at first; 0: it has no data */
	const char *name;               /* its title, a msgid */
	void (*draw)(struct tui *tui, void *self, struct area area);
	const enum action *foot;        /* what the bottom bar offers; ACTION_NONE ends it */

	/* Each of the following may be NULL. */

	/* The title, in the language, where it is not always `name`. It has to live until the next
	 * call. */
	const char *(*title)(void *self);
	/* Does what the action means here. False: nothing, so the loop may know it. */
	bool (*act)(struct tui *tui, void *self, enum action action);
	/* Frees what `self` holds, but not `self`. */
	void (*close)(void *self);
	/* What the bottom bar offers just now, in place of `foot`. */
	const enum action *(*foot_now)(const void *self);
	/* Takes a character that is no key of this scope. NULL: nothing is typed here. */
	void (*type)(struct tui *tui, void *self, wint_t c);
	/* Takes the text in tui->pasted. NULL: no text is typed here. */
	void (*paste)(struct tui *tui, void *self);
	/* Reads its model anew, since the log or the language has changed. */
	void (*reread)(struct tui *tui, void *self);
	/* May it be closed? NULL: always. */
	bool (*may_close)(struct tui *tui, void *self);
	/* Where in `self` its list is, whose cursor then moves by keys and by the mouse. 0: it has
	 * no list, or moves the cursor itself. */
	size_t rows;
	/* Puts the cursor on what was clicked on, by its number in tui_spot. True: it was there
	 * already, so this is to be opened. NULL: on that row of the list. */
	bool (*choose)(struct tui *tui, void *self, size_t what);
	/* Does a piece of work while nobody types. True: there is more to do. */
	bool (*idle)(struct tui *tui, void *self);

	/* Opens the view on top, with nothing in particular to show. */
	void (*open)(struct tui *tui);
	enum action opens;              /* the action that opens it from anywhere, or ACTION_NONE */
	/* At the start, over the first view: opens it if it has something to continue. */
	void (*offer)(struct tui *tui);

	/* What the help of this screen says besides its keys, as msgids: */
	const char *typed, *typed_help; /* characters that are no keys ("1 2 3 …"): what they do */
	const char *help;               /* a sentence with %s for the key of help_key */
	enum action help_key;
};

#endif
