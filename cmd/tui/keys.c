/* Keys as they come: what input methods do with them, and text that is pasted. */
#include <curses.h>
#include <limits.h>
#include <string.h>
#include <wchar.h>

#include "tui/term/letter.h"
#include "tui/term/term.h"
#include "tui/mouse.h"
#include "tui/tui.h"

/* Keys that a program sends at once arrive within this time; no hand is so fast. */
#define BURST_MS 10
/* If nothing more of a paste comes for so long, its end is not going to come. */
#define PASTE_MS 1000

/* Reads a key to the end of `ahead`. False: none came in this time. */
static bool read_key(struct tui *t, int wait_ms)
{
	wint_t c;
	int rc;

	if (t->keys == KEYS_AHEAD)
		return false;
	term_pause();
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

static bool is_special(const struct key *k, wint_t code)
{
	return k->special && k->c == code;
}

static struct key keys_take(struct tui *t)
{
	struct key first = t->ahead[0];

	t->keys--;
	memmove(t->ahead, t->ahead + 1, t->keys * sizeof *t->ahead);
	return first;
}

/* ---- pasted text ---- */

/* A pasted character as it may be put into a text: a blank for all kinds of blanks and line ends,
 * 0 for what can't be seen, which would make two different names of one. */
static wchar_t keys_plain(const struct key *k)
{
	wchar_t c = (wchar_t)k->c;

	if (k->special)
		return 0;
	if (c == '\n' || c == '\r' || c == '\t' || c == 0xa0 || c == 0x2028 || c == 0x2029)
		return ' ';
	if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad || (c >= 0x200b && c <= 0x200f) ||
	    (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x2064) || c == 0xfeff)
		return 0;
	return c;
}

/* Adds a character to the pasted text. Line ends become one blank, and none at the beginning. */
static void add_pasted(struct tui *t, size_t *n, const struct key *k)
{
	bool line_end = !k->special && (k->c == '\n' || k->c == '\r');
	wchar_t c = keys_plain(k);
	char bytes[MB_LEN_MAX];
	mbstate_t state = {0};
	size_t size;

	if (c == 0 || (line_end && (*n == 0 || t->pasted[*n - 1] == ' ')))
		return;
	size = wcrtomb(bytes, c, &state);
	if (size > sizeof bytes)
		return;
	t->pasted_too_long |= *n + size >= sizeof t->pasted;
	if (t->pasted_too_long)
		return;
	memcpy(t->pasted + *n, bytes, size);
	*n += size;
}

/* Reads everything up to the mark that ends the paste, as text and not as keys. */
static void take_paste(struct tui *t)
{
	bool line_end = false;
	size_t n = 0;

	t->pasted_too_long = false;
	while (t->keys > 0 || read_key(t, PASTE_MS)) {
		struct key k = keys_take(t);
		if (is_special(&k, TERM_PASTE_END))
			break;
		add_pasted(t, &n, &k);
		line_end = !k.special && (k.c == '\n' || k.c == '\r');
	}
	n -= line_end && n > 0 && t->pasted[n - 1] == ' ';
	t->pasted[n] = '\0';
	t->now = (struct key){0, false, PART_PASTE};
}

/* ---- bursts ---- */

/* Recognises what an input method sends: backspaces with letters or a paste right behind them,
 * which replace what it sent before. Its backspaces count the characters that it sent, while a
 * person's backspace takes a whole letter as it is seen. */
static void tell_parts(struct tui *t)
{
	size_t backs = 0, all;

	while (backs < t->keys ? is_back(&t->ahead[backs]) : read_key(t, BURST_MS))
		backs += is_back(&t->ahead[backs]);
	for (all = backs; all < t->keys ? is_text(&t->ahead[all]) : read_key(t, 0);)
		all += is_text(&t->ahead[all]);
	if (all == backs && !(all < t->keys && is_special(&t->ahead[all], TERM_PASTE)))
		return;
	for (size_t i = 0; i < all; i++)
		t->ahead[i].part = i < backs ? PART_BACK : PART_TEXT;
}

/* Is this a key to be answered even where the window is too small to show what it does? */
static bool is_way_out(const struct key *k)
{
	return k->special ? k->c == KEY_RESIZE
	    : k->part == PART_PLAIN && (k->c == 27 || k->c == ('c' & 0x1f));
}

bool tui_key(struct tui *t, int wait_ms)
{
	if (t->keys == 0 && !read_key(t, wait_ms))
		return false;
	if (t->ahead[0].part == PART_PLAIN && is_back(&t->ahead[0]))
		tell_parts(t);
	t->now = keys_take(t);
	if (is_special(&t->now, TERM_PASTE))
		take_paste(t);
	return tui_fits() || is_way_out(&t->now);
}

wint_t tui_digit(const struct tui *t, wint_t c)
{
	bool digit_next = t->keys > 0 && t->ahead[0].part == PART_TEXT && t->ahead[0].c >= '0' &&
	    t->ahead[0].c <= '9';
	wint_t digit;

	if (c >= '0' && c <= '9')
		return c;
	if (t->now.part != PART_TEXT)
		return 0;
	digit = letter_digit(t->letter, c);
	/* An input method takes a mark back that is typed twice and sends the digit itself: for
	 * "a11" it makes "a", then "á", and then "a1". */
	return digit == '0' && digit_next ? 0 : digit;
}

enum action tui_action(struct tui *t, unsigned scope)
{
	t->times = 1;
	return t->now.special && t->now.c == KEY_MOUSE ? mouse_action(t)
	    : keymap_find(scope, t->now.c, t->now.special);
}
