/* The screens as a volunteer sees them: logging, finding, changing; sizes, terminals, and other
 * programs at work. */
#include "vt.h"

/* The first session in an empty log. */
static void first_session(void)
{
	struct screen s;

	start(&s, 24, 80, NULL);
	sees(&s, "There is nothing in this log yet", "the first start says what to do");
	types(&s, "a");
	sees(&s, "log a session", "a opens the form");
	types(&s, "Mỹ Bình");
	sees(&s, "make “Mỹ Bình” new", "a place that is not there can be made");
	types(&s, "\r");
	sees(&s, "new", "and is marked as new");
	/* Decomposed letters, as some keyboards send them. */
	types(&s, "To\xcc\x82\xcc\x89 1");
	sees(&s, "make “Tổ 1” new", "decomposed typing is shown composed");
	types(&s, "\r40\r\r12");
	types(&s, "\x13");
	sees(&s, "the session is saved", "^S saves");
	sees(&s, "Mỹ Bình", "the list shows it");
	sees(&s, "1 session, 52 assists", "and its total");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
	ok(strstr(last_bytes, "\x1b[?1049l") != NULL, "the terminal is given back");
	ok(strstr(says("team list"), "Tổ 1") != NULL, "the team's name is stored composed");
	ok(strstr(says("report --format json"), "\"assists\": 52") != NULL,
	    "the counts are in the log");
}

/* An input method sends letters, then backspaces and the whole word again, in one read. */
static void input_method(void)
{
	struct screen s;

	start(&s, 24, 80, NULL);
	sees(&s, "Mỹ Bình", "the list again");
	types(&s, "a");
	sees(&s, "log a session", "the form again");
	types(&s, "\x1bOA\x1bOA");              /* up to the place */
	types(&s, "Dda\x7f\x7f\x7fĐa\x7f\x7f" "Đài So\x08\x08Sơn");
	sees(&s, "make “Đài Sơn” new", "a burst of backspaces and letters comes out right");
	types(&s, "\r\x1bOB?\x13");
	sees(&s, "the session is saved", "a count may be ?");
	sees(&s, "Đài Sơn", "and the place is in the list");
	types(&s, "/dai son");
	sees(&s, "/ dai son", "finding");
	types(&s, "\r");
	types(&s, "e");
	sees(&s, "change a session", "e changes what was found");
	types(&s, "750");
	types(&s, ".");
	types(&s, "\t");
	sees(&s, "is not a count: write 7500, 7.500", "a mistake is told beside the field");
	types(&s, "\x1b");
	sees(&s, "kept as a draft", "Esc does not lose what was typed");
	types(&s, "e");
	sees(&s, "750.", "and editing goes on with it");
	types(&s, "\x7f\x13");
	sees(&s, "the change is saved", "the mistake is mended and saved");
	types(&s, "e\x13");
	sees(&s, "nothing was changed", "saving what is as it was says so");
	types(&s, "\r");
	sees(&s, "history", "Enter opens it");
	sees(&s, "? → 750", "with what it was before");
	types(&s, "q");
	types(&s, "\x1b");
	types(&s, "t");
	sees(&s, "month", "totals");
	types(&s, "q");
	types(&s, "?");
	sees(&s, "log a session", "help comes from the keymap");
	types(&s, "q");
	types(&s, "L");
	sees(&s, "lượt hỗ trợ", "L turns to Vietnamese");
	types(&s, "L");
	/* x asks first.  An input method does not change command keys, but may turn e into ê. */
	types(&s, "ê");
	sees(&s, "change a session", "ê is e for a command");
	types(&s, "\x1b");
	types(&s, "x\r");
	sees(&s, "does not count any more", "x removes, after a question");
	types(&s, "q");
	ok(ends(&s) == 0, "and q leaves");
}

/* Windows of all sizes. */
static void sizes(void)
{
	struct screen s;

	start(&s, 24, 80, NULL);
	sees(&s, "Mỹ Bình", "80×24");
	resizes(&s, 12, 40);
	types(&s, "\x0c");
	sees(&s, "a log", "40×12 keeps its keys in sight");
	types(&s, "a");
	sees(&s, "log a session", "and its form");
	types(&s, "\x1b");
	sees(&s, "a log", "Esc goes back");
	resizes(&s, 4, 20);
	sees(&s, "the window is too", "a tiny window says so");
	resizes(&s, 60, 200);
	sees(&s, "Mỹ Bình", "200×60");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
}

/* Terminals that can do little. */
static void terminals(void)
{
	static const char *const dumb[] = {"TERM", "dumb", NULL},
	    *const strange[] = {"TERM", "xterm-nobody", NULL};
	static const char *const plain[] = {"NO_COLOR", "1", "LC_ALL", "C", NULL};
	time_t until = time(NULL) + 2 * PATIENCE;
	struct screen s;

	start(&s, 24, 80, dumb);
	sees(&s, "1. log a session", "a dumb terminal gets plain lines");
	types(&s, "0\n");
	ok(ends(&s) == 0 && !strstr(last_bytes, "\x1b["), "and no cursor movement");
	start(&s, 24, 80, (const char *[]){"TERM", "linux", NULL});
	sees(&s, "a log  c tally", "a console");
	types(&s, "a\x1b[5~\t\t\x1b[Z");
	sees(&s, "place                                ›", "which knows Shift-Tab, too");
	types(&s, "\x1b");
	sees(&s, "a log  c tally", "the list again");
	types(&s, "q");
	while (pump(&s, 200) && time(NULL) < until)
		continue;
	ok(s.ended && shows(&s, "Mỹ Bình") && !shows(&s, "a log"),
	    "keeps the list, but no bar of keys under the next prompt");
	ends(&s);
	start(&s, 24, 80, (const char *[]){"TERM", "vt100", NULL});
	sees(&s, "a log  c tally", "a terminal whose description has few keys");
	types(&s, "a\x1b[6~");
	sees(&s, "residents                            ›",
	    "knows PgDn, which is not Esc and letters");
	types(&s, "\x1b[5~\x1b[5~");
	sees(&s, "date                                 ›", "and PgUp");
	types(&s, "\x1bq");
	ends(&s);
	start(&s, 24, 80, strange);
	sees(&s, "Mỹ Bình", "an unknown terminal is taken for its nearest kin");
	types(&s, "q");
	ends(&s);
	start(&s, 24, 80, plain);
	sees(&s, "Mỹ Bình", "UTF-8 in the locale C");
	types(&s, "q");
	ends(&s);
	ok(strstr(last_bytes, "\x1b[3") == NULL || !strstr(last_bytes, "\x1b[36m"),
	    "NO_COLOR: no colour");
	start(&s, 24, 80, NULL);
	sees(&s, "Mỹ Bình", "started");
	kill(s.pid, SIGTERM);
	ends(&s);
	ok(strstr(last_bytes, "\x1b[?1049l") != NULL, "SIGTERM gives the terminal back");
}

/* The window is closed while line mode waits for an answer, after a merge, which handles signals
 * itself. */
static void window_closed(void)
{
	struct screen s;
	time_t until;
	pid_t ended = 0;

	says("--file other.cdslog place add 'Phước Ninh'");
	start(&s, 24, 80, (const char *[]){"TERM", "dumb", NULL});
	sees(&s, "1. log a session", "line mode");
	types(&s, "5\nother.cdslog\n");
	sees(&s, "Merge? its number", "would merge");
	types(&s, "1\n");
	sees(&s, "is merge 1, which can be taken back", "and did");
	settles(&s);
	close(s.pty);
	until = time(NULL) + PATIENCE;
	while (!ended && time(NULL) < until && usleep(50000) == 0)
		ended = waitpid(s.pid, &s.status, WNOHANG);
	ok(ended == s.pid, "it ends when its window is gone");
	if (!ended)
		kill(s.pid, SIGKILL);
	vterm_free(s.vt);
}

/* Another program writes while the list is open. */
static void others(void)
{
	struct screen s;

	start(&s, 24, 80, NULL);
	sees(&s, "sessions", "the list is open");
	says("add --place 'my binh' eid=300");
	sees(&s, "300", "what another program writes appears by itself");
	types(&s, "q");
	ends(&s);
}

int main(void)
{
	setenv("CDSLOG_NOW", "2024-05-05T08:00:00Z", 1);
	first_session();
	input_method();
	sizes();
	terminals();
	window_closed();
	others();
	return done();
}
