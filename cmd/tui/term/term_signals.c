/* What signals do while the screens have the terminal. They only set a flag, which is looked at
 * later; a crash alone writes. */
#include "tui/term/term_signals.h"

#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static const int crashing[] = {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGQUIT};
#define CRASHING (sizeof crashing / sizeof *crashing)

static volatile sig_atomic_t asked_to_end, asked_to_pause;
static struct sigaction before[CRASHING];
static struct termios tty;
static bool tty_known;
static const char *to_leave = "";

static void on_end(int sig)
{
	(void)sig;
	asked_to_end = 1;
}

static void on_pause(int sig)
{
	(void)sig;
	asked_to_pause = 1;
}

/* Nothing of curses may be called in here, so it writes bytes that were prepared, sets the
 * terminal as it was, and lets the signal do what it does otherwise. */
static void on_crash(int sig)
{
	ssize_t n = write(STDOUT_FILENO, to_leave, strlen(to_leave));

	(void)n;
	if (tty_known)
		tcsetattr(STDIN_FILENO, TCSANOW, &tty);
	for (size_t i = 0; i < CRASHING; i++)
		if (crashing[i] == sig)
			sigaction(sig, &before[i], NULL);
	raise(sig);
}

void signals_start(const char *leave)
{
	static const int ending[] = {SIGTERM, SIGHUP, SIGINT};
	struct sigaction end = {.sa_handler = on_end}, pause = {.sa_handler = on_pause},
	    crash = {.sa_handler = on_crash};

	to_leave = leave;
	tty_known = tcgetattr(STDIN_FILENO, &tty) == 0;
	for (size_t i = 0; i < sizeof ending / sizeof *ending; i++)
		sigaction(ending[i], &end, NULL);
	sigaction(SIGTSTP, &pause, NULL);
	for (size_t i = 0; i < CRASHING; i++)
		sigaction(crashing[i], &crash, &before[i]);
}

bool signals_asked_to_end(void)
{
	return asked_to_end;
}

bool signals_asked_to_pause(void)
{
	bool asked = asked_to_pause;

	asked_to_pause = 0;
	return asked;
}

void signals_pause(void)
{
	struct sigaction usual = {.sa_handler = SIG_DFL}, own;

	sigaction(SIGTSTP, &usual, &own);
	raise(SIGTSTP);
	sigaction(SIGTSTP, &own, NULL);
}
