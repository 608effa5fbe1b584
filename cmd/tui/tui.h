/* The screens as a whole: what is open, what is said at the bottom, and which key is being
 * answered; and what a view may ask of them. Called by main.c (tui_run), by the views and their
 * widgets.
 *
 * tui.c is the loop, stack.c keeps what is open, bar.c draws, ask.c asks, keys.c reads keys. */
#ifndef TUI_H
#define TUI_H

#include "app/app.h"
#include "tui/view.h"

#define VIEWS_DEEP 32                   /* so many views can be open */
#define SPOTS 1200                      /* a year of days, and what else fits on a large screen */

/* What a key is a part of. An input method that changes letters it has sent already sends
 * backspaces and other letters at once. */
enum part {
	PART_PLAIN,                     /* a key that a person pressed */
	PART_BACK, PART_TEXT,           /* an input method's backspace and letter */
	PART_PASTE                      /* no key, but text that the terminal pasted */
};

struct key {
	wint_t c;
	bool special;                   /* a KEY_… code */
	enum part part;
};

#define KEYS_AHEAD 64
#define PASTE_SIZE 2000                 /* as much as a field takes */

struct tui {
	struct app *app;
	const struct view *const *screens;      /* the table of views; NULL ends it */
	struct {
		const struct view *view;
		void *self;             /* the view's own data */
	} stack[VIEWS_DEEP];            /* the open views, the newest on top */
	int depth;                      /* how many are open */
	bool done;                      /* the loop is to end */
	char message[512];              /* at the bottom, until the next key */
	bool message_bad;               /* it says that something is wrong */
	int asked;                      /* rows at the bottom that a question takes, if any */
	uint32_t generation;            /* the log's, when it was looked at last */
	int64_t open;                   /* what the review has, for the bar */
	bool open_stale;                /* these are to be counted again when nobody types */
	int cursor_y, cursor_x;         /* where the cursor is shown; y < 0: nowhere */
	struct key ahead[KEYS_AHEAD];   /* keys that were read and not answered yet */
	size_t keys;
	struct key now;                 /* the key that is being answered */
	/* With PART_PASTE: the text, without line ends and controls; "": nothing was left. */
	char pasted[PASTE_SIZE];
	bool pasted_too_long;           /* it was cut, so it must not be used */
	struct spot {
		struct area at;
		enum action action;     /* a key of the bottom bar; ACTION_NONE: the view's own */
		size_t what;            /* a number that the view's `choose` knows */
	} spot[SPOTS];                  /* what can be clicked on; later ones cover earlier ones */
	size_t spots;
	int times;                      /* so often the last action is meant: by the wheel */
	wint_t letter;                  /* the last one, which an input method may change; or 0 */
};

/* ---- tui.c: the loop ---- */

/* Runs the screens of a table (NULL ends it). The first one is open until the end. Returns the exit
 * status. */
int tui_run(struct app *app, const struct view *const *screens);

/* To be called after this program has written to the log: the bar counts again. */
void tui_changed(struct tui *tui);

/* To be called when no key came: does a piece of the work that was put off. `waited`: some time was
 * waited for a key, so it also looks whether another program wrote. True: there is more to do. */
bool tui_idle(struct tui *tui, bool waited);

/* ---- stack.c: the open views, the newest on top ---- */

/* Puts a view on top. Returns its own data, all zero, which stay until it is closed. NULL: there is
 * no room or no memory, which has been said. */
void *tui_push(struct tui *tui, const struct view *view);

/* Closes the view on top. The one below reads its model anew. */
void tui_pop(struct tui *tui);

/* Closes all views, at the end. */
void tui_pop_all(struct tui *tui);

/* Lets all open views read their models anew. */
void tui_reread(struct tui *tui);

/* The view on top, and its own data. */
const struct view *tui_top(const struct tui *tui);
void *tui_top_self(const struct tui *tui);

/* ---- bar.c: what is around a view ---- */

/* Says something at the bottom, until the next key. */
void tui_tell(struct tui *tui, const char *text);

/* Says the log's error, unless the status is CDS_OK or CDS_END. */
void tui_error(struct tui *tui, enum cds_status status);

/* Says what is wrong. */
void tui_warn(struct tui *tui, const char *text);

/* To be called while a view draws: at this place is something that can be clicked on. The view's
 * `choose` is given `what`. */
void tui_spot(struct tui *tui, struct area at, size_t what);

/* Draws everything as it is now. */
void tui_draw(struct tui *tui);

/* For something drawn over a view: draws other keys in the bottom bar, and leaves the mouse only
 * these. */
void tui_draw_keys(struct tui *tui, unsigned scope, const enum action *actions);

/* Is the window large enough for a view? */
bool tui_fits(void);

/* ---- ask.c: questions at the bottom ---- */

/* Asks a question: Enter is yes, Esc is no. */
bool tui_ask(struct tui *tui, const char *question);

/* Asks about what can't be taken back: no key that one presses by habit means yes. */
bool tui_ask_final(struct tui *tui, const char *question);

/* ---- keys.c: keys as they come ---- */

/* Reads the next key into `now`. False: none came in this time, or one that is not to be answered
 * because the window is too small to see what it does. */
bool tui_key(struct tui *tui, int wait_ms);

/* The digit that was meant, where only digits are expected: the key itself, or the digit that an
 * input method made a tone of ("a", then "1", comes as "a", backspace, "á"). 0: none. */
wint_t tui_digit(const struct tui *tui, wint_t c);

/* What the last key means in a scope, or what the mouse means. */
enum action tui_action(struct tui *tui, unsigned scope);

#endif
