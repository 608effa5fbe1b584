/* How far long work has come, on a terminal. */
#include "app/progress.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "app/elapsed.h"
#include "app/format.h"
#include "app/i18n.h"
#include "app/spoken.h"

#define SHOWN_MS 200                    /* how long one line stays before the next */
#define SPOKEN_MS 5000                  /* the same, where each line is heard */
#define PROGRESS_FROM 5000              /* fewer entries are done before anybody reads a line */

static volatile sig_atomic_t stop;

static void on_signal(int sig)
{
	(void)sig;
	stop = 1;
}

void progress_catch_signals(void)
{
	struct sigaction action = {.sa_handler = on_signal};

	/* In line mode one merge follows another: a request to stop was for the one before. */
	stop = 0;
	sigemptyset(&action.sa_mask);
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGHUP, &action, NULL);
}

void progress_start(struct progress *p, const char *what)
{
	*p = (struct progress){.what = what};
	p->began = elapsed_ms();
}

/* Says how far it is, in a line that the next one takes the place of; where lines are heard, in a
 * line of its own. */
static void progress_print(const struct progress *p, int64_t done, int64_t total, int64_t now)
{
	char a[FORMAT_SIZE], b[FORMAT_SIZE];
	int64_t left = elapsed_left(done, total, now - p->began);

	fprintf(stderr, spoken() ? _("%s: %s of %s") : "\r%s: %s / %s", p->what,
	    format_count(a, sizeof a, done), format_count(b, sizeof b, total));
	if (left >= 0)
		fprintf(stderr, _(", %lld s left"), (long long)left);
	fputs(spoken() ? "\n" : "\033[K", stderr);
}

bool progress_tick(void *arg, int64_t done, int64_t total)
{
	struct progress *p = arg;
	int64_t now, since;

	if (stop || !isatty(STDERR_FILENO) || total < PROGRESS_FROM)
		return !stop;
	now = elapsed_ms();
	since = now - (p->shown ? p->shown : p->began);
	if (spoken() ? since < SPOKEN_MS
	    : done > 0 && done < total && p->shown && since < SHOWN_MS)
		return true;
	p->shown = now;
	progress_print(p, done, total, now);
	return true;
}

void progress_end(const struct progress *p)
{
	if (p->shown && !spoken())
		fputs("\r\033[K", stderr);
}
