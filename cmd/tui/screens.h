/* The table of screens, one line each. From it come the scopes in which keys mean something
 * (keymap.h), the names that people's own files of keys use (keys_file.c), and the list of views
 * that the loop walks (view/screens.c). A new screen is its file in view/ and one line here; its
 * keys are lines of keymap.c.
 *
 * SCREEN(scope, view, name, kind) means SCOPE_scope; the const struct view_view; the name; and
 * READ where keys are commands, TYPE where text is typed, PRESS where single characters are
 * counted. The program begins with the first one. */
#ifndef SCREENS_H
#define SCREENS_H

#define SCREENS(SCREEN) \
	SCREEN(SESSIONS, sessions, "sessions", READ) \
	SCREEN(DETAIL, detail, "session", READ) \
	SCREEN(TOTALS, totals, "totals", READ) \
	SCREEN(HELP, help, "help", READ) \
	SCREEN(REVIEW, review, "review", READ) \
	SCREEN(FILES, files, "files", READ) \
	SCREEN(MERGE, merge, "merge", READ) \
	SCREEN(RECEIPTS, receipts, "merges", READ) \
	SCREEN(ITEMS, items, "items", READ) \
	SCREEN(DRAFTS, drafts, "drafts", READ) \
	SCREEN(TALLY, tally, "tally", PRESS) \
	SCREEN(FILTER, filter, "filter", TYPE) \
	SCREEN(FORM, form, "form", TYPE)

/* What is asked over a screen also has keys and a name, but no view. */
#define OVER_SCREENS(SCREEN) \
	SCREEN(PROGRESS, none, "progress", PRESS) \
	SCREEN(PROMPT, none, "line", TYPE) \
	SCREEN(ASK, none, "question", PRESS) \
	SCREEN(FINAL, none, "final", PRESS)

#endif
