/* What is half typed survives a kill -9, a hang-up and leaving; and it is offered at the next
 * start. */
#include <sys/stat.h>

#include "vt.h"

/* Ends the program by a signal, and waits for that. */
static void die(struct screen *s, int sig)
{
	kill(s->pid, sig);
	ends(s);
}

/* Is the text in the log's file, as another program would read it after the battery died? */
static bool on_disk(const char *text)
{
	static char all[4 << 20];
	char path[500];
	FILE *in;
	size_t size, n = strlen(text);

	snprintf(path, sizeof path, "%s/cdslog/log.cdslog", getenv("XDG_DATA_HOME"));
	in = fopen(path, "rb");
	size = in ? fread(all, 1, sizeof all, in) : 0;
	if (in)
		fclose(in);
	for (size_t i = 0; i + n <= size; i++)
		if (memcmp(all + i, text, n) == 0)
			return true;
	return false;
}

/* Is it there within PATIENCE? */
static bool comes_to_disk(const char *text)
{
	time_t until = time(NULL) + 20;

	while (!on_disk(text) && time(NULL) < until) {
		struct timespec nap = {0, 50000000};
		nanosleep(&nap, NULL);
	}
	return on_disk(text);
}

/* A form that is killed while it is typed in goes on at the next start. */
static void killed(void)
{
	struct screen s;

	start(&s, 24, 80, NULL);
	sees(&s, "nothing in this log yet", "an empty log");
	types(&s, "a");
	types(&s, "Thôn Ô Căn\r");
	types(&s, "Tổ bốn\r41\r7.5");
	sees(&s, "not a whole number", "something wrong is typed");
	ok(comes_to_disk("7.5"), "it is on the disk though nobody left the field");
	die(&s, SIGKILL);
	start(&s, 24, 80, NULL);
	sees(&s, "There is an unfinished draft", "after kill -9 it is offered");
	sees(&s, "Thôn Ô Căn · Tổ bốn", "with its place and team");
	types(&s, "\r");
	sees(&s, "7.5", "Enter goes on: the mistake is there, too");
	sees(&s, "new", "and that the place is to be made");
	types(&s, "\r\x7f\x7f\x13");
	sees(&s, "saved", "mended, it is saved");
	types(&s, "q");
	ends(&s);
	ok(strstr(says("report --format json"), "\"assists\": 48") != NULL,
	    "with all that was typed");
	ok(!on_disk("7.5"), "the draft is gone");
	start(&s, 24, 80, NULL);
	sees(&s, "1 session, 48 assists", "and is not offered again");
	types(&s, "q");
	ends(&s);
}

/* The program is dead, but nobody has waited for it, so that its process number is still taken: its
 * draft is offered nevertheless. */
static void not_buried(void)
{
	struct screen s, next;
	siginfo_t info;

	start(&s, 24, 80, NULL);
	sees(&s, "1 session", "the list");
	types(&s, "a21");
	sees(&s, "21 assists", "a form");
	ok(comes_to_disk("21"), "on the disk");
	start(&next, 24, 80, NULL);
	sees(&next, "drafts: 1",
	    "another window that is opened beside it does not offer what is open here");
	types(&next, "D\r");
	sees(&next, "Another window may have this draft open",
	    "and asks before it goes on with it");
	types(&next, "n");
	types(&next, "qq");
	ends(&next);
	kill(s.pid, SIGKILL);
	waitid(P_PID, (id_t)s.pid, &info, WEXITED | WNOWAIT);
	start(&next, 24, 80, NULL);
	sees(&next, "There is an unfinished draft", "once it is killed it is offered");
	types(&next, "x\r");
	sees(&next, "1 session", "and thrown away");
	types(&next, "q");
	ends(&next);
	ends(&s);
}

/* The terminal is closed while a form is open. */
static void hung_up(void)
{
	struct screen s;

	start(&s, 24, 80, NULL);
	sees(&s, "1 session", "the list");
	types(&s, "a");
	sees(&s, "log a session", "the form");
	types(&s, "33");
	sees(&s, "33", "33 is typed");
	die(&s, SIGHUP);
	start(&s, 24, 80, NULL);
	sees(&s, "There is an unfinished draft", "after a hang-up it is offered");
	sees(&s, "33 assists", "with what was typed last");
	types(&s, "\x1b");
	sees(&s, "drafts: 1", "Esc leaves it for later, and the list says that it is there");
	types(&s, "D");
	sees(&s, "33 assists", "D shows it");
	types(&s, "x\r");
	sees(&s, "thrown away", "x throws it away, after a question");
	types(&s, "q");
	ends(&s);
}

/* A change of a session is kept as a draft, too. */
static void change(void)
{
	struct screen s;

	start(&s, 24, 80, NULL);
	sees(&s, "1 session", "the list");
	types(&s, "e50");
	types(&s, "\x1b");
	sees(&s, "kept as a draft", "a change is kept when the form is left");
	says("add --date 2024-05-06 --place 'o can' --sure dvc=1");
	types(&s, "D");
	sees(&s, "57 assists · Thôn Ô Căn · Tổ bốn · 2024-05-05",
	    "it is a draft, and says of which session");
	sees(&s, "(a change, 15:00)", "and since when, for today without the day");
	types(&s, "\r");
	sees(&s, "change a session · 57 assists", "which goes on");
	types(&s, "\x13");
	sees(&s, "the change is saved", "and is saved");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
	ok(strstr(says("report --format json"), "\"assists\": 58") != NULL, "the change counts");
	ok(strstr(says("check && echo sound"), "sound") != NULL, "the log is sound");
}

/* The stick is pulled out while something is typed on it. */
static void pulled(void)
{
	struct screen s;
	char here[500], gone[500];

	snprintf(here, sizeof here, "%s/cdslog", getenv("XDG_DATA_HOME"));
	snprintf(gone, sizeof gone, "%s/pulled", getenv("XDG_DATA_HOME"));
	start(&s, 24, 80, NULL);
	sees(&s, "assists", "the list");
	types(&s, "a");
	sees(&s, "log a session", "the form");
	ok(rename(here, gone) == 0, "the log goes away");
	types(&s, "77");
	sees(&s, "pulled", "which is said while somebody types");
	types(&s, "\x1b");
	sees(&s, "can't be kept. Leave without it?", "leaving says that it would be lost");
	types(&s, "n");
	sees(&s, "77", "and may stay");
	ok(rename(gone, here) == 0, "the log is there again");
	types(&s, "\x1b");
	sees(&s, "kept as a draft", "now it is kept");
	types(&s, "q");
	ends(&s);
	ok(on_disk("77"), "on the disk");
}

/* Starts the program as a user whom file permissions stop: they don't stop root.  Both the real and
 * the effective user change.  Linux lets no program be traced whose two users differ, and the leak
 * checker of a build with sanitizers traces the program that it checks. */
static void only_read_start(struct screen *s, const char *const *env)
{
	bool root = geteuid() == 0;

	if (root && (setreuid(65534, (uid_t)-1) != 0 || seteuid(65534) != 0))
		printf("# not another user: %s\n", strerror(errno));
	start(s, 24, 80, env);
	if (root && (seteuid(0) != 0 || setreuid(0, (uid_t)-1) != 0))
		printf("# not root again: %s\n", strerror(errno));
}

/* A log that can't be written says so before anybody types into it. */
static void only_read(void)
{
	char folder[] = "/tmp/cdslog-read.XXXXXX", path[100], program[100], add[600];
	const char *const env[] = {"CDSLOG_FILE", path, "CDSLOG", program, NULL};
	struct screen s;

	/* In a folder that others than root can enter: the program that root built may be in
	 * /root. */
	ok(mkdtemp(folder) && chmod(folder, 0755) == 0, "a folder");
	snprintf(path, sizeof path, "%s/ro.cdslog", folder);
	snprintf(add, sizeof add,
	    "--file %s add --date 2024-05-03 --place 'Mỹ Bình' --team 'Tổ 1' --new eid=4", path);
	says(add);
	snprintf(program, sizeof program, "%s/cdslog", folder);
	snprintf(add, sizeof add, "cp '%s' '%s'", getenv("CDSLOG"), program);
	ok(system(add) == 0, "the program is there");
	ok(chmod(path, 0444) == 0 && (geteuid() == 0 || chmod(folder, 0555) == 0),
	    "a log that can't be written");
	only_read_start(&s, env);
	sees(&s, "is read-only here", "is told at the start");
	types(&s, "a5\x13");
	sees(&s, "copy", "and what to do when something is to be saved");
	types(&s, "\x1b\r");
	sees(&s, "Mỹ Bình", "it is left");
	types(&s, "q");
	ok(ends(&s) == 0, "without harm");
	chmod(folder, 0755);
	remove(path);
	remove(program);
	remove(folder);
}

/* What was begun by numbered questions goes on in the form, and the other way round. */
static void lines(void)
{
	const char *const env[] = {"CDSLOG_FILE", "lines.cdslog", NULL};
	struct screen s;

	says("--file lines.cdslog add --date 2024-05-03 --place 'Mỹ Bình' --new eid=4");
	says("--file lines.cdslog place add 'Đài Sơn'");
	says("--file lines.cdslog --plain <<'E'\n1\n2024-05-04\ndai son\n\n1\n44\nE\n");
	start(&s, 24, 80, env);
	sees(&s, "44 assists · Đài Sơn · 2024-05-04", "answers of line mode are offered");
	types(&s, "\r");
	sees(&s, "log a session · 44 assists", "and open in the form");
	types(&s, "\x13");
	sees(&s, "2 sessions, 48 assists", "which saves them");
	sees(&s, "Đài Sơn", "at the place that was meant, not a new one");
	types(&s, "a");
	sees(&s, "log a session", "another");
	types(&s, "\t\t\t" "17\t");
	sees(&s, "log a session · 17 assists", "is begun in the form");
	types(&s, "\x1b");
	sees(&s, "drafts: 1", "and left");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
	ok(strstr(says("--file lines.cdslog --plain <<'E'\n13\n1\n\n\n\n\n\n\n1\nE\n"),
	    "the session is saved") != NULL, "line mode finishes it");
	ok(strstr(says("--file lines.cdslog list"), "3 sessions, 65 assists") != NULL,
	    "with what was typed");
}

/* What is thrown away comes back by u: right after it, and from the list of drafts. */
static void thrown(void)
{
	static const char *const its[] = {"CDSLOG_FILE", "thrown.cdslog", NULL},
	    *const later[] = {"CDSLOG_FILE", "thrown.cdslog", "CDSLOG_NOW",
	    "2024-06-01T08:00:00Z", NULL},
	    *const last[] = {"CDSLOG_FILE", "thrown.cdslog", "CDSLOG_NOW",
	    "2024-06-05T08:00:00Z", NULL};
	struct screen s;

	says("--file thrown.cdslog add --place 'My Binh' --new eid=1");
	start(&s, 24, 80, its);
	sees(&s, "1 session", "the list");
	types(&s, "a" "62\x18\r");
	sees(&s, "thrown away: u brings it back", "a form is thrown away");
	ok(!shows(&s, "drafts: 1"), "and is no draft");
	types(&s, "u");
	sees(&s, "Undo throwing away a draft: 62 assists", "u names it");
	types(&s, "\r");
	sees(&s, "drafts: 1", "and brings it back");
	types(&s, "U\r");
	sees(&s, "redone: throwing away a draft: 62 assists", "redo throws it away again");
	types(&s, "c111\x18\r");
	sees(&s, "thrown away: u brings it back", "a tally, too");
	types(&s, "D");
	sees(&s, "thrown away; u brings one back:", "no draft is alive, but the bin has some");
	sees(&s, "(a tally, 30 days left)", "for thirty days");
	sees(&s, "(a new session, 30 days left)", "the form, too");
	ok(row_of(&s, "(a tally, 30 days left)") == row_of(&s, "(a new session, 30 days left)") - 1,
	    "the last one first");
	types(&s, "ju");
	sees(&s, "it is brought back: Enter continues it",
	    "u brings back the one under the cursor");
	ok(row_of(&s, "62 assists") < row_of(&s, "thrown away; u"), "it stands with the drafts");
	types(&s, "j\r");
	sees(&s, "3   VNeID", "Enter goes on with one from the bin");
	types(&s, "\x1bq");
	ends(&s);
	start(&s, 24, 80, its);
	sees(&s, "There is an unfinished draft", "both are drafts");
	types(&s, "x\r");
	sees(&s, "thrown away: u brings it back", "one is thrown away from the list");
	types(&s, "u");
	sees(&s, "Undo throwing away a draft", "where u undoes that, too");
	types(&s, "n" "x\r");
	sees(&s, "1 session", "both are");
	ok(!shows(&s, "drafts:"), "none waits");
	types(&s, "q");
	ends(&s);
	start(&s, 24, 80, later);
	sees(&s, "1 session", "nothing of the bin is offered at the start");
	types(&s, "D");
	sees(&s, "(a tally, 3 days left)", "27 days later it is there");
	types(&s, "x");
	sees(&s, "Delete this draft for good?", "x deletes for good");
	types(&s, "\r" "n");
	sees(&s, "3 days left", "not by habit");
	types(&s, "x\x18");
	sees(&s, "it is deleted", "but by ^X");
	types(&s, "qq");
	ends(&s);
	start(&s, 24, 80, last);
	sees(&s, "1 session", "after more than thirty days");
	types(&s, "D");
	sees(&s, "no drafts", "there are no drafts");
	ok(!shows(&s, "left"), "and the bin is empty");
	types(&s, "qq");
	ok(ends(&s) == 0, "q leaves");
}

/* What was typed into a form is not lost where its tally counts nothing. */
static void empty_tally(void)
{
	static const char *const its[] = {"CDSLOG_FILE", "empty.cdslog", NULL};
	struct screen s;

	says("--file empty.cdslog add --place 'My Binh' --new eid=1");
	start(&s, 24, 80, its);
	sees(&s, "1 session", "the list");
	types(&s, "c\x1b" "D");
	sees(&s, "no drafts", "an empty tally");
	ok(!shows(&s, "left"), "leaves nothing");
	types(&s, "q" "a\x1b[6~" "44\x14");
	sees(&s, "tally", "a form without a count, and its tally");
	types(&s, "\x1b" "D");
	sees(&s, "(a tally, 30 days left)", "is in the bin");
	types(&s, "\r\r");
	sees(&s, "44                             ", "and comes back with what was typed");
	types(&s, "\x18\rq");
	ok(ends(&s) == 0, "q leaves");
}

int main(void)
{
	setenv("CDSLOG_NOW", "2024-05-05T08:00:00Z", 1);
	killed();
	not_buried();
	hung_up();
	change();
	pulled();
	only_read();
	lines();
	thrown();
	empty_tally();
	return done();
}
