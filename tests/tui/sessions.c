/* The list of sessions: filters while they are typed, every order, marks, dates; and its totals go
 * with them. */
#include "vt.h"

/* Makes a log with some sessions. */
static void prepare(void)
{
	says("add --new --place 'Xã Sơn Hà' --team 'Tổ 2' --date 2024-03-01 eid=5 --author Ánh");
	says("add --new --place 'Xã Sơn Hạ' --team 'Tổ 10' --date 2024-03-02 eid=7 --author Ân");
	says("add --new --place 'Phường Đông Hải' --team 'Tổ 3' --date 2024-04-03 bank=30 --author"
	    " An");
	says("add --new --place 'Phường Đạo Long' --team 'Tổ 2' --date 2024-05-04 eid=1 dvc=2"
	    " --author Ánh");
}

/* Has the first row of the list this text? */
static bool first_is(struct screen *s, const char *text)
{
	char row[4096];

	row_text(s, 2, row);
	return strstr(row, text) != NULL;
}

/* ok() that the first row of the list gets this text. */
static bool comes_first(struct screen *s, const char *text, const char *what)
{
	time_t until = time(NULL) + PATIENCE;

	while (!first_is(s, text) && time(NULL) < until && pump(s, 50))
		continue;
	if (ok(first_is(s, text), "%s", what))
		return true;
	dump(s);
	return false;
}

/* The search, as it is typed. */
static void finding(void)
{
	struct screen s;

	start(&s, 24, 80, NULL);
	sees(&s, "4 sessions, 45 assists", "all of them");
	types(&s, "/son ha");
	sees(&s, "2 sessions, 12 assists",
	    "without marks both are found, as it is typed, and summed");
	types(&s, "\x7fạ");
	sees(&s, "1 session, 7 assists", "a mark that is typed counts");
	types(&s, "\r");
	sees(&s, "found by “son hạ”", "Enter keeps it");
	types(&s, "\x1b");
	sees(&s, "4 sessions, 45 assists", "Esc shows all again");
	types(&s, "/zzz");
	sees(&s, "nothing found", "what is not there");
	types(&s, "\x1b");
	sees(&s, "4 sessions, 45 assists", "Esc clears");
	types(&s, "f\t\t" "vneid\r\x13");
	sees(&s, "3 sessions, 13 assists; VNeID", "a service");
	types(&s, "f\x15son ha\r\x13");
	sees(&s, "1 session, 5 assists", "and a place with it");
	types(&s, "\x1b");
	sees(&s, "4 sessions, 45 assists", "Esc shows all");
	types(&s, "f" "thuan nam kh");
	sees(&s, "thuan nam kh", "a unit at which nobody logged");
	types(&s, "\r");
	sees(&s, "no match", "is not offered where sessions are looked for");
	types(&s, "\x1b");
	sees(&s, "4 sessions, 45 assists", "Esc leaves the filter");
	types(&s, "f\x1bOB\x1bOB\x1bOB" "2024-03\r\x13");
	sees(&s, "2 sessions, 12 assists; 2024-03", "a period");
	types(&s, "f");
	sees(&s, "period                                 2024-03",
	    "which stands there as it was typed when the filter is opened again");
	types(&s, "\x1b");
	sees(&s, "2 sessions, 12 assists; 2024-03", "and leaving that changes nothing");
	types(&s, "\x1b");
	sees(&s, "4 sessions, 45 assists", "Esc shows all");
	types(&s, "f\x1bOB\x1bOB\x1bOB" "2024-13\r");
	sees(&s, "there is no month 13", "a period that there is not is told");
	types(&s, "\x1b");
	sees(&s, "4 sessions, 45 assists", "Esc leaves the filter");
	types(&s, "f\x1bOB\x1bOB\x1bOB\x1bOB" "anh\x13");
	sees(&s, "2 sessions, 8 assists; Ánh", "who logged it, typed without marks");
	types(&s, "f");
	sees(&s, "logged by", "the filter again");
	types(&s, "\x1bOB\x1bOB\x1bOB\x1bOB" "an");
	sees(&s, "  An", "the names that there are are offered as one is typed");
	sees(&s, "  Ân", "with any marks");
	types(&s, "\x1bOB\r\x13");
	sees(&s, "1 session, 7 assists; Ân", "and chosen from");
	types(&s, "f\x1bOB\x1bOB\x1bOB\x1bOB" "Bình\x13");
	sees(&s, "nobody in this log has that name", "a name that nobody has is told");
	types(&s, "\x1b");
	sees(&s, "1 session, 7 assists; Ân", "Esc leaves the filter as it was");
	types(&s, "\x1b");
	sees(&s, "4 sessions, 45 assists", "Esc shows all");
	types(&s, "!");
	sees(&s, "0 sessions, 0 assists; only what needs a look",
	    "nothing needs a look, and that is said");
	types(&s, "!");
	sees(&s, "4 sessions", "! again shows all");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
}

/* Every order, and the other way round. */
static void sorting(void)
{
	struct screen s;

	start(&s, 24, 100, NULL);
	comes_first(&s, "Đạo Long", "the newest is first");
	types(&s, "S");
	comes_first(&s, "Sơn Hà", "S: the oldest");
	types(&s, "s");
	comes_first(&s, "Đạo Long", "by place: đ after d, a before ô");
	types(&s, "S");
	comes_first(&s, "Sơn Hạ", "the other way: nặng after huyền");
	types(&s, "s");
	comes_first(&s, "Tổ 2", "by team");
	types(&s, "S");
	comes_first(&s, "Tổ 10", "ten after two");
	types(&s, "s");
	comes_first(&s, "Đông Hải", "by assists: the most first");
	types(&s, "s");
	comes_first(&s, "30 An", "by who logged it: a before â");
	types(&s, "s");
	comes_first(&s, "Đạo Long", "and by date again");
	types(&s, "d3/4\r\r");
	sees(&s, "history", "a day and a month");
	sees(&s, "2024-04-03", "are the last such day, as in the form");
	types(&s, "q");
	types(&s, "d2024-03\r\r");
	sees(&s, "Sơn Hạ", "d goes to a date");
	sees(&s, "history", "and Enter opens it");
	sees(&s, "2024-03-02", "the last one of that month");
	types(&s, "q");
	types(&s, "q");
	ends(&s);
}

/* When a session changes, the rows of a filtered list stay where they are. */
static void standing(void)
{
	struct screen s;
	char add[200];

	for (int i = 1; i <= 20; i++) {
		snprintf(add, sizeof add, "--file many.cdslog add --date 2024-04-%02d --place 'Xã"
		    " Số %d' --new eid=1", i, i);
		says(add);
	}
	start(&s, 12, 60, (const char *const[]){"CDSLOG_FILE", "many.cdslog", NULL});
	sees(&s, "20 sessions", "more than fit");
	types(&s, "/xa\r");
	comes_first(&s, "2024-04-20", "all are found");
	types(&s, "jjjx\r");
	sees(&s, "removed", "the fourth is removed");
	comes_first(&s, "2024-04-20", "and what stood above it stays in sight");
	types(&s, "\x1bq");
	ok(ends(&s) == 0, "q leaves");
}

/* Sessions are marked, and then removed or ruled one outing together. */
static void marking(void)
{
	struct screen s;

	start(&s, 24, 80, NULL);
	sees(&s, "4 sessions", "the list");
	types(&s, "=");
	sees(&s, "mark the sessions first", "= wants marks");
	types(&s, "  ");
	sees(&s, "marked: 2", "Space marks, and goes on");
	types(&s, "\x1b");
	sees(&s, "4 sessions", "Esc unmarks");
	types(&s, "g  x\r");
	sees(&s, "2 sessions, 12 assists", "marked ones are removed together");
	sees(&s, "removed from the totals: 2 sessions", "which is said");
	types(&s, "u\r");
	sees(&s, "4 sessions, 45 assists", "and brought back together");
	types(&s, "g jj=\r");
	sees(&s, "3 sessions, 42 assists", "two are ruled one outing");
	types(&s, "u\r");
	sees(&s, "4 sessions, 45 assists", "which undo takes back");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
}

/* The cursor stays on its session when the size changes and when others write. */
static void staying(void)
{
	struct screen s;

	for (int i = 0; i < 40; i++) {
		char command[100];
		snprintf(command, sizeof command,
		    "add --place 'dong hai' --date 2023-%02d-%02d eid=1", 1 + i / 20, 1 + i % 20);
		says(command);
	}
	start(&s, 24, 80, NULL);
	sees(&s, "44 sessions", "a longer list");
	types(&s, "d32/2024\r");
	sees(&s, "there is no month 32: 32/2024", "what is typed stands apart from what is asked");
	types(&s, "\x15" "2023-02-05\r");
	sees(&s, "›2023-02-05", "the cursor is on a date");
	resizes(&s, 12, 40);
	sees(&s, "›2023-02-05", "and stays there on a small screen");
	resizes(&s, 40, 120);
	sees(&s, "›2023-02-05", "and on a large one");
	says("add --place 'dong hai' --date 2024-05-05 eid=2");
	sees(&s, "45 sessions", "another program adds one");
	sees(&s, "›2023-02-05", "and the cursor stays");
	types(&s, "/hai\r");
	sees(&s, "found by “hai”", "in a filter");
	types(&s, "d2023-01-09\r");
	sees(&s, "›2023-01-09", "a date is found, too");
	says("add --place 'dong hai' --date 2024-05-05 eid=3");
	sees(&s, "43 sessions", "another program adds one more");
	sees(&s, "›2023-01-09", "and the cursor stays");
	types(&s, "G");
	sees(&s, "›2023-01-01", "G goes to the end");
	types(&s, "g");
	sees(&s, "›2024-05-05", "g to the beginning");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
}

/* A session that is logged late is in its place below newer ones, and in sight. */
static void logging_late(void)
{
	struct screen s;

	start(&s, 24, 80, NULL);
	sees(&s, "sessions", "the list");
	types(&s, "a\x1b[5~" "2024-04-20\x0e" "3\x13");
	sees(&s, "the session is saved", "a session of long ago is logged");
	sees(&s, "›2024-04-20", "the cursor is on it");
	comes_first(&s, "2024-05-05", "and the newest is in sight above it");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
}

int main(void)
{
	setenv("CDSLOG_NOW", "2024-05-05T08:00:00Z", 1);
	prepare();
	finding();
	sorting();
	standing();
	marking();
	staying();
	logging_late();
	return done();
}
