/* Places as a tree, teams and services: looked through, found, added, renamed, retired. */
#include "vt.h"

static const char *const makes[] = {
	"place add 'Thuận Nam'", "place add 'Phước Ninh' --parent 'Thuận Nam'",
	"place add 'Phước Hà' --parent 'Thuận Nam'", "place add 'Mỹ Bình'", "team add 'Đội 1'",
	"add --date 2024-05-03 --place 'Phước Ninh' --team 'Đội 1' eid=4",
};

/* Places with those below them. */
static void tree(void)
{
	struct screen s;

	start(&s, 24, 80, NULL);
	sees(&s, "sessions", "started");
	types(&s, "P");
	sees(&s, "▸ Thuận Nam", "P shows places, closed");
	sees(&s, "Tab: teams · services", "and says where the others are");
	ok(!shows(&s, "Phước Ninh"), "what is under them is not in sight");
	types(&s, "jl");
	sees(&s, "▾ Thuận Nam", "l opens one");
	sees(&s, "    Phước Hà", "and shows what is under it");
	types(&s, "i");
	sees(&s, "new, under Thuận Nam", "i adds under it");
	types(&s, "Phước Dinh\r");
	sees(&s, "it is added", "after Enter");
	sees(&s, "›    Phước Dinh", "and the cursor is on it");
	types(&s, "aPhước Nam\r");
	sees(&s, "›    Phước Nam", "a adds one beside it");
	types(&s, "aphước nam\r");
	sees(&s, "›    phước nam", "another name is another place");
	types(&s, "aPhước Nam\r");
	sees(&s, "that one is there already", "the same name is not");
	types(&s, "e");
	sees(&s, "new name: ", "e renames");
	types(&s, " 2\r");
	sees(&s, "›    Phước Nam 2", "and mends a part of the name");
	types(&s, "e\025Nam Phước\r");
	sees(&s, "›    Nam Phước", "or all of it, after ^U");
	types(&s, "e\025Khu pho so bay va khu pho so tam ben song\ru");
	sees(&s, "so…)", "undo marks that there is more of a name");
	types(&s, "\r");
	sees(&s, "›    Nam Phước", "which it takes back");
	types(&s, "x\r");
	sees(&s, "it is retired", "x retires, after a question");
	sees(&s, "retired", "and marks it");
	types(&s, "/phuoc nin");
	sees(&s, "Phước Ninh, Thuận Nam", "/ finds as one types, without marks");
	ok(!shows(&s, "Mỹ Bình"), "and nothing else");
	types(&s, "\r\r");
	sees(&s, "sessions behind: Phước Ninh", "Enter opens the sessions there");
	sees(&s, "1 session, 4 assists", "with their sum");
	types(&s, "q");
	sees(&s, "found by “phuoc nin”", "back is where it was");
	types(&s, "\x1b");
	sees(&s, "▾ Thuận Nam", "Esc shows all again");
	types(&s, "hhh");
	sees(&s, "▸ Thuận Nam", "h goes up and closes");
	types(&s, "\t");
	sees(&s, "teams: 1", "Tab goes on to teams");
	types(&s, "\t");
	sees(&s, "VNeID", "and services");
	types(&s, "aChữ ký số\r");
	sees(&s, "chu_ky_so", "a service's code is made of its name");
	types(&s, "sign\r");
	sees(&s, "3 visit", "a question is seen to its end");
	types(&s, "7\r");
	sees(&s, "3 visit", "7 is none of three, and nothing is taken for it");
	types(&s, "1\r");
	sees(&s, "Chữ ký số", "a service has a name");
	sees(&s, "sign", "and a code");
	ok(strstr(says("service list --format csv"), "sign,Chữ ký số") != NULL, "in the log");
	types(&s, "K");
	sees(&s, "it is moved up", "K moves a service up");
	ok(row_of(&s, "Chữ ký số") == row_of(&s, "Trang tin") - 1, "by one row");
	ok(shows(&s, "›Chữ ký số"), "with the cursor");
	types(&s, "KJ");
	sees(&s, "it is moved down", "and J down");
	ok(row_of(&s, "Chữ ký số") == row_of(&s, "Trang tin") - 1, "by one");
	types(&s, "u");
	sees(&s, "Undo moving Chữ ký số?", "which can be undone");
	types(&s, "n/trang\rK");
	sees(&s, "first show all services", "among some of them none is moved");
	types(&s, "\x1b\t");
	sees(&s, "places:", "places");
	types(&s, "K");
	sees(&s, "only services have an order", "are not moved by hand");
	types(&s, "qq");
	ok(ends(&s) == 0, "q leaves");
}

/* Two places of one name, from two volunteers: they are told apart where they are listed and
 * offered, and one is moved. */
static void twins(void)
{
	struct screen s;

	setenv("CDSLOG_FILE", "twins.cdslog", 1);
	setenv("CDSLOG_SEED", "11", 1);
	says("--file hoa.cdslog place add 'Mỹ Bình' --author Hoa");
	setenv("CDSLOG_SEED", "12", 1);
	says("--file hoa.cdslog place add 'Ninh Hải' --author Hoa");
	setenv("CDSLOG_SEED", "13", 1);
	says("--file lan.cdslog place add 'Mỹ Bình' --author Lan");
	unsetenv("CDSLOG_SEED");
	says("merge hoa.cdslog lan.cdslog");
	start(&s, 24, 80, NULL);
	sees(&s, "There is nothing in this log yet", "a lead's log with places alone");
	types(&s, "P");
	sees(&s, " · Hoa · 2024-05-05", "whose each is");
	sees(&s, " · Lan · 2024-05-05", "stands beside it");
	resizes(&s, 12, 40);
	sees(&s, "Mỹ Bình · Hoa", "after the name where the screen is narrow");
	resizes(&s, 24, 80);
	sees(&s, "m move", "there is a key for it");
	types(&s, "m");
	sees(&s, "the place above it; empty: none", "m moves");
	types(&s, "my binh\r");
	sees(&s, "give the id in brackets", "where the name is not enough, the id is told");
	types(&s, "mninh hai\r");
	sees(&s, "it is moved", "under another place");
	sees(&s, "▾ Ninh Hải", "which is opened to show it");
	ok(!shows(&s, "Lan"), "then the names tell them apart");
	types(&s, "m");
	sees(&s, "Ninh Hải", "m again offers what is above it");
	types(&s, "\r");
	sees(&s, "it is there already", "where nothing is to be done, nothing is said to be");
	types(&s, "m");
	types(&s, "\x15\r");
	sees(&s, "Lan", "and with nothing typed it stands under none");
	types(&s, "x");
	sees(&s, "Retire “Mỹ Bình, ", "of two of one name the question says which");
	types(&s, "\ru");
	sees(&s, "Undo retiring Mỹ Bình?", "undo says what was done");
	ok(!shows(&s, "removed") && !shows(&s, "→"), "and no more");
	types(&s, "\rU");
	sees(&s, "Redo retiring Mỹ Bình?", "and so does redo");
	types(&s, "\x1bq");
	sees(&s, "There is nothing in this log yet", "q leaves the places");
	types(&s, "amy");
	sees(&s, "Hoa · 2024-05-05", "the form offers them with what tells them apart");
	types(&s, "\x18\rq");
	ok(ends(&s) == 0, "q leaves");
	setenv("CDSLOG_FILE", "a.cdslog", 1);
}

/* The log goes away while the screen is open. */
static void vanished(void)
{
	static const char *const env[] = {"CDSLOG_FILE", "gone.cdslog", NULL};
	struct screen s;

	says("--file gone.cdslog place add 'Mỹ Bình'");
	start(&s, 12, 40, env);
	sees(&s, "sessions", "40×12");
	types(&s, "P");
	sees(&s, "Mỹ Bình", "fits");
	remove("gone.cdslog");
	types(&s, "eX\r");
	sees(&s, "is not where it", "a log that went away is told");
	types(&s, "qq");
	ok(ends(&s) == 0, "q leaves");
}

int main(void)
{
	char seed[16];

	setenv("CDSLOG_NOW", "2024-05-05T08:00:00Z", 1);
	for (size_t i = 0; i < sizeof makes / sizeof *makes; i++) {
		snprintf(seed, sizeof seed, "%d", (int)i + 1);
		setenv("CDSLOG_SEED", seed, 1);
		says(makes[i]);
	}
	unsetenv("CDSLOG_SEED");
	tree();
	twins();
	vanished();
	return done();
}
