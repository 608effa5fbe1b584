/* The screen of totals: every number opens the sessions that make it, and the way back is to the
 * same place. */
#include "vt.h"

static const char *const adds[] = {
	"add --date 2024-05-03 --place 'Phước Ninh' --team 'Tổ 1' --new eid=40 bank=10 --residents"
	" 30", "add --date 2024-05-20 --place 'Thôn 1, Phước Ninh' --new eid=7", "add --date"
	" 2024-05-21 --team 'Tổ 1' dvc=5", "add --date 2024-04-20 --place 'Phước Ninh' eid=20",
	"add --date 2024-04-02 --place 'Phước Ninh' eid=100",
};

/* Runs these commands with these options, each with random numbers of its own. */
static void make(const char *options, const char *const *commands, size_t n)
{
	char seed[16], command[400];

	for (size_t i = 0; i < n; i++) {
		snprintf(seed, sizeof seed, "%d", (int)i + 1);
		setenv("CDSLOG_SEED", seed, 1);
		snprintf(command, sizeof command, "%s %s", options, commands[i]);
		says(command);
	}
}

/* Numbers are opened, and periods changed. */
static void dashboard(void)
{
	struct screen s;

	start(&s, 24, 80, NULL);
	sees(&s, "sessions", "started");
	types(&s, "T");
	sees(&s, "month  2024-05-01 – 2024-05-31", "T opens the totals of this month");
	sees(&s, "sessions                                 3      +1  before: 2",
	    "beside the month before");
	sees(&s, "assists                                 62   -48 %  before: 120",
	    "in per cent where that says something");
	sees(&s, "residents (at 1/3)", "it is said where people were counted");
	sees(&s, "VNeID                                   47   -60 %",
	    "services have their names and their share");
	types(&s, "\r");
	sees(&s, "sessions behind: sessions", "Enter opens the sessions behind the number");
	sees(&s, "Esc back", "the bar says the way back");
	ok(!shows(&s, " q "), "and none out of the program");
	sees(&s, "3 sessions, 62 assists", "exactly those");
	types(&s, "\x1b");
	sees(&s, "›sessions", "and back is where it was");
	types(&s, "jjjj\r");
	sees(&s, "1 session, 10 assists", "of a service the sessions behind it add up to its"
	    " number, not to all that was done there");
	sees(&s, "bank", "and the column says which it is");
	types(&s, "\x1bkkkk");
	sees(&s, "›sessions", "back again");
	types(&s, "c<");
	sees(&s, "2024-04-15 – 2024-05-14", "c closes on the 14th");
	sees(&s, "assists                                 70", "with the sums of those days");
	types(&s, "c<");
	sees(&s, "2024-04-01 – 2024-04-30", "< is the month before");
	types(&s, ">>");
	sees(&s, "sessions                                 0      -3  before: 3",
	    "fewer than before, too");
	types(&s, "<");
	sees(&s, "2024-05-01 – 2024-05-31", "back again");
	types(&s, "d2023-Q4\rc");
	sees(&s, "2023-09-15 – 2023-12-14",
	    "a quarter that closes on the 14th is the one of the same name");
	types(&s, "c");
	sees(&s, "2023-10-01 – 2023-12-31", "and the calendar's again");
	types(&s, "d5/2024\r");
	sees(&s, "2024-05-01 – 2024-05-31", "the month of today");
	setenv("CDSLOG_SEED", "6", 1);
	says("add --date 2024-03-02 --place 'Phước Ninh' eid=1000");
	setenv("CDSLOG_SEED", "7", 1);
	says("add --date 2024-02-02 --place 'Phước Ninh' eid=1003");
	types(&s, "d3/2024\r");
	sees(&s, "assists                              1,000      -3  before: 1,003",
	    "less than one per cent less is not +0 %");
	setenv("CDSLOG_SEED", "8", 1);
	says("add --date 2023-01-02 --place 'Phước Ninh' eid=20");
	setenv("CDSLOG_SEED", "9", 1);
	says("add --sure --date 2023-02-02 --place 'Phước Ninh' eid=90000 bank=100001");
	types(&s, "d2/2023\r");
	sees(&s, "assists                            190,001  >999 %  before: 20",
	    "a change of too many figures for its column does not run into the number");
	sees(&s, "100,001       +", "nor one from nothing");
	types(&s, "d5/2024\r");
	sees(&s, "2024-05-01 – 2024-05-31", "and on");
	types(&s, "<");
	sees(&s, "2024-04-01 – 2024-04-30", "to the month before");
	types(&s, ">d1/5/2024 - 4/5/2024\r");
	sees(&s, "own dates  2024-05-01 – 2024-05-04", "d takes own dates");
	sees(&s, "assists                                 50", "and adds up their edge days");
	types(&s, "d30/2\r");
	sees(&s, "February has no more than 29 days", "what is no date is told");
	sees(&s, " 30/2", "and stands there to be mended");
	types(&s, "\x15" "4/2024\r");
	sees(&s, "month  2024-04-01 – 2024-04-30", "d takes a month as well");
	types(&s, "dtháng trước\r");
	sees(&s, "meant: 2024-04-01–2024-04-30", "of one by today it is said which");
	types(&s, "d2024-Q1\r");
	sees(&s, "quarter  2024-01-01 – 2024-03-31", "and a quarter");
	types(&s, "<");
	sees(&s, "quarter  2023-10-01 – 2023-12-31", "from which one goes on");
	types(&s, "\t\t");
	sees(&s, "10          11      12", "of many weeks it is the months that are told");
	types(&s, "g");
	sees(&s, "›sessions", "and up again");
	types(&s, "d5/2024\r\t\t\t");
	sees(&s, "2024-05-01: 0 sessions", "in the calendar the day under the cursor is in sight");
	sees(&s, " 1  6 13 20 27", "over each week stands the day that it begins with");
	sees(&s, "Wed ›·  ·",
	    "and the cursor before its day, of which its block still tells how much it was");
	types(&s, "G");
	sees(&s, "›(no team)", "G goes to the end of all");
	ok(!shows(&s, "↓"), "and nothing is below");
	types(&s, "gd2024-Q1\r");
	sees(&s, "quarter  2024-01-01", "the quarter again");
	types(&s, "p");
	sees(&s, "half", "p goes round the kinds of period");
	types(&s, "q");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
}

/* The letters of a console have no eighths of a block for bars. */
static void console(void)
{
	static const char *const parts[] = {"▏", "▎", "▍", "▋", "▊", "▉"};
	struct screen s;
	bool any = false;

	start(&s, 24, 80, (const char *[]){"TERM", "linux", NULL});
	sees(&s, "sessions", "on a console");
	types(&s, "t");
	sees(&s, "██", "the totals have bars");
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		any |= shows(&s, parts[i]);
	ok(!any, "of whole and half blocks only");
	types(&s, "qq");
	ok(ends(&s) == 0, "q leaves");
}

/* A window that shows all of it at once. */
static void large(void)
{
	struct screen s;

	start(&s, 60, 200, NULL);
	sees(&s, "sessions", "200×60");
	types(&s, "T");
	sees(&s, "places, most assists first", "shows every part at once");
	sees(&s, "2024-05-01: 0 sessions", "the calendar says the day under its cursor");
	types(&s, "\t\t\tjjll");
	sees(&s, "2024-05-17: 0 sessions", "days by line and week");
	types(&s, "lkkkk\r");
	sees(&s, "2024-05-20", "Enter opens a day");
	sees(&s, "1 session, 7 assists", "with its sessions");
	types(&s, "q\tj\r");
	sees(&s, "sessions behind: Thôn 1, Phước Ninh", "a place opens, too");
	sees(&s, "1 session, 7 assists", "itself, not what is around it");
	types(&s, "q");
	sees(&s, "›Thôn 1", "and back is where it was");
	types(&s, "k\r");
	sees(&s, "1 session, 50 assists", "the place above without what is under it");
	types(&s, "qjj\r");
	sees(&s, "(no place)", "and what has no place");
	sees(&s, "1 session, 5 assists", "opens as well");
	types(&s, "qqq");
	ok(ends(&s) == 0, "q leaves each");
}

/* What nobody counted is never 0, and numbers of different measures have headings of their own. */
static void uncounted(void)
{
	static const char *const env[] = {"CDSLOG_FILE", "uncounted.cdslog", NULL};
	static const char *const more[] = {
		"add --date 2024-05-03 --place A --new eid=40 dvc=?",
		"add --date 2024-05-04 --place B --new eid=? class=?",
		"add --date 2024-05-05 --place B web=300 eid=2",
		"add --date 2024-04-05 --place A eid=50",
	};
	struct screen s;

	make("--file uncounted.cdslog", more, sizeof more / sizeof *more);
	start(&s, 50, 90, env);
	sees(&s, "4 sessions, at least 92 assists (2 counts missing)",
	    "the list tells what it knows");
	sees(&s, "≥40", "of a session, too");
	ok(shows(&s, "?"), "and where it knows nothing");
	types(&s, "T");
	sees(&s, "assists (2 counts missing)                 ≥42", "the least that it can be");
	sees(&s, "residents (not counted)                      –", "nobody counted");
	sees(&s, "assists by service", "assists have a heading");
	sees(&s, "VNeID (not counted in 1 session)           ≥42", "one service");
	sees(&s, "Dịch vụ công trực tuyến (not counte…         ?", "one of which nothing is known");
	sees(&s, "attendance by service", "attendance has another one");
	sees(&s, "Lớp tập huấn (not counted in 1 sess…         ?", "with its service");
	sees(&s, "visits by service", "and so have visits");
	sees(&s, "Trang tin                                  300", "with theirs");
	ok(!shows(&s, "-16 %"), "how it has changed is not known, either");
	types(&s, "q");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
}

/* Places by their level, and by the units of now. */
static void level_and_units(void)
{
	struct screen s;

	says("place edit 'Phước Ninh' --level commune");
	start(&s, 60, 200, NULL);
	sees(&s, "sessions", "again");
	types(&s, "T");
	sees(&s, "places, most assists first", "places as sessions name them");
	types(&s, "v");
	sees(&s, "places: by hamlet", "v shows them by hamlet");
	sees(&s, "(not said at this level)", "and what is in none");
	types(&s, "v");
	sees(&s, "places: by commune", "then by commune");
	sees(&s, "Phước Ninh                        57", "with the hamlets of each");
	types(&s, "\t\t\t\t\r");
	sees(&s, "2 sessions, 57 assists", "Enter opens those of all of them");
	types(&s, "q");
	says("place add 'Xã Mới' --level commune");
	says("place edit 'Phước Ninh' --to 2024-05-22 --successor 'Xã Mới'");
	types(&s, "w");
	sees(&s, "by commune, units of today", "w counts by the units of today");
	sees(&s, "Xã Mới                            57", "which took over what there was");
	types(&s, "\r");
	sees(&s, "2 sessions, 57 assists", "and open, too");
	types(&s, "q" "o\x15now.csv\r");
	sees(&s, "now.csv: written", "o writes what is shown");
	types(&s, "wvvv");
	sees(&s, "places, most assists first", "and round again");
	types(&s, "qq");
	ok(ends(&s) == 0, "q leaves");
	ok(system("grep -q '^Xã Mới,,2,57,' now.csv") == 0, "the file has the units of today");
}

/* The log goes away while the screen is open. */
static void vanished(void)
{
	static const char *const env[] = {"CDSLOG_FILE", "gone.cdslog", NULL};
	struct screen s;

	says("--file gone.cdslog add --date 2024-05-03 eid=4");
	start(&s, 12, 40, env);
	sees(&s, "sessions", "40×12");
	types(&s, "T");
	sees(&s, "+4", "fits");
	remove("gone.cdslog");
	types(&s, "<");
	sees(&s, "2024-04-01", "a log that went away does no harm");
	types(&s, "qq");
	ok(ends(&s) == 0, "q leaves");
}

int main(void)
{
	setenv("CDSLOG_NOW", "2024-05-25T08:00:00Z", 1);
	make("", adds, sizeof adds / sizeof *adds);
	dashboard();
	console();
	large();
	uncounted();
	level_and_units();
	vanished();
	return done();
}
