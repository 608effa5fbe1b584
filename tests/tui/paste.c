/* Pasted text is text and never keys; and the terminal marks it no longer than the program is on
 * the screen. */
#include "vt.h"

#define ON "\x1b[?2004h"
#define OFF "\x1b[?2004l"
#define PASTED(text) "\x1b[200~" text "\x1b[201~"

/* Text is pasted into fields. */
static void into_fields(void)
{
	struct screen s;

	start(&s, 24, 80, NULL);
	sees(&s, "nothing in this log yet", "an empty log");
	types(&s, "a");
	sees(&s, "log a session", "the form");
	types(&s, PASTED("\nXa\xcc\x83 So\xcc\x9bn\r\nHa\xcc\x80\x13\xe2\x80\x8b\r"));
	sees(&s, "make “Xã Sơn Hà” new",
	    "what is pasted is composed, lines are joined, and controls are no keys");
	types(&s, "\r" PASTED("T") "o\x7f\x7f" PASTED("Tô\xcc\x89") " 1");
	sees(&s, "make “Tổ 1” new", "an input method may paste what it puts in place of letters");
	types(&s, "\r" PASTED("1.500") "\x13");
	sees(&s, "is valid only from 1/7/2025", "a unit that was not there yet is asked about");
	types(&s, "\r");
	sees(&s, "1 session, 1,500 assists", "a number is pasted, too");
	types(&s, "/" PASTED("son"));
	sees(&s, "1 session, 1,500 assists; found by “son”", "in a line, the list follows");
	types(&s, "\x1b");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
	ok(strstr(says("place list"), "Xã Sơn Hà") != NULL, "the name is stored as it was shown");
}

/* Text is pasted where no field is open. */
static void never_keys(void)
{
	static char long_text[3000];
	struct screen s;

	memset(long_text, 'x', sizeof long_text - 1);
	start(&s, 24, 80, NULL);
	sees(&s, "1 session", "the list");
	types(&s, PASTED("x\ryq"));
	sees(&s, "nothing was pasted: here keys are commands",
	    "in the list nothing of it is a command");
	types(&s, "x");
	sees(&s, "Remove this session", "a question");
	types(&s, PASTED("y\r"));
	sees(&s, "do not paste text", "is not answered by it");
	types(&s, "\x1b");
	types(&s, "c");
	sees(&s, "VNeID", "the tally");
	types(&s, PASTED("1111"));
	sees(&s, "nothing was pasted", "counts nothing of it");
	types(&s, "\x1b");
	sees(&s, "1 session, 1,500 assists", "all is as it was");
	types(&s, "a");
	types(&s, "\x1b[200~");
	types(&s, long_text);
	types(&s, "\x1b[201~");
	sees(&s, "is too long for one line",
	    "what is too long is not cut in the middle of a letter");
	types(&s, "\x1b");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
}

/* Was marking turned off after it was turned on, whatever came between? */
static bool given_back(void)
{
	const char *on = strstr(last_bytes, ON), *off = on ? strstr(on, OFF) : NULL;

	return off && strstr(off, "\x1b[?1049l");
}

/* Is it turned off when the program ends by a signal? */
static void given_back_after(int sig, const char *what)
{
	struct screen s;

	start(&s, 24, 80, NULL);
	sees(&s, "1 session", "the list");
	if (sig)
		kill(s.pid, sig);
	else
		types(&s, "q");
	ends(&s);
	ok(given_back(), "given back after %s", what);
}

/* Is it turned off for a pause, and on again after it? */
static void paused(void)
{
	struct screen s;
	time_t until = time(NULL) + PATIENCE;
	const char *off = NULL;

	start(&s, 24, 80, NULL);
	sees(&s, "1 session", "the list");
	/* No shell could let it go on in this terminal, so it goes on by itself. */
	kill(s.pid, SIGTSTP);
	while (!(off && strstr(off, ON)) && time(NULL) < until && pump(&s, 50))
		off = strstr(last_bytes, OFF);
	ok(off && strstr(off, "\x1b[?1049l") && strstr(off, ON),
	    "for a pause the terminal is given back");
	types(&s, "?");
	sees(&s, "log a session", "after it all goes on");
	types(&s, "qq");
	ok(ends(&s) == 0, "q leaves");
}

/* A terminal that does not know it is not asked for it. */
static void not_known(void)
{
	static const char *const old[] = {"TERM", "vt220", NULL};
	struct screen s;

	start(&s, 24, 80, old);
	sees(&s, "1 session", "a terminal without it");
	types(&s, "q");
	ends(&s);
	ok(!strstr(last_bytes, "2004"), "is told nothing of it");
}

int main(void)
{
	setenv("CDSLOG_NOW", "2024-05-05T08:00:00Z", 1);
	into_fields();
	never_keys();
	given_back_after(0, "q");
	given_back_after(SIGTERM, "a signal");
	given_back_after(SIGABRT, "an abort");
	given_back_after(SIGSEGV, "a crash");
	paused();
	not_known();
	return done();
}
