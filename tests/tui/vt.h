/*
 * The screens as a person sees them: the program on a pseudo-terminal, its bytes drawn by
 * libvterm, keys typed as a keyboard or an input method sends them.  Always waiting for
 * text, never for time.
 */
#ifndef VT_H
#define VT_H

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

#ifndef PATIENCE
/* How many seconds a text is waited for, on a slow machine; one that is there is seen at once. */
#define PATIENCE 20
#endif

/* The program and the terminal that it draws on. */
struct screen {
	VTerm *vt;
	VTermScreen *cells;
	int pty, rows, columns;
	pid_t pid;
	int status;                     /* of waitpid, once it has ended */
	bool ended;
};

/* All bytes that the program wrote since it was started, terminated; more than fit are dropped. */
static char last_bytes[200000];
static size_t last_n;

/* Starts the program in a terminal of this size, in English.  env is a list of names and values
 * that ends with NULL, or NULL. */
__attribute__((unused)) static void start(struct screen *s, int rows, int columns,
    const char *const *env)
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
		/* For TERM=linux curses would load libgpm, the mouse of a real console.  On a
		 * pseudo-terminal that prints a warning of its own, and it leaks ten bytes
		 * when curses unloads it, which the leak checker would report. */
		setenv("NCURSES_GPM_TERMS", "", 1);
		for (; env && *env; env += 2)
			setenv(env[0], env[1], 1);
		execl(getenv("CDSLOG"), "cdslog", (char *)NULL);
		_exit(127);
	}
}

/* Reads what the program writes within so many milliseconds, and draws it.  false: the program has
 * ended. */
__attribute__((unused)) static bool pump(struct screen *s, int ms)
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

/* The text of a row as UTF-8, without the blanks at its end; out takes 4,096 bytes. */
__attribute__((unused)) static void row_text(struct screen *s, int row, char *out)
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

/* The first row that has this text now; -1: none has. */
__attribute__((unused)) static int row_of(struct screen *s, const char *text)
{
	char row[4096];

	for (int i = 0; i < s->rows; i++) {
		row_text(s, i, row);
		if (strstr(row, text))
			return i;
	}
	return -1;
}

/* Does some row have this text now? */
__attribute__((unused)) static bool shows(struct screen *s, const char *text)
{
	return row_of(s, text) >= 0;
}

/* Prints all rows, for somebody who looks for what went wrong. */
__attribute__((unused)) static void dump(struct screen *s)
{
	char row[4096];

	for (int i = 0; i < s->rows; i++) {
		row_text(s, i, row);
		printf("#   |%s\n", row);
	}
}

/* ok() that some row gets this text, within PATIENCE. */
__attribute__((unused)) static bool sees(struct screen *s, const char *text, const char *what)
{
	time_t until = time(NULL) + PATIENCE;

	while (!shows(s, text) && time(NULL) < until && pump(s, 50))
		continue;
	if (ok(shows(s, text), "%s", what))
		return true;
	printf("#   no '%s' on:\n", text);
	dump(s);
	return false;
}

/* Sends bytes to the program, as a keyboard or an input method does. */
__attribute__((unused)) static void types(struct screen *s, const char *keys)
{
	if (!s->ended && write(s->pty, keys, strlen(keys)) < 0)
		printf("# write: %s\n", strerror(errno));
}

/* Reads until the program has nothing more to draw. */
__attribute__((unused)) static void settles(struct screen *s)
{
	struct pollfd p = {.fd = s->pty, .events = POLLIN};

	while (poll(&p, 1, 150) > 0 && pump(s, 0))
		continue;
}

/* Gives the terminal another size, after all was drawn: libvterm breaks on text for rows that it no
 * longer has. */
__attribute__((unused)) static void resizes(struct screen *s, int rows, int columns)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};

	settles(s);
	vterm_set_size(s->vt, s->rows = rows, s->columns = columns);
	ioctl(s->pty, TIOCSWINSZ, &size);
}

/* Waits for the program to end, or kills it after PATIENCE.  Returns its exit status; -1 if it was
 * killed, by us or by somebody else. */
__attribute__((unused)) static int ends(struct screen *s)
{
	time_t until = time(NULL) + PATIENCE;

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

/* What a command of the program prints, in English, both outputs together.  The text stays until
 * the next call. */
__attribute__((unused)) static char *says(const char *arguments)
{
	static char out[65536];
	char command[2000];
	FILE *p;
	size_t n;

	snprintf(command, sizeof command, "CDSLOG_LANG=en %s %s 2>&1", getenv("CDSLOG"),
	    arguments);
	p = popen(command, "r");
	n = fread(out, 1, sizeof out - 1, p);
	out[n] = '\0';
	pclose(p);
	return out;
}

#endif
