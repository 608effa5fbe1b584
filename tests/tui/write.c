/* What is on the screen is written to a file: the same bytes as the commands print, and over no
 * file without a question. */
#include <sys/stat.h>

#include "vt.h"

/* All of a file, as text that stays until the next call. */
static const char *slurp(const char *path)
{
	static char text[65536];
	FILE *f = fopen(path, "r");
	size_t n = f ? fread(text, 1, sizeof text - 1, f) : 0;

	text[n] = '\0';
	if (f)
		fclose(f);
	return text;
}

/* Has the file what a command prints? */
static bool same(const char *path, const char *command)
{
	const char *file = slurp(path);

	return *file && strcmp(file, says(command)) == 0;
}

/* Writes a file. */
static void put(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	fputs(text, f);
	fclose(f);
}

/* The list of sessions as a table. */
static void sessions(void)
{
	struct screen s;

	start(&s, 24, 200, NULL);   /* the whole path in one line */
	sees(&s, "3 sessions, at least 17 assists (1 count missing)", "the list");
	types(&s, "o");
	sees(&s, "write these sessions to", "o asks where to");
	sees(&s, "sessions-2024-05-05.csv", "and offers a name");
	types(&s, "\r");
	sees(&s, "/sessions-2024-05-05.csv: written, with 3 sessions",
	    "it is told where the file is, and what is in it");
	ok(same("sessions-2024-05-05.csv", "export --excel"),
	    "it is in the home, as export --excel prints it, without the removed session");
	ok(strstr(slurp("sessions-2024-05-05.csv"), "\r\n") != NULL,
	    "which spreadsheets open right");
	put("sessions-2024-05-05.csv", "mine\n");
	types(&s, "o\r");
	sees(&s, "is there already. Write over it?",
	    "a file that is there is not written over unasked");
	types(&s, "n");
	sees(&s, "write these sessions to", "no leads back to the name");
	types(&s, "\x1b");
	sees(&s, "3 sessions, at least 17 assists (1 count missing)", "and Esc out of it");
	ok(strcmp(slurp("sessions-2024-05-05.csv"), "mine\n") == 0, "nothing was written");
	types(&s, "o\ry");
	sees(&s, "written, with 3 sessions", "yes writes over it");
	ok(same("sessions-2024-05-05.csv", "export --excel"), "the whole of it");
	types(&s, "/my binh\ro");
	types(&s, "\x15" "mb.JSON\r");
	sees(&s, "written, with 1 session", "what is filtered is what is written");
	ok(same("mb.JSON", "export --search 'my binh' --format json"),
	    "as JSON where the name says so");
	types(&s, "\x1b");
	sees(&s, "3 sessions, at least 17 assists (1 count missing)", "all again");
	types(&s, "o\x15" "list.xlsx\r");
	sees(&s, "end it in .csv or .json:", "another ending is told, not guessed");
	types(&s, "\x15" "folder.csv\r");
	sees(&s, "that is a folder; name a file:", "so is a folder");
	types(&s, "\x15" "log.csv\r");
	sees(&s, "that is this log; name another file:",
	    "and the log itself, under whatever name");
	types(&s, "\x15" "none/list.csv\r");
	sees(&s, "can't write 'none/list.csv': No such file or directory",
	    "and what can't be written");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
}

/* The totals as a report. */
static void totals(void)
{
	struct screen s;

	start(&s, 24, 200, NULL);   /* the whole path in one line */
	sees(&s, "3 sessions", "the list");
	types(&s, "Tc");
	sees(&s, "2024-04-15 – 2024-05-14", "a period of the state's");
	types(&s, "o");
	sees(&s, "write the report by place to", "its report");
	sees(&s, "report-2024-04-15_2024-05-14.txt", "has a name that says the period");
	types(&s, "\r");
	sees(&s, "written; fingerprint", "is written");
	ok(same("report-2024-04-15_2024-05-14.txt",
	    "report --period 2024-05 --cutoff 14 --by place"), "as report prints it");
	types(&s, "\t\t" "o\x15~/months.csv\r");
	sees(&s, "months.csv: written", "among the months, and in the home");
	ok(same("months.csv", "report --period 2024-05 --cutoff 14 --by month --format csv"
	    " --excel"), "it has rows by month, in a table");
	types(&s, "?G");
	sees(&s, "o writes them to a file", "the help says how to keep them");
	types(&s, "qqq");
	ok(ends(&s) == 0, "q leaves");
	start(&s, 12, 40, (const char *const []){"CDSLOG_LANG", "vi", NULL});
	sees(&s, "17", "40×12, in Vietnamese");
	types(&s, "To");
	sees(&s, "-05-31.txt", "the end of the name is in sight");
	types(&s, "\x1bqq");
	ok(ends(&s) == 0, "q leaves");
}

int main(void)
{
	setenv("CDSLOG_NOW", "2024-05-05T08:00:00Z", 1);
	setenv("CDSLOG_FILE", "log.csv", 1);
	says("add --new --place 'Mỹ Bình' --team 'Tổ 2' --date 2024-05-03 eid=5 --note '=1+1'");
	says("add --new --place 'Đài Sơn' --date 2024-04-20 eid=7 bank=?");
	says("add --new --place 'Đài Sơn' --date 2024-04-02 dvc=5");
	says("remove $($CDSLOG add --place 'Mỹ Bình' --date 2024-05-04 eid=900)");
	mkdir("folder.csv", 0755);
	sessions();
	totals();
	return done();
}
