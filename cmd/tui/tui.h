/* The screens as a whole: what is open, what is said at the bottom, which key is answered now; and
 * what a view may ask of them. Called by main.c (tui_run), by the views and their widgets.
 *
 * tui.c is the loop, stack.c what is open, bar.c draws, ask.c asks, keys.c reads keys. */
#ifndef TUI_H
#define TUI_H

#include "app/app.h"
#include "tui/view.h"

#define VIEWS_DEEP 32
#define SPOTS 1200                      /* a year of days, and what else fits on a large screen */

/* What an input method does with letters that it sent already: backspaces and other letters, in
 * one go. PART_PASTE: no key, but text that the terminal pasted. */
enum part { PART_PLAIN, PART_BACK, PART_TEXT, PART_PASTE };

struct key {
	wint_t c;
	bool special;                   /* a KEY_… code */
	enum part part;
};

#define KEYS_AHEAD 64
#define PASTE_SIZE 2000                 /* as much as a field takes */

struct tui {
	struct app *app;
	const struct view *const *screens;      /* those there are; NULL ends the table */
	struct {
		const struct view *view;
		void *self;
	} stack[VIEWS_DEEP];
	int depth;
	bool done;
	char message[512];              /* at the bottom, until the next key */
	bool message_bad;
	uint32_t generation;
	int64_t open;                   /* conflicts and likely duplicates, for the bar */
	bool open_stale;                /* count them again when nobody types */
	int cursor_y, cursor_x;         /* where the cursor is shown; y < 0: nowhere */
	struct key ahead[KEYS_AHEAD];   /* read, and not yet answered */
	size_t keys;
	struct key now;                 /* the one that is being answered */
	/* with PART_PASTE: its text, without line ends and controls; "": none was left */
	char pasted[PASTE_SIZE];
	bool pasted_too_long;           /* it was cut, so it is not to be used */
	struct spot {
		struct area at;
		enum action action;     /* a key of the bottom bar; ACTION_NONE: the view's own */
		size_t what;
	/* what stands where, for the mouse; what was drawn later is above */
	} spot[SPOTS];
	size_t spots;
	/* how often the last action is meant: a notch of the wheel is several rows */
	int times;
	/* the last letter that came, as the input method may still have it; 0: none */
	wint_t letter;
};

/* Runs the screens of a table (NULL ends it), the first of which is open until the end. The exit
 * status. */
int tui_run(struct app *app, const struct view *const *screens);

/* stack.c: what is open, the newest on top. */
/* Puts a view on top; false: there is no room, which has been said, and self (NULL: no memory) was
 * closed. */
bool tui_push(struct tui *tui, const struct view *view, void *self);
/* Closes the one on top; the one below reads its model anew. */
void tui_pop(struct tui *tui);
/* All that are open read their models anew. */
void tui_reread(struct tui *tui);
/* The one on top, and what is its own. */
const struct view *tui_top(const struct tui *tui);
void *tui_top_self(const struct tui *tui);

/* bar.c: what stands around a view. */
/* Says something at the bottom, until the next key. */
void tui_tell(struct tui *tui, const char *text);
/* Says why, if the log's last call left another status than CDS_OK and CDS_END. */
void tui_error(struct tui *tui, enum cds_status status);
/* Says what is wrong. */
void tui_warn(struct tui *tui, const char *text);
/* While a view draws: there stands what can be clicked on, by a number that its `choose` knows. */
void tui_spot(struct tui *tui, struct area at, size_t what);
/* Draws all as it is now. */
void tui_draw(struct tui *tui);
/* For what is drawn over a view: a bottom bar of other keys, and no other for the mouse. */
void tui_draw_keys(struct tui *tui, unsigned scope, const enum action *actions);
/* The window is large enough for a view. */
bool tui_fits(void);

/* ask.c: questions at the bottom. */
bool tui_ask(struct tui *tui, const char *question);            /* Enter is yes, Esc is no */
/* of what can't be taken back: no key that is pressed by habit says yes */
bool tui_ask_final(struct tui *tui, const char *question);

/* keys.c: keys as they come. */
/* The next one, into `now`; false: none came, or one that means nothing where the window is too
 * small to see what it does. */
bool tui_key(struct tui *tui, int wait_ms);
/* The digit that was meant where only digits are: the key itself, or the one that an input
 * method made a tone of ("a", then "1", comes as "a", backspace, "á"). 0: neither. */
wint_t tui_digit(const struct tui *tui, wint_t c);
/* The action that the last key means in a scope, or the mouse. */
enum action tui_action(struct tui *tui, unsigned scope);

/* tui.c: the loop. */
/* This program wrote: views below and the bar look again. */
void tui_changed(struct tui *tui);
/* No key came: does a piece of what was put off; true: there is more. */
bool tui_idle(struct tui *tui, bool waited);

#endif
