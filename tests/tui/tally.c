/* The tally: one key for an assist, on the disk before the next one, whatever an input method makes
 * of the key. */
#include "vt.h"

/* Counting by keys, taking back, and saving. */
static void count(void)
{
	struct screen s;

	says("place add 'Phường Mỹ Bình'");
	start(&s, 24, 80, NULL);
	sees(&s, "nothing in this log yet", "an empty log");
	types(&s, "c");
	sees(&s, "VNeID", "c opens the tally");
	types(&s, "1121");
	sees(&s, "3 ‹", "three of the first service");
	types(&s, "b");
	sees(&s, "1 ‹ Trang tin", "beyond ten, letters that no input method touches");
	types(&s, "B");
	sees(&s, "2 ‹ Trang tin", "also with the shift lock");
	types(&s, "\x7f");
	sees(&s, "taken back: Trang tin", "a mistake is taken back");
	types(&s, "--");
	sees(&s, "taken back: VNeID", "and the one before");
	types(&s, "z");
	sees(&s, "no service has this key", "another key does nothing");
	types(&s, "\x1b");
	sees(&s, "the tally is kept", "leaving keeps it");
	types(&s, "q");
	ends(&s);
	start(&s, 24, 80, NULL);
	sees(&s, "3 assists", "at the next start it is offered");
	types(&s, "\r");
	sees(&s, "VNeID", "and goes on");
	types(&s, "22\r");
	sees(&s, "log a session · 5 assists", "Enter makes a form of it");
	types(&s, "\x14");
	sees(&s, "tally", "^T goes back");
	types(&s, "2\r");
	sees(&s, "log a session · 6 assists", "what is counted comes on top");
	types(&s, "my binh\r\x13");
	sees(&s, "saved", "the form makes a session of it");
	sees(&s, "1 session, 6 assists", "with all that was counted");
	types(&s, "c?");
	sees(&s, "one assist of the service that has this key",
	    "the help of the tally says how to count");
	sees(&s, "Backspace, ^H, -  ", "and names no key twice");
	types(&s, "q\x1b");
	sees(&s, "1 session, 6 assists", "and nothing was counted");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
}

/* With VNI on a keyboard, a letter before a digit turns the digit into a tone: the letter that
 * opened the tally, or a stray one. */
static void tones(void)
{
	struct screen s;

	start(&s, 24, 80, NULL);
	sees(&s, "1 session", "the list");
	types(&s, "c");
	sees(&s, "tally", "the tally");
	types(&s, "a");
	sees(&s, "no service has this key", "a stray a");
	types(&s, "\x7fá");
	sees(&s, "1 ‹ VNeID", "a, 1 comes as backspace and á: it is 1");
	types(&s, "\x7fà");
	sees(&s, "1 ‹ Dịch vụ công", "then 2, as backspace and à");
	types(&s, "\bầ");
	sees(&s, "1 ‹ An toàn mạng", "then 6, as backspace and ầ");
	sees(&s, "1   VNeID", "and no backspace took anything back");
	types(&s, "\x18\r");
	sees(&s, "1 session", "^X throws the tally away");
	types(&s, "q");
	ends(&s);
}

/* The program is killed in the middle of fast counting: what the screen showed is on the disk. */
static void killed(void)
{
	int told = 0;

	for (int round = 0; round < 8; round++) {
		struct screen s;
		char seen[40];
		int shown = 0, kept = -1, pressed = 5 + round * 3;
		start(&s, 24, 80, NULL);
		sees(&s, "1 session", "the list");
		types(&s, "c");
		sees(&s, "Enter finish", "the tally");
		for (int i = 0; i < pressed; i++) {
			types(&s, "1");
			pump(&s, 1 + round % 4);
		}
		for (int i = pressed; i > 0 && !shown; i--) {
			snprintf(seen, sizeof seen, " %d ‹ VNeID", i);
			shown = shows(&s, seen) ? i : 0;
		}
		kill(s.pid, SIGKILL);
		ends(&s);
		start(&s, 24, 80, NULL);
		sees(&s, "There is an unfinished draft", "the next start offers it");
		for (int i = pressed; i >= 0 && kept < 0; i--) {
			snprintf(seen, sizeof seen, " %d assist", i);
			kept = shows(&s, seen) ? i : -1;
		}
		ok(kept >= shown, "killed after %d presses of which %d were shown: %d are kept",
		    pressed, shown, kept);
		told += shown > 0;
		types(&s, "x\r");
		sees(&s, "1 session", "thrown away");
		types(&s, "q");
		ends(&s);
	}
	ok(told > 0, "%d times it was killed in the middle", told);
}

int main(void)
{
	setenv("CDSLOG_NOW", "2024-05-05T08:00:00Z", 1);
	count();
	tones();
	killed();
	return done();
}
