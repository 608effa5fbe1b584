/* Merging from a stick: a log is found there whatever its name, seen before it is merged, stopped,
 * merged, taken back. */
#include <sys/stat.h>

#include "vt.h"

/* What a command prints on a log. */
static char *on(const char *log, const char *arguments)
{
	static int seed;
	char all[1500], number[16];

	snprintf(number, sizeof number, "%d", ++seed);
	setenv("CDSLOG_SEED", number, 1);
	setenv("CDSLOG_DEVICE", log, 1);
	snprintf(all, sizeof all, "--file %s %s", log, arguments);
	return says(all);
}

/* Writes a file. */
static void write_text(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	fputs(text, f);
	fclose(f);
}

/* Makes the lead's log and a stick: a log with another name, a damaged one, and a file that only
 * has the name of one. */
static void stick(void)
{
	char edit[200], id[64];
	FILE *f;

	mkdir("media", 0755);
	mkdir("media/KINGSTON", 0755);
	mkdir("media/KINGSTON/đội 3", 0755);
	snprintf(id, sizeof id, "%.36s", on("lead.cdslog",
	    "add --date 2024-05-01 --place 'Mỹ Bình' --new eid=40 --residents 30"));
	on("'media/KINGSTON/đội 3/so.dat'", "merge lead.cdslog");
	snprintf(edit, sizeof edit, "edit %s --residents 32 --note 'thêm'", id);
	on("'media/KINGSTON/đội 3/so.dat'", edit);
	on("'media/KINGSTON/đội 3/so.dat'",
	    "add --date 2024-05-02 --place 'Đài Sơn' --new bank=7");
	write_text("media/KINGSTON/notes.cdslog", "not a log at all\n");
	on("media/KINGSTON/torn.cdslog", "add --date 2024-05-02 --place 'Đài Sơn' --new bank=7");
	if (truncate("media/KINGSTON/torn.cdslog", 20000) != 0)
		printf("# truncate\n");
	mkdir("large", 0755);
	/* So large that a fast machine, too, is still at work when a key comes. */
	f = fopen("large.csv", "w");
	fputs("date,place,eid\n", f);
	for (int i = 0; i < 160000; i++)
		fprintf(f, "2023-%02d-%02d,Xã %d,%d\n", i % 12 + 1, i % 28 + 1, i % 50, i % 90);
	fclose(f);
	on("large/large.cdslog", "import large.csv --map date='{date}' --map place='{place}' --map"
	    " counts.eid='{eid}' --new");
}

static const char *const env[] = {"CDSLOG_FILE", "lead.cdslog", "CDSLOG_MEDIA", "media", NULL};

/* Choosing files, and the preview of what they would bring. */
static void choosing(void)
{
	struct screen s;

	start(&s, 24, 80, env);
	sees(&s, "1 session, 40 assists", "the lead's log");
	types(&s, "M");
	sees(&s, "so.dat", "a log on the stick is found, whatever its name");
	ok(!shows(&s, "notes.cdslog"), "a file that only has the name is not");
	sees(&s, "torn.cdslog", "a damaged one is offered");
	types(&s, "a");
	sees(&s, "[x]so.dat", "a marks all");
	types(&s, "\r");
	sees(&s, "! 1 of 2 files can't be merged", "what can't be is said first");
	sees(&s, "cut short", "the damaged one says what is wrong with it");
	sees(&s, "nothing in it can be read", "and that it has to be asked for again");
	ok(!shows(&s, "s merges the readable part"), "what would be tried in vain is not offered");
	sees(&s, "new sessions 1, changed 1", "the other one what it would bring");
	sees(&s, "30 → 32", "field by field");
	sees(&s, "sessions 1 → 2, assists 40 → 47", "and the totals");
	ok(strstr(on("lead.cdslog", "report --format json"), "\"sessions\": 1,") != NULL,
	    "nothing has changed yet");
	types(&s, "\r");
	sees(&s, "Merged and saved.", "Enter merges");
	ok(strstr(on("lead.cdslog", "report --format json"), "\"sessions\": 2,") != NULL,
	    "and it is in the log");
	types(&s, "q");
	sees(&s, "[ ]so.dat", "what was merged is not marked any more");
	types(&s, "m");
	sees(&s, "new sessions 1  so.dat", "m lists the merges");
	sees(&s, " receipt            ", "and each has what its sender needs for the next pack");
	types(&s, "u");
	sees(&s, "Take merge 1 back? This removes 3 entries (1 session",
	    "taking back says what goes");
	types(&s, "n");
	sees(&s, "so.dat", "and does nothing if one says no");
	types(&s, "x\r");
	sees(&s, "(taken back)", "so does x");
	ok(strstr(on("lead.cdslog", "report --format json"), "\"sessions\": 1,") != NULL,
	    "in the log");
	types(&s, "u");
	sees(&s, "already", "a second time says that it was");
	types(&s, "qqqq");
	ok(ends(&s) == 0, "q leaves each screen");
}

/* Makes one entry of a log another than its id says. */
static void bend(const char *path)
{
	static char bytes[1 << 20];
	FILE *f = fopen(path, "r+");
	size_t n = fread(bytes, 1, sizeof bytes, f), at = 0;

	while (at + 4 < n && memcmp(bytes + at, "7777", 4) != 0)
		at++;
	fseek(f, (long)at, SEEK_SET);
	fputc('8', f);
	fclose(f);
}

/* What can be done with such a file. */
static void bent(void)
{
	struct screen s;

	mkdir("bent", 0755);
	on("bent/bent.cdslog", "add --sure --date 2024-05-02 --place 'Đài Sơn' --new eid=7777");
	on("bent/bent.cdslog", "add --date 2024-05-03 --place 'Đài Sơn' eid=5");
	bend("bent/bent.cdslog");
	start(&s, 24, 80, (const char *const[]){"CDSLOG_FILE", "straight.cdslog", "CDSLOG_MEDIA",
	    "one", NULL});
	sees(&s, "There is nothing in this log yet", "a log of its own");
	types(&s, "M/bent\r\r");
	sees(&s, "s merges the readable part", "where something sound is there, it can be had");
	types(&s, "s");
	sees(&s, "malformed entries, left out: 1", "without the rest");
	types(&s, "qqq");
	ok(ends(&s) == 0, "q leaves");
}

/* What was written since stands in the way of taking a merge back, and can be found. */
static void built_upon(void)
{
	struct screen s;
	char command[200], id[64];

	on("base.cdslog", "add --date 2024-04-30 --place 'Công Hải' --new eid=4");
	snprintf(id, sizeof id, "%.36s",
	    on("brought.cdslog", "add --date 2024-05-03 --place 'Lợi Hải' --new eid=5"));
	on("base.cdslog", "merge brought.cdslog");
	snprintf(command, sizeof command, "edit %s eid=6", id);
	on("base.cdslog", command);
	start(&s, 24, 80, (const char *const[]){"CDSLOG_FILE", "base.cdslog", "CDSLOG_MEDIA",
	    "one", NULL});
	sees(&s, "2 sessions, 10 assists", "merged, and changed since");
	types(&s, "Mmu\r");
	snprintf(command, sizeof command, "%.13s", id);
	sees(&s, command, "taking it back is refused, and what builds on it is named");
	sees(&s, "in the list of sessions / finds", "with the way to it");
	types(&s, "qq/");
	types(&s, id);                  /* whole: here the clock stands, so that all begin alike */
	sees(&s, "1 session, 6 assists", "where it is found by the start of its UUID");
	types(&s, "\x15" "2024");
	sees(&s, "0 sessions", "four figures are words");
	types(&s, "\x1bq");
	ok(ends(&s) == 0, "q leaves");
	snprintf(command, sizeof command, "list --search %.20s", id);
	ok(strstr(on("base.cdslog", command), "Lợi Hải") &&
	    !strstr(on("base.cdslog", command), "Công Hải"), "on the command line, too");
}

/* Makes the terminal higher while the program draws all the time; not lower, since libvterm breaks
 * on text for rows that it no longer has. */
static void grows(struct screen *s, int rows)
{
	struct winsize size = {.ws_row = (unsigned short)rows,
	    .ws_col = (unsigned short)s->columns};

	vterm_set_size(s->vt, s->rows = rows, s->columns);
	ioctl(s->pty, TIOCSWINSZ, &size);
}

/* Has this row the text? */
static bool shows_at(struct screen *s, int row, const char *text)
{
	char all[4096];

	row_text(s, row, all);
	return strstr(all, text) != NULL;
}

/* A merge that takes long shows how far it is, and can be stopped. */
static void stopping(void)
{
	struct screen s;
	char before[100];

	snprintf(before, sizeof before, "%.90s",
	    strstr(on("lead.cdslog", "report"), "fingerprint"));
	start(&s, 24, 80, env);
	sees(&s, "Mỹ Bình", "again");
	types(&s, "M/large\r");
	sees(&s, "large.cdslog", "a folder can be typed");
	sees(&s, "›[ ]large.cdslog", "and the cursor stands on the first log there");
	types(&s, "/large.cdslog");
	sees(&s, "/large/large.cdslog", "in a folder that is shown a name is enough");
	types(&s, "\x1b");
	sees(&s, "›[ ]large.cdslog", "back without it");
	types(&s, "/\x15" "media/KINGSTON/notes.cdslog\r");
	sees(&s, "Nothing here can be merged", "a file that is no log is shown for what it is");
	sees(&s, "cdslog log", "with the reason");
	types(&s, "q");
	sees(&s, "›[ ]large.cdslog", "and back");
	types(&s, "\r");
	sees(&s, "looking into file 1 of 1", "a long preview shows how far it is");
	grows(&s, 40);
	for (int i = 0; i < 200 &&
	    !(shows_at(&s, 18, "looking into") && shows_at(&s, 22, "────")) && pump(&s, 50); i++)
		continue;
	ok(shows_at(&s, 18, "looking into"),
	    "in a window of another size it stands in the middle");
	ok(shows_at(&s, 17, "────") && shows_at(&s, 22, "────"),
	    "set apart from what stands around it");
	ok(!shows_at(&s, 10, "looking into"), "and nothing is left of what stood there before");
	types(&s, "q");
	sees(&s, "stopped: the log is unchanged", "and q stops it");
	types(&s, "qq");
	ok(ends(&s) == 0, "q leaves");
	ok(strncmp(before, strstr(on("lead.cdslog", "report"), "fingerprint"), 60) == 0,
	    "the log has the same fingerprint");
}

/* With marks Enter opens the preview, also where the cursor is on a folder. */
static void marked_and_away(void)
{
	struct screen s;

	start(&s, 24, 80, env);
	sees(&s, "Mỹ Bình", "the list");
	types(&s, "M/media/KINGSTON\r");
	sees(&s, "›[ ]torn.cdslog", "a folder with a log and a folder in it");
	types(&s, "ag");
	sees(&s, "marked: 1", "what is marked is counted");
	types(&s, "\r");
	sees(&s, "merge: preview", "Enter on the folder above keeps the marks, and previews");
	types(&s, "qqq");
	ok(ends(&s) == 0, "q leaves");
}

/* Making a pack for the stick. */
static void packing(void)
{
	struct screen s;
	char home[500];

	start(&s, 24, 80, env);
	sees(&s, "Mỹ Bình", "once more");
	types(&s, "M");
	sees(&s, "torn.cdslog", "the files");
	types(&s, "p");
	sees(&s, "media/KINGSTON/pack-2024-05-05.cdslog",
	    "p offers a pack beside the file under the cursor");
	types(&s, "\x1b kp\r\r");
	sees(&s, "written and read back", "and makes it");
	sees(&s, "marked: 1", "what was marked stays so");
	sees(&s, "[ ]pack-2024-05-05.cdslog", "it is among the files");
	types(&s, "p\x15" "pack-2024-05-05.cdslog\rXXXX/1\r");
	sees(&s, "XXXX/1", "what is no receipt is told");
	types(&s, "p");
	sees(&s, "make the pack: pack-2024-05-05.cdslog",
	    "what was typed is there when one tries again");
	types(&s, "\r");
	sees(&s, "pack all: XXXX/1", "the receipt, too");
	types(&s, "\x15\r");
	sees(&s, ": 13 entries, ", "to be put right");
	remove("pack-2024-05-05.cdslog");
	types(&s, "mp");
	sees(&s, "media/KINGSTON/pack-2024-05-05-2.cdslog",
	    "beside the merges it is offered on the only stick, under a free name");
	types(&s, "\x15media/KINGSTON\r\r");
	sees(&s, "pack-2024-05-05-2.cdslog: 13 entries, ",
	    "a folder is where the pack goes, beside the one of before");
	types(&s, "p\x15~/gói.cdslog\r\r");
	sees(&s, "gói.cdslog: 13 entries, ", "and ~ is the home");
	types(&s, "qqq");
	ok(ends(&s) == 0, "q leaves");
	snprintf(home, sizeof home, "%s/gói.cdslog", getenv("HOME"));
	ok(access(home, F_OK) == 0, "indeed");
	start(&s, 24, 80, (const char *const[]){"CDSLOG_FILE", "above.cdslog", "CDSLOG_MEDIA",
	    "one", NULL});
	sees(&s, "There is nothing in this log yet", "whoever gets it");
	types(&s, "M/~/gói.cdslog\r\r");
	sees(&s, "a pack that", "sees in the preview whose it is");
	ok(!shows(&s, "receipt for its sender"), "and no receipt of what is not merged yet");
	types(&s, "\r");
	sees(&s, "receipt for its sender", "which comes with the merge");
	types(&s, "qqq");
	ok(ends(&s) == 0, "q leaves");
	remove(home);
	remove("media/KINGSTON/pack-2024-05-05.cdslog");
	remove("media/KINGSTON/pack-2024-05-05-2.cdslog");
}

/* No log is on the stick yet: a pack is offered for it, if it is the only one that is plugged
 * in. */
static void empty_stick(void)
{
	const char *const one[] = {"CDSLOG_FILE", "lead.cdslog", "CDSLOG_MEDIA", "one", NULL};
	const char *const two[] = {"CDSLOG_FILE", "lead.cdslog", "CDSLOG_MEDIA", "two", NULL};
	struct screen s;
	char home[500];

	mkdir("one", 0755);
	mkdir("one/DOI", 0755);
	mkdir("two", 0755);
	mkdir("two/A", 0755);
	mkdir("two/B", 0755);
	start(&s, 24, 80, one);
	sees(&s, "Mỹ Bình", "the list");
	types(&s, "Mm");
	sees(&s, "merges", "what was merged");
	types(&s, "p");
	sees(&s, "one/DOI/pack-2024-05-05.cdslog",
	    "a pack is offered on the only stick that is plugged in");
	types(&s, "\x1bqqq");
	ok(ends(&s) == 0, "q leaves");
	start(&s, 24, 80, two);
	sees(&s, "Mỹ Bình", "the list");
	types(&s, "Mmp");
	/* The end of a long path is seen. */
	snprintf(home, sizeof home, "%s/pack-2024-05-05.cdslog", strrchr(getenv("HOME"), '/'));
	sees(&s, home, "of two sticks none is taken: it is offered at home");
	types(&s, "\x1bqqq");
	ok(ends(&s) == 0, "q leaves");
}

/* The log went away or can't be written: that is told, and the way out works. */
static void no_log(void)
{
	struct screen s;

	start(&s, 12, 40, env);
	sees(&s, "Mỹ Bình", "40×12");
	types(&s, "M");
	sees(&s, "so.dat", "the files");
	types(&s, "a\r");
	sees(&s, "sessions 1 →", "the preview");
	rename("lead.cdslog", "elsewhere");
	types(&s, "\r");
	sees(&s, "is not where it", "a log that went away is told");
	rename("elsewhere", "lead.cdslog");
	types(&s, "\r");
	sees(&s, "Merged and saved.", "and once it is back, it goes on");
	types(&s, "qqq");
	ok(ends(&s) == 0, "q leaves");
}

int main(void)
{
	setenv("CDSLOG_NOW", "2024-05-05T08:00:00Z", 1);
	stick();
	choosing();
	built_upon();
	bent();
	stopping();
	marked_and_away();
	packing();
	empty_stick();
	no_log();
	return done();
}
