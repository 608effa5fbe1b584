/* Keys that a person chose, the mouse, the search in the help; and every action in every screen. */
#include <sys/stat.h>

#include "vt.h"

static void write_keys(const char *text)
{
	FILE *f;

	mkdir("config", 0755);
	mkdir("config/cdslog", 0755);
	f = fopen("config/cdslog/keys", "w");
	fputs(text, f);
	fclose(f);
}

static const char *const env[] = {"XDG_CONFIG_HOME", NULL, NULL};

static void start_with_config(struct screen *s, int rows, int columns)
{
	static char path[4096];
	const char *with[] = {env[0], path, NULL};

	snprintf(path, sizeof path, "%s/config", getenv("HOME"));
	start(s, rows, columns, with);
}

static void rebinding(void)
{
	struct screen s;

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
	sees(&s, "V, ^E", "help follows");
	types(&s, "/dupli");
	sees(&s, "keys with “dupli”", "the help is searched");
	sees(&s, "conflicts and likely duplicates", "as one types");
	ok(!shows(&s, "a page up"), "and shows nothing else");
	types(&s, "\r");
	types(&s, "\x1b");
	sees(&s, "log a session", "Esc shows all again");
	types(&s, "qq");
	ok(ends(&s) == 0, "q leaves");

	write_keys("all review V\nsessions frobnicate x\nform save S\nsessions quit none\nsessions quit none\nall back x\nsessions edit E\n");
	start_with_config(&s, 24, 100);
	sees(&s, "file of keys, line 2: there is no action 'frobnicate' in 'sessions'", "a bad line is told with its number");
	types(&s, "V");
	sees(&s, "Nothing disagrees", "the other lines hold");
	types(&s, "x");
	sees(&s, "sessions", "also a key that is taken from another action");
	types(&s, "?");
	types(&s, "G");
	sees(&s, "leave cdslog", "the way out is still there");
	types(&s, "xq\x03");
	ok(ends(&s) == 0, "and leads out");
	remove("config/cdslog/keys");
}

/* As xterm sends it: button, column, row, from 1 on. */
static void press(struct screen *s, int button, int x, int y)
{
	char bytes[80];

	snprintf(bytes, sizeof bytes, "\x1b[<%d;%d;%dM\x1b[<%d;%d;%dm", button, x + 1, y + 1, button, x + 1, y + 1);
	types(s, bytes);
}

static void mouse(void)
{
	struct screen s;

	start(&s, 24, 80, NULL);
	sees(&s, "sessions", "the list");
	types(&s, "P\t\t");
	sees(&s, "services: 11", "services");
	press(&s, 0, 4, 3);
	sees(&s, "›Dịch vụ", "a click chooses");
	press(&s, 65, 4, 5);
	press(&s, 65, 4, 5);
	sees(&s, "›Trang tin", "the wheel moves");
	types(&s, "g");
	press(&s, 0, 2, 23);
	sees(&s, "places: ", "a click on the bottom bar presses the key");
	types(&s, "\x0f");
	sees(&s, "the mouse is off", "^O turns it off");
	types(&s, "qq");
	ends(&s);
	ok(strstr(says("config mouse"), "off") != NULL, "for the next time, too");
	says("config mouse on");
}

/* Whatever is pressed wherever: no crash, and the way out works. */
static void walk(const char *open, const char *name)
{
	static const char *const keys[] = {
		"j", "k", "l", "h", "<", ">", ",", ".", "\r", "\x1b", "q", "a", "\x1b", "b", "c", "d", "\x1b", "e", "\x1b", "n", "f", "g", "G", "i", "\x1b",
		"m", "q", "n", "o", "o", "p", "r", "\x1b", "s", "\x1b", "u", "n", "v", "x", "n", "/", "\x1b", "?", "q", "\t", "\x1b[Z", "W", "n", "L", "L",
		"R", "q", "M", "q", "P", "q", "T", "q", "\x1bOA", "\x1bOB", "\x1bOC", "\x1bOD", "\x1b[5~", "\x1b[6~", "\x1bOH", "\x1bOF", "\x1b[3~", "n", "\x1b[2~", "\x1b",
		"\x0c", "\x0f", "\x0f", " ", "!", "=", "đ", "\x1b", "ư", "n", "\x7f", "\x08", "1", "\x01",
	};
	struct winsize small = {.ws_row = 12, .ws_col = 40}, large = {.ws_row = 60, .ws_col = 200};
	struct screen s;

	start(&s, 24, 80, NULL);
	for (int turn = 0; turn < 20 && !shows(&s, "cdslog"); turn++)
		pump(&s, 200);
	for (size_t i = 0; i < sizeof keys / sizeof *keys && !s.ended; i++) {
		types(&s, "\x1b");
		pump(&s, 30);
		types(&s, "\x1b");
		pump(&s, 30);
		types(&s, open);
		pump(&s, 30);
		types(&s, keys[i]);
		pump(&s, 30);
		if (i == 20)
			ioctl(s.pty, TIOCSWINSZ, &small);
		if (i == 40)
			ioctl(s.pty, TIOCSWINSZ, &large);
	}
	ok(!s.ended || (WIFEXITED(s.status) && WEXITSTATUS(s.status) == 0), "every key in %s: no crash", name);
	for (int i = 0; i < 12 && !s.ended; i++) {
		types(&s, i % 3 == 2 ? "\x03" : "\x1b");
		pump(&s, 100);
	}
	types(&s, "n\x1b\x1b\x1bq");
	types(&s, "\x03");
	ok(ends(&s) == 0, "and out of it");
}

int main(void)
{
	setenv("CDSLOG_NOW", "2024-05-05T08:00:00Z", 1);
	setenv("CDSLOG_MEDIA", "/nonexistent", 1);
	says("add --date 2024-05-03 --place 'Mỹ Bình' --new eid=4 --note 'ghi'");
	says("--file b.cdslog add --date 2024-05-03 --place 'Mỹ Bình' --new eid=5");
	rebinding();
	mouse();
	says("merge b.cdslog");
	walk("", "the list");
	walk("\r", "a session");
	walk("R", "the review");
	walk("M", "the files");
	walk("M\r", "a merge");
	walk("Mm", "the merges");
	walk("T", "the totals");
	walk("P", "the places");
	walk("?", "the help");
	return done();
}
