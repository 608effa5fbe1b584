/* The form for somebody new: names that are not there yet, the counts of the last time, what is
 * missing. */
#include <sys/stat.h>

#include "vt.h"

/* A name is typed and left with Tab, as the bar says, though the log has no such place. */
static void nothing_there(void)
{
	struct screen s;

	start(&s, 24, 80, NULL);
	sees(&s, "There is nothing in this log yet", "a new log");
	types(&s, "a" "Nha van hoa thon La Vang\t");
	sees(&s, "place: no match",
	    "what the mark at a field means is said at the bottom");
	types(&s, "\x13");
	sees(&s, "+ make “Nha van hoa thon La Vang” new",
	    "saving goes to the name, and offers to make it");
	types(&s, "\r");
	sees(&s, "new", "Enter makes it, as it says");
	types(&s, "To La Vang\t\x1b[Z\r");
	types(&s, "12\x13");
	sees(&s, "the session is saved; new: Nha van hoa thon La Vang; To La Vang",
	    "so does Enter on a name that was come back to");
	sees(&s, "Nha van hoa thon La Vang", "with its place");
	sees(&s, "To La Vang", "and its team");
	types(&s, "u");
	sees(&s, "Undo adding 12 assists at Nha van hoa",
	    "undo names the session, not the place that it made");
	types(&s, "n");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
}

/* "Thôn, Xã" in a new log: neither of the two is there yet. */
static void above_new(void)
{
	static const char *const its[] = {"CDSLOG_FILE", "above.cdslog", NULL};
	struct screen s;

	start(&s, 24, 80, its);
	sees(&s, "There is nothing in this log yet", "a new log");
	types(&s, "a" "Khu pho 7, Phuong Dai Son\r\r" "5\x13");
	sees(&s, "the session is saved; new: Khu pho 7, Phuong Dai Son",
	    "a place is made with the one above it");
	types(&s, "P");
	sees(&s, "places: 2", "which makes two");
	types(&s, "qq");
	ok(ends(&s) == 0, "q leaves");
}

/* A form whose name is still open can't be saved; the name is gone on with. */
static void end_of_name(void)
{
	struct screen s;

	start(&s, 24, 80, NULL);
	sees(&s, "La Vang", "the list");
	types(&s, "a\x1b[5~\tThon 2\t\x13");
	sees(&s, "+ make “Thon 2” new", "saving goes back to a name that is open");
	types(&s, " La Vang");
	sees(&s, "+ make “Thon 2 La Vang” new", "where it is gone on with, not typed anew");
	types(&s, "\x18\r");
	sees(&s, "thrown away", "the form is left");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
}

/* What the form says where something is missing, or is typed into the wrong field. */
static void missing(void)
{
	struct screen s;

	start(&s, 24, 80, NULL);
	sees(&s, "La Vang", "the list");
	types(&s, "a\x1b[5~\t\x15\t\t5\x13");
	sees(&s, "No place is given", "a session without a place is asked about");
	types(&s, "n");
	sees(&s, "^S save", "no goes on with it");
	types(&s, "\x1b[6~\x1b[6~");
	sees(&s, "Space for yes", "at an obstacle it is said how to set it");
	sees(&s, "other obstacle", "and all of its part is in sight");
	types(&s, " ");
	sees(&s, "› yes", "Space sets it");
	types(&s, "ba con hen");
	sees(&s, "“n” was not typed here: Space for yes",
	    "a note that is typed there by mistake does nothing but say so");
	sees(&s, "› yes", "and its blanks are not so many yes and no");
	types(&s, "\x1b[5~\x1b[5~" "x");
	sees(&s, "“x” was not typed here: a count is a number", "nor is a letter a count");
	ok(shows(&s, "log a session · 5 assists"), "nor does it take the count away");
	types(&s, "\x18\r");
	sees(&s, "thrown away", "the form is left");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
}

/* Whose last time is repeated depends on the team, and only that team's counts are taken. */
static void last_times(void)
{
	struct screen s;

	says("team add 'Tổ Hai'");
	says("team add 'Tổ Ba'");
	says("add --date 2024-05-01 --place 'nha van hoa' --team 'To La Vang' bank=9 safety=2");
	says("add --date 2024-05-02 --place 'nha van hoa' --team 'to hai' eid=31 safety=4");
	start(&s, 24, 80, NULL);
	sees(&s, "Tổ Hai", "the list");
	types(&s, "a\x1b[5~\t\thai\r\x12");
	sees(&s, "counts as on 2024-05-02, Nha van hoa", "it is said whose counts came");
	sees(&s, "log a session · 35 assists", "those of the team");
	types(&s, "\x0e" "\x10\x10" "\t\tTo La\r\x12");
	sees(&s, "log a session · 12 assists",
	    "for another team there are none of the first left");
	types(&s, "\x10\x10" "\t\tba\r\x12");
	sees(&s, "this team has no session in the last year", "a team without one");
	types(&s, "\x18\r");
	sees(&s, "thrown away", "the form is left");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
}

/* A date that is not written in full: which day was meant is said as it is typed. */
static void meant(void)
{
	static const char *const its[] = {"CDSLOG_FILE", "meant.cdslog", NULL};
	struct screen s;

	start(&s, 24, 80, its);
	sees(&s, "There is nothing in this log yet", "a new log");
	types(&s, "a\x1b[5~" "6/5");
	sees(&s, "6/5  meant: 2023-05-06", "the last such day is told");
	types(&s, "\t\x1b[Z");
	sees(&s, "› 2023-05-06", "and stands there in full once the field is left");
	types(&s, "hôm qua");
	sees(&s, "hôm qua  meant: 2024-05-04", "in words");
	types(&s, "\t\x1b[Z" "ho");
	types(&s, "\x7fô");
	types(&s, "m kia");
	sees(&s, "hôm kia  meant: 2024-05-03", "by an input method, too");
	types(&s, "\t\x1b[Z" "t7-cn\t\x1b[Z");
	sees(&s, "› 2024-05-04–2024-05-05", "two days of the week");
	types(&s, "24-26/4\t\x1b[Z");
	sees(&s, "› 2024-04-24–2024-04-26", "several days of a month");
	types(&s, "5-7\t");
	sees(&s, "'5-7' is not clear: write 5/7", "what may be two things is not guessed");
	types(&s, "\x1b[Z" "1/1/1969\t");
	sees(&s, "years run from 1970 to 2199", "the bounds are named");
	types(&s, "\x1b[Z" "1/1/2030");
	sees(&s, "2030-01-01 is still to come", "a day to come is told");
	types(&s, "\x15" "t7-cn\t" "Thon\r\r\r" "5000000");
	sees(&s, "too large: at most 1,000,000", "also of a count");
	types(&s, "\x15" "5\x13");
	sees(&s, "is valid only from 1/7/2025", "a unit that was not there yet is asked about");
	types(&s, "\r");
	sees(&s, "the session is saved", "and it is saved");
	types(&s, "f\x1bOB\x1bOB\x1bOB" "tháng này");
	sees(&s, "tháng này  meant: 2024-05-01–2024-05-31", "so are periods of the filter");
	types(&s, "\x13");
	sees(&s, "1 session, 5 assists; tháng này", "which is set");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
	ok(strstr(says("--file meant.cdslog list --format json"),
	    "\"date\": \"2024-05-04/2024-05-05\"") != NULL, "with the days that were meant");
}

/* On a laptop that many people use, the name of whoever is logged in says nothing. */
static void who(void)
{
	const char *const env[] = {"CDSLOG_AUTHOR", "", "CDSLOG_FILE", "who.cdslog", NULL};
	struct screen s;

	start(&s, 24, 80, env);
	sees(&s, "your name, for what you log", "who logs is asked where nobody has said it");
	sees(&s, "whom to ask", "with a page of its own that says what for");
	types(&s, "Lê Thị Mai\r\x1b");
	sees(&s, "Your team", "then a commune, which can be skipped");
	types(&s, "\x1b");
	sees(&s, "There is nothing in this log yet", "and a team");
	types(&s, "a");
	types(&s, "My Binh\r\r8\r?\x13");
	sees(&s, "the session is saved", "the form follows");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
	start(&s, 24, 80, env);
	sees(&s, "8 assists", "the next start");
	types(&s, "a");
	sees(&s, "log a session", "asks no more");
	types(&s, "5\x13");
	sees(&s, "2 sessions, at least 13 assists (1 count missing)",
	    "and who has no team types a count at once");
	types(&s, "jxy");
	sees(&s, "›2024-05-05 My Binh                                              ≥8 removed…",
	    "of marks that have no room the first is whole");
	types(&s, "xy");
	sees(&s, "2 sessions, at least 13 assists (1 count missing)", "it is brought back");
	types(&s, "e");
	sees(&s, "change a session", "of a change");
	ok(!shows(&s, "^T tally"), "the bar offers no tally");
	types(&s, "\x14");
	sees(&s, "only a new session can be tallied", "and its key says why");
	types(&s, "\x1bq");
	ok(ends(&s) == 0, "q leaves");
	ok(strstr(says("--file who.cdslog list --format json"), "Lê Thị Mai") != NULL,
	    "the session is by who was named");
}

/* A campaign is typed once, and then offered by some of its letters. */
static void campaigns(void)
{
	static const char *const its[] = {"CDSLOG_FILE", "campaign.cdslog", NULL};
	struct screen s;

	says("--file campaign.cdslog add --date 2024-05-01 --place 'My Binh' --new eid=1"
	    " --campaign 'Mùa hè xanh 2023'");
	says("--file campaign.cdslog add --date 2024-05-02 --place 'My Binh' eid=2"
	    " --campaign 'Mùa hè xanh 2024'");
	start(&s, 24, 80, its);
	sees(&s, "2 sessions", "the list");
	types(&s, "a7\x1b[6~\x1b[6~\x1b[6~\t" "mua he");
	sees(&s, "“mua he”, as typed", "what was typed stays as it is, if that is meant");
	sees(&s, "Mùa hè xanh 2024", "the campaigns of before are offered");
	types(&s, "\x1b[B\r");
	sees(&s, "› Mùa hè xanh 2024", "and one is taken, the newest first");
	types(&s, "\x13");
	sees(&s, "the session is saved", "saved");
	types(&s, "a8\x1b[6~\x1b[6~\x1b[6~\t" "mua he\t");
	sees(&s, "› mua he", "who picks none keeps what was typed");
	types(&s, "\x13");
	sees(&s, "the session is saved", "and saves that");
	types(&s, "f\t\t\t\t\t\t" "xanh 2024");
	sees(&s, "“xanh 2024”, as typed", "a filter offers them, too");
	types(&s, "\x1b[B\r\x13");
	sees(&s, "2 sessions", "and takes one");
	sees(&s, "Mùa hè xanh 2024", "which the list names");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
}

/* What may be a slip of the finger is asked about before it is saved, also after a tally. */
static void doubtful(void)
{
	static const char *const its[] = {"CDSLOG_FILE", "doubtful.cdslog", NULL};
	struct screen s;

	says("--file doubtful.cdslog add --date 2024-05-01 --place 'My Binh' --team To --new eid=1"
	    " --residents 10");
	start(&s, 24, 80, its);
	sees(&s, "1 session", "the list");
	types(&s, "e900\x13");
	sees(&s, "'VNeID' 900 times for 10 people: is that right?", "a change is asked about");
	types(&s, "\x1b");
	sees(&s, "› 900", "after a no the cursor is on the count");
	types(&s, "\x15" "9\x13");
	sees(&s, "the change is saved", "put right, nothing is asked");
	types(&s, "e\x1b[5~" "1/1/2030\x13");
	sees(&s, "2030-01-01 is still to come: is the date right?", "so is a day to come");
	types(&s, "y");
	sees(&s, "the change is saved", "yes keeps it");
	types(&s, "c");
	types(&s, "11\r");
	sees(&s, "log a session · 2 assists", "a tally ends in the form");
	types(&s, "\x1b[6~" "50\x13");
	sees(&s, "50 people, and all services together only 2", "where the same is asked");
	types(&s, "y");
	sees(&s, "the session is saved", "and kept");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
	ok(strstr(says("--file doubtful.cdslog list --attention --format csv"), ",2,") != NULL,
	    "what was confirmed needs a look all the same");
}

/* A unit that had ended on the session's day is asked about: a new form has that of the last
 * time. */
static void ended(void)
{
	static const char *const its[] = {"CDSLOG_FILE", "ended.cdslog", NULL};
	struct screen s;

	says("--file ended.cdslog place add 'Xa Cu' --to 2024-05-03");
	says("--file ended.cdslog place add 'Xa Moi' --from 2024-05-04");
	says("--file ended.cdslog add --date 2024-05-01 --place 'Xa Cu' --team To --new eid=1");
	start(&s, 24, 80, its);
	sees(&s, "1 session", "the list");
	types(&s, "a5\x13");
	sees(&s, "'Xa Cu' was valid until 3/5/2024: is that right?", "a unit that had ended");
	types(&s, "\x1b");
	sees(&s, "› Xa Cu", "after a no the cursor is on the place");
	types(&s, "\x15" "Xa Moi\r\x13");
	sees(&s, "the session is saved", "another place is taken");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
	ok(strstr(says("--file ended.cdslog list --format csv"), ",Xa Moi,") != NULL, "and kept");
}

/* At a terminal, a command asks, too. */
static void command_asks(void)
{
	static char at[4096];
	static const char *const its[] = {"CDSLOG", at, "CDSLOG_FILE", "asks.cdslog", NULL};
	FILE *script = fopen("asks.sh", "w");
	struct screen s;

	fprintf(script, "#!/bin/sh\nexec '%s' add --residents 10 eid=900\n", getenv("CDSLOG"));
	fclose(script);
	chmod("asks.sh", 0755);
	if (!getcwd(at, sizeof at - 20))
		exit(99);
	strcat(at, "/asks.sh");
	says("--file asks.cdslog add --date 2024-05-01 eid=1");
	start(&s, 24, 80, its);
	sees(&s, "'VNeID' 900 times for 10 people: is that right?", "a command asks");
	types(&s, "\r");
	ok(ends(&s) == 2, "Enter is no");
	start(&s, 24, 80, its);
	sees(&s, "1 yes, Enter no", "it says how to answer");
	types(&s, "1\r");
	ok(ends(&s) == 0, "1 is yes");
	ok(strstr(says("--file asks.cdslog list --format csv"), ",900,") != NULL, "it is kept");
}

/* Does the form have these services in rows that follow one another? */
static bool in_rows(struct screen *s, const char *a, const char *b, const char *c)
{
	int row;

	settles(s);
	row = row_of(s, a);
	return row >= 0 && row_of(s, b) == row + 1 && row_of(s, c) == row + 2;
}

/* The services that a team uses come first, as they were in the session that was taken for its
 * template: no session that is logged moves them, nor does anything while the form is open. */
static void block(void)
{
	static const char *const its[] = {"CDSLOG_FILE", "block.cdslog", NULL};
	struct screen s;

	says("--file block.cdslog add --date 2024-05-01 --place 'My Binh' --team 'To 1' --new"
	    " safety=2 bank=9");
	says("--file block.cdslog team add 'To 2'");
	start(&s, 24, 80, its);
	sees(&s, "1 session", "the list");
	types(&s, "a");
	sees(&s, "^S save", "the form");
	ok(in_rows(&s, "Ứng dụng ngân", "An toàn", "VNeID"),
	    "those of the last session come first, in the catalogue's order");
	types(&s, "\x18q");
	ends(&s);
	for (int i = 0; i < 3; i++)
		says("--file block.cdslog add --date 2024-05-02 --place 'My Binh' --team 'To 1'"
		    " web=30 eid=20");
	start(&s, 24, 80, its);
	sees(&s, "4 sessions", "the list");
	types(&s, "a");
	sees(&s, "^S save", "the form again");
	ok(in_rows(&s, "Ứng dụng ngân", "An toàn", "VNeID"),
	    "other sessions since then move none");
	types(&s, "\x12");
	sees(&s, "counts as on 2024-05-02", "^R takes the last session …");
	ok(in_rows(&s, "Ứng dụng ngân", "An toàn", "VNeID"), "… and moves none in the open form");
	types(&s, "\x10\x10\t\t" "To 2\t");
	sees(&s, "To 2", "another team");
	ok(in_rows(&s, "Ứng dụng ngân", "An toàn", "VNeID"), "moves none either");
	types(&s, "\x18\r");
	sees(&s, "4 sessions", "it is left");
	types(&s, "a");
	sees(&s, "^S save", "the next form");
	ok(in_rows(&s, "VNeID", "Trang tin", "Dịch vụ"), "… but it is the template from then on");
	types(&s, "\x18q");
	ok(ends(&s) == 0, "q leaves");
}

int main(void)
{
	setenv("CDSLOG_NOW", "2024-05-05T08:00:00Z", 1);
	nothing_there();
	above_new();
	end_of_name();
	missing();
	last_times();
	meant();
	who();
	campaigns();
	doubtful();
	ended();
	command_asks();
	block();
	return done();
}
