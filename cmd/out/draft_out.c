/* Drafts in words, and which program has a draft open. */
#include "out/draft_out.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/format.h"
#include "app/i18n.h"

/* ---- which program has a draft open ---- */

/* When a process began, in ticks since the machine was started. Its number alone does not do:
 * after a restart another process may have the same. 0: there is no such process, or it has ended
 * and only waits for its parent; -1: this system does not tell. */
static long long draft_out_began(long pid)
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
	p = strrchr(text, ')');         /* the process's name before it may hold anything */
	if (!p || sscanf(p + 1, " %c %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s"
	    " %*s %*s %*s %lld", &state, &ticks) != 2)
		return -1;
	return state == 'Z' || state == 'X' ? 0 : ticks;
}

const char *draft_holder(void)
{
	static char text[320];
	char host[256] = "";

	if (!text[0]) {
		gethostname(host, sizeof host - 1);
		snprintf(text, sizeof text, "%s %ld %lld", host, (long)getpid(),
		    draft_out_began((long)getpid()));
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
	now = draft_out_began(pid);
	return now < 0 || then < 0 ? kill((pid_t)pid, 0) == 0 : now == then;
}

/* ---- in words ---- */

/* Adds to *sum the assists that the draft holds, typed or pressed in a tally, and to *uncounted
 * how many counts are missing. */
static void draft_out_assists(const struct cds_draft *d, int64_t *sum, int64_t *uncounted)
{
	int64_t n;

	for (size_t i = 0; i < cds_fields_size(d->text); i++) {
		const struct cds_field *f = cds_fields_at(d->text, i);
		if (strncmp(f->name, "assist.", 7) != 0 || cds_count_parse(f->text, &n) != CDS_OK)
			continue;
		*uncounted += n == CDS_UNKNOWN;
		*sum += n == CDS_UNKNOWN ? 0 : n;
	}
	for (size_t i = 0; i < cds_fields_size(d->pressed); i++)
		if (strncmp(cds_fields_at(d->pressed, i)->name, "assist.", 7) == 0)
			*sum += cds_fields_at(d->pressed, i)->number;
}

/* A draft that changes a session holds only what was changed. Adds the assists of the rest of the
 * session in the same way. */
static void draft_out_unchanged(const struct cds_draft *d, const struct cds_session *s,
    int64_t *sum, int64_t *uncounted)
{
	char name[80];

	for (size_t i = 0; i < s->counts; i++) {
		snprintf(name, sizeof name, "assist.%.70s", s->count[i].service);
		if (s->count[i].measure != CDS_ASSIST || cds_fields_find(d->text, name))
			continue;
		*uncounted += s->count[i].count == CDS_UNKNOWN;
		*sum += s->count[i].count == CDS_UNKNOWN ? 0 : s->count[i].count;
	}
}

static const char *draft_out_kind(const struct cds_draft *d)
{
	return d->tally ? _("a tally") : d->edits ? _("a change") : _("a new session");
}

/* The most important part comes first, where a narrow screen still shows it. */
void draft_words(cds_log *log, const struct cds_draft *d, char *buf, size_t size)
{
	const char *place = cds_fields_str(d->text, "place"),
	    *team = cds_fields_str(d->text, "team"), *date = cds_fields_str(d->text, "date");
	const struct cds_session *s;
	cds_list *list = NULL;
	char day[FORMAT_SIZE], sum[FORMAT_SUM_SIZE];
	int64_t n = 0, uncounted = 0;

	draft_out_assists(d, &n, &uncounted);
	if (d->edits && cds_session_get(log, &d->session, &list, &s) == CDS_OK) {
		place = *place ? place : s->place_name;
		team = *team ? team : s->team_name;
		date = *date ? date : format_date(day, sizeof day, s->first, s->last);
		draft_out_unchanged(d, s, &n, &uncounted);
	}
	format_assists(sum, sizeof sum, n, uncounted);
	snprintf(buf, size, "%s%s%s%s%s%s%s", sum, *place ? " · " : "", place, *team ? " · " : "",
	    team, *date ? " · " : "", date);
	cds_list_close(list);
}

/* For how many days a draft in the bin can still be brought back. */
static int draft_out_days(const struct app *app, const struct cds_draft *d)
{
	int64_t day = 86400, left = d->binned + CDS_BIN_DAYS * day - app_now(app);

	left = (left + day - 1) / day;
	return left < 1 ? 1 : left > CDS_BIN_DAYS ? CDS_BIN_DAYS : (int)left;
}

void draft_state(const struct app *app, const struct cds_draft *d, char *buf, size_t size)
{
	char when[FORMAT_SIZE];
	int today = app_today(app), days;

	if (d->binned >= 0) {
		days = draft_out_days(app, d);
		snprintf(when, sizeof when, days == 1 ? _("%d day left") : _("%d days left"), days);
		snprintf(buf, size, "(%s, %s)", draft_out_kind(d), when);
		return;
	}
	snprintf(buf, size, "(%s, %s)%s", draft_out_kind(d),
	    format_when(when, sizeof when, d->changed, today),
	    draft_held(d) ? _("  (open in another window)") : "");
}
