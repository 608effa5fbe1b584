/* The queue of what is to be derived or compared before a transaction ends.  The file
 * that knows what has to follow from a change puts it here; it is done at the end of the
 * transaction, or earlier, once too much waits. */
#include "derive/pending.h"

#include <stdlib.h>

#include "derive/derive.h"
#include "base/map.h"
#include "derive/double.h"
#include "derive/redaction.h"
#include "store/sql.h"
#include "store/store.h"
#include "derive/suspect.h"
#include "derive/verdict.h"

/* Once so many things wait in a stage they are done, so that a long merge needs little memory. */
#define PENDING_MAX 16384

enum stage { STAGE_SUBJECTS, STAGE_GROUPS, STAGE_DOUBLES, STAGE_TEAMS, STAGE_WINDOWS, STAGES };

struct queue {
	struct {
		struct cds__pending *item;
		size_t n, room;
		struct cds__map at;     /* key → index */
	} stage[STAGES];
	bool early;                     /* windows were compared before the end */
	bool gathers;                   /* subjects may wait: cds__pending_gather was called */
	cds__pending_follow *follow;
	void *arg;
	int64_t conflicts;
};

static void pending_subjects(cds_log *log, struct cds__pending *item, size_t n);

static void (*const run[STAGES])(cds_log *log, struct cds__pending *item, size_t n) = {
	[STAGE_SUBJECTS] = pending_subjects,
	[STAGE_GROUPS] = cds__verdict_regroup,
	[STAGE_DOUBLES] = cds__double_compare,
	[STAGE_TEAMS] = cds__suspect_teams,
	[STAGE_WINDOWS] = cds__suspect_compare,
};

/* ---- the queue ---- */

static void pending_run(cds_log *log, struct queue *q, enum stage stage)
{
	struct cds__pending *item = q->stage[stage].item;
	size_t n = q->stage[stage].n;

	/* The list is taken out first, since what is run may put more on it. */
	q->stage[stage].item = NULL;
	q->stage[stage].n = q->stage[stage].room = 0;
	cds__map_free(&q->stage[stage].at);
	if (n > 0 && !cds__failed(log))
		run[stage](log, item, n);
	free(item);
}

static void pending_flush(cds_log *log, void *data)
{
	struct queue *q = data;

	for (int stage = 0; stage < STAGES; stage++)
		pending_run(log, q, (enum stage)stage);
	q->early = false;
}

static void pending_forget(cds_log *log, void *data)
{
	struct queue *q = data;

	(void)log;
	for (int stage = 0; stage < STAGES; stage++) {
		free(q->stage[stage].item);
		cds__map_free(&q->stage[stage].at);
	}
	*q = (struct queue){.gathers = false};
}

static struct queue *pending_queue(cds_log *log)
{
	static const struct cds__memo_form form = {sizeof(struct queue), pending_flush,
	    pending_forget, NULL};

	return cds__memo(log, CDS__MEMO_PENDING, &form);
}

/* Puts an item on a stage's list, or marks once more the one of its key that is there: true. */
static bool pending_add(cds_log *log, enum stage stage, const struct cds__pending *item)
{
	struct queue *q = pending_queue(log);
	int64_t at;

	if (!q || cds__failed(log))
		return false;
	if (cds__map_get(&q->stage[stage].at, &item->key, sizeof item->key, &at)) {
		q->stage[stage].item[at].words |= item->words;
		q->stage[stage].item[at].what |= item->what;
		q->stage[stage].item[at].times++;
		return true;
	}
	at = (int64_t)q->stage[stage].n;
	if (!cds_grow(q->stage[stage].item, q->stage[stage].n, q->stage[stage].room) ||
	    !cds__map_put(&q->stage[stage].at, &item->key, sizeof item->key, at))
		cds__fail_memory(log);
	else
		q->stage[stage].item[q->stage[stage].n++] = *item;
	if (!cds__failed(log))
		q->stage[stage].item[at].times = 1;
	return false;
}

/* What waits in the stages before the windows says which windows have to be compared, so it is
 * run before they are: else all would be compared twice. */
static void pending_run_windows(cds_log *log, struct queue *q)
{
	for (int stage = STAGE_GROUPS; stage <= STAGE_WINDOWS; stage++)
		pending_run(log, q, (enum stage)stage);
	q->early = true;
}

void cds__pending_relieve(cds_log *log)
{
	struct queue *q = log->memo[CDS__MEMO_PENDING].data;

	for (int stage = 0; q && stage < STAGE_WINDOWS; stage++)
		if (q->stage[stage].n >= PENDING_MAX)
			pending_run(log, q, (enum stage)stage);
	if (q && q->stage[STAGE_WINDOWS].n >= PENDING_MAX)
		pending_run_windows(log, q);
}

/* ---- subjects ---- */

void cds__pending_gather(cds_log *log, cds__pending_follow *follow, void *arg)
{
	struct queue *q = pending_queue(log);

	if (!q)
		return;
	q->gathers = true;
	q->follow = follow;
	q->arg = arg;
	q->conflicts = 0;
}

int64_t cds__pending_derive(cds_log *log)
{
	struct queue *q = log->memo[CDS__MEMO_PENDING].data;

	if (!q)
		return 0;
	q->gathers = false;
	pending_run(log, q, STAGE_SUBJECTS);
	q->follow = NULL;
	return q->conflicts;
}

/* By kind in the order of their table, into which `kind` points; then by number in the file. */
static int pending_by_kind(const void *a, const void *b)
{
	const struct cds__pending *x = a, *y = b;

	if (x->key.kind != y->key.kind)
		return (x->key.kind > y->key.kind) - (x->key.kind < y->key.kind);
	return (x->first > y->first) - (x->first < y->first);
}

static void pending_subjects(cds_log *log, struct cds__pending *item, size_t n)
{
	struct queue *q = pending_queue(log);
	struct cds__effect effect;

	qsort(item, n, sizeof *item, pending_by_kind);
	for (size_t i = 0; i < n && !cds__failed(log) && !(q->follow && q->follow(q->arg, false));
	    i++) {
		if (item[i].words)
			cds__redaction_sweep(log, &item[i].key.id);
		cds__derive_subject(log, item[i].key.kind, &item[i].key.id, item[i].first,
		    &effect);
		q->conflicts += effect.conflicts;
	}
}

static bool pending_wait(cds_log *log, const struct cds__pending *item, bool *waited)
{
	struct queue *q = log->memo[CDS__MEMO_PENDING].data;

	*waited = false;
	if (!q || !q->gathers)
		return false;
	*waited = pending_add(log, STAGE_SUBJECTS, item);
	if (!*waited && q->follow)
		q->follow(q->arg, true);
	return true;
}

bool cds__pending_subject(cds_log *log, const struct cds__kind *kind, const cds_uuid *id,
    int64_t first, bool *waited)
{
	return pending_wait(log, &(struct cds__pending){.key = {.id = *id, .kind = kind},
	    .first = first}, waited);
}

bool cds__pending_words(cds_log *log, const cds_uuid *session, int64_t first)
{
	bool waited;

	return pending_wait(log, &(struct cds__pending){.key = {.id = *session,
	    .kind = cds__kind_of(CDS_SESSION)}, .first = first, .words = true}, &waited);
}

/* ---- groups and windows ---- */

void cds__pending_group(cds_log *log, const cds_uuid *session)
{
	pending_add(log, STAGE_GROUPS, &(struct cds__pending){.key = {.id = *session}});
}

void cds__pending_doubles(cds_log *log)
{
	pending_add(log, STAGE_DOUBLES, &(struct cds__pending){.first = 0});
}

void cds__pending_team(cds_log *log, int64_t team)
{
	pending_add(log, STAGE_TEAMS, &(struct cds__pending){.key = {.place = team}});
}

bool cds__pending_early(cds_log *log)
{
	const struct queue *q = pending_queue(log);

	return q && q->early;
}

void cds__pending_window(cds_log *log, int64_t place, int64_t day, unsigned what)
{
	pending_add(log, STAGE_WINDOWS, &(struct cds__pending){.key = {.place = place, .day = day},
	    .what = what});
}
