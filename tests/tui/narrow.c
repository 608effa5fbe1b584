/* 40 columns and 12 rows: a part of something is not taken for all of it, nothing hides what one
 * types, and nobody has to answer a question that he does not see. */
#include <sys/stat.h>

#include "vt.h"

/* What a command prints on a log. */
static char *on(const char *log, const char *arguments)
{
	static int seed;
	char all[1000], number[16];

	snprintf(number, sizeof number, "%d", ++seed);
	setenv("CDSLOG_SEED", number, 1);
	snprintf(all, sizeof all, "--file %s %s", log, arguments);
	return says(all);
}

static const char *const env[] = {"CDSLOG_FILE", "log.cdslog", "CDSLOG_MEDIA", "media", NULL};

/* The list of sessions. */
static void list(void)
{
	struct screen s;

	start(&s, 12, 40, env);
	sees(&s, "2 sessions, 47 assists", "the sums");
	types(&s, "/khu pho 5");
	sees(&s, "1 session, 7 assists; found by “khu", "and that they are of a part");
	sees(&s, "pho 5”", "whole, on a second line if it must be");
	types(&s, "xyz\r");
	sees(&s, "nothing found: Esc shows all", "nothing found is told");
	sees(&s, "again", "whole, too");
	types(&s, "\x1b");
	sees(&s, "2 sessions, 47 assists", "all again");
	types(&s, "ss");
	sees(&s, "sorted by: Team", "what it is sorted by is told where no column says so");
	types(&s, "sss");
	sees(&s, "Date▼", "by date again");
	types(&s, "  ");
	sees(&s, "marked: 2", "marked");
	types(&s, "=");
	sees(&s, "2024-05-01, Mỹ Bình?", "which of several is to count is named");
	types(&s, "n k ");
	types(&s, "x");
	sees(&s, "Remove this session", "a question");
	resizes(&s, 10, 30);
	sees(&s, "columns and 8 rows are needed",
	    "in a window too small to show it, how large it has to be is told");
	types(&s, "\r");
	resizes(&s, 12, 40);
	sees(&s, "Remove this session", "Enter is no answer to what nobody sees");
	types(&s, "n");
	ok(strstr(on("log.cdslog", "report --format json"), "\"sessions\": 2,") != NULL,
	    "and nothing was removed");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
}

/* The form: long names of fields, and texts longer than the screen. */
static void form(void)
{
	struct screen s;

	start(&s, 12, 40, env);
	sees(&s, "2 sessions", "the list");
	types(&s, "a");
	sees(&s, "log a session", "the form");
	types(&s, "\t\t");
	sees(&s, "Ứng dụng ngân hàng, thanh toán",
	    "the field that one is in has its whole name at the bottom");
	types(&s, "\x0e\x0e\t\t\t\t\t\t\t");
	sees(&s, "campaign        ›", "the last field");
	types(&s, "Mùa hè xanh năm 2024");
	sees(&s, "campaign        › Mùa hè xanh năm 2024",
	    "a text that just fits is whole in sight as it is typed");
	types(&s, "\x1bOA\x1bOB");
	sees(&s, "campaign        › Mùa hè xanh năm 2024", "and when its field is entered again");
	types(&s, "5");
	sees(&s, "campaign        › …a hè xanh năm 20245",
	    "of a longer one it is marked that there is more");
	types(&s, "\x15" "0912345678");
	sees(&s, "not personal data", "a mistake that takes two lines to tell");
	sees(&s, "campaign        › 0912345678", "hides nothing of what one types");
	types(&s, "\x18");
	sees(&s, "Throw away what was typed?", "nor what is asked");
	types(&s, "n");
	resizes(&s, 24, 40);
	sees(&s, "residents", "a higher window shows more, down to the last field");
	resizes(&s, 12, 40);
	types(&s, "\x1b[5~\x1b[5~\x1b[5~\x1b[5~\x1b[5~\x1b[5~\t\x15" "Thon Phuoc An, Xa A B\r");
	sees(&s, "place             Thon Phuoc An, …", "a long name that is cut");
	sees(&s, "Thon Phuoc An, … new", "and that it is new");
	types(&s, "\x18\r");
	sees(&s, "2 sessions", "thrown away");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
}

/* The screen of a session. */
static void session(void)
{
	static const char *const vi[] = {"CDSLOG_FILE", "log.cdslog", "CDSLOG_LANG", "vi", NULL};
	struct screen s;

	start(&s, 12, 40, vi);
	sees(&s, "2 buổi", "the list");
	types(&s, "\r");
	sees(&s, "Ứng dụng ngân hàng, thanh toán", "a long name of a service");
	sees(&s, "   điện tử", "goes on in the next line");
	types(&s, "q" "f");
	sees(&s, "^S lọc", "^S of the filter says what it does there");
	types(&s, "\x1bq");
	ok(ends(&s) == 0, "q leaves");
}

/* Dates that are typed to go to: a mistake can be mended, and what is meant is told to its end. */
static void dates(void)
{
	struct screen s;

	start(&s, 12, 40, env);
	sees(&s, "2 sessions", "the list");
	types(&s, "d35/2022\r");
	sees(&s, "there is no month 35", "a date that is none");
	sees(&s, " 35/2022", "is still there to be mended");
	types(&s, "\x15" "1/5/2024\r");
	sees(&s, "›2024-05-01", "and then is gone to");
	types(&s, "Tc");
	sees(&s, "2024-04-15 – 2024-05-14 (state)",
	    "by whose months it is counted is not cut off");
	types(&s, "d30\r");
	sees(&s, "14/5/2024:", "what is asked for is told to its end");
	types(&s, "\x1bqq");
	ok(ends(&s) == 0, "q leaves");
}

/* The preview of a merge. */
static void merging(void)
{
	struct screen s;

	start(&s, 12, 40, env);
	sees(&s, "2 sessions", "the list");
	types(&s, "M");
	sees(&s, "KINGSTON/", "of two files of one name one sees");
	sees(&s, "SANDISK/", "on which stick each is");
	types(&s, "a\r");
	sees(&s, "merge: preview", "the preview");
	types(&s, "\r");
	sees(&s, "Merged and saved.", "merged");
	types(&s, "m");
	sees(&s, " receipt      ", "the receipt");
	sees(&s, "/13", "stands right below the file");
	types(&s, "p\r");
	sees(&s, "receipt of the last pack; Enter: pack",
	    "a question is whole, on a line of its own if it must be");
	types(&s, "\x1b");
	types(&s, "qq");
	sees(&s, "[ ]log.cdslog", "what is merged is not marked any more");
	types(&s, "/no/such\r");
	sees(&s, "there is no folder and no log", "a path that is none");
	sees(&s, " no/such", "is still there to be mended");
	types(&s, "\x1bqq");
	ok(ends(&s) == 0, "q leaves");
}

/* Long texts that begin alike: that in which they differ must be seen. */
static void review(void)
{
	static const char *const its[] = {"CDSLOG_FILE", "review.cdslog", NULL};
	char id[64], edit[300];
	struct screen s;

	snprintf(id, sizeof id, "%.36s",
	    on("review.cdslog", "add --date 2024-05-01 --place 'Mỹ Bình' --new eid=40"));
	on("other.cdslog", "merge review.cdslog");
	snprintf(edit, sizeof edit, "edit %s --note 'a word and another word and many words more"
	    " that all of them wrote, at nine'", id);
	on("review.cdslog", edit);
	snprintf(edit, sizeof edit, "edit %s --note 'a word and another word and many words more"
	    " that all of them wrote, at ten'", id);
	on("other.cdslog", edit);
	on("review.cdslog", "merge other.cdslog");
	start(&s, 12, 40, its);
	sees(&s, "to review", "a conflict");
	types(&s, "R");
	sees(&s, "… nine", "one side's end");
	sees(&s, "… ten", "and the other's");
	types(&s, "qq");
	ok(ends(&s) == 0, "q leaves");
}

int main(void)
{
	setenv("CDSLOG_NOW", "2024-05-05T08:00:00Z", 1);
	mkdir("media", 0755);
	mkdir("media/KINGSTON", 0755);
	mkdir("media/SANDISK", 0755);
	on("log.cdslog", "add --date 2024-05-01 --place 'Mỹ Bình' --new eid=40");
	on("log.cdslog", "add --date 2024-05-02 --place 'Khu phố 5' --new bank=7");
	on("media/KINGSTON/log.cdslog", "add --date 2024-05-03 --place 'Đài Sơn' --new eid=4");
	on("media/SANDISK/log.cdslog", "add --date 2024-05-04 --place 'Phước Mỹ' --new eid=5");
	list();
	form();
	session();
	dates();
	merging();
	review();
	return done();
}
