/* Keys that a person chose for himself, the search in the help, and every action on every
 * screen. */
#include <curses.h>
#include <locale.h>
#include <sys/stat.h>
#include <wchar.h>

#include "tui/keymap.h"
#include "vt.h"

/* Writes a person's file of keys. */
static void write_keys(const char *text)
{
	FILE *f;

	mkdir("config", 0755);
	mkdir("config/cdslog", 0755);
	f = fopen("config/cdslog/keys", "w");
	fputs(text, f);
	fclose(f);
}

/* The folder of that file. */
static const char *config(void)
{
	static char path[4096];

	snprintf(path, sizeof path, "%s/config", getenv("HOME"));
	return path;
}

/* Starts the program with it. */
static void start_with_config(struct screen *s, int rows, int columns)
{
	start(s, rows, columns, (const char *[]){"XDG_CONFIG_HOME", config(), NULL});
}

/* Goes to the next page of the help, and waits for it: no two pages have the same first row. */
static void next_page(struct screen *s)
{
	char before[4096], now[4096];
	time_t until = time(NULL) + PATIENCE;

	row_text(s, 1, before);
	types(s, " ");
	do {
		pump(s, 50);
		row_text(s, 1, now);
	} while (strcmp(before, now) == 0 && time(NULL) < until);
	settles(s);
}

/* The pages of the help, on a narrow screen, where most lines take several rows. */
static void pages(void)
{
	static const char *const words[] = {"for several", "outing", "what is typed",
	    "spreadsheet", "only what needs", "a page down", "sort the other",
		"mouse on or off", "draw the screen", "without marks"};
	bool seen[sizeof words / sizeof *words] = {false}, cut = false;
	struct screen s;
	char row[4096];

	start(&s, 14, 44, NULL);
	sees(&s, "log", "a small screen");
	types(&s, "?");
	sees(&s, "· help", "its help");
	settles(&s);
	for (bool more = true; more;) {
		for (int i = 0; i < s.rows - 1; i++) {
			row_text(&s, i, row);
			cut |= strstr(row, "…") != NULL;
			for (size_t k = 0; k < sizeof words / sizeof *words; k++)
				seen[k] |= strstr(row, words[k]) != NULL;
		}
		more = shows(&s, "↓");
		if (more)
			next_page(&s);
	}
	ok(!cut, "no line is cut off");
	for (size_t k = 0; k < sizeof words / sizeof *words; k++)
		ok(seen[k], "page by page '%s' is seen", words[k]);
	types(&s, "qq");
	ok(ends(&s) == 0, "q leaves");
}

/* Other keys for an action, and lines of the file that can't be understood. */
static void rebinding(void)
{
	struct screen s;

	write_keys("sessions add F5 a\nall language ^E\n");
	start(&s, 24, 80, (const char *[]){"XDG_CONFIG_HOME", config(), "CDSLOG_FILE",
	    "none.cdslog", NULL});
	sees(&s, "     F5   log a session: where",
	    "the first page of an empty log shows the chosen key");
	sees(&s, "     ^E   tiếng Việt", "of every line");
	types(&s, "a");
	sees(&s, "log a session", "the other one works as well");
	types(&s, "\x1b");
	types(&s, "q");
	ends(&s);
	remove("none.cdslog");
	write_keys("# mine\nall review V ^E\nsessions   add  +\n");
	start_with_config(&s, 24, 80);
	sees(&s, "+ log", "the bottom bar shows the chosen key");
	types(&s, "V");
	sees(&s, "Nothing disagrees", "and it works");
	types(&s, "q\x05");
	sees(&s, "Nothing disagrees", "both of them");
	types(&s, "q");
	types(&s, "R");
	types(&s, "?");
	sees(&s, "log a session", "help begins with what this screen is for");
	types(&s, "/dupli");
	sees(&s, "V, ^E", "and follows the keys that were chosen");
	sees(&s, "keys with “dupli”", "the help is searched");
	sees(&s, "conflicts and likely duplicates", "as one types");
	ok(!shows(&s, "a page up"), "and shows nothing else");
	types(&s, "\r");
	types(&s, "\x1b");
	sees(&s, "log a session", "Esc shows all again");
	types(&s, "qq");
	ok(ends(&s) == 0, "q leaves");

	write_keys("all review V\nsessions frobnicate x\nform save S\nsessions quit none\nsessions"
	    " quit none\nall back x\nsessions edit E\nsessions add F6 nokey\nsessions sort F7\n"
	    "sessions sort F8\n");
	start_with_config(&s, 24, 100);
	sees(&s, "file of keys, line 2: there is no action 'frobnicate' in 'sessions'",
	    "a bad line is told with its number");
	types(&s, "V");
	sees(&s, "Nothing disagrees", "the other lines hold");
	types(&s, "x");
	sees(&s, "sessions", "also a key that is taken from another action");
	types(&s, "?");
	types(&s, "/leave\r");
	sees(&s, "leave cdslog", "the way out is still there");
	types(&s, "xq\x03");
	ok(ends(&s) == 0, "and leads out");
	remove("config/cdslog/keys");
}

/* What a terminal sends for a key of the table. */
static const char *bytes_of(const struct binding *b)
{
	static const struct {
		int key;
		const char *bytes;
	} special[] = {
		{KEY_UP, "\x1bOA"}, {KEY_DOWN, "\x1bOB"}, {KEY_RIGHT, "\x1bOC"},
		{KEY_LEFT, "\x1bOD"}, {KEY_PPAGE, "\x1b[5~"}, {KEY_NPAGE, "\x1b[6~"},
		{KEY_HOME, "\x1bOH"}, {KEY_END, "\x1bOF"}, {KEY_DC, "\x1b[3~"},
		{KEY_IC, "\x1b[2~"}, {KEY_BTAB, "\x1b[Z"}, {KEY_BACKSPACE, "\x7f"},
		{KEY_F(1), "\x1bOP"}, {KEY_F(2), "\x1bOQ"}, {KEY_F(3), "\x1bOR"},
		{KEY_F(4), "\x1bOS"}, {KEY_F(5), "\x1b[15~"},
	};
	static char one[8];

	for (size_t i = 0; b->special && i < sizeof special / sizeof *special; i++)
		if (special[i].key == b->key)
			return special[i].bytes;
	snprintf(one, sizeof one, "%lc", (wint_t)b->key);
	return b->special ? NULL : one;
}

static bool pressed[ACTIONS];

/* Opens a screen, presses keys, and leaves it. */
static void try_keys(struct screen *s, const char *open, const char *keys)
{
	const char *way[] = {"\x1b", "\x1b", open, keys};

	for (size_t i = 0; i < 4 && !s->ended; i++) {
		types(s, way[i]);
		pump(s, 30);
	}
}

/* Starts the program and waits for its first screen: before it has the terminal, ^C would kill
 * it. */
static void begin(struct screen *s)
{
	time_t until = time(NULL) + PATIENCE;

	start(s, 24, 80, NULL);
	while (!shows(s, "cdslog") && time(NULL) < until && pump(s, 50))
		continue;
}

/* Presses every key of a screen, and some that are of none: nothing crashes, and the way out
 * works. */
static void walk(const char *open, const char *name, unsigned scope)
{
	static const char *const strange[] = {"đ", "ư", "\x7f", "\x08", "1", "z", "\x1b[Z"};
	struct winsize small = {.ws_row = 12, .ws_col = 40}, large = {.ws_row = 60, .ws_col = 200};
	struct screen s;
	int n = 0, status;

	begin(&s);
	for (size_t i = 0; i < bindings_count; i++) {
		const char *bytes = bytes_of(&bindings[i]);
		if (!(bindings[i].scope & scope) || !bytes)
			continue;
		/* That key was the way out: the program is started again. */
		if (s.ended && WIFEXITED(s.status) && WEXITSTATUS(s.status) == 0) {
			ends(&s);
			begin(&s);
		}
		try_keys(&s, open, bytes);
		pressed[bindings[i].action] = true;
		if (++n == 10)
			ioctl(s.pty, TIOCSWINSZ, &small);
		if (n == 20)
			ioctl(s.pty, TIOCSWINSZ, &large);
	}
	for (size_t i = 0; i < sizeof strange / sizeof *strange; i++)
		try_keys(&s, open, strange[i]);
	ok(n > 1 && (!s.ended || (WIFEXITED(s.status) && WEXITSTATUS(s.status) == 0)),
	    "every key in %s, %d: no crash", name, n);
	for (int i = 0; i < 12 && !s.ended; i++) {
		types(&s, i % 3 == 2 ? "\x03" : "\x1b");
		pump(&s, 100);
	}
	types(&s, "n\x1b\x1b\x1bq");
	types(&s, "\x03");
	status = ends(&s);
	ok(status == 0, "and out of it (%d)", status);
}

/* ok() that no action of the table was left out. */
static void every_action_was_pressed(void)
{
	for (int a = ACTION_NONE + 1; a < ACTIONS; a++)
		/* This one needs a merge that takes long, which tests/tui/merge.c has. */
		if (!pressed[a] && a != ACTION_STOP)
			ok(false, "%s was pressed", actions[a].name);
	ok(true, "the table has no other actions");
}

int main(void)
{
	setlocale(LC_CTYPE, "C.UTF-8");
	setenv("CDSLOG_NOW", "2024-05-05T08:00:00Z", 1);
	setenv("CDSLOG_MEDIA", "/nonexistent", 1);
	says("add --date 2024-05-03 --place 'Mỹ Bình' --new eid=4 --note 'ghi'");
	says("--file b.cdslog add --date 2024-05-03 --place 'Mỹ Bình' --new eid=5");
	pages();
	rebinding();
	says("merge b.cdslog");
	walk("", "the list", SCOPE_SESSIONS);
	walk("\r", "a session", SCOPE_DETAIL);
	walk("R", "the review", SCOPE_REVIEW);
	walk("M", "the files", SCOPE_FILES);
	walk("M\r", "a merge", SCOPE_MERGE);
	walk("Mm", "the merges", SCOPE_RECEIPTS);
	walk("T", "the totals", SCOPE_TOTALS);
	walk("P", "the places", SCOPE_ITEMS);
	walk("?", "the help", SCOPE_HELP);
	walk("a", "the form", SCOPE_FORM);
	walk("f", "the filter", SCOPE_FILTER);
	walk("c", "the tally", SCOPE_TALLY);
	walk("D", "the drafts", SCOPE_DRAFTS);
	walk("d", "a line", SCOPE_PROMPT);
	walk("x", "a question", SCOPE_ASK);
	every_action_was_pressed();
	return done();
}
