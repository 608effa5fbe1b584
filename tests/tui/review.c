/* The lead's review: both sides are in sight, one key settles, and another takes that back. */
#include <sqlite3.h>

#include "vt.h"

/* What a command prints on one laptop's log.  Each command has other random numbers, the same in
 * every run. */
static char *on(const char *laptop, const char *arguments)
{
	/* Other random numbers for each command, the same in every run. */
	static int seed;
	char all[1500], number[16];

	snprintf(number, sizeof number, "%d", ++seed);
	setenv("CDSLOG_SEED", number, 1);
	snprintf(all, sizeof all, "--file %s.cdslog %s", laptop, arguments);
	setenv("CDSLOG_DEVICE", laptop, 1);
	return says(all);
}

/* Makes two laptops that know one session and disagree about it, and an outing that both logged. */
static void two_laptops(void)
{
	char id[64], edit[200];

	snprintf(id, sizeof id, "%.36s",
	    on("a", "add --date 2024-05-01 --place 'Mỹ Bình' --new eid=40 --residents 30"));
	on("b", "merge a.cdslog");
	snprintf(edit, sizeof edit, "edit %s --residents 31 --note 'đông'", id);
	on("a", edit);
	snprintf(edit, sizeof edit, "edit %s --volunteers 4", id);
	on("b", edit);                  /* two entries to one: this side stands */
	snprintf(edit, sizeof edit, "edit %s --residents 32", id);
	on("b", edit);
	on("a", "add --date 2024-05-03 --place 'Mỹ Bình' eid=20 bank=5");
	on("b", "add --date 2024-05-03 --place 'Mỹ Bình' eid=21 bank=5");
	on("a", "merge b.cdslog");
	on("c", "merge a.cdslog");
}

/* Settles a conflict and a likely duplicate. */
static void settling(void)
{
	static const char *const env[] = {"CDSLOG_FILE", "a.cdslog", NULL};
	struct screen s;

	start(&s, 24, 80, env);
	sees(&s, "! 2 to review: R", "the bar counts what is open, and says the key");
	types(&s, "R");
	sees(&s, "conflicts: 1, likely duplicates: 1", "R opens the review");
	sees(&s, "current value", "with two sides");
	sees(&s, "≠ 32", "what differs is marked, not by colour alone");
	sees(&s, "31", "and the other value beside it");
	types(&s, "e");
	sees(&s, "› 32", "e is for a third, on the very field");
	types(&s, "\x18");
	sees(&s, "current value", "and back");
	types(&s, ">");
	sees(&s, "conflict settled: that value is used now", "> keeps the right side");
	sees(&s, "conflicts: 0, likely duplicates: 1", "and the conflict is gone");
	sees(&s, "! 1 to review: R", "from the bar too");
	ok(strstr(on("a", "list --format csv"), "31") != NULL, "the value is in the log");
	types(&s, "u");
	sees(&s, "Undo settling a conflict of 40 assists at Mỹ Bình (residents: 32 → 31)?",
	    "u is the undo of every screen, and says what it will do");
	sees(&s, "stays settled.", "and what it can't");
	types(&s, "\r");
	sees(&s, "undone: settling", "Enter sets the value back");
	sees(&s, "conflicts: 0", "the conflict stays settled");
	ok(strstr(on("a", "list --format csv"), "32") != NULL, "in the log");
	sees(&s, "VNeID             ≠ 2", "a pair shows the counts of both");
	types(&s, "<");
	sees(&s, "ruled one outing", "< lets the left one count");
	sees(&s, "Nothing disagrees", "and nothing is left");
	types(&s, "qg\r");
	sees(&s, "Ruled to be one outing with another session",
	    "the session that does not count says why");
	types(&s, "qR");
	sees(&s, "Nothing disagrees", "the review again");
	ok(strstr(on("a", "report --format json"), "\"sessions\": 2") != NULL,
	    "one of the two counts");
	types(&s, "u");
	sees(&s, "Undo the ruling on 2", "u takes the ruling back");
	types(&s, "\r");
	sees(&s, "likely duplicates: 1", "and it is open again");
	types(&s, "q!");
	sees(&s, "open for review: R",
	    "in the list it is nothing that needs a look by itself, which says where it is");
	types(&s, "!R");
	sees(&s, "likely duplicates: 1", "the review again");
	types(&s, "d");
	sees(&s, "both count", "d says that they are two");
	types(&s, "o");
	sees(&s, "ruled not a duplicate", "o lists what was ruled");
	types(&s, "x");
	sees(&s, "nothing has been settled", "a ruling can be taken back there, whoever made it");
	types(&s, "o");
	sees(&s, "likely duplicates: 1", "and is open once more");
	types(&s, "l\r");
	sees(&s, "history", "Enter opens the session of the side");
	types(&s, "q");
	sees(&s, "VNeID             ≠ 2", "and q comes back to the same pair");
	types(&s, "q");
	sees(&s, "sessions", "q leaves the review");
	types(&s, "q");
	ok(ends(&s) == 0, "and the program");
}

/* A log that can't be written says so, and is left as it was. */
static void read_only(void)
{
	static const char *const env[] = {"CDSLOG_FILE", "a.cdslog", NULL};
	struct screen s;

	start(&s, 12, 40, env);
	sees(&s, "! 1 to review: R", "40×12: the count is there");
	types(&s, "R");
	sees(&s, "VNeID     ≠ 2", "and the difference is in sight");
	remove("a.cdslog");
	types(&s, "<");
	sees(&s, "is not where it was", "a log that went away is a message");
	types(&s, "q");
	types(&s, "q");
	ok(ends(&s) == 0, "and the way out works");
}

/* The screen can be read on a light ground and a dark one, and without any colour. */
static void looks(void)
{
	static const char *const none[] = {"CDSLOG_FILE", "c.cdslog", "NO_COLOR", "1", NULL},
	    *const few[] = {"CDSLOG_FILE", "c.cdslog", "TERM", "xterm", NULL};
	struct screen s;

	start(&s, 24, 80, few);
	sees(&s, "to review", "8 colours");
	types(&s, "R");
	sees(&s, "≠", "the review");
	types(&s, "q");
	types(&s, "q");
	ends(&s);
	ok(strstr(last_bytes, "[35m") || strstr(last_bytes, ";35m"),
	    "a colour marks what differs");
	ok(!strstr(last_bytes, "33m") && !strstr(last_bytes, "36m") && !strstr(last_bytes, "32m"),
	    "none that a light ground swallows");
	start(&s, 24, 80, none);
	sees(&s, "to review", "no colour");
	types(&s, "R");
	sees(&s, "≠", "the mark stays");
	types(&s, "q");
	types(&s, "q");
	ends(&s);
	ok(!strstr(last_bytes, "[35m") && !strstr(last_bytes, ";35m") &&
	    !strstr(last_bytes, ";31m"), "NO_COLOR: none");
}

/* A newer version may write what this one does not know about what this one calls a place: such a
 * subject is no place. */
static void unknown_kind(void)
{
	static const char *const env[] = {"CDSLOG_FILE", "c.cdslog", NULL};
	struct screen s;
	sqlite3 *db = NULL;

	ok(sqlite3_open("c.cdslog", &db) == SQLITE_OK && sqlite3_exec(db, "INSERT INTO origin"
	    " VALUES (999, 'target', 'x', 'x'); INSERT INTO entry (day, id, subject, origin, clock,"
	    " at, changes) SELECT day, zeroblob(16), subject, 999, 1, at, '{}' FROM entry WHERE"
	    " origin IN (SELECT n FROM origin WHERE kind = 'place') LIMIT 1; INSERT INTO conflict"
	    " SELECT seq, 'name' FROM entry WHERE origin = 999", NULL, NULL, NULL) == SQLITE_OK,
	    "an entry of an unknown kind, with a conflict, about a place");
	sqlite3_close(db);
	start(&s, 24, 80, env);
	types(&s, "R");
	sees(&s, "! target ", "is called by its kind, and not by the place's name");
	types(&s, "q");
	types(&s, "q");
	ok(ends(&s) == 0, "and the review goes on");
}

int main(void)
{
	setenv("CDSLOG_NOW", "2024-05-05T08:00:00Z", 1);
	two_laptops();
	settling();
	looks();
	unknown_kind();
	read_only();
	return done();
}
