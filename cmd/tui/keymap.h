/* Keys and actions: two tables, from which come the footer, the help screen, what the mouse does
 * there, and people's own files of keys; cdslog-keys(7) is checked against them. Called by the
 * loop and the views, which look their keys up here. */
#ifndef KEYMAP_H
#define KEYMAP_H

#include <stdbool.h>
#include <stddef.h>
#include <wchar.h>

#include "tui/screens.h"

/* A scope is where a key means something: a screen, or what is asked over one. Each is a bit, so
 * that one line of the keymap can be for several. All of this is made from the table in
 * screens.h. */
#define SCOPE_NUMBER(scope, view, name, kind) SCOPE_NUMBER_##scope,
#define SCOPE_BIT(scope, view, name, kind) SCOPE_##scope = 1 << SCOPE_NUMBER_##scope,
#define SCOPE_IF_READ(scope, view, name, kind) | (KIND_##kind == KIND_READ ? SCOPE_##scope : 0)
#define SCOPE_IF_TYPE(scope, view, name, kind) | (KIND_##kind == KIND_TYPE ? SCOPE_##scope : 0)
enum { KIND_READ, KIND_TYPE, KIND_PRESS };
enum { SCREENS(SCOPE_NUMBER) OVER_SCREENS(SCOPE_NUMBER) SCOPES };      /* SCOPES: how many */
enum scope { SCREENS(SCOPE_BIT) OVER_SCREENS(SCOPE_BIT) };
enum {
	SCOPE_READING = 0 SCREENS(SCOPE_IF_READ),       /* all screens of this kind */
	SCOPE_TYPING = 0 SCREENS(SCOPE_IF_TYPE) OVER_SCREENS(SCOPE_IF_TYPE)
};

enum action {
	ACTION_NONE, ACTION_UP, ACTION_DOWN, ACTION_PAGE_UP, ACTION_PAGE_DOWN, ACTION_FIRST,
	ACTION_LAST, ACTION_LEFT, ACTION_REPEAT, ACTION_TALLY, ACTION_DRAFTS, ACTION_UNDO,
	ACTION_REDO, ACTION_MARK, ACTION_SAME, ACTION_FILTER, ACTION_ATTENTION, ACTION_SORT,
	ACTION_REVERSE, ACTION_DATE, ACTION_UNCOUNT, ACTION_FINISH, ACTION_DISCARD, ACTION_RIGHT,
	ACTION_OPEN, ACTION_ADD, ACTION_EDIT, ACTION_REMOVE, ACTION_FIND, ACTION_TOTALS,
	ACTION_CUTOFF, ACTION_PERIOD, ACTION_HELP, ACTION_LANGUAGE, ACTION_BACK, ACTION_QUIT,
	ACTION_NEXT, ACTION_PREVIOUS, ACTION_ACCEPT, ACTION_SAVE, ACTION_BACKSPACE, ACTION_DELETE,
	ACTION_HOME, ACTION_END, ACTION_CLEAR, ACTION_YES, ACTION_NO, ACTION_REDRAW, ACTION_REVIEW,
	ACTION_SETTLE_LEFT, ACTION_SETTLE_RIGHT, ACTION_DIFFERENT, ACTION_VALUE, ACTION_TAKE_BACK,
	ACTION_RULED, ACTION_MERGE, ACTION_PICK, ACTION_PICK_ALL, ACTION_PREVIEW, ACTION_FOLDER,
	ACTION_PATH, ACTION_LOOK_AGAIN, ACTION_RECEIPTS, ACTION_MERGE_NOW, ACTION_WHOLE,
	ACTION_SOUND, ACTION_STOP, ACTION_EARLIER, ACTION_LATER, ACTION_DATES, ACTION_REDACT,
	ACTION_ITEMS, ACTION_NEW, ACTION_NEW_INSIDE, ACTION_RENAME, ACTION_UNDER, ACTION_RETIRE,
	ACTION_MOUSE, ACTION_PACK, ACTION_WRITE, ACTION_MOVE_UP, ACTION_MOVE_DOWN,
	ACTION_KEY, ACTION_BRING_BACK, ACTION_JOIN_ALL, ACTION_SAME_AS, ACTION_LEVEL,
	ACTION_UNITS, ACTIONS
};

struct action_info {
	const char *name;               /* for the file of keys and the manual */
	const char *label;              /* for the footer, a msgid; NULL: not shown there */
	const char *help;               /* what it does, a msgid */
};

struct binding {
	unsigned scope;                 /* SCOPE_…, one or several */
	int key;                        /* as curses gives it */
	bool special;                   /* a KEY_… code, not a character */
	enum action action;
	char label[12];                 /* what the key is called */
};

extern const struct action_info actions[ACTIONS];

/* The keys: the program's own, or these with those that a person chose put over them. */
extern const struct binding *bindings;
extern size_t bindings_count;

/* What a person's file of keys calls each scope, such as "totals", by number: its bit is
 * 1 << number. */
extern const char *const scope_names[SCOPES];

/* Replaces the keys; the array has to live as long as the program. */
void keymap_set(const struct binding *bindings, size_t n);

/* What a key, as curses gave it, means in a scope; ACTION_NONE: nothing. */
enum action keymap_find(unsigned scope, wint_t c, bool special);

/* What the first key of an action in a scope is called; "" if it has none there. */
const char *keymap_key(unsigned scope, enum action action);

/* Puts that key in the place of %s in `words`. The result is static, until the next call. */
const char *keymap_words(const char *words, unsigned scope, enum action action);

#endif
