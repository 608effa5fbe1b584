/* Questions at the bottom, over the view that asks. */
#include <curses.h>
#include <stdio.h>

#include "app/i18n.h"
#include "tui/term/term.h"
#include "tui/tui.h"

#define WAIT_MS 500                     /* without a key, look whether a signal came */

static const enum action ask_foot[] = {ACTION_YES, ACTION_NO, ACTION_NONE};

/* Asks until somebody answers with a key of the scope. A signal that ends the program means no. */
static bool ask_run(struct tui *t, const char *question, unsigned scope)
{
	for (;;) {
		enum action a;
		snprintf(t->message, sizeof t->message, "%s%s", question,
		    t->now.part == PART_PASTE
		    ? _(" (Press a key to answer; do not paste text.)") : "");
		t->message_bad = true;
		tui_draw(t);
		tui_draw_keys(t, scope, ask_foot);
		refresh();
		if (term_asked_to_end())
			return false;
		if (!tui_key(t, WAIT_MS))
			continue;
		a = tui_action(t, scope);
		if (a == ACTION_YES || a == ACTION_NO) {
			t->message[0] = '\0';
			return a == ACTION_YES;
		}
	}
}

bool tui_ask(struct tui *t, const char *question)
{
	return ask_run(t, question, SCOPE_ASK);
}

bool tui_ask_final(struct tui *t, const char *question)
{
	return ask_run(t, question, SCOPE_FINAL);
}
