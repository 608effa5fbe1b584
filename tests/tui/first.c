/* The first start: a name, the commune by a few letters, the team; one key skips each. */
#include "vt.h"

static const char *const env[] = {"CDSLOG_AUTHOR", "", "CDSLOG_FILE", "first.cdslog", NULL};
static int keys;

/* Types what a newcomer types, and counts the keys. */
static void counted(struct screen *s, const char *text)
{
	for (const char *p = text; *p; p++)
		keys += (*p & 0xc0) != 0x80;
	types(s, text);
}

/* From nothing to the first session, in a hamlet that is the commune's. */
static void newcomer(void)
{
	struct screen s;

	start(&s, 24, 80, env);
	sees(&s, "your name, for what you log", "the first start asks for the name");
	counted(&s, "\r");
	sees(&s, "The commune where you work", "then for the commune");
	sees(&s, "Esc skips this", "and says how to skip it");
	counted(&s, "thuan nam kh");
	sees(&s, "Xã Thuận Nam, Tỉnh Khánh Hòa", "which some letters find");
	counted(&s, "\r");
	sees(&s, "Your team", "then for the team");
	counted(&s, "Tổ 1\r");
	sees(&s, "There is nothing in this log yet", "and that is all");
	counted(&s, "a");
	sees(&s, "log a session", "the form");
	sees(&s, "Tổ 1", "begins with the team");
	counted(&s, "Thôn 1\r");
	sees(&s, "new", "a hamlet is made");
	types(&s, "\t7\x13");
	sees(&s, "the session is saved", "and the session saved");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
	ok(keys <= 40, "up to the first count it took %d keys", keys);
	ok(strstr(says("--file first.cdslog list --format json"),
	    "\"place\": \"Thôn 1, Xã Thuận Nam, Tỉnh Khánh Hòa\", \"team\": \"Tổ 1\"") != NULL,
	    "the hamlet stands in the commune");
	ok(strstr(says("--file first.cdslog config"),
	    "commune=Xã Thuận Nam, Tỉnh Khánh Hòa") != NULL, "which is a setting");
	start(&s, 24, 80, env);
	sees(&s, "1 session", "the second start asks nothing");
	types(&s, "q");
	ends(&s);
}

/* Whoever wants to look first skips it all. */
static void in_a_hurry(void)
{
	const char *const other[] = {"CDSLOG_AUTHOR", "", "CDSLOG_FILE", "hurry.cdslog", NULL};
	struct screen s;

	start(&s, 24, 80, other);
	sees(&s, "your name, for what you log", "another first start");
	types(&s, "\x1b");
	sees(&s, "The commune where you work", "Esc skips the name");
	types(&s, "qqq\r");
	sees(&s, "no match", "letters that no commune has");
	types(&s, "\x1b");
	sees(&s, "Your team", "Esc skips the commune");
	types(&s, "\x1b");
	sees(&s, "There is nothing in this log yet", "and the team");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
	ok(strcmp(says("--file hurry.cdslog config"), "") == 0, "and nothing is kept");
	ok(strstr(says("--file hurry.cdslog check"), "0 sessions") != NULL, "nor written");
}

/* 40 columns and 12 rows: what is offered is seen, marked by the arrows, and what is wrong is told
 * above the line that one types on. */
static void small(void)
{
	const char *const other[] = {"CDSLOG_AUTHOR", "", "CDSLOG_FILE", "small.cdslog", NULL};
	struct screen s;

	start(&s, 12, 40, other);
	sees(&s, "your name, for what you log", "a first start on a small screen");
	types(&s, "\x15 \r");
	settles(&s);
	ok(shows(&s, "name is missing") && shows(&s, "your name, for what you log"),
	    "a blank is no name: it is told, and asked again");
	types(&s, "\x15Lan\r");
	sees(&s, "The commune where you work", "then the commune");
	types(&s, "qqq\r");
	settles(&s);
	ok(shows(&s, "no match: type other letters"), "no match is told, and stays");
	ok(shows(&s, "commune: qqq"), "above what was typed");
	types(&s, "\x15thuan nam");
	sees(&s, "› Xã Thuận Nam, Tỉnh Khánh Hòa", "what is offered takes the room of the words");
	types(&s, "\x1b[A\x1b[B\x1b[B");
	sees(&s, "› Xã Hàm Thuận Nam, Tỉnh Lâm Đồng", "an arrow marks the second, the last one");
	types(&s, "\r");
	sees(&s, "Your team", "Enter takes it");
	types(&s, "\x1b");
	sees(&s, "There is nothing in this log yet", "the end");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
	ok(strstr(says("--file small.cdslog config"), "commune=Xã Hàm Thuận Nam") != NULL,
	    "the one that was marked is the commune");
}

/* A log that somebody uses already asks for no commune. */
static void used_log(void)
{
	const char *const used[] = {"CDSLOG_AUTHOR", "", "CDSLOG_FILE", "used.cdslog", NULL};
	struct screen s;

	says("--file used.cdslog add eid=1 --author Lan");
	start(&s, 24, 80, used);
	sees(&s, "1 session", "a log with a session is shown at once");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
}

int main(void)
{
	setenv("CDSLOG_NOW", "2026-05-05T08:00:00Z", 1);
	newcomer();
	in_a_hurry();
	small();
	used_log();
	return done();
}
