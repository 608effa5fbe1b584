/* Long work on the screen: how far it is, and the key that stops it. */
#include "tui/busy.h"

#include <curses.h>
#include <stdio.h>

#include "app/elapsed.h"
#include "app/i18n.h"
#include "tui/term/draw.h"

#define SHOWN_MS 100                    /* how long one drawing stays before the next */

void busy_begin(struct busy *b, struct tui *tui, const char *what)
{
	*b = (struct busy){.tui = tui, .unit = NOUN_ENTRY};
	snprintf(b->what, sizeof b->what, "%s", what);
	b->began = b->shown = elapsed_ms();
	tui->message[0] = '\0';         /* what was said or asked before is about something else */
	tui_draw(tui);
}

static void busy_show(struct busy *b, int64_t done, int64_t total, int64_t gone)
{
	char text[400], have[FORMAT_SIZE], all[FORMAT_SIZE];
	int y = LINES > 12 ? LINES / 2 - 2 : 2;
	int64_t left = elapsed_left(done, total, gone);

	for (int i = 0; i < 4; i++)
		draw_cell(y + i, 0, COLS, "", false);
	draw_line(y - 1, 0, COLS);      /* keeps it apart from the view behind */
	draw_line(y + 4, 0, COLS);
	term_look(LOOK_HEAD);
	draw_text(y, 2, COLS - 4, b->what);
	term_look(LOOK_PLAIN);
	draw_bar(y + 1, 2, COLS - 4, done, total);
	format_count(have, sizeof have, done);
	format_many(all, sizeof all, total, b->unit);
	if (left > 0)
		snprintf(text, sizeof text, _("%s of %s, %d s left"), have, all, (int)left);
	else
		snprintf(text, sizeof text, _("%s of %s"), have, all);
	draw_wrapped(y + 2, 2, COLS - 4, 2, text);
	tui_draw_keys(b->tui, SCOPE_PROGRESS, (const enum action[]){ACTION_STOP, ACTION_NONE});
	refresh();
}

bool busy_tick(struct busy *b, int64_t done, int64_t total)
{
	int64_t now = elapsed_ms();

	if (b->stop || term_asked_to_end())
		return false;
	if (now - b->shown < SHOWN_MS)
		return true;
	b->shown = now;
	busy_show(b, done, total, now - b->began);
	while (!b->stop && tui_key(b->tui, 0)) {
		b->stop = tui_action(b->tui, SCOPE_PROGRESS) == ACTION_STOP;
		if (b->tui->now.special && b->tui->now.c == KEY_RESIZE) {
			/* Only this is drawn anew: the view behind might read the log, which is
			 * being changed. */
			erase();
			busy_show(b, done, total, now - b->began);
		}
	}
	return !b->stop;
}
