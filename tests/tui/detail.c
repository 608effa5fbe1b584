/* The screen of one session: what disagrees, every entry, and redacting a note. */
#include "vt.h"

/* What a command prints on one laptop's log. */
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

/* The entries of a session that two laptops changed, a conflict, and its settling. */
static void history(void)
{
	static const char *const env[] = {"CDSLOG_FILE", "a.cdslog", NULL};
	static const char *const vi[] = {"CDSLOG_FILE", "a.cdslog", "CDSLOG_LANG", "vi", NULL};
	char id[64], edit[200];
	struct screen s;

	snprintf(id, sizeof id, "%.36s",
	    on("a", "add --date 2024-05-01 --place 'Mỹ Bình' --new eid=40 --note 'bà Tư ở số 5'"));
	on("b", "merge a.cdslog");
	snprintf(edit, sizeof edit, "edit %s --residents 31", id);
	on("a", edit);
	snprintf(edit, sizeof edit, "edit %s --residents 32", id);
	on("b", edit);
	on("a", "merge b.cdslog");
	start(&s, 30, 100, env);
	sees(&s, "Mỹ Bình", "the list");
	types(&s, "\r");
	sees(&s, "history, newest first: 3 entries", "Enter opens the session");
	sees(&s, "conflict in residents", "with what disagrees");
	types(&s, "n");
	sees(&s, "›2024-05-05 15:00  Nguyễn Thị Hoa (", "n goes to an entry");
	types(&s, "W");
	sees(&s, "this entry has no note text", "only a note's words can be taken out");
	types(&s, "nn");
	types(&s, "W");
	sees(&s, "Erase the text of this note for good", "W asks first");
	types(&s, "n");
	sees(&s, "bà Tư", "and does nothing if one says no");
	types(&s, "W");
	sees(&s, "^X yes", "the bar says what to press");
	types(&s, "\rydW ");
	sees(&s, "Erase the text of this note for good",
	    "Enter, which is pressed by habit, is no answer, nor is W again");
	ok(shows(&s, "bà Tư"), "they are still there");
	types(&s, "\030");
	sees(&s, "the text is erased", "^X is: then they are gone");
	ok(!shows(&s, "bà Tư"), "from the screen");
	ok(strstr(on("a", "export"), "Tư") == NULL, "and from the log");
	types(&s, "R");
	sees(&s, "conflicts: 1", "R goes on to the review");
	types(&s, "qqq");
	ok(ends(&s) == 0, "q leaves");
	start(&s, 30, 100, vi);
	sees(&s, "Mỹ Bình", "in Vietnamese");
	types(&s, "\r");
	sees(&s, "số liệu không khớp ở số người: hai người",
	    "a text that begins as another ends is found");
	remove("a.cdslog");
	types(&s, "x\r");
	sees(&s, "không còn ở chỗ cũ", "a log that went away is told");
	sees(&s, "Mỹ Bình", "and what was read stays in sight");
	types(&s, "qq");
	ok(ends(&s) == 0, "q leaves");
}

/* A session that a wrong clock wrote needs a look; the screen says why, and its date can be
 * confirmed. */
static void wrong_clock(void)
{
	static const char *const env[] = {"CDSLOG_FILE", "clock.cdslog", NULL};
	struct screen s;

	setenv("CDSLOG_NOW", "2010-01-01T08:00:00Z", 1);
	says("--file clock.cdslog add --date 2024-05-01 --place 'Mỹ Bình' --new --sure eid=4");
	setenv("CDSLOG_NOW", "2024-05-05T08:00:00Z", 1);
	says("--file clock.cdslog add --date 2024-05-02 --place 'Mỹ Bình' eid=5");
	start(&s, 24, 80, env);
	sees(&s, "2 sessions, 9 assists; need a look: 1", "it is counted in the list");
	types(&s, "T");
	sees(&s, "! need a look                            1", "and in the totals");
	types(&s, "q");
	types(&s, "!");
	sees(&s, "1 session, 4 assists; only what needs a look", "and found");
	types(&s, "\r");
	sees(&s, "The laptop clock looks wrong", "the session says why");
	types(&s, "e\x1b[5~");
	types(&s, "1/5/2024\x13");
	sees(&s, "the change is saved", "the same date typed anew");
	ok(!shows(&s, "The laptop clock looks wrong"), "vouches for it");
	types(&s, "q");
	sees(&s, "0 sessions", "nothing needs a look any more");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
}

/* Fields are in the order in which people read, each value in its own column, on a small screen,
 * too. */
static void reading(void)
{
	static const char *const env[] = {"CDSLOG_FILE", "c.cdslog", NULL};
	struct screen s;
	char row[4096];

	on("c", "add --date 2024-05-01 --place 'Mỹ Bình' --new eid=40 --note 'máy chậm nên các cụ"
	    " phải chờ đến trưa mới có sóng'");
	start(&s, 12, 40, env);
	sees(&s, "Mỹ Bình", "40×12");
	types(&s, "\r");
	sees(&s, "phải chờ", "the session");
	row_text(&s, 1, row);
	ok(strncmp(row, "›  date ", 10) == 0, "begins with the date, not with the alphabet");
	row_text(&s, 2, row);
	ok(strncmp(row, "   place ", 9) == 0, "and the place");
	row_text(&s, 4, row);
	ok(strstr(row, "note ") && strstr(row, " máy"), "a long note begins beside its name");
	row_text(&s, 5, row);
	ok(strncmp(row, "               ", 15) == 0 && strlen(row) > 15,
	    "and goes on under its first word");
	types(&s, "qq");
	ok(ends(&s) == 0, "q leaves");
}

int main(void)
{
	setenv("CDSLOG_NOW", "2024-05-05T08:00:00Z", 1);
	history();
	wrong_clock();
	reading();
	return done();
}
