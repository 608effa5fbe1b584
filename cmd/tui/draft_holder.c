/* Who has a draft open: which process on which machine. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "session_form.h"

/* When a process began, in ticks since the machine did: after a reboot another process may have its number.
 * 0: it is not there, or has died and waits for its parent to look; -1: this system does not tell. */
static long long began(long pid)
{
	char path[64], text[1024];
	long long ticks = -1;
	const char *p;
	char state;
	FILE *f;

	if (access("/proc/self/stat", R_OK) != 0)
		return -1;
	snprintf(path, sizeof path, "/proc/%ld/stat", pid);
	f = fopen(path, "r");
	if (!f)
		return 0;
	text[fread(text, 1, sizeof text - 1, f)] = '\0';
	fclose(f);
	p = strrchr(text, ')');         /* its name may hold anything */
	if (!p || sscanf(p + 1, " %c %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %lld", &state, &ticks) != 2)
		return -1;
	return state == 'Z' || state == 'X' ? 0 : ticks;
}

const char *draft_holder(void)
{
	static char text[320];
	char host[256] = "";

	if (!text[0]) {
		gethostname(host, sizeof host - 1);
		snprintf(text, sizeof text, "%s %ld %lld", host, (long)getpid(), began((long)getpid()));
	}
	return text;
}

bool draft_held(const struct cds_draft *draft)
{
	const char *mine = draft_holder();
	size_t host = strcspn(mine, " ") + 1;
	long long then = -1, now;
	long pid;

	if (strcmp(draft->holder, mine) == 0 || strncmp(draft->holder, mine, host) != 0 ||
	    sscanf(draft->holder + host, "%ld %lld", &pid, &then) < 1 || pid <= 0)
		return false;
	now = began(pid);
	return now < 0 || then < 0 ? kill((pid_t)pid, 0) == 0 : now == then;
}
