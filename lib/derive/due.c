#include "derive/due.h"

#include <stdlib.h>

#include "derive/derive.h"
#include "base/grow.h"
#include "base/map.h"
#include "derive/redaction.h"
#include "store/sql.h"
#include "store/store.h"

#define KIND_MAX 32                     /* no kind is longer */
/* then they are derived, so that a long merge stays small */
#define DUE_MAX 16384

struct subject {
	cds_uuid id;
	int64_t first;
	char kind[KIND_MAX];
	size_t kind_n;
	bool words;                     /* some were redacted */
};

struct due {
	bool open;
	struct subject *subject;
	size_t n, room;
	struct cds__map at;             /* id and kind → index */
	int64_t conflicts;
	cds__due_follow *follow;
	void *arg;
};

static void due_forget(cds_log *log, void *data)
{
	struct due *d = data;

	(void)log;
	free(d->subject);
	cds__map_free(&d->at);
	*d = (struct due){0};
}

static void due_release(void *data)
{
	due_forget(NULL, data);
	free(data);
}

static int by_first(const void *a, const void *b)
{
	const struct subject *x = a, *y = b;

	if (x->first != y->first)
		return (x->first > y->first) - (x->first < y->first);
	return (x->kind_n > y->kind_n) - (x->kind_n < y->kind_n);
}

/* In the order of the tables. */
static void due_flush(cds_log *log, void *data)
{
	struct due *d = data;
	struct subject *subject = d->subject;
	size_t n = d->n;
	struct cds__effect effect;

	if (n > 1)
		qsort(subject, n, sizeof *subject, by_first);
	d->subject = NULL;
	d->n = d->room = 0;
	cds__map_free(&d->at);
	for (size_t i = 0; i < n && !cds__failed(log) && !(d->follow && d->follow(d->arg, false));
	    i++) {
		if (subject[i].words)
			cds__redaction_sweep(log, &subject[i].id);
		cds__derive_subject(log, &subject[i].id, (struct cds__slice){subject[i].kind,
		    subject[i].kind_n}, subject[i].first, &effect);
		d->conflicts += effect.conflicts;
	}
	free(subject);
}

void cds__due_open(cds_log *log, cds__due_follow *follow, void *arg)
{
	struct cds__part *part = &log->part[CDS__PART_DUE];

	if (!part->data)
		*part = (struct cds__part){calloc(1, sizeof(struct due)), due_flush, due_forget,
		    due_release};
	if (part->data)
		*(struct due *)part->data = (struct due){.open = true, .follow = follow,
		    .arg = arg};
	else
		cds__fail_memory(log);
}

int64_t cds__due_settle(cds_log *log)
{
	struct due *d = log->part[CDS__PART_DUE].data;

	if (!d)
		return 0;
	d->open = false;
	due_flush(log, d);
	d->follow = NULL;
	return d->conflicts;
}

static bool due_add(struct due *d, const char *key, size_t key_n, const struct subject *subject)
{
	if (!cds__grow(d->subject, d->n, d->room))
		return false;
	d->subject[d->n] = *subject;
	return cds__map_put(&d->at, key, key_n, (int64_t)d->n++);
}

static bool due_wait(cds_log *log, const struct subject *subject, bool *waited)
{
	struct due *d = log->part[CDS__PART_DUE].data;
	char key[16 + KIND_MAX];
	size_t key_n = 16 + subject->kind_n;
	int64_t at;

	*waited = false;
	if (!d || !d->open)
		return false;
	memcpy(key, subject->id.b, 16);
	memcpy(key + 16, subject->kind, subject->kind_n);
	*waited = cds__map_get(&d->at, key, key_n, &at);
	if (*waited)
		d->subject[at].words |= subject->words;
	else if (!due_add(d, key, key_n, subject))
		cds__fail_memory(log);
	else if (!(d->follow && d->follow(d->arg, true)) && d->n >= DUE_MAX)
		due_flush(log, d);
	return true;
}

bool cds__due_add(cds_log *log, const cds_uuid *id, struct cds__slice kind, int64_t first,
    bool *waited)
{
	struct subject subject = {.id = *id, .first = first, .kind_n = kind.n};

	memcpy(subject.kind, kind.p, kind.n);
	return due_wait(log, &subject, waited);
}

bool cds__due_words(cds_log *log, const cds_uuid *session, int64_t first)
{
	bool waited;

	return due_wait(log, &(struct subject){.id = *session, .first = first, .kind = "session",
	    .kind_n = 7, .words = true}, &waited);
}
