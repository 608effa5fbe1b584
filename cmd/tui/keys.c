/* Keys as they come, and what input methods do with them. */
#include <curses.h>
#include <string.h>

#include "letter.h"
#include "view.h"

#define BURST_MS 10                     /* what a program sends in one go is here by then; no hand is so fast */

static bool read_key(struct tui *t, int wait_ms)
{
	wint_t c;
	int rc;

	if (t->keys == KEYS_AHEAD)
		return false;
	timeout(wait_ms);
	rc = get_wch(&c);
	if (rc == ERR)
		return false;
	t->ahead[t->keys++] = (struct key){c, rc == KEY_CODE_YES, PART_PLAIN};
	return true;
}

static bool is_back(const struct key *k)
{
	return keymap_find(SCOPE_PROMPT, k->c, k->special) == ACTION_BACKSPACE;
}

static bool is_text(const struct key *k)
{
	return !k->special && k->c >= 0x20 && k->c != 0x7f;
}

/* Backspaces with letters right behind them replace what an input method sent before: it counts in characters as
 * it sent them, where a person's backspace takes a letter as it is seen. */
static void tell_parts(struct tui *t)
{
	size_t backs = 0, all;

	while (backs < t->keys ? is_back(&t->ahead[backs]) : read_key(t, BURST_MS))
		backs += is_back(&t->ahead[backs]);
	for (all = backs; all < t->keys ? is_text(&t->ahead[all]) : read_key(t, 0);)
		all += is_text(&t->ahead[all]);
	for (size_t i = 0; i < all && all > backs; i++)
		t->ahead[i].part = i < backs ? PART_BACK : PART_TEXT;
}

bool tui_key(struct tui *t, int wait_ms)
{
	if (t->keys == 0 && !read_key(t, wait_ms))
		return false;
	if (t->ahead[0].part == PART_PLAIN && is_back(&t->ahead[0]))
		tell_parts(t);
	t->now = t->ahead[0];
	t->keys--;
	memmove(t->ahead, t->ahead + 1, t->keys * sizeof *t->ahead);
	return true;
}

wint_t tui_digit(const struct tui *t, wint_t c)
{
	bool digit_next = t->keys > 0 && t->ahead[0].part == PART_TEXT && t->ahead[0].c >= '0' && t->ahead[0].c <= '9';
	wint_t digit;

	if (c >= '0' && c <= '9')
		return c;
	if (t->now.part != PART_TEXT)
		return 0;
	digit = letter_digit(t->letter, c);
	/* A mark that is typed twice is taken back and comes as itself: "a11" is "a", "á", and then "a1". */
	return digit == '0' && digit_next ? 0 : digit;
}
