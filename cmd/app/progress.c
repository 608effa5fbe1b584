#include "app/progress.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "app/format.h"
#include "app/i18n.h"

#define PROGRESS_FROM 5000              /* entries; less is done before anybody could read it */

static volatile sig_atomic_t stop;

static void on_signal(int sig)
{
	(void)sig;
	stop = 1;
}

void progress_catch_signals(void)
{
	struct sigaction action = {.sa_handler = on_signal};

	/* what stopped one merge of line mode does not stop the next */
	stop = 0;
	sigemptyset(&action.sa_mask);
	sigaction(SIGINT, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGHUP, &action, NULL);
}

static double seconds_since(const struct timespec *from)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)(now.tv_sec - from->tv_sec) + (double)(now.tv_nsec - from->tv_nsec) / 1e9;
}

void progress_start(struct progress *p, const char *what)
{
	*p = (struct progress){.what = what};
	clock_gettime(CLOCK_MONOTONIC, &p->began);
}

bool progress_tick(struct progress *p, int64_t done, int64_t total)
{
	char a[FORMAT_SIZE], b[FORMAT_SIZE];
	double gone;

	if (stop || !isatty(STDERR_FILENO) || total < PROGRESS_FROM)
		return !stop;
	if (done > 0 && done < total && p->shown.tv_sec && seconds_since(&p->shown) < 0.2)
		return true;
	clock_gettime(CLOCK_MONOTONIC, &p->shown);
	gone = seconds_since(&p->began);
	fprintf(stderr, "\r%s: %s / %s", p->what, format_count(a, sizeof a, done),
	    format_count(b, sizeof b, total));
	if (done > 0 && gone > 1)
		fprintf(stderr, _(", %lld s left"),
		    (long long)(gone * (double)(total - done) / (double)done + 0.5));
	fputs("\033[K", stderr);
	return true;
}

void progress_end(const struct progress *p)
{
	if (p->shown.tv_sec)
		fputs("\r\033[K", stderr);
}
