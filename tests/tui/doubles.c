/* Places and teams that two laptops each made for themselves: told when their logs are merged,
 * joined and parted in the review and in the screen of places, and counted as one from then on. */
#include <sys/stat.h>

#include "vt.h"

/* What a command prints on one laptop's log.  Each command has other random numbers, the same in
 * every run. */
static char *on(const char *laptop, const char *arguments)
{
	static int seed;
	char all[1500], number[16];

	snprintf(number, sizeof number, "%d", ++seed);
	setenv("CDSLOG_SEED", number, 1);
	setenv("CDSLOG_DEVICE", laptop, 1);
	snprintf(all, sizeof all, "--file %s.cdslog %s", laptop, arguments);
	return says(all);
}

/* Makes the commune, the hamlet, the team and the outing, as somebody who is alone with it. */
static void logs(const char *laptop, const char *author)
{
	static const char *const makes[] = {
		"place add 'Xã Phước Nam'", "place add 'Thôn 1' --parent 'Xã Phước Nam'",
		"team add 'Tổ công nghệ số'",
		"add --date 2024-05-03 --place 'Thôn 1' --team 'Tổ công nghệ số' eid=12 dvc=5",
	};
	char command[300];

	for (size_t i = 0; i < sizeof makes / sizeof *makes; i++) {
		snprintf(command, sizeof command, "%s --author %s", makes[i], author);
		on(laptop, command);
	}
}

static const char *const env[] = {"CDSLOG_FILE", "hoa.cdslog", "CDSLOG_MEDIA", "media", NULL};

/* From the preview to one outing in one place. */
static void joining(void)
{
	struct screen s;

	start(&s, 24, 80, env);
	sees(&s, "1 session, 17 assists", "Hoa has logged the outing");
	types(&s, "Ma\r");
	sees(&s, "doubles, places or teams of one name: 3", "the preview says what Lan made again");
	sees(&s, "likely duplicates: 1", "and that she logged it, too");
	sees(&s, "R merges and opens the review.", "and which key leads on");
	types(&s, "R");
	sees(&s, "doubles: 3, conflicts: 0, likely duplicates: 1", "it merges and opens it");
	sees(&s, "› ≈ 2 places of one name: Xã Phước Nam (Lan 2024-05-05; Hoa 2024-05-05)",
	    "first the commune, with who made it and when");
	sees(&s, "≈ 2 places of one name: Thôn 1, Xã Phước Nam (", "then its hamlet");
	sees(&s, "≈ 2 teams of one name: Tổ công nghệ số (", "then the team");
	sees(&s, "≠ Lan                          Hoa", "both sides are in sight");
	sees(&s, "0 sessions, with all under it 1", "with their sessions");
	sees(&s, "< one, the left one stands for both", "and what the keys do");
	sees(&s, "! 4 to review: R", "the bar counts them");
	types(&s, "\r");
	sees(&s, "sessions behind: Xã Phước Nam", "Enter opens the sessions of a side");
	types(&s, "q<");
	sees(&s, "joined: that one stands for both (u takes it back)", "one key joins");
	sees(&s, "› ≈ 2 places of one name: Thôn 1", "and the cursor is on what comes next");
	types(&s, ">");
	sees(&s, "› ≈ 2 teams of one name", "another one the other way round");
	types(&s, "<");
	sees(&s, "conflicts: 0, likely duplicates: 1", "when all are joined");
	types(&s, "<");
	sees(&s, "Nothing disagrees", "the outing is counted once");
	sees(&s, "no place or team seems to be there twice", "of places and teams, too");
	sees(&s, " o ruled", "the keys below are those that do something here");
	settles(&s);
	ok(!shows(&s, "> right"), "and no others");
	ok(strstr(on("hoa", "report --by place --format csv"), ",1,17,") != NULL,
	    "in one row of the report");
	types(&s, "o");
	sees(&s, "rulings: 4", "o lists what was ruled");
	sees(&s, "≈ ruled one place: Xã Phước Nam (Lan", "on places, first the one that stands");
	sees(&s, "≈ ruled one place: Thôn 1, Xã Phước Nam (Hoa", "which was on the right");
	sees(&s, "≈ ruled one team: Tổ công nghệ số", "and teams, too");
	types(&s, "x");
	sees(&s, "rulings: 3", "which is withdrawn like any other");
	types(&s, "o");
	sees(&s, "doubles: 1", "and is open again");
	types(&s, "<");
	sees(&s, "joined: that one", "until it is joined again");
	types(&s, "u");
	sees(&s, "Undo the ruling on Tổ công nghệ số?", "u says which ruling it takes back");
	types(&s, "\r");
	sees(&s, "doubles: 1", "and does");
	types(&s, "<qqqq");
	ok(ends(&s) == 0, "q leaves each screen");
}

/* Where else it is seen, once they are joined. */
static void seen_after(void)
{
	struct screen s;

	start(&s, 24, 80, env);
	sees(&s, "1 session, 17 assists", "the list");
	types(&s, "g\r");
	sees(&s, "    logged with", "a session says what it was logged with");
	settles(&s);
	ok(shows(&s, ", Hoa)") || shows(&s, ", Lan)"),
	    "where another one stands for that, and who made it");
	types(&s, "qMm");
	sees(&s, "doubles            3", "the receipt of the merge says how many it brought");
	types(&s, "qq" "P");
	sees(&s, "›▸ Xã Phước Nam", "the screen of places has one commune");
	types(&s, "l");
	sees(&s, "   ▸ Thôn 1", "with one hamlet");
	sees(&s, "   = Xã Phước Nam", "and with what it stands for");
	types(&s, "jl");
	sees(&s, "     = Thôn 1", "as that hamlet has");
	types(&s, "/xa");
	sees(&s, "= Xã Phước Nam", "among what is found it says which one stands for it");
	types(&s, "\x1bqq");
	ok(ends(&s) == 0, "q leaves");
}

/* In the screen of places a place is joined with another one that is typed. */
static void same_as(void)
{
	static const char *const lan[] = {"CDSLOG_FILE", "media/KINGSTON/lan.cdslog", NULL};
	struct screen s;

	on("media/KINGSTON/lan", "merge mai.cdslog");
	on("media/KINGSTON/lan", "place add 'Phước Nam xưa' --author Lan");
	start(&s, 24, 80, lan);
	sees(&s, "sessions", "another log");
	types(&s, "T");
	sees(&s, "≈ 3 places or teams may be doubles: R to review", "the totals say so");
	types(&s, "qP");
	sees(&s, " · Mai · ", "two communes");
	types(&s, "=");
	sees(&s, "“Phước Nam xưa” is the same as:", "= asks with what it is one");
	types(&s, "thon 1\r");
	sees(&s, "could be", "a name that several have is refused");
	sees(&s, "give the id in brackets", "with all that the library says of it");
	types(&s, "=Phước Nam xưa\r");
	sees(&s, "a place is not a double of itself", "and so is itself");
	types(&s, "j=");
	sees(&s, "is the same as: Xã Phước Nam", "where there is a double, that is offered");
	types(&s, "\r");
	sees(&s, "they are one now, as “Xã Phước Nam” (u takes it back)", "and Enter joins them");
	types(&s, "=Phước Nam xưa\r");
	sees(&s, "they are one now", "whatever their names");
	types(&s, "l");
	sees(&s, "   = Xã Phước Nam", "those are under the one that stands for them");
	types(&s, "/thon\r=\x15phuoc nam xua\r");
	sees(&s, "inside the other", "a hamlet is not its own commune");
	types(&s, "\x1b\t\t=");
	sees(&s, "services are told apart by their codes", "services are not joined");
	types(&s, "qq");
	ok(ends(&s) == 0, "q leaves");
}

/* The units that come with the program can be named, too, and stand for what was made by hand. */
static void with_unit(void)
{
	struct screen s;

	on("hand", "place add 'Phước Dinh cũ' --author Hoa");
	start(&s, 24, 80, (const char *const[]){"CDSLOG_FILE", "hand.cdslog", "CDSLOG_NOW",
	    "2025-08-05T08:00:00Z", NULL});
	types(&s, "P=phuoc dinh, khanh hoa\r");
	sees(&s, "they are one now, as “Xã Phước Dinh, Tỉnh Khánh Hòa”", "a unit stands for it");
	types(&s, "l");
	sees(&s, "= Phước Dinh cũ", "which is shown under it");
	types(&s, "u\r");
	sees(&s, "undone: the ruling on", "until that is taken back");
	types(&s, "qq");
	ok(ends(&s) == 0, "q leaves");
}

/* What five laptops made five times is joined by one key. */
static void crowd(void)
{
	static const char *const lead[] = {"CDSLOG_FILE", "lead.cdslog", NULL};
	struct screen s;
	char name[16], merge[64];

	for (int i = 0; i < 5; i++) {
		snprintf(name, sizeof name, "m%d", i);
		on(name, "place add 'Xã Phước Nam' --author Hoa");
		snprintf(merge, sizeof merge, "merge m%d.cdslog", i);
		on("lead", merge);
	}
	start(&s, 12, 40, lead);
	types(&s, "R");
	sees(&s, "doubles: 4", "five communes are four doubles");
	types(&s, "=");
	sees(&s, "joined: the left one stands for 5", "and one key joins them all");
	sees(&s, "Nothing disagrees", "nothing is left");
	types(&s, "u\r");
	sees(&s, "doubles: 4", "u takes all of it back");
	types(&s, "d");
	sees(&s, "ruled two, although", "two of them are two");
	types(&s, "qq");
	ok(ends(&s) == 0, "q leaves");
}

/* Two people rule differently on two places: that is a conflict of the places. */
static void disputed(void)
{
	static const char *const x[] = {"CDSLOG_FILE", "x.cdslog", NULL};
	struct screen s;

	on("x", "place add 'Xã Phước Nam' --author Hoa");
	on("y", "place add 'Xã Phước Nam' --author Lan");
	on("x", "merge y.cdslog");
	on("y", "merge x.cdslog");
	start(&s, 24, 80, (const char *const[]){"CDSLOG_FILE", "y.cdslog", "CDSLOG_AUTHOR", "Lan",
	    "CDSLOG_DEVICE", "y", NULL});
	types(&s, "R");
	sees(&s, "doubles: 1", "Lan looks at it");
	types(&s, "d");
	sees(&s, "ruled two", "and says that they are two");
	types(&s, "qq");
	ok(ends(&s) == 0, "q leaves");
	setenv("CDSLOG_DEVICE", "x", 1);
	start(&s, 24, 80, x);
	types(&s, "R");
	sees(&s, "doubles: 1", "so does somebody else");
	types(&s, "<");
	sees(&s, "joined", "who says that they are one");
	types(&s, "qq");
	ok(ends(&s) == 0, "q leaves");
	on("x", "merge y.cdslog");
	start(&s, 24, 80, x);
	types(&s, "R");
	sees(&s, "! Xã Phước Nam  one place or two", "the two rulings are a conflict");
	sees(&s, "Xã Phước Nam (Hoa 2024-05-05)", "each of which is told");
	sees(&s, "Xã Phước Nam (Lan 2024-05-05)", "with who made it");
	settles(&s);
	ok(!shows(&s, "not in this log"), "which are places, and not sessions that are not there");
	ok(shows(&s, "one place") && shows(&s, "two places"), "beside what each ruled");
	types(&s, "<");
	sees(&s, "conflict settled", "and is settled");
	sees(&s, "Nothing disagrees", "as a whole");
	types(&s, "o");
	sees(&s, "≈ ruled two places: Xã Phước Nam", "as the one ruled whose value was kept");
	types(&s, "qq");
	ok(ends(&s) == 0, "q leaves");
}

int main(void)
{
	setenv("CDSLOG_NOW", "2024-05-05T08:00:00Z", 1);
	mkdir("media", 0755);
	mkdir("media/KINGSTON", 0755);
	logs("hoa", "Hoa");
	logs("media/KINGSTON/lan", "Lan");
	joining();
	seen_after();
	logs("mai", "Mai");
	same_as();
	with_unit();
	crowd();
	disputed();
	return done();
}
