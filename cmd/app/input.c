/* Files that are named to be read, as input.h says. Called by import, by merge and by the lists of
 * places, teams and services. */
#include "app/input.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/app.h"
#include "app/i18n.h"
#include "app/temp.h"

#define BLOCK 65536

static const char *input_copy;          /* the copy that a signal has to remove; NULL: none */

/* Removes the copy and lets the signal do what it does without this program. */
static void input_on_signal(int sig)
{
	if (input_copy)
		unlink(input_copy);
	signal(sig, SIG_DFL);
	raise(sig);
}

/* Catches the signals that would end the program. One that whoever started the program has set to
 * be ignored stays ignored. */
static void input_catch_signals(void)
{
	static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE};
	struct sigaction action = {.sa_handler = input_on_signal}, before;

	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler == SIG_DFL)
			sigaction(signals[i], &action, NULL);
}

/* Copies standard input into a file in `folder`. False: it failed, which has been said. */
static bool input_copy_all(FILE *to, const char *folder)
{
	char block[BLOCK];
	ssize_t n;

	while ((n = read(STDIN_FILENO, block, sizeof block)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			say(_("can't read standard input: %s"), _(strerror(errno)));
			return false;
		}
		if (fwrite(block, 1, (size_t)n, to) != (size_t)n)
			break;
	}
	if (n == 0 && fflush(to) == 0)
		return true;
	say(_("can't keep a copy of standard input in '%s': %s; name another folder in TMPDIR"),
	    folder, _(strerror(errno)));
	return false;
}

bool input_is_standard(const char *name)
{
	return strcmp(name, "-") == 0;
}

/* Of a path that holds a slash. */
static void input_folder(const char *path, char *buf, size_t size)
{
	snprintf(buf, size, "%.*s", (int)(strrchr(path, '/') - path), path);
}

static int input_take_standard(struct input *in)
{
	char folder[4096];
	FILE *to = temp_named(&in->copy);
	bool good;

	if (!to) {
		say(_("can't make a temporary file: %s; name another folder in TMPDIR"),
		    _(strerror(errno)));
		return EXIT_FAILED;
	}
	input_copy = in->path = in->copy;
	input_catch_signals();
	input_folder(in->copy, folder, sizeof folder);
	good = input_copy_all(to, folder);
	fclose(to);
	if (good)
		return EXIT_OK;
	input_end(in);
	return EXIT_FAILED;
}

int input_begin(struct input *in, const char *name, const char *command)
{
	*in = (struct input){.name = name, .path = name};
	if (!input_is_standard(name))
		return EXIT_OK;
	if (isatty(STDIN_FILENO)) {
		say(_("standard input is the keyboard: name a file in place of '-', or send one,"
		    " as in 'cdslog %s - < FILE'"), command);
		return EXIT_MISUSED;
	}
	return input_take_standard(in);
}

void input_end(struct input *in)
{
	input_copy = NULL;
	if (in->copy)
		unlink(in->copy);
	free(in->copy);
	in->copy = NULL;
}
