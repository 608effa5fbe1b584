/* The tables of actions and keys, and looking them up. */
#include "tui/keymap.h"

#include <curses.h>
#include <stddef.h>
#include <stdio.h>

#include "app/i18n.h"
#include "tui/term/letter.h"

#define CTRL(c) ((c) & 0x1f)

const struct action_info actions[ACTIONS] = {
	[ACTION_UP] = {"up", NULL, N_("up")},
	[ACTION_DOWN] = {"down", NULL, N_("down")},
	[ACTION_PAGE_UP] = {"page-up", NULL, N_("a page up; in a form: the part before")},
	[ACTION_PAGE_DOWN] = {"page-down", NULL, N_("a page down; in a form: the next part")},
	[ACTION_FIRST] = {"first", NULL, N_("to the beginning")},
	[ACTION_LAST] = {"last", NULL, N_("to the end")},
	[ACTION_LEFT] = {"left", NULL, N_("to the left")},
	[ACTION_RIGHT] = {"right", NULL, N_("to the right")},
	[ACTION_OPEN] = {"open", N_("open"), N_("open what the cursor is on")},
	[ACTION_ADD] = {"add", N_("log"), N_("log a session")},
	[ACTION_EDIT] = {"edit", N_("edit"), N_("change the session")},
	[ACTION_REMOVE] = {"remove", N_("remove"),
	    N_("remove the session from the totals, or bring it back")},
	[ACTION_FIND] = {"find", N_("find"), N_("find by what is typed")},
	[ACTION_REPEAT] = {"repeat", N_("repeat"),
	    N_("log one like it; in the form: take the counts of this team's last session")},
	[ACTION_TALLY] = {"tally", N_("tally"),
	    N_("count a hall full of people, one key an assist")},
	[ACTION_DRAFTS] = {"drafts", N_("drafts"), N_("drafts")},
	[ACTION_UNDO] = {"undo", N_("undo"), N_("undo what was done last")},
	[ACTION_REDO] = {"redo", NULL, N_("redo what was undone")},
	[ACTION_MARK] = {"mark", N_("mark"), N_("mark it, for several at once, or not")},
	[ACTION_SAME] = {"same", NULL,
	    N_("rule that the marked sessions are one outing, counted as this one")},
	[ACTION_FILTER] = {"filter", N_("filter"),
	    N_("only one place, team, service, period, person or campaign")},
	[ACTION_ATTENTION] = {"attention", NULL, N_("only what needs a look, or all again")},
	[ACTION_SORT] = {"sort", N_("sort"), N_("sort by the next column")},
	[ACTION_REVERSE] = {"reverse", NULL, N_("sort the other way round")},
	[ACTION_DATE] = {"date", NULL, N_("go to a date")},
	[ACTION_TAKE_BACK] = {"take-back", N_("take back"),
	    N_("take back what the cursor is on: a ruling, or a merge")},
	[ACTION_UNCOUNT] = {"uncount", N_("take back"),
	    N_("take back the last assist that was counted")},
	[ACTION_FINISH] = {"finish", N_("finish"), N_("make a session of the tally")},
	[ACTION_DISCARD] = {"discard", N_("throw away"), N_("throw away what was typed")},
	[ACTION_BRING_BACK] = {"bring-back", N_("bring back"),
	    N_("bring back the draft that was thrown away; on another row: undo")},
	[ACTION_TOTALS] = {"totals", N_("totals"), N_("totals of a period")},
	[ACTION_CUTOFF] = {"cutoff", N_("cut-off"),
	    N_("calendar months, or 15th to 14th as state reports")},
	[ACTION_PERIOD] = {"period", N_("period"), N_("month, quarter, half year, year or all")},
	[ACTION_LEVEL] = {"level", N_("level"),
	    N_("places as sessions name them, or by hamlet, commune, district, province")},
	[ACTION_UNITS] = {"units", N_("now/then"),
	    N_("by the administrative units of now, or those that sessions name")},
	[ACTION_HELP] = {"help", N_("help"), N_("the keys of this screen")},
	[ACTION_LANGUAGE] = {"language", NULL, N_("tiếng Việt / English")},
	[ACTION_BACK] = {"back", N_("back"), N_("back; in the list: show all again")},
	[ACTION_QUIT] = {"quit", N_("quit"), N_("leave cdslog")},
	[ACTION_NEXT] = {"next", N_("next"), N_("the next field, part or entry")},
	[ACTION_PREVIOUS] = {"previous", NULL, N_("the field, part or entry before")},
	[ACTION_ACCEPT] = {"accept", N_("accept"), N_("take what is offered, and go on")},
	[ACTION_SAVE] = {"save", N_("save"), N_("save")},
	[ACTION_BACKSPACE] = {"backspace", NULL, N_("delete the letter before the cursor")},
	[ACTION_DELETE] = {"delete", NULL, N_("delete a letter")},
	[ACTION_HOME] = {"home", NULL, N_("to the beginning of the field")},
	[ACTION_END] = {"end", NULL, N_("to the end of the field")},
	[ACTION_CLEAR] = {"clear", N_("clear"), N_("clear the field")},
	[ACTION_YES] = {"yes", N_("yes"), N_("yes")},
	[ACTION_NO] = {"no", N_("no"), N_("no")},
	[ACTION_REDRAW] = {"redraw", NULL, N_("redraw the screen")},

	[ACTION_REVIEW] = {"review", N_("review"),
	    N_("doubles, conflicts and likely duplicates")},
	[ACTION_SETTLE_LEFT] = {"settle-left", N_("left"),
	    N_("keep the left value, count the left session, or join: the left one stands")},
	[ACTION_SETTLE_RIGHT] = {"settle-right", N_("right"),
	    N_("keep the right value, count the right session, or join: the right one stands")},
	[ACTION_DIFFERENT] = {"different", N_("different"),
	    N_("not a duplicate, both count; or two places or teams of one name")},
	[ACTION_JOIN_ALL] = {"join-all", N_("join all"),
	    N_("join all places or teams that may be one with the left one, which stands")},
	[ACTION_SAME_AS] = {"same-as", N_("same as"),
	    N_("rule that this place or team is one with another")},
	[ACTION_VALUE] = {"value", N_("other value"),
	    N_("neither: enter another value in the form")},
	[ACTION_RULED] = {"ruled", N_("ruled"), N_("what was settled, or what is open")},
	[ACTION_MERGE] = {"merge", N_("merge"),
	    N_("merge logs from sticks and other folders, and make packs to send")},
	[ACTION_PICK] = {"pick", N_("mark"), N_("mark the file, or not")},
	[ACTION_PICK_ALL] = {"pick-all", N_("all"), N_("mark all files, or none")},
	[ACTION_PREVIEW] = {"preview", N_("preview"),
	    N_("preview the merge of the marked files; on a folder: open it")},
	[ACTION_FOLDER] = {"folder", N_("folders"),
	    N_("folder by folder, or the usual places again")},
	[ACTION_PATH] = {"path", N_("path"), N_("type where a file or folder is")},
	[ACTION_LOOK_AGAIN] = {"look-again", N_("look again"), N_("look for files again")},
	[ACTION_RECEIPTS] = {"receipts", N_("merges"), N_("list the merges, and take one back")},
	[ACTION_MERGE_NOW] = {"merge-now", N_("merge"), N_("merge these files")},
	[ACTION_WHOLE] = {"whole", N_("whole file"),
	    N_("read and check the whole file, not only the days that differ")},
	[ACTION_SOUND] = {"sound", N_("readable part"),
	    N_("merge the readable part of a damaged file, and leave the rest out")},
	[ACTION_STOP] = {"stop", N_("stop"), N_("stop; the log stays unchanged")},
	[ACTION_EARLIER] = {"earlier", N_("earlier"), N_("the period before")},
	[ACTION_LATER] = {"later", N_("later"), N_("the period after")},
	[ACTION_DATES] = {"dates", N_("dates"),
	    N_("another period: a month, quarter, year or own dates")},
	[ACTION_REDACT] = {"redact", N_("erase text"),
	    N_("erase the text of this entry's note for good")},
	[ACTION_ITEMS] = {"items", N_("places"), N_("places, teams and services")},
	[ACTION_NEW] = {"new", N_("add"), N_("add one beside this one")},
	[ACTION_NEW_INSIDE] = {"new-inside", N_("add under"), N_("add a place under this one")},
	[ACTION_RENAME] = {"rename", N_("rename"), N_("give it another name")},
	[ACTION_UNDER] = {"under", N_("move"), N_("put the place or team under another place")},
	[ACTION_MOVE_UP] = {"move-up", NULL, N_("put the service before the one above it")},
	[ACTION_MOVE_DOWN] = {"move-down", NULL, N_("put the service behind the one below it")},
	[ACTION_KEY] = {"key", NULL, N_("give the service another key in the tally")},
	[ACTION_RETIRE] = {"retire", N_("retire"), N_("retire it, or offer it again")},
	[ACTION_MOUSE] =
	    {"mouse", NULL, N_("the mouse on or off; when it is off, the terminal selects text")},
	[ACTION_PACK] = {"pack", N_("make a pack"),
	    N_("make a pack to send: everything, or what a receipt does not cover")},
	[ACTION_WRITE] = {"write", N_("to a file"),
	    N_("write what is shown to a file: a report, or a table of sessions")},
};

#define READ SCOPE_READING
#define TYPE SCOPE_TYPING
#define FORMS (SCOPE_FORM | SCOPE_FILTER)

static const struct binding own[] = {
	{SCOPE_SESSIONS, 'a', false, ACTION_ADD, "a"},
	{SCOPE_SESSIONS, KEY_IC, true, ACTION_ADD, "Ins"},
	{SCOPE_SESSIONS, '\r', false, ACTION_OPEN, "Enter"},
	{SCOPE_SESSIONS | SCOPE_DETAIL, 'e', false, ACTION_EDIT, "e"},
	{SCOPE_SESSIONS | SCOPE_DETAIL, 'x', false, ACTION_REMOVE, "x"},
	{SCOPE_SESSIONS | SCOPE_DETAIL, KEY_DC, true, ACTION_REMOVE, "Del"},
	{SCOPE_DETAIL, 'n', false, ACTION_NEXT, "n"},
	{SCOPE_DETAIL, '\t', false, ACTION_NEXT, "Tab"},
	{SCOPE_DETAIL, 'p', false, ACTION_PREVIOUS, "p"},
	{SCOPE_DETAIL, KEY_BTAB, true, ACTION_PREVIOUS, "Shift-Tab"},
	{SCOPE_DETAIL, 'W', false, ACTION_REDACT, "W"},
	{SCOPE_SESSIONS, 'r', false, ACTION_REPEAT, "r"},
	{SCOPE_SESSIONS, 'c', false, ACTION_TALLY, "c"},
	{SCOPE_SESSIONS, 'D', false, ACTION_DRAFTS, "D"},
	{READ & ~(SCOPE_RECEIPTS | SCOPE_DRAFTS), 'u', false, ACTION_UNDO, "u"},
	{READ, CTRL('z'), false, ACTION_UNDO, "^Z"},
	{READ, 'U', false, ACTION_REDO, "U"},
	{READ, CTRL('y'), false, ACTION_REDO, "^Y"},
	{SCOPE_SESSIONS, ' ', false, ACTION_MARK, "Space"},
	{SCOPE_SESSIONS, '=', false, ACTION_SAME, "="},
	{SCOPE_SESSIONS, 'f', false, ACTION_FILTER, "f"},
	{SCOPE_SESSIONS, '!', false, ACTION_ATTENTION, "!"},
	{SCOPE_SESSIONS, 's', false, ACTION_SORT, "s"},
	{SCOPE_SESSIONS, 'S', false, ACTION_REVERSE, "S"},
	{SCOPE_SESSIONS, 'd', false, ACTION_DATE, "d"},
	{SCOPE_SESSIONS, '/', false, ACTION_FIND, "/"},
	{SCOPE_SESSIONS, 't', false, ACTION_TOTALS, "t"},
	{SCOPE_TOTALS, 'p', false, ACTION_PERIOD, "p"},
	{SCOPE_TOTALS, 'c', false, ACTION_CUTOFF, "c"},
	{SCOPE_TOTALS, 'v', false, ACTION_LEVEL, "v"},
	{SCOPE_TOTALS, 'w', false, ACTION_UNITS, "w"},
	{SCOPE_TOTALS, '<', false, ACTION_EARLIER, "<"},
	{SCOPE_TOTALS, ',', false, ACTION_EARLIER, ","},
	{SCOPE_TOTALS, '>', false, ACTION_LATER, ">"},
	{SCOPE_TOTALS, '.', false, ACTION_LATER, "."},
	{SCOPE_TOTALS, 'd', false, ACTION_DATES, "d"},
	{SCOPE_TOTALS, '\r', false, ACTION_OPEN, "Enter"},
	{SCOPE_TOTALS, '\t', false, ACTION_NEXT, "Tab"},
	{SCOPE_TOTALS, KEY_BTAB, true, ACTION_PREVIOUS, "Shift-Tab"},
	{READ, 'T', false, ACTION_TOTALS, "T"},
	{SCOPE_SESSIONS | SCOPE_TOTALS, 'o', false, ACTION_WRITE, "o"},

	{SCOPE_REVIEW, '<', false, ACTION_SETTLE_LEFT, "<"},
	{SCOPE_REVIEW, ',', false, ACTION_SETTLE_LEFT, ","},
	{SCOPE_REVIEW, '>', false, ACTION_SETTLE_RIGHT, ">"},
	{SCOPE_REVIEW, '.', false, ACTION_SETTLE_RIGHT, "."},
	{SCOPE_REVIEW, 'd', false, ACTION_DIFFERENT, "d"},
	{SCOPE_REVIEW, '=', false, ACTION_JOIN_ALL, "="},
	{SCOPE_REVIEW, 'e', false, ACTION_VALUE, "e"},
	{SCOPE_REVIEW, 'x', false, ACTION_TAKE_BACK, "x"},
	{SCOPE_REVIEW, KEY_DC, true, ACTION_TAKE_BACK, "Del"},
	{SCOPE_REVIEW, 'o', false, ACTION_RULED, "o"},
	{SCOPE_REVIEW | SCOPE_TOTALS | SCOPE_ITEMS, KEY_LEFT, true, ACTION_LEFT, "←"},
	{SCOPE_REVIEW | SCOPE_TOTALS | SCOPE_ITEMS, 'h', false, ACTION_LEFT, "h"},
	{SCOPE_REVIEW | SCOPE_TOTALS | SCOPE_ITEMS, KEY_RIGHT, true, ACTION_RIGHT, "→"},
	{SCOPE_REVIEW | SCOPE_TOTALS | SCOPE_ITEMS, 'l', false, ACTION_RIGHT, "l"},
	{SCOPE_REVIEW, '\r', false, ACTION_OPEN, "Enter"},
	{READ, 'R', false, ACTION_REVIEW, "R"},

	{SCOPE_FILES, ' ', false, ACTION_PICK, "Space"},
	{SCOPE_FILES, 'a', false, ACTION_PICK_ALL, "a"},
	{SCOPE_FILES, '\r', false, ACTION_PREVIEW, "Enter"},
	{SCOPE_FILES, 'o', false, ACTION_FOLDER, "o"},
	{SCOPE_FILES, '/', false, ACTION_PATH, "/"},
	{SCOPE_FILES, 'n', false, ACTION_LOOK_AGAIN, "n"},
	{SCOPE_FILES | SCOPE_MERGE, 'm', false, ACTION_RECEIPTS, "m"},
	{SCOPE_FILES | SCOPE_RECEIPTS, 'p', false, ACTION_PACK, "p"},
	{SCOPE_MERGE, '\r', false, ACTION_MERGE_NOW, "Enter"},
	{SCOPE_MERGE, 'f', false, ACTION_WHOLE, "f"},
	{SCOPE_MERGE, 's', false, ACTION_SOUND, "s"},
	{SCOPE_RECEIPTS, 'u', false, ACTION_TAKE_BACK, "u"},
	{SCOPE_RECEIPTS, 'x', false, ACTION_TAKE_BACK, "x"},
	{SCOPE_RECEIPTS, KEY_DC, true, ACTION_TAKE_BACK, "Del"},
	{SCOPE_PROGRESS, 27, false, ACTION_STOP, "Esc"},
	{SCOPE_PROGRESS, 'q', false, ACTION_STOP, "q"},
	{SCOPE_PROGRESS, CTRL('c'), false, ACTION_STOP, "^C"},
	{SCOPE_ITEMS, '\t', false, ACTION_NEXT, "Tab"},
	{SCOPE_ITEMS, KEY_BTAB, true, ACTION_PREVIOUS, "Shift-Tab"},
	{SCOPE_ITEMS, '/', false, ACTION_FIND, "/"},
	{SCOPE_ITEMS, 'a', false, ACTION_NEW, "a"},
	{SCOPE_ITEMS, 'i', false, ACTION_NEW_INSIDE, "i"},
	{SCOPE_ITEMS, 'e', false, ACTION_RENAME, "e"},
	{SCOPE_ITEMS, 'm', false, ACTION_UNDER, "m"},
	{SCOPE_ITEMS, 'x', false, ACTION_RETIRE, "x"},
	{SCOPE_ITEMS, 'K', false, ACTION_MOVE_UP, "K"},
	{SCOPE_ITEMS, 'J', false, ACTION_MOVE_DOWN, "J"},
	{SCOPE_ITEMS, '#', false, ACTION_KEY, "#"},
	{SCOPE_ITEMS, '=', false, ACTION_SAME_AS, "="},
	{SCOPE_ITEMS, '\r', false, ACTION_OPEN, "Enter"},
	{READ, 'P', false, ACTION_ITEMS, "P"},

	{READ, 'M', false, ACTION_MERGE, "M"},

	{READ, KEY_UP, true, ACTION_UP, "↑"},
	{READ, 'k', false, ACTION_UP, "k"},
	{READ, KEY_DOWN, true, ACTION_DOWN, "↓"},
	{READ, 'j', false, ACTION_DOWN, "j"},
	{READ, KEY_PPAGE, true, ACTION_PAGE_UP, "PgUp"},
	{READ, 'b', false, ACTION_PAGE_UP, "b"},
	{READ, KEY_NPAGE, true, ACTION_PAGE_DOWN, "PgDn"},
	{READ & ~(SCOPE_FILES | SCOPE_SESSIONS), ' ', false, ACTION_PAGE_DOWN, "Space"},
	{READ, KEY_HOME, true, ACTION_FIRST, "Home"},
	{READ, 'g', false, ACTION_FIRST, "g"},
	{READ, KEY_END, true, ACTION_LAST, "End"},
	{READ, 'G', false, ACTION_LAST, "G"},
	{READ & ~SCOPE_HELP, '?', false, ACTION_HELP, "?"},
	{SCOPE_HELP, '/', false, ACTION_FIND, "/"},
	{READ, CTRL('o'), false, ACTION_MOUSE, "^O"},
	{READ, 'L', false, ACTION_LANGUAGE, "L"},
	{READ, 27, false, ACTION_BACK, "Esc"},
	{SCOPE_SESSIONS, 'q', false, ACTION_QUIT, "q"},
	{READ & ~SCOPE_SESSIONS, 'q', false, ACTION_BACK, "q"},
	{SCOPE_TALLY, '?', false, ACTION_HELP, "?"},
	{FORMS, KEY_F(1), true, ACTION_HELP, "F1"},
	{FORMS, CTRL('g'), false, ACTION_HELP, "^G"},
	{READ, CTRL('c'), false, ACTION_QUIT, "^C"},

	{SCOPE_FORM, CTRL('s'), false, ACTION_SAVE, "^S"},
	{SCOPE_FORM, KEY_F(2), true, ACTION_SAVE, "F2"},
	{SCOPE_FILTER, CTRL('s'), false, ACTION_FILTER, "^S"},
	{SCOPE_FILTER, KEY_F(2), true, ACTION_FILTER, "F2"},
	{SCOPE_FORM, CTRL('r'), false, ACTION_REPEAT, "^R"},
	{SCOPE_FORM, CTRL('t'), false, ACTION_TALLY, "^T"},
	{SCOPE_FORM | SCOPE_TALLY, CTRL('x'), false, ACTION_DISCARD, "^X"},
	{FORMS, '\t', false, ACTION_NEXT, "Tab"},
	{FORMS, KEY_DOWN, true, ACTION_DOWN, "↓"},
	{FORMS, KEY_BTAB, true, ACTION_PREVIOUS, "Shift-Tab"},
	{FORMS, KEY_UP, true, ACTION_UP, "↑"},
	{FORMS, KEY_PPAGE, true, ACTION_PAGE_UP, "PgUp"},
	{FORMS, CTRL('p'), false, ACTION_PAGE_UP, "^P"},
	{FORMS, KEY_NPAGE, true, ACTION_PAGE_DOWN, "PgDn"},
	{FORMS, CTRL('n'), false, ACTION_PAGE_DOWN, "^N"},
	{SCOPE_TALLY, '\r', false, ACTION_FINISH, "Enter"},
	{SCOPE_TALLY, 127, false, ACTION_UNCOUNT, "Backspace"},
	{SCOPE_TALLY, 8, false, ACTION_UNCOUNT, "^H"},
	{SCOPE_TALLY, KEY_BACKSPACE, true, ACTION_UNCOUNT, "Backspace"},
	{SCOPE_TALLY, '-', false, ACTION_UNCOUNT, "-"},
	{SCOPE_TALLY | SCOPE_PROMPT, KEY_UP, true, ACTION_UP, "↑"},
	{SCOPE_TALLY | SCOPE_PROMPT, KEY_DOWN, true, ACTION_DOWN, "↓"},
	{SCOPE_TALLY, 27, false, ACTION_BACK, "Esc"},
	{SCOPE_TALLY, CTRL('c'), false, ACTION_BACK, "^C"},
	{SCOPE_DRAFTS, '\r', false, ACTION_OPEN, "Enter"},
	{SCOPE_DRAFTS, 'x', false, ACTION_DISCARD, "x"},
	{SCOPE_DRAFTS, KEY_DC, true, ACTION_DISCARD, "Del"},
	{SCOPE_DRAFTS, 'u', false, ACTION_BRING_BACK, "u"},
	{TYPE, '\r', false, ACTION_ACCEPT, "Enter"},
	{TYPE, 127, false, ACTION_BACKSPACE, "Backspace"},
	{TYPE, 8, false, ACTION_BACKSPACE, "^H"},
	{TYPE, KEY_BACKSPACE, true, ACTION_BACKSPACE, "Backspace"},
	{TYPE, KEY_DC, true, ACTION_DELETE, "Del"},
	{TYPE, KEY_LEFT, true, ACTION_LEFT, "←"},
	{TYPE, KEY_RIGHT, true, ACTION_RIGHT, "→"},
	{TYPE, KEY_HOME, true, ACTION_HOME, "Home"},
	{TYPE, CTRL('a'), false, ACTION_HOME, "^A"},
	{TYPE, KEY_END, true, ACTION_END, "End"},
	{TYPE, CTRL('e'), false, ACTION_END, "^E"},
	{TYPE, CTRL('u'), false, ACTION_CLEAR, "^U"},
	{TYPE, 27, false, ACTION_BACK, "Esc"},
	{TYPE, CTRL('c'), false, ACTION_BACK, "^C"},

	{SCOPE_ASK, '\r', false, ACTION_YES, "Enter"},
	{SCOPE_ASK, 'y', false, ACTION_YES, "y"},
	{SCOPE_FINAL, CTRL('x'), false, ACTION_YES, "^X"},
	{SCOPE_ASK | SCOPE_FINAL, 27, false, ACTION_NO, "Esc"},
	{SCOPE_ASK | SCOPE_FINAL, 'n', false, ACTION_NO, "n"},
	{SCOPE_ASK | SCOPE_FINAL, CTRL('c'), false, ACTION_NO, "^C"},
	{READ | TYPE | SCOPE_TALLY, CTRL('l'), false, ACTION_REDRAW, "^L"},
};
const struct binding *bindings = own;
size_t bindings_count = sizeof own / sizeof *own;

#define SCOPE_NAME(scope, view, name, kind) [SCOPE_NUMBER_##scope] = name,
const char *const scope_names[SCOPES] = {SCREENS(SCOPE_NAME) OVER_SCREENS(SCOPE_NAME)};

void keymap_set(const struct binding *chosen, size_t n)
{
	bindings = chosen;
	bindings_count = n;
}

enum action keymap_find(unsigned scope, wint_t c, bool special)
{
	if (!special && c == '\n')
		c = '\r';
	if (special && c == KEY_ENTER) {
		c = '\r';
		special = false;
	}
	if (!special && !(scope & SCOPE_TYPING))
		c = letter_plain(c);    /* an input method may have put marks on the letter */
	for (size_t i = 0; i < bindings_count; i++)
		if ((bindings[i].scope & scope) && bindings[i].special == special &&
		    (wint_t)bindings[i].key == c)
			return bindings[i].action;
	return ACTION_NONE;
}

const char *keymap_key(unsigned scope, enum action action)
{
	for (size_t i = 0; i < bindings_count; i++)
		if ((bindings[i].scope & scope) && bindings[i].action == action)
			return bindings[i].label;
	return "";
}

const char *keymap_words(const char *words, unsigned scope, enum action action)
{
	static char text[400];

	snprintf(text, sizeof text, words, keymap_key(scope, action));
	return text;
}
