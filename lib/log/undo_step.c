/* Notes what this program writes, by transactions, for undo. */
#include "log/undo_step.h"

#include <stdlib.h>

#include "base/map.h"
#include "derive/kind.h"
#include "store/sql.h"
#include "store/store.h"

#define STEPS_MAX 1000
/* nobody takes more than 10,000 entries back in one step */
#define STEP_BYTES (32 * 10000)

void cds__step_free(struct cds__undo_step *step)
{
	cds__buf_free(&step->ids);
}

/* A transaction that was undone wrote nothing. */
static void undo_step_forget(cds_log *log, void *data)
{
	struct cds__undo_steps *s = data;

	if (s->undos > 0 && !s->taking && s->undo[s->undos - 1].transaction == log->transaction)
		cds__step_free(&s->undo[--s->undos]);
	if (s->taking)
		cds__step_free(s->taking);
}

static void undo_step_release(void *data)
{
	struct cds__undo_steps *s = data;

	for (size_t i = 0; i < s->undos; i++)
		cds__step_free(&s->undo[i]);
	for (size_t i = 0; i < s->redos; i++)
		cds__step_free(&s->redo[i]);
	cds__map_free(&s->own);
	free(s->undo);
	free(s->redo);
}

struct cds__undo_steps *cds__undo_steps_of(cds_log *log)
{
	static const struct cds__memo_form form = {sizeof(struct cds__undo_steps), NULL,
	    undo_step_forget, undo_step_release};
	struct cds__undo_steps *s = cds__memo(log, CDS__MEMO_STEP, &form);

	if (s && !s->undo)
		s->undo = calloc(STEPS_MAX, sizeof *s->undo);
	if (s && !s->redo)
		s->redo = calloc(STEPS_MAX, sizeof *s->redo);
	if (!s || (s->undo && s->redo))
		return s;
	cds__fail_memory(log);
	return NULL;
}

/* The step of this transaction; what was taken back before can't be done again after it. */
static struct cds__undo_step *undo_step_current(cds_log *log, struct cds__undo_steps *s)
{
	struct cds__undo_step *last = s->undos > 0 ? &s->undo[s->undos - 1] : NULL;

	if (s->taking)
		return s->taking;
	if (last && last->transaction == log->transaction)
		return last;
	while (s->redos > 0)
		cds__step_free(&s->redo[--s->redos]);
	if (s->undos == STEPS_MAX) {
		cds__step_free(&s->undo[0]);
		memmove(s->undo, s->undo + 1, --s->undos * sizeof *s->undo);
	}
	last = &s->undo[s->undos++];
	*last = (struct cds__undo_step){.transaction = log->transaction};
	return last;
}

void cds__undo_step_note(cds_log *log, const struct cds__entry *e, bool settles)
{
	const struct cds__kind *kind = cds__kind_find(e->kind), *last;
	struct cds__undo_steps *s;
	struct cds__undo_step *step;

	if (!kind || kind->undo == CDS__UNDO_NONE || e->author.n == 0 ||
	    !(s = cds__undo_steps_of(log)))
		return;
	step = undo_step_current(log, s);
	if (step->ids.n >= STEP_BYTES)
		return;
	last = cds__kind_find(cds__slice_of(step->kind));
	if (step->ids.n == 0 || (kind->undo == CDS__UNDO_LEADS && last != kind)) {
		strcpy(step->kind, kind->name.p);
		step->name = step->ids.n;
	}
	step->settles |= settles;
	cds__buf_add(&step->ids, e->subject.b, 16);
	cds__buf_add(&step->ids, e->id.b, 16);
	if (step->ids.failed || !cds__map_put(&s->own, e->id.b, 16, 1))
		cds__fail_memory(log);
}

void cds__undo_step_throw(cds_log *log, const cds_uuid *session)
{
	struct cds__undo_steps *s = cds__undo_steps_of(log);
	struct cds__undo_step *step = s ? undo_step_current(log, s) : NULL;

	if (!step)
		return;
	step->throws = true;
	step->thrown = *session;
}

void cds__undo_step_unthrow(cds_log *log, const cds_uuid *session)
{
	struct cds__undo_steps *s = log->memo[CDS__MEMO_STEP].data;

	for (size_t i = s ? s->undos : 0; i-- > 0;) {
		struct cds__undo_step *step = &s->undo[i];
		if (!step->throws || cds_uuid_compare(&step->thrown, session) != 0)
			continue;
		step->throws = false;
		if (step->ids.n > 0)
			continue;
		cds__step_free(step);
		memmove(step, step + 1, (--s->undos - i) * sizeof *step);
		return;
	}
}
