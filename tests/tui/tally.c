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
	sees(&s, "“z” counts nothing: the keys of services are 1234567890b",
	    "another key does nothing but say which it was, and which count");
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
	types(&s, "a?\x14");
	sees(&s, "?   VNeID", "a service that nobody counted is not 0 in the tally, either");
	types(&s, "\x18\r");
	sees(&s, "1 session, 6 assists", "thrown away");
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
	sees(&s, "“a” counts nothing", "a stray a");
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

/* A key stays with its service, whatever services come, are moved or are retired. */
static void keys(void)
{
	static const char *const its[] = {"CDSLOG_FILE", "keys.cdslog", NULL};
	struct screen s;

	says("--file keys.cdslog service list");
	start(&s, 24, 80, its);
	types(&s, "c");
	sees(&s, " 1          ·   VNeID", "the first service has 1");
	sees(&s, " b          ·   Trang tin", "and the last one b");
	types(&s, "\x1bq");
	ends(&s);
	says("--file keys.cdslog service add 'Chữ ký số' --code sign");
	says("--file keys.cdslog service edit dvc --retire");
	says("--file keys.cdslog service order sign web");
	says("--file keys.cdslog add --place 'Mỹ Bình' --new bank=400");
	start(&s, 24, 80, its);
	sees(&s, "1 session", "the list");
	types(&s, "c");
	sees(&s, " c          ·   Chữ ký số", "a new one has the next that was never given");
	ok(row_of(&s, "Chữ ký số") == row_of(&s, "Trang tin") - 1 &&
	    row_of(&s, "Trang tin") == row_of(&s, "VNeID") - 1 &&
	    row_of(&s, "VNeID") == row_of(&s, "Ứng dụng ngân") - 1,
	    "the rows are in the catalogue's order, however much a service is used");
	sees(&s, " b          ·   Trang tin", "one that was moved keeps its key");
	sees(&s, " 3          ·   Ứng dụng ngân", "and so do those behind one that was retired");
	types(&s, "2");
	sees(&s, "“2” counts nothing: the keys of services are 134567890bc",
	    "whose key nobody has");
	types(&s, "\x1bq");
	ends(&s);
	says("--file keys.cdslog service key sign 2");
	says("--file keys.cdslog service key web 1");
	start(&s, 24, 80, its);
	types(&s, "c");
	sees(&s, " 2          ·   Chữ ký số", "it is given to another by hand");
	sees(&s, " 1          ·   Trang tin", "also one that another has");
	sees(&s, " b          ·   VNeID", "which then gets that one's");
	types(&s, "\x1bP\t\t");
	sees(&s, "Trang tin                               web        visit · key 1",
	    "the list of services tells the keys");
	types(&s, "j#");
	sees(&s, "key in the tally, one of 1234567890bcghklmnptv", "and gives them");
	types(&s, "x\r");
	sees(&s, "“x” is no key of the tally", "only one of these");
	types(&s, "#b\r");
	sees(&s, "b is the key of VNeID. Swap the two?", "one that is taken is asked for");
	types(&s, "\r");
	sees(&s, "visit · key b", "and changes places");
	sees(&s, "assist · key 1", "with the other");
	types(&s, "q");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
}

/* A service that is retired elsewhere while it is being counted loses no press. */
static void retired(void)
{
	static const char *const its[] = {"CDSLOG_FILE", "keys.cdslog", NULL};
	struct screen s;

	start(&s, 24, 80, its);
	sees(&s, "1 session", "the list");
	types(&s, "c33");
	sees(&s, "2 ‹ Ứng dụng ngân", "two are counted");
	types(&s, "\x1bq");
	ends(&s);
	says("--file keys.cdslog service edit bank --retire");
	start(&s, 24, 80, its);
	sees(&s, "unfinished draft", "the tally is offered");
	types(&s, "\r");
	sees(&s, "3          2   Ứng dụng ngân", "it is still there, with its key");
	types(&s, "3\r");
	sees(&s, "log a session · 3 assists", "and counts");
	types(&s, "\x13");
	sees(&s, "2 sessions, 403 assists", "it is saved");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
}

int main(void)
{
	setenv("CDSLOG_NOW", "2024-05-05T08:00:00Z", 1);
	keys();
	retired();
	count();
	tones();
	killed();
	return done();
}
