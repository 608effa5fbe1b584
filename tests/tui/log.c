/* Logging a session: how many keys that takes, what is offered, what is said of mistakes. */
#include "vt.h"

/* Counts keys as a hand does: each letter is one, and so is each control character or escape
 * sequence. */
static int keys(const char *typed)
{
	int n = 0;

	for (const char *p = typed; *p; p++)
		n += ((unsigned char)*p & 0xc0) != 0x80;
	return n;
}

/* Makes a log with places, teams and some sessions. */
static void prepare(void)
{
	says("place add 'Phường Mỹ Bình'");
	says("place add 'Xã Phước Ninh'");
	says("team add 'Tổ công nghệ số 5'");
	says("team add 'Đội Sơn Hà'");
	says("add --date 2024-05-01 --place 'my binh' --team 'to cong' bank=9 safety=2"
	    " residents=1");
	says("add --date 2024-05-02 --place 'my binh' --team 'to cong' bank=7 safety=3");
	says("add --date 2024-05-03 --place 'my binh' --team 'to cong' safety=1 bank=8");
}

/* The usual session takes few keys. */
static void usual(void)
{
	static const char *const typed = "a" "40\r12" "\x13";
	struct screen s;

	start(&s, 24, 80, NULL);
	sees(&s, "Phường Mỹ Bình", "the list");
	types(&s, typed);
	sees(&s, "the session is saved", "the usual session is saved");
	ok(keys(typed) < 25, "in %d keys, fewer than 25", keys(typed));
	types(&s, "q");
	ends(&s);
	ok(strstr(says("list --format csv --limit 1"), "Phường Mỹ Bình") != NULL,
	    "place and team are those of the last time");
	ok(strstr(says("report --format json --from 2024-05-05"),
	    "\"code\": \"bank\", \"measure\": \"assist\", \"sessions\": 1, \"count\": 40") != NULL,
	    "the services of this team's last session stand first");
	ok(strstr(says("report --format json --from 2024-05-05"),
	    "\"code\": \"safety\", \"measure\": \"assist\", \"sessions\": 1, \"count\": 12") !=
	    NULL, "in the order of services");
}

/* What is offered while one types, and what is said of mistakes. */
static void offered(void)
{
	struct screen s;

	start(&s, 24, 80, NULL);
	sees(&s, "Phường Mỹ Bình", "the list");
	types(&s, "a\x1b[5~");
	types(&s, "\x1bOB" "phuoc");
	sees(&s, "Xã Phước Ninh", "a place is offered without marks");
	types(&s, "\r");
	types(&s, "son ha");
	sees(&s, "Đội Sơn Hà", "and a team");
	types(&s, "\rx");
	sees(&s, "“x” was not typed here: a count is a number", "a mistake is told at once");
	types(&s, "\x7f" "5");
	types(&s, "\x1b[6~");
	types(&s, "\x1b[6~ ");
	sees(&s, "yes", "an obstacle is marked with Space");
	types(&s, "\x1b[6~" "gọi chị Lan 0912345678");
	sees(&s, "this contains a phone or ID number", "a phone number is stopped as it is typed");
	types(&s, "\x13");
	sees(&s, "this contains a phone or ID number", "and not saved");
	for (int i = 0; i < 10; i++)
		types(&s, "\x7f");
	types(&s, "\x13");
	sees(&s, "the session is saved", "mended, it is saved");
	types(&s, "g\r");
	sees(&s, "no signal", "the obstacle is there");
	sees(&s, "gọi chị Lan", "and the note");
	types(&s, "q");
	types(&s, "a\x13");
	sees(&s, "No service has a count", "an empty session is asked about");
	types(&s, "\x1b\x1b");
	sees(&s, "a log", "and not saved");
	types(&s, "q");
	ends(&s);
}

/* Dates by keys, and dates that do not exist. */
static void dates(void)
{
	struct screen s;

	start(&s, 24, 80, NULL);
	sees(&s, "a log", "the list");
	types(&s, "a\x1b[5~-");
	sees(&s, "2024-05-04", "- is the day before");
	types(&s, "-+\t");
	sees(&s, "2024-05-04", "+ the day after");
	types(&s, "\x1b[Z" "30/2/2024\t");
	sees(&s, "February 2024 has 29 days", "there is no 30 February");
	types(&s, "\x13");
	sees(&s, "February 2024 has 29 days", "which is not saved");
	types(&s, "29/2/2024\t\t\t3\x13");
	sees(&s, "the session is saved", "the 29th is");
	sees(&s, "2024-02-29", "and stands in the list");
	types(&s, "q");
	ends(&s);
}

/* A session like the last one. */
static void again(void)
{
	struct screen s;

	start(&s, 24, 80, NULL);
	sees(&s, "a log", "the list");
	types(&s, "r");
	sees(&s, "log a session", "r logs one like it");
	types(&s, "\x13");
	sees(&s, "saved", "with the same counts");
	types(&s, "a\x12");
	sees(&s, "log a session", "the form");
	types(&s, "\x13");
	sees(&s, "saved", "^R takes the counts of the last time");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
}

/* A day and a month without a year, as people write on paper. */
static void days(void)
{
	struct screen s;

	start(&s, 24, 80, NULL);
	sees(&s, "Phường Mỹ Bình", "the list");
	types(&s, "a\x1b[5~");
	sees(&s, "day/month, or + and -", "on the date it is said what can be typed");
	types(&s, "-");
	sees(&s, "2024-05-04", "- is the day before");
	types(&s, "4/5\r");
	sees(&s, "2024-05-04", "a day and a month are of this year");
	types(&s, "\x1bOA" "6/5\r");
	sees(&s, "2023-05-06", "or of the last one, since nothing is logged before it is");
	types(&s, "\x1bOA" "31/4\r");
	sees(&s, "April has no more than 30 days", "what is no day is none");
	types(&s, "\x15" "3/5\x0e" "7\x13");
	sees(&s, "the session is saved", "and it is saved");
	sees(&s, "›2024-05-03", "on its day");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
}

int main(void)
{
	setenv("CDSLOG_NOW", "2024-05-05T08:00:00Z", 1);
	prepare();
	usual();
	offered();
	dates();
	again();
	days();
	return done();
}
