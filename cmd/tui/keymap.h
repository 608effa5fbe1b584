/* Keys and actions: two tables.  The footer, the help screen and cdslog-keys(7) come from them. */
#ifndef KEYMAP_H
#define KEYMAP_H

#include <stdbool.h>
#include <wchar.h>

enum scope {
	SCOPE_SESSIONS = 1, SCOPE_DETAIL = 2, SCOPE_TOTALS = 4,
	SCOPE_HELP = 8, SCOPE_FORM = 16, SCOPE_PROMPT = 32, SCOPE_ASK = 64, SCOPE_FINAL = 128,
	SCOPE_REVIEW = 0x1000, SCOPE_FILES = 0x2000, SCOPE_MERGE = 0x4000, SCOPE_RECEIPTS = 0x8000,
	SCOPE_PROGRESS = 0x10000, SCOPE_ITEMS = 0x20000, SCOPE_TALLY = 1 << 20,
	SCOPE_DRAFTS = 1 << 21, SCOPE_FILTER = 1 << 22, SCOPE_READING = SCOPE_SESSIONS |
	SCOPE_DETAIL | SCOPE_TOTALS | SCOPE_HELP | SCOPE_REVIEW |
	    SCOPE_FILES | SCOPE_MERGE | SCOPE_RECEIPTS | SCOPE_ITEMS | SCOPE_DRAFTS,
	SCOPE_TYPING = SCOPE_FORM | SCOPE_PROMPT | SCOPE_FILTER
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
	ACTION_MOUSE, ACTION_PACK, ACTION_WRITE, ACTIONS
};

struct action_info {
	const char *name;               /* for the file of keys and the manual */
	const char *label;              /* for the footer; NULL: not shown there */
	const char *help;
};

struct binding {
	unsigned scope;
	int key;                        /* as curses gives it */
	bool special;                   /* a KEY_… code, not a character */
	enum action action;
	const char *label;              /* how the key is called */
};

extern const struct action_info actions[ACTIONS];
extern const struct binding *bindings;  /* the program's own, or with those that a person chose */
extern size_t bindings_count;

void keymap_set(const struct binding *bindings, size_t n);     /* borrowed for good */

enum action keymap_find(unsigned scope, wint_t c, bool special);
/* The first key of an action in a scope; "" if it has none there. */
const char *keymap_key(unsigned scope, enum action action);
/* Words in which %s stands for that key; until the next call. */
const char *keymap_words(const char *words, unsigned scope, enum action action);

#endif
