/*
 * How long a screen takes: screen [-q MS] [-n TIMES] [-k LABEL=KEYS] … COMMAND [ARG …]
 * Runs the command in a pseudo-terminal of 80 by 24 and prints, in microseconds, the time to the
 * end of the first paint, then for each -k the median times from sending the keys (again and
 * again) to the last and to the first byte that answers them, and the most memory that it had, in
 * kilobytes. A paint has ended when nothing came for MS (150). Keys before a bar in KEYS are sent
 * first and not timed; in KEYS \e is Escape, \r Enter, \s Space, \f Ctrl-F.
 */
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int quiet_ms = 150;
#define FIRST_MS 30000          /* for somebody who needs long to start */
#define TIMES_MAX 99
static int times = 9;

/* The time in microseconds. */
static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

/* Reads until nothing came for a while.  Returns the time of the last byte, or `from` if none came;
 * *first is that of the first byte. */
static double settle(int fd, double from, int first_ms, double *first)
{
	static char bytes[65536];
	struct pollfd p = {fd, POLLIN, 0};
	double last = from;
	int wait = first_ms;

	*first = 0;
	while (poll(&p, 1, wait) > 0 && read(fd, bytes, sizeof bytes) > 0) {
		last = now();
		*first = *first > 0 ? *first : last;
		wait = quiet_ms;
	}
	return last;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Writes the bytes of keys, as they are written on the command line; returns how many. */
static size_t unescape(const char *text, char *out)
{
	size_t n = 0;

	for (; *text; text++) {
		if (text[0] == '\\' && text[1]) {
			text++;
			out[n++] = *text == 'e' ? '\033' : *text == 'r' ? '\r' : *text == 's' ? ' '
			    : *text == 'f' ? 6 : *text;
		} else {
			out[n++] = *text;
		}
	}
	return n;
}

/* Sends keys again and again, and prints the median times. */
static void time_keys(int fd, const char *label, int label_n, const char *keys)
{
	double took[TIMES_MAX], began[TIMES_MAX], first;
	char out[256];

	for (int i = 0; i < times; i++) {
		char *copy = strdup(keys), *part = copy, *bar;
		while ((bar = strchr(part, '|'))) {
			*bar = '\0';
			if (write(fd, out, unescape(part, out)) < 0)
				exit(1);
			settle(fd, now(), quiet_ms, &first);
			part = bar + 1;
		}
		double from = now();
		if (write(fd, out, unescape(part, out)) < 0)
			exit(1);
		took[i] = settle(fd, from, 2000, &first) - from;
		began[i] = first > 0 ? first - from : 0;
		free(copy);
	}
	qsort(took, (size_t)times, sizeof *took, by_value);
	qsort(began, (size_t)times, sizeof *began, by_value);
	printf("%.*s %.0f %.0f\n", label_n, label, took[times / 2], began[times / 2]);
}

/* The most memory that a process had, in kilobytes. */
static long memory(pid_t pid)
{
	char path[64], line[256];
	long kb = 0;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
	f = fopen(path, "r");
	while (f && fgets(line, sizeof line, f))
		if (sscanf(line, "VmHWM: %ld", &kb) == 1)
			break;
	if (f)
		fclose(f);
	return kb;
}

int main(int argc, char **argv)
{
	struct winsize size = {.ws_row = 24, .ws_col = 80};
	double from = now(), first, ignored;
	pid_t pid;
	int fd, at = 1, keys;

	for (; at + 1 < argc && (strcmp(argv[at], "-q") == 0 || strcmp(argv[at], "-n") == 0);
	    at += 2) {
		int value = atoi(argv[at + 1]);
		if (value < 1 || (argv[at][1] == 'n' && value > TIMES_MAX))
			return 2;
		*(argv[at][1] == 'q' ? &quiet_ms : &times) = value;
	}
	keys = at;
	while (at + 1 < argc && strcmp(argv[at], "-k") == 0)
		at += 2;
	if (at >= argc)
		return 2;
	pid = forkpty(&fd, NULL, NULL, &size);
	if (pid < 0)
		return 1;
	if (pid == 0) {
		setenv("TERM", "xterm-256color", 1);
		execvp(argv[at], argv + at);
		_exit(127);
	}
	first = settle(fd, from, FIRST_MS, &ignored) - from;
	printf("first %.0f\n", first);
	for (int i = keys; i + 1 < at; i += 2) {
		char *eq = strchr(argv[i + 1], '=');
		if (!eq)
			return 2;
		time_keys(fd, argv[i + 1], (int)(eq - argv[i + 1]), eq + 1);
	}
	printf("memory %ld\n", memory(pid));
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	return 0;
}
