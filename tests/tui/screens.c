/*
 * The screens as a person sees them: the program on a pseudo-terminal, its bytes drawn by
 * libvterm, keys typed as a keyboard or an input method sends them.  Always waiting for
 * text, never for time.
 */
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

#include "../tap.h"

struct screen {
	VTerm *vt;
	VTermScreen *cells;
	int pty, rows, columns;
	pid_t pid;
	int status;
	bool ended;
};

static char last_bytes[200000];
static size_t last_n;

static void start(struct screen *s, int rows, int columns, const char *const *env)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};

	*s = (struct screen){.rows = rows, .columns = columns};
	last_n = 0;
	s->vt = vterm_new(rows, columns);
	vterm_set_utf8(s->vt, 1);
	s->cells = vterm_obtain_screen(s->vt);
	vterm_screen_reset(s->cells, 1);
	s->pid = forkpty(&s->pty, NULL, NULL, &size);
	if (s->pid == 0) {
		setenv("CDSLOG_LANG", "en", 1);
		setenv("TERM", "xterm-256color", 1);
		for (; env && *env; env += 2)
			setenv(env[0], env[1], 1);
		execl(getenv("CDSLOG"), "cdslog", (char *)NULL);
		_exit(127);
	}
}

/* Reads what comes within ms; false: the program ended. */
static bool pump(struct screen *s, int ms)
{
	struct pollfd p = {.fd = s->pty, .events = POLLIN};
	char buf[8192];
	ssize_t n;

	if (s->ended)
		return false;
	if (poll(&p, 1, ms) <= 0)
		return true;
	n = read(s->pty, buf, sizeof buf);
	if (n <= 0) {
		waitpid(s->pid, &s->status, 0);
		s->ended = true;
		return false;
	}
	if (last_n + (size_t)n < sizeof last_bytes) {
		memcpy(last_bytes + last_n, buf, (size_t)n);
		last_n += (size_t)n;
		last_bytes[last_n] = '\0';
	}
	vterm_input_write(s->vt, buf, (size_t)n);
	return true;
}

/* A row as UTF-8, without the blanks at its end. */
static void row_text(struct screen *s, int row, char *out)
{
	size_t n = 0, end = 0;

	for (int col = 0; col < s->columns; col++) {
		VTermScreenCell cell;
		VTermPos at = {row, col};
		vterm_screen_get_cell(s->cells, at, &cell);
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && (i == 0 || cell.chars[i]); i++) {
			uint32_t c = cell.chars[i] ? cell.chars[i] : ' ';
			if (c == (uint32_t)-1)
				continue;
			if (c < 0x80) {
				out[n++] = (char)c;
			} else if (c < 0x800) {
				out[n++] = (char)(0xc0 | c >> 6);
				out[n++] = (char)(0x80 | (c & 63));
			} else {
				out[n++] = (char)(0xe0 | c >> 12);
				out[n++] = (char)(0x80 | (c >> 6 & 63));
				out[n++] = (char)(0x80 | (c & 63));
			}
			if (c != ' ')
				end = n;
		}
	}
	out[end] = '\0';
}

static bool shows(struct screen *s, const char *text)
{
	char row[4096];

	for (int i = 0; i < s->rows; i++) {
		row_text(s, i, row);
		if (strstr(row, text))
			return true;
	}
	return false;
}

static void dump(struct screen *s)
{
	char row[4096];

	for (int i = 0; i < s->rows; i++) {
		row_text(s, i, row);
		printf("#   |%s\n", row);
	}
}

static bool sees(struct screen *s, const char *text, const char *what)
{
	time_t until = time(NULL) + 20;

	while (!shows(s, text) && time(NULL) < until && pump(s, 50))
		continue;
	if (ok(shows(s, text), "%s", what))
		return true;
	printf("#   no '%s' on:\n", text);
	dump(s);
	return false;
}

static void types(struct screen *s, const char *keys)
{
	if (!s->ended && write(s->pty, keys, strlen(keys)) < 0)
		printf("# write: %s\n", strerror(errno));
}

static int ends(struct screen *s)
{
	time_t until = time(NULL) + 20;

	while (time(NULL) < until && pump(s, 50))
		continue;
	if (!s->ended) {
		kill(s->pid, SIGKILL);
		waitpid(s->pid, &s->status, 0);
	}
	close(s->pty);
	vterm_free(s->vt);
	return s->ended && WIFEXITED(s->status) ? WEXITSTATUS(s->status) : -1;
}

/* What a command prints, to compare bytes. */
static char *says(const char *arguments)
{
	static char out[65536];
	char command[2000];
	FILE *p;
	size_t n;

	snprintf(command, sizeof command, "CDSLOG_LANG=en %s %s 2>&1", getenv("CDSLOG"), arguments);
	p = popen(command, "r");
	n = fread(out, 1, sizeof out - 1, p);
	out[n] = '\0';
	pclose(p);
	return out;
}

static void first_session(void)
{
	struct screen s;

	start(&s, 24, 80, NULL);
	sees(&s, "There is nothing in this log yet", "the first start says what to do");
	types(&s, "a");
	sees(&s, "log a session", "a opens the form");
	types(&s, "Mỹ Bình");
	sees(&s, "make “Mỹ Bình” new", "a place that is not there can be made");
	types(&s, "\r");
	sees(&s, "new", "and is marked as new");
	/* decomposed, as some keyboards send it */
	types(&s, "To\xcc\x82\xcc\x89 1");
	sees(&s, "make “Tổ 1” new", "decomposed typing is shown composed");
	types(&s, "\r40\r\r12");
	types(&s, "\x13");
	sees(&s, "the session is saved", "^S saves");
	sees(&s, "Mỹ Bình", "the list shows it");
	sees(&s, "1 sessions, 52 assists", "and its total");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
	ok(strstr(last_bytes, "\x1b[?1049l") != NULL, "the terminal is given back");
	ok(strstr(says("team list"), "Tổ 1") != NULL, "the team's name is stored composed");
	ok(strstr(says("report --format json"), "\"assists\": 52") != NULL, "the counts are in the log");
}

/* Unikey and its like: letters, then backspaces and the whole word anew, in one read. */
static void input_method(void)
{
	struct screen s;

	start(&s, 24, 80, NULL);
	sees(&s, "Mỹ Bình", "the list again");
	types(&s, "a");
	sees(&s, "log a session", "the form again");
	types(&s, "\x1bOA\x1bOA");              /* up to the place */
	types(&s, "Dda\x7f\x7f\x7fĐa\x7f\x7f" "Đài So\x08\x08Sơn");
	sees(&s, "make “Đài Sơn” new", "a burst of backspaces and letters comes out right");
	types(&s, "\r\x1bOB?\x13");
	sees(&s, "the session is saved", "a count may be ?");
	sees(&s, "Đài Sơn", "and the place is in the list");
	types(&s, "/dai son");
	sees(&s, "/ dai son", "finding");
	types(&s, "\r");
	types(&s, "e");
	sees(&s, "change a session", "e changes what was found");
	types(&s, "\x1bOB\x1bOB\x1bOB" "7500");
	types(&s, "x");
	types(&s, "\t");
	sees(&s, "a whole number, or ?", "a mistake is told beside the field");
	types(&s, "\x1b");
	sees(&s, "Leave without saving", "Esc does not lose what was typed");
	types(&s, "n");
	types(&s, "\x1bOA\x7f\x13");
	sees(&s, "the change is saved", "the mistake is mended and saved");
	types(&s, "\r");
	sees(&s, "history", "Enter opens it");
	sees(&s, "? → 7,500", "with what it was before");
	types(&s, "q");
	types(&s, "\x1b");
	types(&s, "t");
	sees(&s, "month", "totals");
	types(&s, "q");
	types(&s, "?");
	sees(&s, "the keys of this screen", "help comes from the keymap");
	types(&s, "q");
	types(&s, "L");
	sees(&s, "lượt hỗ trợ", "L turns to Vietnamese");
	types(&s, "L");
	/* x asks first; an input method has no part in a command key but may turn e into ê */
	types(&s, "ê");
	sees(&s, "change a session", "ê is e for a command");
	types(&s, "\x1b");
	types(&s, "x\r");
	sees(&s, "does not count any more", "x removes, after a question");
	types(&s, "q");
	ok(ends(&s) == 0, "and q leaves");
}

static void sizes(void)
{
	struct screen s;
	struct winsize small = {.ws_row = 12, .ws_col = 40}, tiny = {.ws_row = 4, .ws_col = 20}, large = {.ws_row = 60, .ws_col = 200};

	start(&s, 24, 80, NULL);
	sees(&s, "Mỹ Bình", "80×24");
	ioctl(s.pty, TIOCSWINSZ, &small);
	vterm_set_size(s.vt, s.rows = 12, s.columns = 40);
	types(&s, "\x0c");
	sees(&s, "a log", "40×12 keeps its keys in sight");
	types(&s, "a");
	sees(&s, "log a session", "and its form");
	types(&s, "\x1b");
	ioctl(s.pty, TIOCSWINSZ, &tiny);
	vterm_set_size(s.vt, s.rows = 4, s.columns = 20);
	sees(&s, "the window is too", "a tiny window says so");
	ioctl(s.pty, TIOCSWINSZ, &large);
	vterm_set_size(s.vt, s.rows = 60, s.columns = 200);
	sees(&s, "Mỹ Bình", "200×60");
	types(&s, "q");
	ok(ends(&s) == 0, "q leaves");
}

static void terminals(void)
{
	static const char *const dumb[] = {"TERM", "dumb", NULL}, *const strange[] = {"TERM", "xterm-nobody", NULL};
	static const char *const plain[] = {"NO_COLOR", "1", "LC_ALL", "C", NULL};
	struct screen s;

	start(&s, 24, 80, dumb);
	ok(ends(&s) == 1 && strstr(last_bytes, "can't show the screens"), "a dumb terminal gets a plain error");
	start(&s, 24, 80, strange);
	sees(&s, "Mỹ Bình", "an unknown terminal is taken for its nearest kin");
	types(&s, "q");
	ends(&s);
	start(&s, 24, 80, plain);
	sees(&s, "Mỹ Bình", "UTF-8 in the locale C");
	types(&s, "q");
	ends(&s);
	ok(strstr(last_bytes, "\x1b[3") == NULL || !strstr(last_bytes, "\x1b[36m"), "NO_COLOR: no colour");
	start(&s, 24, 80, NULL);
	sees(&s, "Mỹ Bình", "started");
	kill(s.pid, SIGTERM);
	ends(&s);
	ok(strstr(last_bytes, "\x1b[?1049l") != NULL, "SIGTERM gives the terminal back");
}

/* Another program writes while the list is open. */
static void others(void)
{
	struct screen s;

	start(&s, 24, 80, NULL);
	sees(&s, "sessions", "the list is open");
	says("add --place 'my binh' eid=300");
	sees(&s, "300", "what another program writes appears by itself");
	types(&s, "q");
	ends(&s);
}

int main(void)
{
	setenv("CDSLOG_NOW", "2024-05-05T08:00:00Z", 1);
	first_session();
	input_method();
	sizes();
	terminals();
	others();
	return done();
}
