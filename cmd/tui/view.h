/* A view is a table of functions over a model that knows no curses. */
#ifndef VIEW_H
#define VIEW_H

#include "app/app.h"
#include "tui/keymap.h"

struct tui;

struct area {
	int y, x, height, width;
};

struct view {
	unsigned scope;
	const char *(*title)(void *self);
	void (*draw)(struct tui *tui, void *self, struct area area);
	/* true: done; false: not this view's, the loop may know it. */
	bool (*act)(struct tui *tui, void *self, enum action action);
	void (*type)(struct tui *tui, void *self, wint_t c);    /* NULL: nothing is typed here */
	/* what is in tui->pasted; NULL: no text is typed here */
	void (*paste)(struct tui *tui, void *self);
	/* the log changed, or the language */
	void (*reread)(struct tui *tui, void *self);
	bool (*may_close)(struct tui *tui, void *self);         /* NULL: always */
	void (*close)(void *self);
	/* what the bottom bar offers; ends with ACTION_NONE */
	const enum action *foot;
	/* What follows may be NULL. */
	/* clicked on, as tui_spot named it; true: the cursor was there already, so open it */
	bool (*choose)(struct tui *tui, void *self, size_t what);
	/* nobody types: a piece of work; true: there is more */
	bool (*idle)(struct tui *tui, void *self);
};

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

/* On top; false: there is no room, which has been said, and self (NULL: no memory) was closed. */
bool tui_push(struct tui *tui, const struct view *view, void *self);
void tui_pop(struct tui *tui);
void tui_tell(struct tui *tui, const char *text);               /* a word at the bottom */
void tui_error(struct tui *tui, enum cds_status status);        /* what the log's last call left */
bool tui_ask(struct tui *tui, const char *question);            /* Enter or Esc */
/* of what can't be taken back: no key that is pressed by habit says yes */
bool tui_ask_final(struct tui *tui, const char *question);
/* this program wrote: views below and the bar look again */
void tui_changed(struct tui *tui);
/* While a view draws: there stands what can be clicked on, by a number that its `choose` knows. */
void tui_spot(struct tui *tui, struct area at, size_t what);
/* The action that the last key means, or the mouse. */
enum action tui_action(struct tui *tui, unsigned scope);
/* For what draws over a view: all as it is now, and a bottom bar of other keys. */
void tui_draw(struct tui *tui);
void tui_draw_keys(struct tui *tui, unsigned scope, const enum action *actions);
/* The next one, into `now`; false: none came, or one that means nothing where the window is too
 * small to see what it does. */
bool tui_key(struct tui *tui, int wait_ms);
bool tui_fits(void);                    /* the window is large enough for a view */
/* none came: a piece of work; true: there is more */
bool tui_idle(struct tui *tui, bool waited);
/* The digit that was meant where only digits are: the key itself, or the one that an input
 * method made a tone of ("a", then "1", comes as "a", backspace, "á"). 0: neither. */
wint_t tui_digit(const struct tui *tui, wint_t c);

/* The views: each opens itself on top. */
void view_sessions_open(struct tui *tui);
/* The sessions behind a number: the list again, on top, with this filter (copied) and this
 * title; back returns. */
void view_sessions_open_filtered(struct tui *tui, const struct cds_filter *filter,
    const char *title);
/* if the list is on top: the cursor goes there */
void view_sessions_show(struct tui *tui, const cds_uuid *id);
void view_detail_open(struct tui *tui, const cds_uuid *id);
void view_form_open(struct tui *tui, const cds_uuid *id);       /* NULL: a new session */
/* the cursor on that field, if it has it */
void view_form_open_at(struct tui *tui, const cds_uuid *id, const char *field);
/* a new one with the same place, team and counts */
void view_form_like(struct tui *tui, const cds_uuid *id);
void view_form_resume(struct tui *tui, const cds_uuid *session);        /* a draft */
void view_tally_open(struct tui *tui, const cds_uuid *session); /* a draft; NULL: a new one */
void view_drafts_open(struct tui *tui);
/* if there are any that nobody has open */
void view_drafts_offer(struct tui *tui);
void view_totals_open(struct tui *tui);
void view_review_open(struct tui *tui);
void view_files_open(struct tui *tui);
/* A preview first; the paths are copied. *merged (NULL: nobody asks) is set when they are, and
 * outlives the view. */
void view_merge_open(struct tui *tui, char **paths, size_t n, bool *merged);
void view_receipts_open(struct tui *tui);
void view_items_open(struct tui *tui);
void view_help_open(struct tui *tui, unsigned scope);

#endif
